"""From when to when a place of a document is in force, and how that is told."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from assistant import wording
from assistant.composing.labels import is_consolidation, told_since
from indexes.library import Library
from ingest.citation import Place
from ingest.document import Document
from ingest.validity import Validity

Own = Sequence[tuple[Place, Validity, str]]


@lru_cache(maxsize=2)
def own_days(library: Library) -> Mapping[str, Own]:
    """Places (by document key) that have other days than their document, with the evidence."""
    found: dict[str, list[tuple[Place, Validity, str]]] = {}
    for key, place, validity, evidence in library.own_validity():
        found.setdefault(key, []).append((place, validity, evidence))
    return found


def validity_at(document: Document, place: Place, library: Library) -> Validity:
    """The days of a place: its own, those of what it lies in, or those of the document."""
    around = [row for row in own_days(library).get(document.key, ()) if place.within(row[0])]
    if not around:
        return document.validity
    return max(around, key=lambda row: len(str(row[0])))[1]


def changed_inside(
    document: Document, place: Place, on: date, library: Library
) -> list[tuple[Place, Validity]]:
    """Places inside this one that are not in force on the day though the place itself is."""
    return [
        (inner, validity)
        for inner, validity, _ in own_days(library).get(document.key, ())
        if inner != place and inner.within(place) and validity.covers(on) is False
    ]


def span_told(document: Document, place: Place, library: Library) -> str:
    """ "áp dụng từ 01/07/2021 đến trước 01/07/2026", as far as the texts state the days."""
    validity = validity_at(document, place, library)
    own = validity != document.validity
    since = validity.since if own else told_since(document)
    until = None if is_consolidation(document) and not own else validity.until
    words = [f"từ {wording.day(since)}"] if since else []
    words += [f"đến trước {wording.day(until)}"] if until else []
    return f"áp dụng {' '.join(words)}" if words else ""
