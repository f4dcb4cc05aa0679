"""Questions left for staff: POST /v1/handovers, and what became of one by its code."""

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Request
from pydantic import BeforeValidator, ConfigDict, Field, JsonValue
from pydantic_core import PydanticCustomError

from assistant.handover.contacts import HOTLINE
from assistant.handover.store import Handover, Handovers, Left, TooManyLeft
from assistant.localities.finding import locality_in
from assistant.service.answering import Counter
from assistant.service.bodies import Asked, Name, Place, Strict
from assistant.service.edge import client_of
from assistant.service.openapi import problems
from assistant.service.problems import Locale, Problem, Trouble
from assistant.service.replies import Reply
from assistant.service.routes.ask import counter
from assistant.service.sessions import Sessions

MINUTES = "60"  # that one waits who has left too many
router = APIRouter()


def agreed(value: object) -> object:
    if value is not True:
        raise PydanticCustomError("consent", "consent is missing")
    return value


Code = Annotated[str, Path(pattern=r"^[0-9A-Za-z .-]{15,25}$")]


def _given(name: str) -> dict[str, JsonValue]:
    return {"required": [name], "properties": {name: {"type": "string"}}}


class HandoverSent(Strict):
    """A question for staff: the one of an answer, or one in the citizen's own words."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [_given("question"), _given("answer_id")]}
    )

    consent: Annotated[
        Literal[True], BeforeValidator(agreed, json_schema_input_type=Literal[True])
    ] = Field(description="that officials may read the question and answer it")
    answer_id: Name | None = Field(default=None, description="whose question is left")
    question: Asked | None = Field(
        default=None, description="default: that of the answer; personal data is masked"
    )
    contact: Place = Field(
        default="",
        description="how to reach the citizen; kept apart and erased once it is answered",
    )
    locality: Place = ""
    locale: Locale = "vi"
    session: Name | None = None


class CodeReply(Reply):
    code: str = Field(description="by which the citizen finds the reply; told only here")
    hotline: str = HOTLINE


class HandoverReply(Reply):
    state: Literal["waiting", "forwarded", "answered"]
    asked_at: datetime
    question: str = Field(description="as it is kept, personal data masked")
    place: str
    forwarded_to: str | None
    answer: str | None
    answered_at: datetime | None
    hotline: str = HOTLINE

    @classmethod
    def of(cls, found: Handover) -> "HandoverReply":
        return cls(
            state=found.state.value,
            asked_at=found.at,
            question=found.question,
            place=found.place,
            forwarded_to=found.agency or None,
            answer=found.reply or None,
            answered_at=found.ended_at,
        )


def handovers(request: Request) -> Handovers:
    found: Handovers = request.app.state.handovers
    return found


def sessions(request: Request) -> Sessions:
    found: Sessions = request.app.state.counter.sessions
    return found


Store = Annotated[Handovers, Depends(handovers)]
Answering = Annotated[Counter, Depends(counter)]


@router.post(
    "/v1/handovers",
    operation_id="leave",
    status_code=201,
    responses={
        201: {
            "links": {
                "found": {"operationId": "left", "parameters": {"code": "$response.body#/code"}}
            }
        },
        **problems(
            Trouble.NOT_JSON,
            Trouble.NO_ANSWER,
            Trouble.TOO_LARGE,
            Trouble.NOT_JSON_TYPE,
            Trouble.NO_CONSENT,
            Trouble.NO_QUESTION,
            Trouble.TOO_MANY_HANDOVERS,
            Trouble.BROKEN,
        ),
    },
    summary="Leave a question for staff",
)
async def leave(
    sent: HandoverSent,
    request: Request,
    counter: Answering,
    store: Store,
    sessions: Annotated[Sessions, Depends(sessions)],
) -> CodeReply:
    client = client_of(request.scope)
    place = locality_in(sent.locality, stated=True)
    units = (place.commune, place.province) if place and place.province else ()

    def work() -> str:
        return store.leave(
            Left(
                question=sent.question or question_of(sent, sessions),
                client=sessions.salt.digest(client),
                contact=sent.contact,
                answer_id=sent.answer_id or "",
                place=", ".join(str(unit) for unit in units if unit),
                session=sessions.key(sent.session),
            )
        )

    try:
        return CodeReply(code=await counter.in_thread(work))
    except TooManyLeft:
        facts = {"minutes": MINUTES, "seconds": "3600"}
        raise Problem(Trouble.TOO_MANY_HANDOVERS, facts, sent.locale) from None


def question_of(sent: HandoverSent, sessions: Sessions) -> str:
    """The question of the answer. Raises Problem: NO_QUESTION, NO_ANSWER where none is kept."""
    if not sent.answer_id:
        raise Problem(Trouble.NO_QUESTION, {"field": "question"}, sent.locale)
    record = sessions.records.find(sent.answer_id)
    if record is None or not record.question:
        raise Problem(Trouble.NO_ANSWER, locale=sent.locale)
    return record.question


@router.get(
    "/v1/handovers/{code}",
    operation_id="left",
    responses=problems(Trouble.NO_HANDOVER, Trouble.WRONG_VALUE, Trouble.BROKEN),
    summary="What became of a question that was left",
)
async def left(code: Code, counter: Answering, store: Store) -> HandoverReply:
    found = await counter.in_thread(lambda: store.of_code(code))
    if found is None:
        raise Problem(Trouble.NO_HANDOVER)
    return HandoverReply.of(found)


@router.delete(
    "/v1/handovers/{code}",
    operation_id="withdraw",
    status_code=204,
    responses=problems(Trouble.NO_HANDOVER, Trouble.WRONG_VALUE, Trouble.BROKEN),
    summary="Take a question back",
)
async def withdraw(code: Code, counter: Answering, store: Store) -> None:
    if not await counter.in_thread(lambda: store.withdraw(code)):
        raise Problem(Trouble.NO_HANDOVER)
