"""Overview, feedback, unanswered questions, procedures asked, texts about to change."""

from collections.abc import Sequence
from datetime import date

from fastapi import APIRouter
from starlette.responses import Response

from assistant.feedback.records import Reason, Record
from assistant.service.opening import Desk
from assistant.service.staff import figures
from assistant.service.staff.accounts import Role
from assistant.service.staff.csv_export import csv_reply
from assistant.service.staff.grouping import UNANSWERED, Group, Likely, grouped, likely
from assistant.service.staff.html import Child, Html, h
from assistant.service.staff.layout import button, day, exported, form, listing, moment, page, table
from assistant.service.staff.staleness import Stale, stale
from assistant.service.staff.visit import Refused, Viewer, Visit, aside
from assistant.vietnam import today
from indexes.models import open_embedder

router = APIRouter(prefix="/staff", include_in_schema=False)
MOST_WORDINGS = 5  # of a group that are shown
GROUPS = {
    "answered": ("Đã trả lời", "Answered"),
    "clarify": ("Hỏi lại", "Asked back"),
    "no_source": ("Chưa có nguồn", "No source"),
    "out_of_scope": ("Ngoài phạm vi", "Out of scope"),
    "refused": ("Từ chối", "Refused"),
}
REASONS = {
    "": ("không nói lý do", "no reason given"),
    Reason.WRONG: ("sai", "wrong"),
    Reason.INCOMPLETE: ("thiếu", "incomplete"),
    Reason.MISUNDERSTOOD: ("hiểu sai câu hỏi", "misunderstood"),
    Reason.OUTDATED: ("quy định cũ", "outdated"),
    Reason.UNCLEAR: ("khó hiểu", "unclear"),
    Reason.OTHER: ("lý do khác", "another reason"),
}
STALE = {
    "ending": ("sắp hết hiệu lực", "about to end"),
    "ended": ("vừa hết hiệu lực", "just ended"),
    "changed": ("nội dung đã đổi", "text has changed"),
    "gone": ("không còn trong kho", "no longer held"),
}


def desk_of(visit: Visit) -> Desk:
    desk = visit.office.counter.desk
    if desk is None:
        raise Refused("Chưa có chỉ mục.", "There is no index yet.", 503)
    return desk


@router.get("")
async def overview(visit: Viewer) -> Response:
    records = visit.office.records
    counted, (helpful, rated) = await aside(lambda: (records.verdicts(), records.ratings()))
    groups = figures.by_group(counted)
    tiles = [
        (visit.say("Câu hỏi", "Questions"), str(groups.total())),
        *((visit.say(*words), str(groups[group])) for group, words in GROUPS.items()),
        (visit.say("Góp ý “có ích”", "Rated helpful"), f"{helpful} / {rated}"),
    ]
    shown = h("dl", (h("div", h("dt", name), h("dd", n)) for name, n in tiles), class_="tiles")
    title = visit.say("Tổng quan", "Overview")
    kept = visit.say(
        "Số liệu của những ngày còn được giữ; câu hỏi đã che thông tin cá nhân.",
        "Figures of the days that are kept; personal data in questions is masked.",
    )
    return page(
        visit,
        title,
        h("p", kept, class_="hint"),
        shown,
        days(visit, counted),
        exported(visit, "days"),
    )


def days(visit: Visit, counted: figures.Counted) -> Html:
    found = figures.by_day(counted, today())
    most = max((one.count for one in found), default=1) or 1
    heads = [("Ngày", "Day"), ("Câu hỏi", "Questions"), ("Biểu đồ", "Plot"), *GROUPS.values()]
    rows: list[Sequence[Child]] = [
        (day(one.day), one.count, bar(one.count / most), *(one.groups[group] for group in GROUPS))
        for one in found
    ]
    return table(visit, visit.say("Theo ngày", "By day"), heads, rows)


def bar(share: float) -> Html:
    inside = h("rect", width=f"{100 * share:.1f}", height="10")
    return h(
        "svg",
        inside,
        viewBox="0 0 100 10",
        preserveAspectRatio="none",
        class_="bar",
        aria_hidden="true",
    )


@router.get("/days.csv")
async def days_csv(visit: Viewer) -> Response:
    found = figures.by_day(await aside(visit.office.records.verdicts), today())
    rows = [(one.day, one.count, *(one.groups[group] for group in GROUPS)) for one in found]
    return csv_reply("days", ["day", "questions", *GROUPS], rows)


@router.get("/ratings")
async def ratings(visit: Viewer) -> Response:
    found = await aside(lambda: visit.office.records.rated(False))
    title = visit.say("Góp ý “không có ích”", "Answers called no help")
    heads = (
        ("Lúc", "When"),
        ("Câu hỏi", "Question"),
        ("Kết luận", "Verdict"),
        ("Lý do", "Reason"),
        ("Nói thêm", "Comment"),
        ("Việc", "Action"),
    )
    rows = [
        (
            moment(one.at),
            one.question or visit.say("(không giữ câu hỏi)", "(question not kept)"),
            visit.say(*GROUPS[figures.group_of(one.verdict)]),
            visit.say(*REASONS[one.rating.reason]) if one.rating else "",
            one.rating.comment if one.rating else "",
            actions(visit, one),
        )
        for one in found
    ]
    return listing(
        visit,
        title,
        heads,
        rows,
        exported(visit, "ratings"),
    )


