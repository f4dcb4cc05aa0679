"""WS /v1/voice: sound in while somebody speaks, what is heard meanwhile, then the answer.

The client sends `start`, sound in binary frames, `end`; the service sends `ready`, `partial`…,
`stopped` when it closes the microphone, `transcript`, and where the start wished so `stage` and
`answer`; or `problem`. One utterance is one connection.
"""

import asyncio
import json
from typing import Annotated, Any, Literal

from fastapi import WebSocket, WebSocketDisconnect
from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import PydanticCustomError
from starlette.types import Message

from assistant.service.answering import Counter
from assistant.service.bodies import MOST_TURNS, Name, Place, QuestionSent, Strict, TurnSent
from assistant.service.events import searching
from assistant.service.problems import Locale, Problem, Trouble
from assistant.service.refusals import locale_of, problem_of
from assistant.service.trail import log_failure
from assistant.service.voice.asking import UNHEARD, asked
from assistant.service.voice.hearing import LONGEST_SOUND, Voice, telling
from assistant.service.voice.listening import Listening
from assistant.service.voice.replies import TranscriptReply
from assistant.service.voice.troubles import VoiceTrouble
from speech.audio.activity import Activity
from speech.audio.samples import RATES
from speech.recognising import RATE, Transcript

START_SECONDS = 10.0  # until `start` comes
IDLE_SECONDS = 10.0  # without sound
SEND_SECONDS = 10.0  # for a client that does not read
PAUSE_SECONDS = 1.5  # of silence that end what was said, where the client names no other
NORMAL, REFUSED, BROKEN = 1000, 1008, 1011  # what a connection ends with


def usual(rate: int) -> int:
    if rate not in RATES:
        raise PydanticCustomError("enum", "is none", {"expected": ", ".join(map(str, RATES))})
    return rate


class StartSent(Strict):
    """How sound will come, and what is wished then."""

    type: Literal["start"]
    format: Literal["auto", "pcm", "mulaw", "alaw"] = "auto"
    rate: Annotated[int, AfterValidator(usual)] = RATE
    then: Literal["transcript", "answer"] = "transcript"
    pause: float = Field(default=PAUSE_SECONDS, ge=0.2, le=5)
    locale: Locale = "vi"
    locality: Place | None = None
    session: Name | None = None
    history: list[TurnSent] | None = Field(default=None, max_length=MOST_TURNS)

    def question(self) -> QuestionSent:
        """All of it but the words."""
        return QuestionSent(
            question=UNHEARD,
            locality=self.locality,
            locale=self.locale,
            session=self.session,
            history=self.history,
        )


class Talk:
    """One connection."""

    def __init__(self, socket: WebSocket, voice: Voice, counter: Counter, client: str) -> None:
        self.socket, self.voice, self.counter, self.client = socket, voice, counter, client

    async def run(self) -> None:
        """Ends with the connection closed and nothing left open."""
        try:
            await self.socket.accept()
            await self._talk()
            await self.socket.close(NORMAL)
        except (WebSocketDisconnect, TimeoutError):
            pass  # whoever spoke is gone

    async def _talk(self) -> None:
        try:
            start = await self._start()
            with telling(start.locale):
                transcript = await self._listen(start)
            heard = TranscriptReply.of(transcript)
            await self._say("transcript", **heard.model_dump())
            if start.then == "answer":
                await self._answer(asked(start.question(), heard))
        except Problem as problem:
            await self._refuse(problem)
        except (WebSocketDisconnect, TimeoutError):
            raise
        except Exception as error:
            log_failure(error)
            await self._refuse(Problem(Trouble.BROKEN))

    async def _start(self) -> StartSent:
        """Raises Problem."""
        sent = said(await self._next(START_SECONDS))
        try:
            return StartSent.model_validate(sent)
        except ValidationError as error:
            raise problem_of(error.errors()[0], locale_of(sent)) from None

    async def _listen(self, start: StartSent) -> Transcript:
        """Raises what `telling` tells, and Problem."""
        session = await self.voice.session()
        try:
            decoder = await self.voice.decoder(start.format, start.rate)
            try:
                activity = Activity(start.pause, longest=LONGEST_SOUND)
                await self._say("ready")
                return await self._hear(Listening(session, decoder, activity), start.locale)
            finally:
                await decoder.close()
        finally:
            await session.close()

    async def _hear(self, listening: Listening, locale: Locale) -> Transcript:
        while not listening.activity.stopped:
            message = await self._next(IDLE_SECONDS, locale)
            if (chunk := message.get("bytes")) is None:
                ended(message, locale)
                break
            if await listening.hear(chunk):
                await self._say("partial", text=listening.partial)
        else:
            await self._say("stopped", reason=listening.activity.stopped)
        return await listening.finish()

    async def _answer(self, question: QuestionSent) -> None:
        """Raises Problem."""
        await self._say("stage", **searching(self.counter.desk))
        answer = await self.counter.reply(question, self.client)
        await self._send('{"type":"answer","answer":' + answer.decode() + "}")

    async def _next(self, seconds: float, locale: Locale = "vi") -> Message:
        """Raises Problem: NOTHING_COMES, WebSocketDisconnect."""
        try:
            async with asyncio.timeout(seconds):
                message = await self.socket.receive()
        except TimeoutError:
            facts = {"waited": f"{seconds:.0f}"}
            raise Problem(VoiceTrouble.NOTHING_COMES, facts, locale) from None
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect
        return message

    async def _refuse(self, problem: Problem) -> None:
        reply = json.loads(problem.text)
        await self._say("problem", **{k: v for k, v in reply.items() if k != "type"})
        await self.socket.close(BROKEN if problem.trouble.status >= 500 else REFUSED)
        raise WebSocketDisconnect

    async def _say(self, kind: str, **said: Any) -> None:
        await self._send(json.dumps({"type": kind, **said}, ensure_ascii=False))

    async def _send(self, text: str) -> None:
        """Raises TimeoutError."""
        async with asyncio.timeout(SEND_SECONDS):
            await self.socket.send_text(text)


def said(message: Message, locale: Locale = "vi") -> Any:
    """A text frame. Raises Problem: NOT_JSON."""
    try:
        return json.loads(message.get("text") or "")
    except (ValueError, RecursionError):
        raise Problem(Trouble.NOT_JSON, locale=locale) from None


def ended(message: Message, locale: Locale) -> None:
    """Raises Problem for anything but `end`."""
    if said(message, locale) != {"type": "end"}:
        raise Problem(Trouble.CHOICE, {"field": "type", "choices": "'end'"}, locale)
