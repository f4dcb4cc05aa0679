"""Which of the articles that were found is answered from first."""

from dataclasses import replace
from datetime import date

from assistant.composing.candidates import Candidate, candidates
from assistant.composing.composing import _with_amount
from assistant.searching import matcher_of
from assistant.shelf import shelf_of
from indexes.opened import OpenedLibrary

QUESTION = "Nam nữ bao nhiêu tuổi thì được kết hôn?"


def articles(library: OpenedLibrary) -> dict[str | None, Candidate]:
    """Articles of the marriage act about marrying, all taken to be equally good."""
    found = candidates(library.search("điều kiện kết hôn", date(2026, 11, 23), limit=60), library)
    acts = [c for c in found if c.document.number == "121/VBHN-VPQH"]
    return {c.hits[0].passage.place.article: replace(c, score=0.0) for c in acts}


def test_article_that_holds_the_amount_asked_for_comes_first(sample_library):
    shelf = shelf_of(sample_library)
    found = articles(sample_library)
    others = [c for article, c in found.items() if article in {"9", "13"}]

    ranked = _with_amount([*others, found["8"]], matcher_of(QUESTION, shelf), shelf)

    assert others
    assert ranked[0] is found["8"]
    assert len(ranked) == len(others) + 1


def test_article_far_behind_is_not_preferred_for_its_amount(sample_library):
    shelf = shelf_of(sample_library)
    found = articles(sample_library)
    far = replace(found["8"], score=-5.0)

    ranked = _with_amount([found["9"], far], matcher_of(QUESTION, shelf), shelf)

    assert ranked[0] is found["9"]
