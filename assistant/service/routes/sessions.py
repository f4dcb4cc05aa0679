"""What is held about a session, and its erasure: GET and DELETE /v1/sessions/{session}."""

from datetime import datetime
from typing import Annotated, Any

import orjson
from fastapi import APIRouter, Depends, Path
from pydantic import Field

from assistant.service.answering import Counter
from assistant.service.bodies import Name
from assistant.service.openapi import problems
from assistant.service.problems import Problem, Trouble
from assistant.service.replies import Reply
from assistant.service.routes.ask import counter
from assistant.service.routes.handovers import HandoverReply, sessions
from assistant.service.sessions import Held, Sessions, is_unguessable
from assistant.vietnam import VIETNAM

router = APIRouter()
KNOWN = problems(Trouble.SHORT_SESSION, Trouble.WRONG_VALUE, Trouble.BROKEN)


class AnswerHeld(Reply):
    id: str
    at: datetime
    question: str | None = Field(description="as it is kept, masked; null where it is not kept")
    reply: dict[str, Any] = Field(description="the answer as it was given")
    useful: bool | None = Field(description="how it was rated")
    comment: str


class HeldReply(Reply):
    """All that is kept; what was sent and masked is kept nowhere else."""

    session: str
    answers: list[AnswerHeld]
    handovers: list[HandoverReply]

    @classmethod
    def of(cls, session: str, held: Held) -> "HeldReply":
        records = {record.id: record for record in held.records}
        answers = []
        for one in held.answers:
            record = records.get(one.id)
            rating = record.rating if record else None
            answers.append(
                AnswerHeld(
                    id=one.id,
                    at=datetime.fromtimestamp(one.at, VIETNAM),
                    question=record.question if record else None,
                    reply=orjson.loads(one.reply),
                    useful=rating.useful if rating else None,
                    comment=rating.comment if rating else "",
                )
            )
        return cls(
            session=session,
            answers=answers,
            handovers=[HandoverReply.of(one) for one in held.handovers],
        )


def unguessable(session: Annotated[Name, Path()]) -> str:
    """Raises Problem: SHORT_SESSION."""
    if not is_unguessable(session):
        raise Problem(Trouble.SHORT_SESSION, {"field": "session"})
    return session


Session = Annotated[str, Depends(unguessable)]
Opened = Annotated[Sessions, Depends(sessions)]
Answering = Annotated[Counter, Depends(counter)]


@router.get(
    "/v1/sessions/{session}",
    operation_id="held",
    responses=KNOWN,
    summary="What is held about a session",
)
async def held(session: Session, sessions: Opened, counter: Answering) -> HeldReply:
    return HeldReply.of(session, await counter.in_thread(lambda: sessions.held(session)))


@router.delete(
    "/v1/sessions/{session}",
    operation_id="forget",
    status_code=204,
    responses=KNOWN,
    summary="Erase what is held about a session",
)
async def forget(session: Session, sessions: Opened, counter: Answering) -> None:
    await counter.in_thread(lambda: sessions.forget(session))
