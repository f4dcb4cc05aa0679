"""What staff correct of a document: its metadata and its validity, each with a reason."""

from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import Response

from assistant.service.staff.html import Html, h
from assistant.service.staff.layout import (
    button,
    day,
    field,
    form,
    go,
)
from assistant.service.staff.visit import (
    EditorPost,
    Refused,
    Result,
    Visit,
    aside,
)
from ingest.citation import Place
from ingest.decisions import CORRECTABLE, Decision
from ingest.document import Document
from ingest.places import places_in
from ingest.store import Store
from ingest.validity import Validity

router = APIRouter(prefix="/staff", include_in_schema=False)
FIELDS = {
    "title": ("Tên", "Title"),
    "number": ("Số hiệu", "Number"),
    "kind": ("Loại", "Kind"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "issued": ("Ngày ban hành", "Issued"),
}


async def with_store(visit: Visit, work: Callable[[Store], Result]) -> Result:
    """Work with the store, aside, with a connection of its own."""

    def opened() -> Result:
        store = Store.open(visit.office.data)
        try:
            return work(store)
        finally:
            store.close()

    return await aside(opened)


def address_of(key: str, **more: str) -> str:
    return f"/staff/document?{urlencode({'key': key, **more})}"


def span_of(visit: Visit, validity: Validity) -> str:
    if not validity.known:
        return visit.say("chưa rõ", "unknown")
    since = visit.say(f"từ {day(validity.since) or '?'}", f"from {day(validity.since) or '?'}")
    if validity.until is None:
        return since
    return since + visit.say(f" đến trước {day(validity.until)}", f" until {day(validity.until)}")


def validity_form(visit: Visit, document: Document) -> Html:
    return h(
        "section",
        h("h2", visit.say("Sửa hiệu lực", "Correct the validity")),
        form(
            visit,
            "/staff/document/validity",
            h("input", type="hidden", name="key", value=document.key),
            field(
                visit.say("Chỗ (để trống: cả văn bản)", "Place (empty: the whole)"),
                "place",
                hint=visit.say("ví dụ: khoản 2 Điều 43", "for example: khoản 2 Điều 43"),
            ),
            field(visit.say("Có hiệu lực từ ngày", "In force from"), "since", type="date"),
            field(
                visit.say("Hết hiệu lực từ ngày", "No longer in force from"), "until", type="date"
            ),
            field(visit.say("Lý do", "Reason"), "why", required=True),
            button(visit.say("Lưu hiệu lực", "Save the validity")),
        ),
    )


def metadata_form(visit: Visit, document: Document) -> Html:
    fields = (
        field(
            visit.say(*words),
            name,
            str(getattr(document, name) or ""),
            type="date" if name == "issued" else "text",
        )
        for name, words in FIELDS.items()
    )
    return h(
        "section",
        h("h2", visit.say("Sửa thông tin", "Correct the metadata")),
        form(
            visit,
            "/staff/document/metadata",
            h("input", type="hidden", name="key", value=document.key),
            fields,
            h(
                "p",
                h("label", visit.say("Lý do sửa", "Reason"), for_="f-because"),
                h("input", id="f-because", name="because", type="text", required=True),
                class_="field",
            ),
            button(visit.say("Lưu thông tin", "Save the metadata")),
        ),
    )


def day_given(visit: Visit, name: str) -> date | None:
    written = visit.value(name)
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise Refused("Ngày không đúng.", "The day is wrong.") from None


@router.post("/document/validity")
async def set_validity(visit: EditorPost) -> Response:
    written = visit.value("place")
    places = places_in(written) if written else ()
    if written and len(places) != 1:
        raise Refused(f"Không hiểu “{written}”.", f"“{written}” is not understood.")
    validity = Validity(day_given(visit, "since"), day_given(visit, "until"))
    decision = Decision(
        visit.value("key"),
        validity,
        visit.person.name,
        visit.value("why"),
        datetime.now(),
        None,
        place=places[0] if places else Place(),
    )
    return await kept(visit, decision, f"hiệu lực {written}: {span_of(visit, validity)}")


@router.post("/document/metadata")
async def set_metadata(visit: EditorPost) -> Response:
    key = visit.value("key")
    day_given(visit, "issued")

    def changed(store: Store) -> dict[str, str]:
        document = next((one for one in store.documents() if one.key == key), None)
        if document is None:
            raise Refused("Kho không có văn bản này.", "There is no such document.", 404)
        given = {name: visit.value(name) for name in CORRECTABLE}
        return {
            name: value
            for name, value in given.items()
            if value and value != str(getattr(document, name) or "")
        }

    values = await with_store(visit, changed)
    if not values:
        raise Refused("Không có gì thay đổi.", "Nothing was changed.")
    decision = Decision(
        key,
        Validity(),
        visit.person.name,
        visit.value("because"),
        datetime.now(),
        corrected=values,
    )
    told = "; ".join(f"{name}: {value}" for name, value in values.items())
    return await kept(visit, decision, told)


async def kept(visit: Visit, decision: Decision, told: str) -> Response:
    """Write a decision down; it counts when documents are next settled, before indexing."""
    if not decision.reason:
        raise Refused("Hãy ghi lý do.", "Write the reason.")
    await with_store(visit, lambda store: store.decide(decision))
    visit.note("sửa văn bản", f"{decision.id}: {told}; {decision.reason}")
    return go(address_of(decision.id), "saved")
