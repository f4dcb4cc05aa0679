"""GET /v1/answers/{id}/spoken: an answer as one says it, for any voice to read aloud."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import Field

from assistant.service.answering import Counter
from assistant.service.openapi import problems
from assistant.service.problems import Trouble
from assistant.service.replies import Reply
from assistant.service.routes.ask import counter
from assistant.service.routes.keepsakes import NameInPath, kept
from assistant.spoken.speaking import spoken

router = APIRouter()


class SpokenReply(Reply):
    """The answer in words, without a digit or an abbreviation."""

    parts: list[str] = Field(description="each at most 40 seconds long, the answer itself first")


@router.get(
    "/v1/answers/{id}/spoken",
    operation_id="spoken",
    responses=problems(Trouble.NO_ANSWER, Trouble.BROKEN),
    summary="Give an answer in words to be read aloud",
)
async def spoken_answer(
    name: NameInPath, counter: Annotated[Counter, Depends(counter)]
) -> SpokenReply:
    reply = await kept(name, counter)
    found = await counter.in_thread(lambda: spoken(reply))
    return SpokenReply(parts=list(found.parts))
