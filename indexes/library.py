"""The shelf that the assistant searches."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from indexes.passage import Passage
from ingest.citation import Place
from ingest.document import Content, Document, Family, Relation
from ingest.validity import Validity


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage and how well it fits; `parts` are the scores that `score` was made of."""

    passage: Passage
    score: float
    parts: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Filters:
    """Restrictions of a search; None means any."""

    families: frozenset[Family] | None = None
    documents: frozenset[str] | None = None  # Document.key
    kinds: frozenset[str] | None = None
    issuers: frozenset[str] | None = None
    fields: frozenset[str] | None = None  # lĩnh vực of procedures
    province: str | None = None  # passages of other provinces are left out; None = no restriction


class Library(Protocol):
    """Anything that finds passages in force on a day, best first.

    Passages known not to be in force on `on` are never returned; those of unknown validity are,
    ranked after equally good ones that are known to be in force.
    """

    def __hash__(self) -> int:
        """By identity: what is derived from a library is kept beside it."""
        ...

    def search(
        self, question: str, on: date, filters: Filters = Filters(), limit: int = 50
    ) -> Sequence[Hit]: ...

    def search_each(
        self, question: str, on: date, filters: Sequence[Filters], limit: int = 50
    ) -> Sequence[Sequence[Hit]]:
        """One search for each of several restrictions; what they share is done once."""
        ...

    def document(self, key: str) -> Document: ...

    def documents(self) -> Sequence[Document]: ...

    def content(self, key: str) -> Content: ...

    def relations(self) -> Sequence[tuple[str, Relation]]:
        """(key of the acting document, what it does to another), for answerable documents."""
        ...

    def own_validity(self) -> Sequence[tuple[str, Place, Validity, str]]:
        """(document key, place, validity, evidence) of places that differ from their document."""
        ...

    def spellings(self, bare: str) -> Sequence[tuple[str, int]]:
        """Accented syllables of the corpus with these bare letters, most frequent first."""
        ...

    def together(self, first: Sequence[str], second: Sequence[str]) -> NDArray[np.int64]:
        """How many passages write first[i] and second[i] side by side, for each i."""
        ...
