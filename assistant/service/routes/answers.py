"""GET /v1/answers/{id}: an answer that was given before."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from assistant.service.answering import Counter
from assistant.service.openapi import problems
from assistant.service.problems import Problem, Trouble
from assistant.service.replies import AnswerReply
from assistant.service.routes.ask import counter

router = APIRouter()


@router.get(
    "/v1/answers/{id}",
    operation_id="answer",
    response_model=AnswerReply,
    responses=problems(Trouble.NO_ANSWER, Trouble.BROKEN),
    summary="Give an answer again",
)
async def answer(
    name: Annotated[str, Path(alias="id")], counter: Annotated[Counter, Depends(counter)]
) -> Response:
    reply = await counter.kept(name)
    if reply is None:
        raise Problem(Trouble.NO_ANSWER)
    return Response(reply, media_type="application/json")
