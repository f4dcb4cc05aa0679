"""On which days a passage may be returned, and which document's it is: masks over all passages."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexes.library import Filters
from indexes.places import Places
from ingest.citation import Place
from ingest.document import Document, Family
from ingest.validity import Validity

Days = NDArray[np.int32]
Mask = NDArray[np.bool_]

FEW, FEW_PASSAGES = 40, 6_000  # documents and passages that are looked at by themselves
UNKNOWN = 0  # no day has this number: date(1, 1, 1) is day 1


@dataclass(frozen=True, slots=True)
class Availability:
    """Days as `date.toordinal`, UNKNOWN where not known; all but the last are [passages]."""

    since: Days
    until: Days
    opens: Days  # first day on which the passage may be returned, 1 for always
    passages: NDArray[np.int64]  # [documents + 1]: where each document's passages begin

    def not_closed(self, on: date) -> Mask:
        """Whether a passage is not known to be out of force on that day."""
        day = on.toordinal()
        mask: Mask = (self.opens <= day) & ((self.until == UNKNOWN) | (day < self.until))
        return mask

    def unknown(self) -> Mask:
        """Whether nothing says since when a passage is in force."""
        mask: Mask = self.since == UNKNOWN
        return mask

    def validities(self, passages: NDArray[np.int64]) -> list[Validity]:
        rows = zip(self.since[passages].tolist(), self.until[passages].tolist(), strict=True)
        return [validity_of(since, until) for since, until in rows]


def availability(
    documents: Sequence[Document],
    places: Places,
    own: Iterable[tuple[str, Place, Validity, str]],
) -> Availability:
    """Every passage's days: its document's, or its own where an act changed it alone."""
    sizes = np.diff(places.ends)
    oldest = oldest_records(documents)
    opens = [1 if d.key in oldest else ordinal(d.validity.since) for d in documents]
    columns = [
        np.repeat(np.array(days, dtype=np.int32), sizes)
        for days in (
            [ordinal(d.validity.since) for d in documents],
            [ordinal(d.validity.until) for d in documents],
            opens,
        )
    ]
    position = {document.key: at for at, document in enumerate(documents)}
    for key, place, validity, _ in own:
        if key in position:
            passages = places.within(position[key], place)
            columns[0][passages] = columns[2][passages] = ordinal(validity.since)
            columns[1][passages] = ordinal(validity.until)
    return Availability(columns[0], columns[1], columns[2], places.ends)


@lru_cache(maxsize=10_000)
def validity_of(since: int, until: int) -> Validity:
    return Validity(
        date.fromordinal(since) if since else None, date.fromordinal(until) if until else None
    )


def ordinal(day: date | None) -> int:
    return day.toordinal() if day else UNKNOWN


def oldest_records(documents: Sequence[Document]) -> set[str]:
    """Keys of the procedure records that also answer for days before them: the oldest of a code."""
    oldest: dict[str, Document] = {}
    for document in documents:
        if document.family is Family.PROCEDURE:
            held = oldest.setdefault(document.id, document)
            if ordinal(document.validity.since) < ordinal(held.validity.since):
                oldest[document.id] = document
    return {document.key for document in oldest.values()}


class Shelfmarks:
    """Which passages a filter lets through on a day; the last masks are remembered."""

    def __init__(
        self,
        documents: Sequence[Document],
        availability: Availability,
        fields: Sequence[frozenset[str]],
        units: Sequence[tuple[int, int]],
    ) -> None:
        self.availability = availability
        self.fields = fields  # lĩnh vực of each document, empty but for procedures
        self.units = units  # of each document: the first and the one behind the last
        self.positions = {document.key: at for at, document in enumerate(documents)}
        self.families = Labels(document.family for document in documents)
        self.keys = Labels(document.key for document in documents)
        self.kinds = Labels(document.kind for document in documents)
        self.issuers = Labels(document.issuer for document in documents)
        self.provinces = Labels(document.province for document in documents)
        self.sizes = np.diff(availability.passages)
        self.owners = np.repeat(np.arange(len(documents), dtype=np.int32), self.sizes)
        self.not_closed = lru_cache(maxsize=16)(availability.not_closed)
        self.allowed = lru_cache(maxsize=16)(self.find_allowed)
        self.with_keys = lru_cache(maxsize=16)(self.keys.among)

    def find_allowed(self, on: date, filters: Filters) -> Mask:
        mask: Mask = np.repeat(self.chosen(filters), self.sizes)
        mask &= self.not_closed(on)
        return mask

    def few(self, filters: Sequence[Filters]) -> tuple[tuple[int, int], ...]:
        """The units of the documents that the filters name, if these are few; else none."""
        if any(one.documents is None or len(one.documents) > FEW for one in filters):
            return ()
        named = frozenset[str]().union(*(one.documents or () for one in filters))
        found = sorted(self.positions[key] for key in named if key in self.positions)
        small = sum(int(self.sizes[at]) for at in found) <= FEW_PASSAGES
        return tuple(self.units[at] for at in found) if small else ()

    def of_family(self, family: Family) -> Mask:
        """Passages of one family, on whatever day."""
        mask: Mask = self.families.among([family])[self.owners]
        return mask

    def chosen(self, filters: Filters) -> Mask:
        """[documents]: whether a filter lets a document through."""
        nowhere = {None, filters.province}
        chosen = self.provinces.among(nowhere) if filters.province else self.provinces.any()
        for labels, values in (
            (self.families, filters.families),
            (self.kinds, filters.kinds),
            (self.issuers, filters.issuers),
        ):
            if values is not None:
                chosen &= labels.among(values)
        if filters.documents is not None:
            chosen &= self.with_keys(filters.documents)
        if filters.fields is not None:
            wanted = filters.fields
            chosen &= np.array([not wanted.isdisjoint(own) for own in self.fields], dtype=np.bool_)
        return chosen


class Labels:
    """One attribute of all documents as numbers, to ask for several of its values at once."""

    def __init__(self, values: Iterable[Hashable]) -> None:
        self.numbers: dict[Hashable, int] = {}
        numbered = [self.numbers.setdefault(value, len(self.numbers)) for value in values]
        self.column = np.array(numbered, dtype=np.int32)

    def any(self) -> Mask:
        return np.ones(len(self.column), dtype=np.bool_)

    def among(self, wanted: Iterable[Hashable]) -> Mask:
        known = [self.numbers[value] for value in wanted if value in self.numbers]
        chosen = np.zeros(len(self.numbers), dtype=np.bool_)
        chosen[known] = True
        mask: Mask = chosen[self.column]
        return mask
