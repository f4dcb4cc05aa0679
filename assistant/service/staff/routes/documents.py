"""Documents: how they were outlined and dated, what is wrong with them, what staff correct."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from starlette.responses import Response

from assistant.service.staff.accounts import Role
from assistant.service.staff.csv_export import csv_reply
from assistant.service.staff.html import Child, Html, h
from assistant.service.staff.layout import (
    button,
    day,
    exported,
    field,
    listing,
    moment,
    page,
    table,
)
from assistant.service.staff.problems import Open, problems_of
from assistant.service.staff.routes.correcting import (
    FIELDS,
    address_of,
    metadata_form,
    span_of,
    validity_form,
    with_store,
)
from assistant.service.staff.visit import (
    Refused,
    Viewer,
    Visit,
    aside,
)
from ingest.citation import Place
from ingest.decisions import Decision
from ingest.document import Content, Document, Standing
from ingest.provision import Level, Provision
from ingest.status import STANDINGS
from ingest.store import ContentMissing, Store
from ingest.validity import Validity

router = APIRouter(prefix="/staff", include_in_schema=False)
PROBLEMS_SHOWN = 300
SHOWN = 100  # documents of a search
SHORT = 140  # characters of a provision in the outline
ORIGINS = {
    "text": ("văn bản", "the text"),
    "sidecar": ("manifest.jsonl", "manifest.jsonl"),
    "file name": ("tên tệp", "the file's name"),
    "staff": ("cán bộ", "staff"),
    "inferred": ("suy ra", "inferred"),
}
INNER = (Level.CLAUSE, Level.POINT)
LEVELS = {
    Level.ANNEX: ("Phụ lục", "Annex"),
    Level.PART: ("Phần", "Part"),
    Level.CHAPTER: ("Chương", "Chapter"),
    Level.SECTION: ("Mục", "Section"),
    Level.SUBSECTION: ("Tiểu mục", "Subsection"),
    Level.ARTICLE: ("Điều", "Article"),
    Level.CLAUSE: ("Khoản", "Clause"),
    Level.POINT: ("Điểm", "Point"),
    Level.FIELD: ("Mục", "Field"),
    Level.PARAGRAPH: ("Đoạn", "Paragraph"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """What the store holds of one document; `own` are places with their own validity and why."""

    document: Document
    content: Content
    own: Sequence[tuple[Place, Validity, str]]
    decisions: Sequence[Decision]
    settled: bool


@router.get("/problems")
async def problems_page(visit: Viewer) -> Response:
    found = await aside(lambda: problems_of(visit.office.data))
    title = visit.say("Vấn đề còn mở của kho văn bản", "Open problems of the documents")
    most = visit.say(
        f"{len(found)} vấn đề; trang này hiện {PROBLEMS_SHOWN} vấn đề đầu, tệp CSV có tất cả.",
        f"{len(found)} problems; this page shows the first {PROBLEMS_SHOWN}, the CSV all.",
    )
    heads = (("Loại", "Kind"), ("Văn bản hoặc tệp", "Document or file"), ("Chi tiết", "Details"))
    shown = found[:PROBLEMS_SHOWN]
    rows = [(visit.say(*one.kind), document_link(one), one.details) for one in shown]
    hint = h("p", most, class_="hint")
    return listing(visit, title, heads, rows, hint, exported(visit, "problems"))


def document_link(problem: Open) -> Html | str:
    if not problem.is_document:
        return problem.about
    return h("a", problem.about, href=address_of(problem.key))


@router.get("/problems.csv")
async def problems_csv(visit: Viewer) -> Response:
    found = await aside(lambda: problems_of(visit.office.data))
    rows = [(one.kind[0], one.about, one.details) for one in found]
    return csv_reply("problems", ["kind", "about", "details"], rows)


@router.get("/documents")
async def documents_page(visit: Viewer) -> Response:
    sought = visit.value("q").lower()
    found = await with_store(visit, lambda store: matching(store.documents(), sought))
    title = visit.say("Văn bản", "Documents")
    looking = h(
        "form",
        field(
            visit.say("Tìm số hiệu, mã, tên hoặc tệp", "Number, code, title or file"),
            "q",
            visit.value("q"),
            type="search",
        ),
        button(visit.say("Tìm", "Search")),
        action="/staff/documents",
        method="get",
        role="search",
    )
    heads = (
        ("Số hiệu", "Number"),
        ("Tên", "Title"),
        ("Loại", "Kind"),
        ("Hiệu lực", "In force"),
        ("Dùng để trả lời", "Answers"),
    )
    rows = [
        (
            h("a", one.id or one.key, href=address_of(one.key)),
            one.title,
            one.kind,
            span_of(visit, one.validity),
            STANDINGS[one.standing],
        )
        for one in found
    ]
    caption = visit.say(f"{len(rows)} văn bản đầu tiên", f"The first {len(rows)} documents")
    add = (
        h("p", h("a", visit.say("Tải văn bản lên", "Upload documents"), href="/staff/upload"))
        if visit.may(Role.EDITOR)
        else None
    )
    return page(visit, title, add, looking, table(visit, caption, heads, rows))


def matching(documents: Sequence[Document], sought: str) -> list[Document]:
    found = (
        one for one in documents if sought in f"{one.id} {one.title} {one.key} {one.number}".lower()
    )
    return [one for one, _ in zip(found, range(SHOWN), strict=False)]


@router.get("/document")
async def document_page(visit: Viewer) -> Response:
    key = visit.value("key")
    held = await with_store(visit, lambda store: look_up(store, key))
    document = held.document
    pending = visit.say(
        "Có thay đổi chưa áp dụng: hãy dựng lại chỉ mục.",
        "Some changes are not applied yet: rebuild the index.",
    )
    parts: list[Child] = [
        None if held.settled else h("p", pending, class_="problem", role="status"),
        facts(visit, document),
    ]
    if held.own:
        heads = (("Chỗ", "Place"), ("Hiệu lực", "In force"), ("Căn cứ", "Evidence"))
        caption = visit.say("Chỗ có hiệu lực riêng", "Places with their own validity")
        rows = [(str(place), span_of(visit, span), why) for place, span, why in held.own]
        parts.append(table(visit, caption, heads, rows))
    parts += [outline(visit, document, held.content), decided(visit, held.decisions)]
    if visit.may(Role.EDITOR):
        parts += [validity_form(visit, document), metadata_form(visit, document)]
    return page(visit, document.id or key, *parts)


def look_up(store: Store, key: str) -> Held:
    """Raises Refused for a key that is not there."""
    document = next((one for one in store.documents() if one.key == key), None)
    if document is None:
        raise Refused("Kho không có văn bản này.", "There is no such document.", 404)
    try:
        content = store.content(document.digest)
    except ContentMissing:
        content = Content("")
    own = [row[1:] for row in store.provision_validity() if row[0] == key]
    decisions = [one for one in store.decisions() if one.is_about(document)]
    return Held(document, content, own, decisions, store.settled)


def facts(visit: Visit, document: Document) -> Html:
    rows = [
        (visit.say(*words), fact(getattr(document, name)), origin_of(visit, document, name))
        for name, words in FIELDS.items()
    ]
    standing = STANDINGS[document.standing]
    if document.standing is not Standing.ANSWERABLE:
        standing = f"{standing}: {document.standing_reason}"
    span = span_of(visit, document.validity)
    rows += [
        (visit.say("Hiệu lực", "In force"), span, origin_of(visit, document, "validity")),
        (visit.say("Thay bởi", "Replaced by"), fact(document.replaced_by), ""),
        (visit.say("Tệp", "File"), document.key, ""),
        (visit.say("Dùng để trả lời", "Answers"), standing, ""),
    ]
    heads = (("Mục", "Field"), ("Giá trị", "Value"), ("Lấy từ", "From"))
    caption = visit.say("Thông tin và ngày tháng", "Metadata and days")
    return table(visit, caption, heads, rows)


def fact(value: str | date | None) -> str:
    return day(value) if isinstance(value, date) else value or "–"


def origin_of(visit: Visit, document: Document, name: str) -> str:
    """Where a field comes from; what is not known is shown as it is."""
    origin = document.origins.get(name, "")
    return visit.say(*ORIGINS.get(origin, (origin, origin)))


def outline(visit: Visit, document: Document, content: Content) -> Html:
    """The provisions down to articles, each with how many clauses and points it was cut into."""
    opened = visit.value("article")
    rows: list[Html] = []
    for at, provision in enumerate(content.provisions):
        if provision.level in INNER:
            continue
        inner = (
            sum(
                one.level in INNER and one.start < provision.end
                for one in content.provisions[at + 1 : at + 400]
            )
            if provision.level is Level.ARTICLE
            else 0
        )
        rows.append(provision_row(visit, document, content, provision, inner))
        if opened and opened == str(provision.start):
            rows.append(h("li", h("pre", content.text[provision.start : provision.end])))
    title = visit.say(
        f"Bố cục: {len(content.provisions)} đơn vị", f"Outline: {len(content.provisions)} parts"
    )
    return h("section", h("h2", title, id="outline"), h("ol", rows, class_="outline"))


def provision_row(
    visit: Visit, document: Document, content: Content, provision: Provision, inner: int
) -> Html:
    name = f"{visit.say(*LEVELS[provision.level])} {provision.number}".strip()
    text = provision.heading or " ".join(content.text[provision.start : provision.lead_end].split())
    cut = visit.say(f" ({inner} khoản, điểm)", f" ({inner} clauses and points)") if inner else ""
    address = address_of(document.key, article=str(provision.start)) + "#outline"
    label = visit.say(f"Xem toàn văn {name}", f"Show {name}")
    look = h("a", name, href=address, aria_label=label)
    return h("li", look, f" {text[:SHORT]}{cut}", class_=f"level-{provision.level}")


def decided(visit: Visit, decisions: Sequence[Decision]) -> Html | None:
    if not decisions:
        return None
    rows = [
        (
            moment(one.at),
            one.by,
            "; ".join(f"{name}: {value}" for name, value in one.corrected.items())
            or f"{one.place} {span_of(visit, one.validity)}".strip(),
            one.reason,
        )
        for one in decisions
    ]
    heads = (("Lúc", "When"), ("Ai", "Who"), ("Quyết định", "Decision"), ("Lý do", "Reason"))
    caption = visit.say("Cán bộ đã quyết định", "Decided by staff")
    return table(visit, caption, heads, rows)
