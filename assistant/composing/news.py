"""News beside the official texts: where these say little, or news alone speaks of the matter."""

import re
from collections.abc import Sequence

from assistant.composing.candidates import Candidate
from assistant.composing.law import law_parts
from assistant.composing.matching import Matcher
from assistant.composing.part import Part
from assistant.evidence import coverage
from assistant.searching import Found, search_news
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.understand import Need

_HEARD = re.compile(
    r"\b(?:nghe noi|nghe bao|doc tin|doc bao|xem tin|tren bao|tren tivi|thoi su|bao noi|tin tuc)\b"
)
_LITTLE = 0.75  # share of the question's words below which the official texts say little
_ENOUGH = 0.95  # from which nothing is missing
_BETTER = 0.08  # by how much news must say more
# News stands out by a fused score (z-scores) that no other item comes near.
_HIGH = 4.5
_APART = 2.2
_AS_GOOD = 0.5
_SAYS = 0.5  # share of the question's words
_FIRST = 2  # parts that come before them
_BEHIND = 0.2  # by how much it may say less than the official texts


def with_news(parts: list[Part], need: Need, found: Found, shelf: Shelf) -> list[Part]:
    """The parts and the best paragraphs of news, marked as such by their label and status.

    News that stands out come before further articles, which would leave no room for them.
    """
    official = coverage(found.candidates, found.matcher)
    heard = _HEARD.search(unmark(need.question.text)) or _HEARD.search(unmark(need.text))
    if not heard and official >= _ENOUGH:
        return parts
    items = _best_said(search_news(need, shelf), found.matcher)
    said = coverage(items[:1], found.matcher)
    little = official < _LITTLE and said >= official + _BETTER
    apart = _stands_out(items) and said >= max(_SAYS, official - _BEHIND)
    if not items or not (heard or little or apart):
        return parts
    news = law_parts(items[0], found.matcher, shelf, need.day, 2)
    first = _FIRST if apart else len(parts)
    return [*parts[:first], *news, *parts[first:]]


def _best_said(items: Sequence[Candidate], matcher: Matcher) -> list[Candidate]:
    """Of the items that are about as good first the one that says most of the question."""
    near = [item for item in items if item.score >= items[0].score - _AS_GOOD]
    said = sorted(near, key=lambda item: -item.score - coverage([item], matcher))
    return [*said, *items[len(near) :]]


def _stands_out(items: Sequence[Candidate]) -> bool:
    scores = [item.score for item in items[:2]]
    return scores != [] and scores[0] >= _HIGH and scores[0] - scores[-1] >= _APART
