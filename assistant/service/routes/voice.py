"""Ways in for sound: POST /v1/transcribe, POST /v1/ask with a recording, WS /v1/voice."""

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Request, Response, WebSocket
from fastapi.responses import StreamingResponse
from fastapi.routing import APIRoute
from starlette.datastructures import Headers
from starlette.routing import Match
from starlette.types import Scope

from assistant.service.answering import Counter
from assistant.service.edge import client_of
from assistant.service.events import MEDIA_TYPE as EVENTS
from assistant.service.openapi import problems
from assistant.service.problems import Locale, Problem, Trouble
from assistant.service.refusals import locale_of
from assistant.service.routes.ask import counter
from assistant.service.voice.asking import asked, question_of, reply, told_aloud
from assistant.service.voice.forms import FORM, read_form
from assistant.service.voice.hearing import Voice, telling
from assistant.service.voice.replies import TranscriptReply
from assistant.service.voice.talking import Talk
from assistant.service.voice.troubles import VoiceTrouble

AUDIO = "audio"
TROUBLES = (
    VoiceTrouble.NOT_A_FORM,
    Trouble.TOO_LARGE,
    VoiceTrouble.SOUND_UNREADABLE,
    Trouble.TOO_OFTEN,
    Trouble.BROKEN,
    VoiceTrouble.NO_VOICE,
)
TRANSCRIBED: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "required": [AUDIO],
                    "additionalProperties": False,
                    "properties": {
                        AUDIO: {"type": "string", "format": "binary"},
                        "locale": {"enum": ["vi", "en"]},
                    },
                }
            }
        },
    }
}


class OfForms(APIRoute):
    """Takes forms alone; what else comes to the same address is for the next route."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        match, child = super().matches(scope)
        if match is Match.FULL and not Headers(scope=scope).get("content-type", "").startswith(
            FORM
        ):
            return Match.NONE, {}
        return match, child


router = APIRouter()
forms = APIRouter(route_class=OfForms, include_in_schema=False)


def voice(request: Request) -> Voice:
    found: Voice = request.app.state.voice
    return found


def hearing(locale: Locale) -> Callable[[Request], Voice]:
    """A dependency: what listens, before a recording is read. Raises Problem: NO_VOICE."""

    def listening(request: Request) -> Voice:
        found = voice(request)
        if found.recogniser is None:
            raise Problem(VoiceTrouble.NO_VOICE, locale=locale)
        return found

    return listening


@router.post(
    "/v1/transcribe",
    operation_id="transcribe",
    response_model=TranscriptReply,
    responses=problems(*TROUBLES),
    openapi_extra=TRANSCRIBED,
    summary="Turn a spoken question into a written one",
)
async def transcribe(
    request: Request, voice: Annotated[Voice, Depends(hearing("vi"))]
) -> TranscriptReply:
    form = await read_form(request, AUDIO)
    for name in form.fields.keys() - {"locale"}:
        raise Problem(Trouble.UNKNOWN_FIELD, {"field": name}, locale_of(form.fields))
    with telling(locale_of(form.fields)):
        recording = await voice.transcribe(form.sound)
    return TranscriptReply.of(recording.transcript)


@forms.post("/v1/ask")
async def ask_aloud(
    request: Request,
    counter: Annotated[Counter, Depends(counter)],
    voice: Annotated[Voice, Depends(hearing("vi"))],
    accept: Annotated[str, Header()] = "application/json",
) -> Response:
    """The transcript, then what the same question gets when it is typed."""
    form = await read_form(request, AUDIO)
    sent = question_of(form.fields)
    with telling(sent.locale):
        recording = await voice.transcribe(form.sound)
    heard = TranscriptReply.of(recording.transcript)
    sent, client = asked(sent, heard), client_of(request.scope)
    if EVENTS in accept:
        events = told_aloud(counter, sent, heard, client)
        return StreamingResponse(events, media_type=EVENTS)
    return Response(await reply(counter, sent, heard, client), media_type="application/json")


@router.websocket("/v1/voice")
async def talk(socket: WebSocket) -> None:
    """See `Talk`."""
    state = socket.app.state
    await Talk(socket, state.voice, state.counter, client_of(socket.scope)).run()
