"""On which days a passage may be returned, and which document's it is: masks over all passages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexes.columns import Strings
from indexes.library import Filters
from indexes.table import decode_place
from ingest.citation import Place
from ingest.document import Document, Family
from ingest.validity import Validity

Days = NDArray[np.int32]
Mask = NDArray[np.bool_]

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

    def of_documents(self, chosen: NDArray[np.bool_]) -> Mask:
        return np.repeat(chosen, np.diff(self.passages))

    def validity(self, passage: int) -> Validity:
        since, until = int(self.since[passage]), int(self.until[passage])
        return Validity(
            date.fromordinal(since) if since else None, date.fromordinal(until) if until else None
        )


def availability(
    documents: Sequence[Document],
    places: Sequence[Strings],
    ends: NDArray[np.int64],
    own: Iterable[tuple[str, Place, Validity, str]],
) -> Availability:
    """Every passage's days: its document's, or its own where an act changed it alone."""
    sizes = np.diff(ends)
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
            at = position[key]
            for passage, written in enumerate(places[at], ends[at]):
                if decode_place(written).within(place):
                    columns[0][passage] = columns[2][passage] = ordinal(validity.since)
                    columns[1][passage] = ordinal(validity.until)
    return Availability(columns[0], columns[1], columns[2], ends)


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
    """Which documents a filter lets through; the last masks are remembered."""

    def __init__(
        self,
        documents: Sequence[Document],
        availability: Availability,
        fields: Sequence[frozenset[str]],
    ) -> None:
        self.documents = documents
        self.availability = availability
        self.fields = fields  # lĩnh vực of each document, empty but for procedures
        self.allowed = lru_cache(maxsize=32)(self.find_allowed)

    def find_allowed(self, on: date, filters: Filters) -> Mask:
        mask = self.availability.not_closed(on)
        if filters != Filters():
            chosen = np.array(
                [self.passes(at, filters) for at in range(len(self.documents))], dtype=np.bool_
            )
            mask &= self.availability.of_documents(chosen)
        return mask

    def passes(self, position: int, filters: Filters) -> bool:
        document = self.documents[position]
        restrictions = (
            (filters.families, document.family),
            (filters.documents, document.key),
            (filters.kinds, document.kind),
            (filters.issuers, document.issuer),
        )
        if any(allowed is not None and value not in allowed for allowed, value in restrictions):
            return False
        if filters.fields is not None and not filters.fields & self.fields[position]:
            return False
        elsewhere = (None, filters.province) if filters.province else (document.province,)
        return document.province in elsewhere