def actions(visit: Visit, record: Record) -> Html | None:
    """What may be made of a question: look at the answer, an eval case, an approved answer."""
    look = h("a", visit.say("Xem", "View"), href=f"/staff/answers/{record.id}")
    if not visit.may(Role.EDITOR) or not record.question:
        return look
    made = form(
        visit,
        "/staff/cases/add",
        h("input", type="hidden", name="id", value=record.id),
        button(visit.say("Tạo câu đánh giá", "Make an eval case"), quiet=True),
    )
    pin = h(
        "a",
        visit.say("Duyệt câu trả lời", "Approve an answer"),
        href=f"/staff/pins/new?for={record.id}",
    )
    return h("div", look, pin, made, class_="actions")


@router.get("/ratings.csv")
async def ratings_csv(visit: Viewer) -> Response:
    rows = [
        (moment(one.at), one.question, one.verdict, one.rating.reason, one.rating.comment)
        for one in await aside(lambda: visit.office.records.rated(False))
        if one.rating
    ]
    return csv_reply("ratings", ["at", "question", "verdict", "reason", "comment"], rows)


async def groups_of(visit: Visit) -> list[tuple[Group, Likely]]:
    """Unanswered questions by meaning, each group with whose matter it may be."""
    desk = desk_of(visit)

    def work() -> list[tuple[Group, Likely]]:
        embedder = desk.embedder or open_embedder()
        groups = grouped(visit.office.records.ended(UNANSWERED), embedder)
        return [(one, likely(one.wordings[0][0], desk, today(), embedder)) for one in groups]

    return await aside(work)


@router.get("/unanswered")
async def unanswered_page(visit: Viewer) -> Response:
    title = visit.say("Câu chưa trả lời được, gom theo nghĩa", "Unanswered, grouped by meaning")
    heads = (
        ("Số lần", "Count"),
        ("Câu hỏi", "Questions"),
        ("Kết luận", "Verdict"),
        ("Có thể thuộc cơ quan", "Probably a matter of"),
        ("Thủ tục gần nhất", "Nearest procedure"),
        ("Việc", "Action"),
    )
    rows = [
        (
            len(group.records),
            wordings_of(group),
            ", ".join(
                sorted({visit.say(*GROUPS[figures.group_of(one.verdict)]) for one in group.records})
            ),
            about.agency or visit.say("chưa rõ", "unknown"),
            about.text,
            actions(visit, group.records[0]),
        )
        for group, about in await groups_of(visit)
    ]
    return listing(visit, title, heads, rows, exported(visit, "unanswered"))


def wordings_of(group: Group) -> Html:
    shown = group.wordings[:MOST_WORDINGS]
    return h("ul", (h("li", f"{wording} ({n})" if n > 1 else wording) for wording, n in shown))


@router.get("/unanswered.csv")
async def unanswered_csv(visit: Viewer) -> Response:
    rows = [
        (number, moment(one.at), one.question, one.verdict, about.agency, about.text)
        for number, (group, about) in enumerate(await groups_of(visit), start=1)
        for one in group.records
    ]
    return csv_reply(
        "unanswered", ["group", "at", "question", "verdict", "agency", "nearest"], rows
    )


@router.get("/procedures")
async def procedures_page(visit: Viewer) -> Response:
    rows = await aside(visit.office.records.procedures)
    title = visit.say("Thủ tục được hỏi nhiều nhất", "Procedures asked most")
    heads = (
        ("Mã", "Code"),
        ("Thủ tục", "Procedure"),
        ("Số lần", "Count"),
        ("Không có ích", "No help"),
    )
    return listing(
        visit,
        title,
        heads,
        rows,
        exported(visit, "procedures"),
    )


@router.get("/procedures.csv")
async def procedures_csv(visit: Viewer) -> Response:
    rows = await aside(visit.office.records.procedures)
    return csv_reply("procedures", ["code", "name", "count", "no help"], rows)


async def stale_of(visit: Visit, day: date) -> list[Stale]:
    desk = desk_of(visit)
    return await aside(lambda: stale(visit.office.records.cited(), desk, day))


@router.get("/staleness")
async def staleness_page(visit: Viewer) -> Response:
    found = await stale_of(visit, today())
    title = visit.say("Văn bản được dẫn sắp đổi hoặc vừa đổi", "Cited texts that change")
    heads = (
        ("Văn bản", "Text"),
        ("Chỗ được dẫn", "Cited place"),
        ("Số lần dẫn", "Times cited"),
        ("Tình trạng", "State"),
        ("Ngày", "Day"),
        ("Thay bởi", "Replaced by"),
    )
    rows = [
        (one.id, one.label, one.count, visit.say(*STALE[one.kind]), day(one.when), one.replaced_by)
        for one in found
    ]
    return listing(
        visit,
        title,
        heads,
        rows,
        exported(visit, "staleness"),
    )


@router.get("/staleness.csv")
async def staleness_csv(visit: Viewer) -> Response:
    rows = [
        (one.id, one.label, one.count, one.kind, one.when, one.replaced_by)
        for one in await stale_of(visit, today())
    ]
    return csv_reply("staleness", ["text", "place", "cited", "state", "day", "replaced by"], rows)
