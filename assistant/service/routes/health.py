"""GET /healthz and /readyz, for whoever keeps the service running."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends
from pydantic import Field

from assistant.service.answering import Counter
from assistant.service.openapi import problems
from assistant.service.problems import Problem, Trouble
from assistant.service.replies import IndexReply, Reply
from assistant.service.routes.ask import counter
from assistant.service.routes.voice import voice
from assistant.service.voice.hearing import Voice

router = APIRouter()


class Health(Reply):
    status: Literal["ok"] = "ok"


class Readiness(Reply):
    status: Literal["ready"] = "ready"
    index: IndexReply
    cases: bool = Field(description="whether dossiers can be looked up")
    voice: bool = Field(description="whether questions may be spoken")


@router.get("/healthz", summary="Is the process up?")
async def healthz() -> Health:
    return Health()


@router.get("/readyz", responses=problems(Trouble.NO_INDEX), summary="Can it answer?")
async def readyz(
    counter: Annotated[Counter, Depends(counter)], voice: Annotated[Voice, Depends(voice)]
) -> Readiness:
    desk = counter.desk
    if desk is None:
        raise Problem(Trouble.NO_INDEX)
    index = IndexReply(generation=desk.generation, built_at=desk.built_at)
    listens = voice.recogniser is not None
    return Readiness(index=index, cases=counter.registry is not None, voice=listens)
