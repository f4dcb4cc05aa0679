"""When news is told beside the official texts."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.composing.candidates import candidates
from assistant.composing.news import _best_said, _stands_out
from assistant.searching import matcher_of
from assistant.shelf import shelf_of


@pytest.fixture(scope="module")
def items(sample_library):
    found = candidates(
        sample_library.search("tách hộ", date(2026, 11, 23), limit=60), sample_library
    )
    return [found[0], found[-1]]


@pytest.mark.parametrize(
    ("scores", "apart"),
    [((5.2, 0.8), True), ((5.2, 4.9), False), ((3.0, 0.2), False)],
)
def test_news_stands_out_when_no_other_item_comes_near(items, scores, apart):
    scored = [replace(item, score=score) for item, score in zip(items, scores, strict=True)]

    assert _stands_out(scored) is apart


def test_no_news_stands_out_of_nothing():
    assert _stands_out([]) is False


def test_of_two_items_as_good_the_one_that_says_more_comes_first(sample_library, items):
    matcher = matcher_of("tách hộ khi ly hôn", shelf_of(sample_library))
    by_words = sorted(items, key=lambda item: matcher.score(item.hits[0].passage.text))
    near = [replace(by_words[0], score=3.01), replace(by_words[-1], score=3.0)]
    far = [replace(by_words[0], score=4.1), replace(by_words[-1], score=3.0)]

    assert _best_said(far, matcher)[0] is far[0]
    assert _best_said(near, matcher)[0] is near[1]
