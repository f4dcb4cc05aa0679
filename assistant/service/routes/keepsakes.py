"""GET /v1/answers/{id}/reminder.ics and /letter: what a citizen takes along from an answer.

An answer about a citizen's own dossier is kept nowhere: it is sent along by POST.
"""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response

from assistant.deadlines import reminder
from assistant.letters import word
from assistant.letters.plain import as_text
from assistant.service.answering import Counter
from assistant.service.keepsakes import ReminderAsked, ReminderSent, reminder_of
from assistant.service.letters import LetterAsked, LetterSent, letter_of
from assistant.service.openapi import problems
from assistant.service.problems import Problem, Trouble
from assistant.service.replies import AnswerReply
from assistant.service.routes.ask import counter
from assistant.shelf import shelf_of
from assistant.vietnam import today

router = APIRouter()
NameInPath = Annotated[str, Path(alias="id", description="the `id` of an answer")]


def file_of(*media_types: str) -> dict[int | str, dict[str, Any]]:
    """The description of a reply that is a file."""
    schema = {"schema": {"type": "string", "format": "binary"}}
    return {200: {"content": dict.fromkeys(media_types, schema)}}


def attached(body: bytes, media_type: str, name: str) -> Response:
    return Response(
        body,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
        media_type=media_type,
    )


async def kept(name: str, counter: Counter) -> AnswerReply:
    """Raises Problem: NO_ANSWER."""
    reply = await counter.kept(name)
    if reply is None:
        raise Problem(Trouble.NO_ANSWER)
    return AnswerReply.model_validate_json(reply)


REMINDER: dict[int | str, dict[str, Any]] = {
    **file_of(reminder.MEDIA_TYPE),
    **problems(Trouble.NO_DEADLINE, Trouble.WRONG_VALUE, Trouble.BROKEN),
}
LETTER: dict[int | str, dict[str, Any]] = {
    **file_of(word.MEDIA_TYPE, "text/plain"),
    **problems(Trouble.NOT_LATE, Trouble.MISSING, Trouble.BROKEN, Trouble.NO_INDEX),
}
SENT = problems(Trouble.NOT_JSON, Trouble.TOO_LARGE, Trouble.NOT_JSON_TYPE, Trouble.TOO_OFTEN)


@router.get(
    "/v1/answers/{id}/reminder.ics",
    operation_id="reminder",
    response_class=Response,
    responses=REMINDER,
    summary="Give a due date as a calendar file",
)
async def reminder_file(
    name: NameInPath,
    asked: Annotated[ReminderAsked, Query()],
    counter: Annotated[Counter, Depends(counter)],
) -> Response:
    return reminded(await kept(name, counter), asked)


@router.post(
    "/v1/reminder.ics",
    operation_id="reminder_of_answer",
    response_class=Response,
    responses={**REMINDER, **SENT},
    summary="Give a due date of an answer that is sent along as a calendar file",
)
async def reminder_of_answer(sent: ReminderSent) -> Response:
    return reminded(sent.answer, sent)


@router.get(
    "/v1/answers/{id}/letter",
    operation_id="letter",
    response_class=Response,
    responses=LETTER,
    summary="Write a letter about a late dossier",
)
async def letter_file(
    name: NameInPath,
    asked: Annotated[LetterAsked, Query()],
    counter: Annotated[Counter, Depends(counter)],
) -> Response:
    return await written(await kept(name, counter), asked, counter)


@router.post(
    "/v1/letter",
    operation_id="letter_of_answer",
    response_class=Response,
    responses={**LETTER, **SENT},
    summary="Write a letter about a late dossier of an answer that is sent along",
)
async def letter_of_answer(
    sent: LetterSent, counter: Annotated[Counter, Depends(counter)]
) -> Response:
    return await written(sent.answer, sent, counter)


def reminded(reply: AnswerReply, asked: ReminderAsked) -> Response:
    """Raises Problem: NO_DEADLINE."""
    found = reminder_of(reply, asked)
    if found is None:
        raise Problem(Trouble.NO_DEADLINE, locale=asked.locale)
    file = reminder.calendar_file(found, datetime.now(UTC))
    return attached(file, reminder.MEDIA_TYPE, f"han-tra-ket-qua-{found.day}.ics")


async def written(reply: AnswerReply, asked: LetterAsked, counter: Counter) -> Response:
    """Raises Problem: NOT_LATE, NO_INDEX."""
    desk = counter.desk
    if desk is None:
        raise Problem(Trouble.NO_INDEX)

    def write() -> tuple[bytes, str] | None:
        shelf = shelf_of(desk.library)
        letter = letter_of(reply, asked.kind, asked.on or today(), counter.calendar, shelf)
        if letter is None:
            return None
        if asked.format == "txt":
            return as_text(letter).encode(), "text/plain"
        return word.as_word(letter), word.MEDIA_TYPE

    file = await counter.in_thread(write)
    if file is None:
        raise Problem(Trouble.NOT_LATE)
    return attached(*file, f"{asked.kind.value}.{asked.format}")
