"""Hits gathered by what they belong to: articles of law, procedure records, news items."""

from collections.abc import Sequence
from dataclasses import dataclass

from indexes.library import Hit, Library
from ingest.document import Document, Family


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit (an article, a record, a news item) with its hits, best first."""

    document: Document
    hits: tuple[Hit, ...]

    @property
    def score(self) -> float:
        return self.hits[0].score


def candidates(hits: Sequence[Hit], library: Library) -> list[Candidate]:
    """One candidate a unit, best first."""
    by_unit: dict[int, list[Hit]] = {}
    for hit in hits:
        by_unit.setdefault(hit.passage.unit, []).append(hit)
    return [
        Candidate(library.document(found[0].passage.document), tuple(found))
        for found in by_unit.values()
    ]


def of_family(found: Sequence[Candidate], family: Family) -> list[Candidate]:
    return [candidate for candidate in found if candidate.document.family is family]
