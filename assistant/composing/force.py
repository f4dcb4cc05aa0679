"""From when to when a place of a document is in force, and how that is told."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from assistant import wording
from assistant.composing.labels import is_consolidation, told_since
from indexes.library import Library
from ingest.citation import Place
from ingest.document import Document, Family
from ingest.validity import Validity

_NAMED = 3  # places that are named in a caveat
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


def begins_later(document: Document, place: Place, on: date, library: Library) -> bool:
    """Whether the wording at a place, or part of it, is printed ahead of its first day."""
    return any(
        validity.since is not None and validity.since > on
        for other, validity, _ in own_days(library).get(document.key, ())
        if place.within(other) or other.within(place)
    )


def changed_inside(
    document: Document, place: Place, on: date, library: Library
) -> list[tuple[Place, Validity]]:
    """Places inside this one that are not in force on the day though the place itself is."""
    return [
        (inner, validity)
        for inner, validity, _ in own_days(library).get(document.key, ())
        if inner != place and inner.within(place) and validity.covers(on) is False
    ]


def is_whole(document: Document, place: Place, on: date, library: Library) -> bool:
    """Whether a place is in force on the day with all that lies in it."""
    alive = validity_at(document, place, library).covers(on) is not False
    return alive and not changed_inside(document, place, on, library)


def caveat(document: Document, place: Place, on: date, library: Library) -> str:
    """What must be said of a quote that is not, or not wholly, in force on the day; else ""."""
    validity = validity_at(document, place, library)
    if document.family is not Family.LAW:
        return ""
    if validity.covers(on) is False:
        return _not_in_force(document, validity, on)
    inner = changed_inside(document, place, on, library)
    if not inner:
        return ""
    places = ", ".join(dict.fromkeys(str(part) for part, _ in inner[:_NAMED]))
    return f"Lưu ý: {places} không áp dụng vào ngày {wording.day(on)}, xem tình trạng ở trích dẫn."


def _not_in_force(document: Document, validity: Validity, on: date) -> str:
    if validity.until is not None and on >= validity.until:
        if is_consolidation(document) and validity == document.validity:
            return (
                f"Lưu ý: đã có văn bản hợp nhất mới hơn {document.replaced_by or ''}".strip() + "."
            )
        return f"Lưu ý: quy định này đã hết hiệu lực từ ngày {wording.day(validity.until)}."
    since = validity.since or on
    if is_consolidation(document) and validity == document.validity:
        return (
            "Lưu ý: trích theo văn bản hợp nhất lập sau ngày được hỏi"
            f" ({wording.day(since)}); câu chữ vào ngày đó có thể khác."
        )
    return f"Lưu ý: quy định này chưa có hiệu lực; áp dụng từ ngày {wording.day(since)}."


def span_told(document: Document, place: Place, library: Library) -> str:
    """ "áp dụng từ 01/07/2021 đến trước 01/07/2026", as far as the texts state the days."""
    validity = validity_at(document, place, library)
    own = validity != document.validity
    since = validity.since if own else told_since(document)
    until = None if is_consolidation(document) and not own else validity.until
    words = [f"từ {wording.day(since)}"] if since else []
    words += [f"đến trước {wording.day(until)}"] if until else []
    return f"áp dụng {' '.join(words)}" if words else ""
