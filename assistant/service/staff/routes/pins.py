"""Approved answers: given in place of what the product would say, until a cited text changes."""

import re
from collections.abc import Sequence

from fastapi import APIRouter
from starlette.responses import Response

from assistant.feedback.pins import NotPinnable, Pin, changes
from assistant.service.bodies import LONGEST_QUESTION, QuestionSent
from assistant.service.replies import AnswerReply, IndexReply, StatementReply
from assistant.service.staff.accounts import Role
from assistant.service.staff.csv_export import csv_reply
from assistant.service.staff.html import Html, h
from assistant.service.staff.layout import (
    area,
    button,
    day,
    exported,
    field,
    form,
    go,
    moment,
    page,
    table,
)
from assistant.service.staff.routes.figures import desk_of
from assistant.service.staff.visit import Editor, EditorPost, Refused, Viewer, Visit, aside
from assistant.vietnam import today

router = APIRouter(prefix="/staff", include_in_schema=False)
NUMBER = re.compile(r"\d[\d.,/]*\d|\d")


async def checked_pins(visit: Visit) -> list[Pin]:
    """All pins; those whose texts have changed fall now."""
    desk, pins = desk_of(visit), visit.office.pins

    def check() -> list[Pin]:
        for pin in pins.all():
            if pin.fallen_at is None:
                pins.check(pin, desk)
        return pins.all()

    return await aside(check)


@router.get("/pins")
async def pins_page(visit: Viewer) -> Response:
    found = await checked_pins(visit)
    given = [pin for pin in found if pin.fallen_at is None]
    fallen = [pin for pin in found if pin.fallen_at is not None]
    title = visit.say("Câu trả lời đã duyệt", "Approved answers")
    heads = [
        ("Câu hỏi", "Question"),
        ("Câu trả lời", "Answer"),
        ("Nguồn", "Sources"),
        ("Người duyệt", "Approved by"),
        ("Lúc", "When"),
    ]
    shown = table(
        visit,
        visit.say("Đang dùng", "In use"),
        (*heads, ("Việc", "Action")),
        [(*pin_cells(pin), dropping(visit, pin)) for pin in given],
    )
    off = table(
        visit,
        visit.say("Đã rơi, cần xem lại", "Fallen, to be looked at again"),
        (*heads, ("Lý do", "Why")),
        [(*pin_cells(pin), f"{moment(pin.fallen_at)}: {pin.why}") for pin in fallen],
    )
    new = (
        h(
            "p",
            h("a", visit.say("Duyệt một câu trả lời", "Approve an answer"), href="/staff/pins/new"),
        )
        if visit.may(Role.EDITOR)
        else None
    )
    return page(visit, title, new, shown, off, exported(visit, "pins"))


def pin_cells(pin: Pin) -> tuple[str, str, str, str, str]:
    labels = "; ".join(one.label for one in pin.reply.citations)
    return pin.question, pin.reply.answer, labels, pin.by, moment(pin.at)


def dropping(visit: Visit, pin: Pin) -> Html | None:
    if not visit.may(Role.EDITOR):
        return None
    label = visit.say(f"Bỏ số {pin.id}", f"Drop no. {pin.id}")
    return form(visit, f"/staff/pins/{pin.id}/drop", button(label, quiet=True))


@router.get("/pins.csv")
async def pins_csv(visit: Viewer) -> Response:
    rows = [(*pin_cells(pin), moment(pin.fallen_at), pin.why) for pin in await checked_pins(visit)]
    columns = ["question", "answer", "sources", "approved by", "at", "fallen at", "why"]
    return csv_reply("pins", columns, rows)


@router.post("/pins/{number}/drop")
async def drop_pin(visit: EditorPost, number: int) -> Response:
    await aside(lambda: visit.office.pins.drop(number, f"bỏ bởi {visit.person.name}"))
    visit.note("bỏ câu trả lời duyệt", str(number))
    return go("/staff/pins", "dropped")


