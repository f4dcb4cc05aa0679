"""Questions that citizens left for staff: listed, answered or forwarded."""

from collections.abc import Sequence

from fastapi import APIRouter
from starlette.responses import Response

from assistant.handover.contacts import ContactBook, fitting
from assistant.handover.store import Handover, State
from assistant.localities.finding import locality_in
from assistant.service.staff.accounts import Role
from assistant.service.staff.csv_export import csv_reply
from assistant.service.staff.html import Html, h
from assistant.service.staff.layout import (
    area,
    button,
    exported,
    field,
    form,
    go,
    listing,
    moment,
    page,
    table,
)
from assistant.service.staff.visit import EditorPost, Refused, Viewer, Visit, aside

router = APIRouter(prefix="/staff", include_in_schema=False)
LONGEST_REPLY, LONGEST_AGENCY = 4000, 300  # characters
STATES = {
    State.WAITING: ("đang chờ", "waiting"),
    State.FORWARDED: ("đã chuyển", "forwarded"),
    State.ANSWERED: ("đã trả lời", "answered"),
}
HEADS = (
    ("Lúc", "When"),
    ("Câu hỏi", "Question"),
    ("Nơi", "Place"),
    ("Tình trạng", "State"),
    ("Chuyển đến", "Forwarded to"),
)


def cells(visit: Visit, one: Handover) -> tuple[str, str, str, str, str]:
    state = visit.say(*STATES[one.state])
    return moment(one.at), one.question, one.place, state, one.agency


@router.get("/handovers")
async def handovers_page(visit: Viewer) -> Response:
    found = await aside(visit.office.handovers.all)
    title = visit.say("Câu hỏi gửi cán bộ", "Questions for staff")
    rows = [
        (
            *cells(visit, one),
            h("a", visit.say("Mở", "Open"), href=f"/staff/handovers/{one.id}"),
        )
        for one in found
    ]
    more = exported(visit, "handovers"), _of_the_file(visit)
    return listing(visit, title, (*HEADS, ("Việc", "Action")), rows, *more)


def _of_the_file(visit: Visit) -> Html | None:
    """What is wrong with the contacts that citizens are told."""
    problems = _book(visit).problems
    if not problems:
        return None
    heading = h("h2", visit.say("Danh bạ có lỗi, chưa được dùng", "The contacts are not usable"))
    return h("section", heading, h("ul", (h("li", one) for one in problems)), class_="problem")


def _book(visit: Visit) -> ContactBook:
    book: ContactBook = visit.request.app.state.contacts
    book.all()
    return book


@router.get("/handovers.csv")
async def handovers_csv(visit: Viewer) -> Response:
    found = await aside(visit.office.handovers.all)
    rows = [(*cells(visit, one), one.reply, moment(one.ended_at)) for one in found]
    columns = ["at", "question", "place", "state", "forwarded to", "answer", "answered at"]
    return csv_reply("handovers", columns, rows)


async def found_or_refused(visit: Visit, number: int) -> Handover:
    found = await aside(lambda: visit.office.handovers.find(number))
    if found is None:
        raise Refused("Không còn câu hỏi này.", "This question is no longer kept.", 404)
    return found


@router.get("/handovers/{number}")
async def handover_page(visit: Viewer, number: int) -> Response:
    one = await found_or_refused(visit, number)
    title = visit.say(f"Câu hỏi số {one.id}", f"Question no. {one.id}")
    facts = table(visit, visit.say("Câu hỏi", "Question"), HEADS, [cells(visit, one)])
    asked = h("blockquote", one.question)
    look = (
        h(
            "p",
            h(
                "a",
                visit.say("Hệ thống đã trả lời thế nào", "What the service answered"),
                href=f"/staff/answers/{one.answer_id}",
            ),
        )
        if one.answer_id
        else None
    )
    if one.state is State.ANSWERED:
        said = h("section", h("h2", visit.say("Trả lời", "Answer")), h("p", one.reply))
        return page(visit, title, facts, asked, look, said)
    if not visit.may(Role.EDITOR):
        return page(visit, title, facts, asked, look)
    contact = await aside(lambda: visit.office.handovers.contact(number))
    return page(
        visit,
        title,
        facts,
        asked,
        look,
        reaching(visit, contact),
        answering(visit, one),
        forwarding(visit, one),
    )


def reaching(visit: Visit, contact: str) -> Html:
    told = contact or visit.say("không để lại", "not given")
    label = visit.say("Liên hệ của người hỏi", "How to reach who asks")
    note = visit.say(
        "Bị xóa ngay khi câu hỏi được trả lời.", "Erased as soon as the question is answered."
    )
    return h("p", h("strong", f"{label}: "), told, h("span", f" {note}", class_="hint"))


def answering(visit: Visit, one: Handover) -> Html:
    return form(
        visit,
        f"/staff/handovers/{one.id}/answer",
        area(visit.say("Trả lời, người hỏi xem bằng mã", "Answer, seen by the code"), "reply"),
        button(visit.say("Gửi trả lời", "Send the answer")),
    )


def forwarding(visit: Visit, one: Handover) -> Html:
    place = locality_in(one.place, stated=True)
    known = fitting(_book(visit).all(), "", place)
    names: Sequence[str] = list(dict.fromkeys(contact.agency for contact in known))
    suggested = h("datalist", (h("option", value=name) for name in names), id="agencies")
    return form(
        visit,
        f"/staff/handovers/{one.id}/forward",
        field(
            visit.say("Chuyển đến cơ quan", "Forward to the agency"),
            "agency",
            one.agency,
            required=True,
            maxlength=LONGEST_AGENCY,
            list="agencies",
        ),
        suggested,
        button(visit.say("Chuyển", "Forward"), quiet=True),
    )


@router.post("/handovers/{number}/answer")
async def answer(visit: EditorPost, number: int) -> Response:
    reply = visit.value("reply")
    if not reply or len(reply) > LONGEST_REPLY:
        raise Refused(
            f"Hãy viết câu trả lời, tối đa {LONGEST_REPLY} ký tự.",
            f"Write an answer of at most {LONGEST_REPLY} characters.",
        )
    await found_or_refused(visit, number)
    await aside(lambda: visit.office.handovers.answer(number, reply))
    visit.note("trả lời câu hỏi của người dân", str(number))
    return go("/staff/handovers", "saved")


@router.post("/handovers/{number}/forward")
async def forward(visit: EditorPost, number: int) -> Response:
    agency = visit.value("agency")[:LONGEST_AGENCY]
    if not agency:
        raise Refused("Hãy ghi tên cơ quan.", "Name the agency.")
    await found_or_refused(visit, number)
    await aside(lambda: visit.office.handovers.forward(number, agency))
    visit.note("chuyển câu hỏi của người dân", f"{number}: {agency}")
    return go("/staff/handovers", "saved")
