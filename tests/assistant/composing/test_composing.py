"""Which of the articles that were found is answered from first."""

from dataclasses import replace
from datetime import date

from assistant.composing.candidates import Candidate, candidates
from assistant.composing.composing import _with_amount
from assistant.composing.law import brief_parts
from assistant.question import Question
from assistant.respond import respond
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


def test_of_a_further_article_only_the_clause_that_answers_is_quoted(sample_library):
    question = "Trường hợp nào người lao động nghỉ việc không cần báo trước?"
    day = date(2026, 11, 23)
    shelf = shelf_of(sample_library)
    found = candidates(sample_library.search(question, day, limit=60), sample_library)
    article = next(c for c in found if c.hits[0].passage.place.article == "35")

    (part,) = brief_parts(article, matcher_of(question, shelf), shelf, day)

    assert "không cần báo trước" in part.text
    assert "45 ngày" not in part.text  # of the clause before


def test_comparison_is_followed_by_another_article_on_the_matter(sample_library):
    question = Question("lương cơ sở trước và sau 1/7/2026 khác gì?", date(2026, 11, 23))

    answer = respond(question, sample_library)

    articles = [c.place.article for c in answer.citations if c.document.number == "161/2026/NĐ-CP"]
    assert articles[0] == "3"  # the rate, compared
    assert "5" in articles  # the bonuses that go by the rate