@router.get("/pins/new")
async def new_pin(visit: Editor) -> Response:
    """First which question, then the product's answer to it, to be corrected and approved."""
    record = await aside(lambda: visit.office.records.find(visit.value("for")))
    question = visit.value("question") or (record.question if record else "")
    ask = visit.value("ask") or question
    title = visit.say("Duyệt một câu trả lời", "Approve an answer")
    choosing = h(
        "form",
        field(
            visit.say("Câu hỏi của người dân", "The citizen's question"),
            "question",
            question,
            required=True,
            maxlength=LONGEST_QUESTION,
        ),
        field(
            visit.say("Câu hỏi cho ra câu trả lời đúng", "A question that gets the right answer"),
            "ask",
            ask,
            maxlength=LONGEST_QUESTION,
            hint=visit.say(
                "Đổi lời câu hỏi cho đến khi nguồn bên dưới là nguồn đúng.",
                "Change the wording until the sources below are the right ones.",
            ),
        ),
        button(visit.say("Xem câu trả lời", "See the answer")),
        action="/staff/pins/new",
        method="get",
    )
    if not ask:
        return page(visit, title, choosing)
    reply = await answered(visit, ask)
    return page(visit, title, choosing, approving(visit, question, ask, reply))


async def answered(visit: Visit, ask: str) -> AnswerReply:
    """The product's answer of today. Raises Refused for what is no question."""
    desk = desk_of(visit)
    try:
        sent = QuestionSent(question=ask)
    except ValueError:
        raise Refused("Câu hỏi không đọc được.", "The question cannot be read.") from None
    question = sent.to_question(today(), visit.office.counter.calendar)
    index = IndexReply(generation=desk.generation, built_at=desk.built_at)
    return await aside(lambda: AnswerReply.of("", desk.answer(question), index, desk.library))


def approving(visit: Visit, question: str, ask: str, reply: AnswerReply) -> Html:
    hidden = (
        h("input", type="hidden", name=name, value=value)
        for name, value in (("question", question), ("ask", ask))
    )
    kept = (
        h(
            "li",
            h(
                "label",
                h("input", type="checkbox", name="keep", value=at, checked=True),
                f" {one.label} — {one.document.status}",
            ),
            h("blockquote", one.quote),
        )
        for at, one in enumerate(reply.citations)
    )
    return form(
        visit,
        "/staff/pins/add",
        hidden,
        area(
            visit.say("Câu trả lời, sửa được", "The answer, may be corrected"),
            "text",
            reply.answer,
            rows=8,
        ),
        h("fieldset", h("legend", visit.say("Nguồn đi kèm", "Sources")), h("ul", kept)),
        button(visit.say("Duyệt và dùng", "Approve and use")),
    )


@router.post("/pins/add")
async def add_pin(visit: EditorPost) -> Response:
    question, text = visit.value("question"), visit.value("text")
    if not question or not text or "[" in question:
        raise Refused(
            "Hãy ghi đủ câu hỏi (không có chỗ bị che) và câu trả lời.",
            "Write the question (nothing masked in it) and the answer.",
        )
    reply = await answered(visit, visit.value("ask") or question)
    kept = {int(str(value)) for value in visit.form.getlist("keep") if str(value).isdigit()}
    approved = corrected(reply, text, sorted(kept))
    unproven = numbers_without_source(approved)
    if unproven:
        raise Refused(
            f"Nguồn đi kèm không có: {', '.join(unproven)}.",
            f"The sources do not say: {', '.join(unproven)}.",
        )
    ended = next(changes(approved.citations, desk_of(visit), today()), "")
    if ended:
        raise Refused(f"Không duyệt được: {ended}.", f"Not approved: {ended}.", 409)
    try:
        await aside(lambda: visit.office.pins.put(question, approved, visit.person.name))
    except NotPinnable as reason:
        raise Refused(str(reason), str(reason)) from None
    visit.note("duyệt câu trả lời", f"{question} ({day(today())})")
    return go("/staff/pins", "pinned")


def corrected(reply: AnswerReply, text: str, kept: Sequence[int]) -> AnswerReply:
    """The reply with what staff made of it, proved by the sources that they kept."""
    citations = [one for at, one in enumerate(reply.citations) if at in kept]
    every = list(range(len(citations)))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    statements = [StatementReply(text=line, citations=every) for line in lines]
    update = {
        "citations": citations,
        "statements": statements,
        "answer": "\n".join(lines),
        "choices": [],
        "follow_ups": [],
        "timings": {},
    }
    return reply.model_copy(update=update)


def numbers_without_source(approved: AnswerReply) -> list[str]:
    """Numbers of the answer that the quotes kept with it and their labels do not say."""
    said = " ".join(f"{one.label} {one.document.title} {one.quote}" for one in approved.citations)
    known = {number.lstrip("0") for number in NUMBER.findall(said)}
    return [one for one in NUMBER.findall(approved.answer) if one.lstrip("0") not in known]
