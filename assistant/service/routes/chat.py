"""POST /v1/chat/completions and GET /v1/models: answers in OpenAI's protocol."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from assistant.service.answering import Counter
from assistant.service.chat.asked import MODEL, ChatSent
from assistant.service.chat.errors import error_of, errors
from assistant.service.chat.told import Json, Told, written
from assistant.service.edge import client_of
from assistant.service.events import BEAT_SECONDS
from assistant.service.events import MEDIA_TYPE as EVENTS
from assistant.service.problems import Problem, Trouble
from assistant.service.replies import AnswerReply
from assistant.service.routes.ask import counter
from assistant.service.trail import problem_for

FIRST_WORD_SECONDS = 3.0  # in which a problem is still told by the status of the reply
TROUBLES = (
    Trouble.NOT_JSON,
    Trouble.NO_MODEL,
    Trouble.OTHER_QUESTION,
    Trouble.TOO_LARGE,
    Trouble.NOT_JSON_TYPE,
    Trouble.TOO_OFTEN,
    Trouble.BROKEN,
    Trouble.NO_INDEX,
    Trouble.TOO_SLOW,
)
STREAM: dict[str, Any] = {"content": {EVENTS: {"schema": {"type": "string"}}}}
router = APIRouter()


@router.post(
    "/v1/chat/completions",
    operation_id="chat",
    responses={200: STREAM, **errors(*TROUBLES)},
    summary="Answer the last user message, in OpenAI's protocol",
)
async def chat(
    sent: ChatSent, request: Request, counter: Annotated[Counter, Depends(counter)]
) -> Response:
    asked = sent.to_question()
    asking = asyncio.ensure_future(counter.reply(asked, client_of(request.scope)))
    base = str(request.base_url)

    async def told() -> Told:
        reply = AnswerReply.model_validate_json(await asking)
        return Told.of(reply, written(reply, asked.locale, base), MODEL)

    if not sent.stream:
        return JSONResponse((await told()).whole(asked.question))
    await asyncio.wait((asking,), timeout=FIRST_WORD_SECONDS)
    if asking.done():
        asking.result()
    telling = asyncio.ensure_future(told())
    chunks = streamed(telling, asked.question, sent.wants_usage)
    return StreamingResponse(chunks, media_type=EVENTS)


async def streamed(
    telling: asyncio.Future[Told], question: str, wants_usage: bool
) -> AsyncIterator[str]:
    while not telling.done():
        await asyncio.wait((telling,), timeout=BEAT_SECONDS)
        if not telling.done():
            yield ": working\n\n"
    try:
        told = telling.result()
    except Exception as error:  # the status line is out: the edge can no longer tell
        yield data(error_of(problem_for(error)))
        return
    for chunk in told.chunks(question, wants_usage):
        yield data(chunk)
    yield "data: [DONE]\n\n"


def data(told: Json) -> str:
    return f"data: {json.dumps(told, ensure_ascii=False)}\n\n"


def model_of(counter: Counter) -> Json:
    """Raises Problem: NO_INDEX."""
    if counter.desk is None:
        raise Problem(Trouble.NO_INDEX)
    created = int(counter.desk.built_at.timestamp())
    return {"id": MODEL, "object": "model", "created": created, "owned_by": MODEL}


@router.get(
    "/v1/models", responses=errors(Trouble.NO_INDEX, Trouble.BROKEN), summary="The one model"
)
async def models(counter: Annotated[Counter, Depends(counter)]) -> Json:
    return {"object": "list", "data": [model_of(counter)]}


@router.get(
    "/v1/models/{model}",
    responses=errors(Trouble.NO_MODEL, Trouble.NO_INDEX, Trouble.BROKEN),
    summary="The model of this name",
)
async def model(model: str, counter: Annotated[Counter, Depends(counter)]) -> Json:
    if model != MODEL:
        raise Problem(Trouble.NO_MODEL, {"field": "model", "model": MODEL})
    return model_of(counter)
