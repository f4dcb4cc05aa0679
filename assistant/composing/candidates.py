"""Hits gathered by what they belong to: articles of law, procedure records, news items."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexes.library import Hit, Library
from ingest.document import Document, Family


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit (an article, a record, a news item) with its hits, best first, and its own score.

    `ranks` are its places in the searches that were made, None where it was not found.
    """

    document: Document
    hits: tuple[Hit, ...]
    score: float
    ranks: tuple[int | None, ...] = (None,)


def candidates(hits: Sequence[Hit], library: Library) -> list[Candidate]:
    """One candidate a unit, best first."""
    return joined([hits], library)


def joined(searches: Sequence[Sequence[Hit]], library: Library) -> list[Candidate]:
    """One candidate a unit that any of the searches found; of its hits the best search's."""
    best: dict[int, tuple[Hit, ...]] = {}
    ranks: dict[int, list[int | None]] = {}
    for at, hits in enumerate(searches):
        for rank, (unit, found) in enumerate(_by_unit(hits).items()):
            ranks.setdefault(unit, [None] * len(searches))[at] = rank
            if unit not in best or found[0].score > best[unit][0].score:
                best[unit] = tuple(found)
    return [
        Candidate(
            library.document(found[0].passage.document),
            found,
            found[0].score,
            tuple(ranks[unit]),
        )
        for unit, found in best.items()
    ]


def _by_unit(hits: Sequence[Hit]) -> dict[int, list[Hit]]:
    found: dict[int, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.passage.unit, []).append(hit)
    return found


def of_family(found: Sequence[Candidate], family: Family) -> list[Candidate]:
    return [candidate for candidate in found if candidate.document.family is family]
