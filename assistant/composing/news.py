"""News beside the official texts: only where these say little or the citizen heard it there."""

import re

from assistant.composing.law import law_parts
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
_BETTER = 0.08  # by how much news must say more


def news_parts(need: Need, found: Found, shelf: Shelf) -> list[Part]:
    """The best paragraph of news, marked as such by its label and status."""
    official = coverage(found.candidates, found.matcher)
    heard = _HEARD.search(unmark(need.question.text)) or _HEARD.search(unmark(need.text))
    if not heard and official >= _LITTLE:
        return []
    items = search_news(need, shelf)[:1]
    if not items or (not heard and coverage(items, found.matcher) < official + _BETTER):
        return []
    return law_parts(items[0], found.matcher, shelf, need.day, 2)
