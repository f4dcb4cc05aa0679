"""Whether what was found is enough to answer from."""

from collections.abc import Sequence

from assistant.composing.candidates import Candidate
from assistant.composing.matching import Matcher
from assistant.searching import Found
from assistant.shelf import Shelf
from assistant.understanding.understand import Need

ENOUGH = 0.2
_LOOKED_AT = 3


def is_enough(need: Need, found: Found, shelf: Shelf) -> bool:
    return coverage(found.candidates, found.matcher) >= ENOUGH


def coverage(candidates: Sequence[Candidate], matcher: Matcher) -> float:
    """How well the best candidates cover the content words of the question, 0..1."""
    return max(
        (
            matcher.score(f"{c.document.title} {hit.passage.context} {hit.passage.text}")
            for c in candidates[:_LOOKED_AT]
            for hit in c.hits[:2]
        ),
        default=0.0,
    )
