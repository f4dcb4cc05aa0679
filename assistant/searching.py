"""What the library holds for a need."""

from dataclasses import dataclass

from assistant.composing.candidates import Candidate, candidates
from assistant.composing.matching import Matcher
from assistant.shelf import Shelf
from assistant.understanding.understand import Need
from indexes.library import Filters

DEPTH = 60


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates best first, and the matcher of the question's content words."""

    candidates: tuple[Candidate, ...]
    matcher: Matcher


def search(need: Need, shelf: Shelf) -> Found:
    library = shelf.library
    filters = Filters(province=need.province)
    hits = library.search(need.search_text, need.day, filters, DEPTH)
    return Found(tuple(candidates(hits, library)), matcher_of(need.search_text, shelf))


def matcher_of(text: str, shelf: Shelf) -> Matcher:
    return Matcher.of(text, lambda word: _frequency(word, shelf))


def _frequency(word: str, shelf: Shelf) -> int:
    found = shelf.library.spellings(word)
    return next((count for spelling, count in found if spelling == word), 0)
