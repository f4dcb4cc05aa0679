"""POST /v1/feedback: whether an answer helped, and what was wrong with it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import Field

from assistant.feedback.records import Rating, Reason, Records
from assistant.service.answering import Counter
from assistant.service.bodies import Name, Strict, Told
from assistant.service.openapi import problems
from assistant.service.problems import Problem, Trouble
from assistant.service.routes.ask import counter

LONGEST_COMMENT = 1000  # characters
TROUBLES = (
    Trouble.NOT_JSON,
    Trouble.NO_ANSWER,
    Trouble.TOO_LARGE,
    Trouble.NOT_JSON_TYPE,
    Trouble.MISSING,
    Trouble.TOO_OFTEN,
    Trouble.BROKEN,
)
router = APIRouter()


class RatingSent(Strict):
    answer_id: Name = Field(description="the `id` of the answer")
    useful: bool
    reason: Reason | None = None
    comment: Annotated[Told, Field(max_length=LONGEST_COMMENT)] = Field(
        default="", description="personal data in it is masked before it is kept"
    )


def records(request: Request) -> Records:
    found: Records = request.app.state.office.records
    return found


@router.post(
    "/v1/feedback",
    operation_id="rate",
    status_code=204,
    responses=problems(*TROUBLES),
    summary="Say whether an answer helped",
)
async def rate(
    sent: RatingSent,
    counter: Annotated[Counter, Depends(counter)],
    records: Annotated[Records, Depends(records)],
) -> None:
    rating = Rating(sent.useful, sent.reason or "", sent.comment)
    if await counter.in_thread(lambda: records.rate(sent.answer_id, rating)):
        return
    reply = await counter.kept(sent.answer_id)
    if reply is None:
        raise Problem(Trouble.NO_ANSWER)

    def keep_without_its_question() -> None:
        records.keep("", reply)
        records.rate(sent.answer_id, rating)

    await counter.in_thread(keep_without_its_question)
