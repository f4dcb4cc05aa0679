"""What staff ask to be decided about validity, held against what the store has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from ingest.citation import Place
from ingest.decisions import Decision
from ingest.document import Document, Standing
from ingest.document_number import comparable
from ingest.places import places_in
from ingest.store import Store
from ingest.validity import Validity


class NotHeld(Exception):
    """The store has no such document, or the document no such place; the message says which."""


class NotSettable(Exception):
    """What was asked cannot be decided so; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`place` as people write it ("khoản 2 Điều 43"), "" for the whole document."""

    id: str
    by: str
    reason: str
    place: str = ""
    since: date | None = None
    until: date | None = None
    year: int | None = None


def decided(asked: Asked, store: Store, at: datetime) -> tuple[Decision, list[Document]]:
    """The decision and the documents that it is about; a day that is not given stays as it is.

    Raises NotHeld, NotSettable.
    """
    if not asked.by.strip() or not asked.reason.strip():
        raise NotSettable("Ghi người quyết định (--by) và lý do (--reason).")
    if asked.since is None and asked.until is None:
        raise NotSettable("Cho biết ít nhất một ngày: --since hoặc --until.")
    place = _place(asked.place)
    about = _about(asked, store)
    if place != Place():
        _check_place(place, about, store)
    answering = [d for d in about if d.standing is Standing.ANSWERABLE] or about
    now = {_now(document, place, store) for document in answering}
    if len(now) > 1:
        listed = ", ".join(document.key for document in answering)
        raise NotSettable(f"{asked.id} là nhiều văn bản khác nhau ({listed}): thêm --year.")
    known = now.pop()
    validity = Validity(asked.since or known.since, asked.until or known.until)
    if validity.since and validity.until and validity.until <= validity.since:
        raise NotSettable(
            f"Ngày hết hiệu lực {validity.until} phải sau ngày có hiệu lực {validity.since}."
        )
    decision = Decision(asked.id, validity, asked.by, asked.reason, at, asked.year, place=place)
    return decision, about


def _place(words: str) -> Place:
    places = places_in(words) if words else (Place(),)
    if len(places) != 1:
        raise NotSettable(f"Không hiểu “{words}”. Ví dụ: khoản 2 Điều 43.")
    return places[0]


def _about(asked: Asked, store: Store) -> list[Document]:
    names = {asked.id, comparable(asked.id)}
    held = [d for d in store.documents() if d.key in names or comparable(d.id) in names]
    found = [document for document in held if asked.year in (None, document.year)]
    if not held:
        raise NotHeld(f"Kho không có {asked.id}.")
    if not found:
        years = ", ".join(sorted({str(document.year) for document in held if document.year}))
        raise NotHeld(f"Kho không có {asked.id} năm {asked.year}; có: {years or 'không rõ năm'}.")
    return found


def _check_place(place: Place, about: Sequence[Document], store: Store) -> None:
    for document in about:
        if any(one.place == place for one in store.content(document.digest).provisions):
            return
    raise NotHeld(f"{about[0].id} không có {place}.")


def _now(document: Document, place: Place, store: Store) -> Validity:
    own = (
        validity
        for key, at, validity, _ in store.provision_validity()
        if key == document.key and at == place
    )
    return next(own, document.validity)
