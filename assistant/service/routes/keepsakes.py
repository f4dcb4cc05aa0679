"""GET /v1/answers/{id}/reminder.ics and /letter: what a citizen takes along from an answer."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Response

from assistant.deadlines import reminder
from assistant.letters import word
from assistant.letters.plain import as_text
from assistant.service.answering import Counter
from assistant.service.keepsakes import ReminderAsked, reminder_of
from assistant.service.letters import LetterAsked, letter_of
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


@router.get(
    "/v1/answers/{id}/reminder.ics",
    operation_id="reminder",
    response_class=Response,
    responses={
        **file_of(reminder.MEDIA_TYPE),
        **problems(Trouble.NO_DEADLINE, Trouble.WRONG_VALUE, Trouble.BROKEN),
    },
    summary="Give a due date as a calendar file",
)
async def reminder_file(
    name: NameInPath,
    asked: Annotated[ReminderAsked, Query()],
    counter: Annotated[Counter, Depends(counter)],
) -> Response:
    found = reminder_of(await kept(name, counter), asked)
    if found is None:
        raise Problem(Trouble.NO_DEADLINE, locale=asked.locale)
    file = reminder.calendar_file(found, datetime.now(UTC))
    return attached(file, reminder.MEDIA_TYPE, f"han-tra-ket-qua-{found.day}.ics")


@router.get(
    "/v1/answers/{id}/letter",
    operation_id="letter",
    response_class=Response,
    responses={
        **file_of(word.MEDIA_TYPE, "text/plain"),
        **problems(Trouble.NOT_LATE, Trouble.MISSING, Trouble.BROKEN, Trouble.NO_INDEX),
    },
    summary="Write a letter about a late dossier",
)
async def letter_file(
    name: NameInPath,
    asked: Annotated[LetterAsked, Query()],
    counter: Annotated[Counter, Depends(counter)],
) -> Response:
    reply, desk = await kept(name, counter), counter.desk
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

    written = await counter.in_thread(write)
    if written is None:
        raise Problem(Trouble.NOT_LATE)
    return attached(*written, f"{asked.kind.value}.{asked.format}")
