"""POST /v1/audio/transcriptions, for clients of OpenAI's API."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import StreamingResponse

from assistant.service.chat.errors import errors
from assistant.service.events import MEDIA_TYPE as EVENTS
from assistant.service.problems import Problem, Trouble
from assistant.service.routes.voice import hearing
from assistant.service.voice.forms import FORM, Form, read_form
from assistant.service.voice.hearing import Voice, telling
from assistant.service.voice.transcriptions import FORMATS, events
from assistant.service.voice.troubles import VoiceTrouble

router = APIRouter()

FILE, FORMAT, GRANULARITIES = "file", "response_format", "timestamp_granularities[]"
LANGUAGES = ("vi", "vie", "vietnamese")
SPOKEN_TO: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "required": [FILE],
                    "properties": {
                        FILE: {"type": "string", "format": "binary"},
                        "model": {"type": "string", "description": "any: there is one"},
                        "language": {"enum": list(LANGUAGES)},
                        FORMAT: {"enum": list(FORMATS)},
                        GRANULARITIES: {
                            "type": "array",
                            "items": {"enum": ["word", "segment"]},
                        },
                        "stream": {"type": "boolean"},
                    },
                }
            }
        },
    },
    "responses": {
        "200": {
            "description": "The transcript in the format that was wished",
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "required": ["text"],
                        "properties": {"text": {"type": "string"}},
                    }
                },
                "text/plain": {"schema": {"type": "string"}},
                EVENTS: {"schema": {"type": "string"}},
            },
        },
    },
}
TROUBLES = (
    VoiceTrouble.NOT_A_FORM,
    VoiceTrouble.NOTHING_COMES,
    Trouble.TOO_LARGE,
    VoiceTrouble.SOUND_UNREADABLE,
    Trouble.TOO_OFTEN,
    Trouble.BROKEN,
    VoiceTrouble.NO_VOICE,
)


@router.post(
    "/v1/audio/transcriptions",
    operation_id="openai_transcription",
    response_class=Response,
    responses=errors(*TROUBLES),
    openapi_extra=SPOKEN_TO,
    summary="Turn speech into text, as OpenAI's API does",
)
async def transcribe(request: Request, voice: Annotated[Voice, Depends(hearing("en"))]) -> Response:
    form = await read_form(request, FILE)
    chosen = one_of(form, FORMAT, tuple(FORMATS), "json")
    one_of(form, "language", LANGUAGES, LANGUAGES[0])
    streamed = one_of(form, "stream", ("true", "false"), "false") == "true"
    with telling("en"):
        recording = await voice.transcribe(form.sound)
    if streamed:
        return StreamingResponse(events(recording), media_type=EVENTS)
    return FORMATS[chosen](recording, form.every(GRANULARITIES))


def one_of(form: Form, name: str, choices: tuple[str, ...], default: str) -> str:
    """Raises Problem: CHOICE."""
    chosen = form.fields.get(name) or default
    if chosen not in choices:
        listed = ", ".join(f"'{choice}'" for choice in choices)
        raise Problem(Trouble.CHOICE, {"field": name, "choices": listed}, "en")
    return chosen
