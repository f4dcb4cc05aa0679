"""The service as a telephone line uses it: it listens by WS /v1/voice and answers POST /v1/ask."""

import contextlib
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from ipaddress import IPv6Address
from typing import Any
from uuid import UUID

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from assistant.service.bodies import TurnSent
from assistant.service.problems import MEDIA_TYPE, ProblemReply
from assistant.service.replies import AnswerReply
from assistant.telephone.audiosocket import RATE

# Silence that ends what was said. The detector is sure of silence only 0.2 s after the last sound,
# so a caller may pause for 0.45 s; chosen on 20 questions so that an answer begins within 0.8 s.
PAUSE_SECONDS = 0.25
ANSWER_SECONDS = 40.0
OPEN_SECONDS = 10.0
ONES_OWN = b"\xfd"  # first byte of addresses that mean nothing outside (RFC 4193)


class DeskProblem(Exception):
    """The service did not hear or answer; the message is what it tells the citizen, if anything."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a caller said, as one writes it and as it was heard ("" where he pressed a key)."""

    text: str
    heard: str = ""


class Ear:
    """One utterance on its way to the service."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket

    async def hear(self, sound: bytes) -> None:
        """Sound that the service no longer takes is lost: `words` tells why."""
        with contextlib.suppress(OSError, WebSocketException):
            await self.socket.send(sound)

    async def words(self) -> Said:
        """What was said, when a pause has ended it; empty where nobody spoke.

        Raises DeskProblem.
        """
        try:
            while (told := json.loads(await self.socket.recv()))["type"] != "transcript":
                if told["type"] == "problem":
                    raise DeskProblem(told["detail"])
        except (OSError, WebSocketException):
            raise DeskProblem from None
        return Said(told["text"].strip(), told["raw"].strip())


@dataclass(frozen=True, slots=True)
class Desk:
    """The service at `url`, for one call.

    The service counts each call as a client of its own: it trusts `X-Forwarded-For` from this
    machine, or from FORWARDED_ALLOW_IPS.
    """

    url: str
    call: UUID
    http: httpx.AsyncClient
    locality: str | None = None

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[Ear]:
        """Raises DeskProblem."""
        start = {"type": "start", "format": "pcm", "rate": RATE, "pause": PAUSE_SECONDS}
        address = self.url.replace("http", "ws", 1) + "/v1/voice"
        try:
            socket = await connect(
                address,
                additional_headers=self._headers(),
                compression=None,
                open_timeout=OPEN_SECONDS,
                close_timeout=1,
                ping_interval=None,
                proxy=None,
            )
        except (OSError, TimeoutError, WebSocketException):
            raise DeskProblem from None
        async with socket:
            await socket.send(json.dumps(start))
            yield Ear(socket)

    async def ask(self, question: Said, history: tuple[TurnSent, ...]) -> AnswerReply:
        """Raises DeskProblem."""
        sent: dict[str, Any] = {"question": question.text, "session": self.call.hex}
        sent["history"] = [turn.model_dump() for turn in history]
        if question.heard:
            sent["heard"] = question.heard
        if self.locality:
            sent["locality"] = self.locality
        try:
            reply = await self.http.post(
                f"{self.url}/v1/ask", json=sent, headers=self._headers(), timeout=ANSWER_SECONDS
            )
        except httpx.HTTPError:
            raise DeskProblem from None
        if not reply.is_success:
            raise DeskProblem(told_by(reply))
        return AnswerReply.model_validate_json(reply.content)

    def _headers(self) -> dict[str, str]:
        return {"X-Forwarded-For": str(IPv6Address(ONES_OWN + self.call.bytes[:7] + bytes(8)))}


def told_by(reply: httpx.Response) -> str:
    """The sentence of a problem; none of what a proxy says."""
    if not reply.headers.get("content-type", "").startswith(MEDIA_TYPE):
        return ""
    return ProblemReply.model_validate_json(reply.content).detail
