"""GET /v1/procedures: procedures by words, name or code."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from assistant.service.answering import Counter
from assistant.service.openapi import problems
from assistant.service.problems import Problem, Trouble
from assistant.service.procedures import ProceduresAsked, ProceduresReply, look_up
from assistant.service.routes.ask import counter
from assistant.vietnam import today

router = APIRouter()


@router.get(
    "/v1/procedures",
    operation_id="procedures",
    responses=problems(Trouble.MISSING, Trouble.BROKEN, Trouble.NO_INDEX),
    summary="Find procedures",
)
async def procedures(
    asked: Annotated[ProceduresAsked, Query()], counter: Annotated[Counter, Depends(counter)]
) -> ProceduresReply:
    desk = counter.desk
    if desk is None:
        raise Problem(Trouble.NO_INDEX, locale=asked.locale)
    return await counter.in_thread(lambda: look_up(asked, today(), desk.library))
