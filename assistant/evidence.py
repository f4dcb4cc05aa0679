"""Whether what was found is enough to answer from."""

from assistant.searching import Found
from assistant.shelf import Shelf
from assistant.understanding.understand import Need

ENOUGH = 0.35
_LOOKED_AT = 3


def is_enough(need: Need, found: Found, shelf: Shelf) -> bool:
    return strength(need, found, shelf) >= ENOUGH


def strength(need: Need, found: Found, shelf: Shelf) -> float:
    """How well the best candidates cover the content words of the question, 0..1."""
    covered = [
        found.matcher.score(f"{candidate.document.title} {hit.passage.context} {hit.passage.text}")
        for candidate in found.candidates[:_LOOKED_AT]
        for hit in candidate.hits[:2]
    ]
    return max(covered, default=0.0)
