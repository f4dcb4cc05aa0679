"""GET /v1/due-date: when a term ends, without a question."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from assistant.service.answering import Counter
from assistant.service.due_dates import DueDateAsked, DueDateReply, count
from assistant.service.openapi import problems
from assistant.service.problems import Trouble
from assistant.service.routes.ask import counter
from assistant.vietnam import today

router = APIRouter()


@router.get(
    "/v1/due-date",
    operation_id="due_date",
    responses=problems(Trouble.MISSING, Trouble.BROKEN),
    summary="Count when a term ends",
)
async def due_date(
    asked: Annotated[DueDateAsked, Query()], counter: Annotated[Counter, Depends(counter)]
) -> DueDateReply:
    return count(asked, today(), counter.calendar)
