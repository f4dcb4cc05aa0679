"""POST /v1/ask: one question in, one answer out, as JSON or as events."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import StreamingResponse

from assistant.service.answering import Counter
from assistant.service.bodies import QuestionSent
from assistant.service.edge import client_of
from assistant.service.events import MEDIA_TYPE as EVENTS
from assistant.service.events import told
from assistant.service.openapi import problems
from assistant.service.problems import Trouble
from assistant.service.replies import AnswerReply
from assistant.service.voice.troubles import VoiceTrouble

router = APIRouter()

TROUBLES = (
    Trouble.NOT_JSON,
    Trouble.OTHER_QUESTION,
    Trouble.TOO_LARGE,
    Trouble.NOT_JSON_TYPE,
    Trouble.MISSING,
    Trouble.TOO_OFTEN,
    Trouble.TOO_MANY_TRIES,
    Trouble.BROKEN,
    Trouble.NO_INDEX,
    VoiceTrouble.NO_VOICE,
    Trouble.TOO_SLOW,
)
AS_EVENTS: dict[str, Any] = {
    "links": {
        "again": {"operationId": "answer", "parameters": {"id": "$response.body#/id"}},
    },
    "content": {
        EVENTS: {
            "schema": {"type": "string"},
            "example": 'event: stage\ndata: {"stage":"searching","documents":1515}\n\n'
            "event: answer\ndata: {…}\n\n",
        }
    },
}
SPOKEN: dict[str, Any] = {
    "requestBody": {
        "content": {
            "multipart/form-data": {
                "schema": {
                    "description": "a recording as `audio` in place of `question`, the other fields"
                    " as text (`history` and `case` as JSON); the reply has a `transcript` too",
                    "type": "object",
                    "required": ["audio"],
                    "properties": {"audio": {"type": "string", "format": "binary"}},
                }
            }
        }
    }
}


def counter(request: Request) -> Counter:
    found: Counter = request.app.state.counter
    return found


@router.post(
    "/v1/ask",
    operation_id="ask",
    response_model=AnswerReply,
    responses={200: AS_EVENTS, **problems(*TROUBLES)},
    openapi_extra=SPOKEN,
    summary="Answer a question from official texts",
)
async def ask(
    sent: QuestionSent,
    request: Request,
    counter: Annotated[Counter, Depends(counter)],
    accept: Annotated[str, Header(include_in_schema=False)] = "application/json",
) -> Response:
    client = client_of(request.scope)
    if EVENTS in accept:
        counter.refuse_if_stopped(sent.locale)  # before the status line is out
        return StreamingResponse(told(counter, sent, client), media_type=EVENTS)
    return Response(await counter.reply(sent, client), media_type="application/json")
