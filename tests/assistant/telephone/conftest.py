"""A scripted peer that speaks AudioSocket, and a line that it may call."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import uuid4

import httpx
import pytest

from assistant.telephone import line as lines
from assistant.telephone.audiosocket import FRAME, RATE, Frame, Kind, receive
from assistant.telephone.serving import Exchange, listen
from speech.resampling import Resampler
from speech.speaking import Speaker
from tests.assistant.service.voice.conftest import app_with, running
from tests.speech.conftest import MODEL, pcm

QUIET = 0.4  # seconds without a frame: the line has said all
PAUSE = bytes(RATE * 2)  # a second


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(app_with(tmp_path_factory.mktemp("data"), MODEL)) as address:
        yield address


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits until a sentence has been said."""
    monkeypatch.setattr(lines, "FRAME_SECONDS", 0.0005)


@dataclass
class Recorder:
    """A Speaker whose words can be read."""

    said: list[str] = field(default_factory=list)
    rate: int = RATE

    async def speak(self, text: str) -> AsyncGenerator[bytes, None]:
        self.said.append(text)
        for _ in text.split():
            yield b"\x00\x10" * (RATE // 10)


def spoken(name: str) -> bytes:
    """A recording as it comes over a telephone."""
    resampler = Resampler(16_000, RATE)
    return resampler.convert(pcm(name)) + resampler.finish()


class Peer:
    """What Asterisk is to the line."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    def send(self, kind: int, payload: bytes = b"") -> None:
        self.writer.write(Frame(kind, payload).packed())

    def speak(self, sound: bytes) -> None:
        for start in range(0, len(sound), FRAME):
            self.send(Kind.SLIN, sound[start : start + FRAME])

    def press(self, key: str) -> None:
        self.send(Kind.DTMF, key.encode())

    async def hear(self) -> bytes:
        """All that the line says until it waits for the caller, or hangs up."""
        heard = bytearray()
        while True:
            try:
                frame = await asyncio.wait_for(receive(self.reader), QUIET if heard else 20)
            except TimeoutError:
                return bytes(heard)
            if frame is None or frame.kind == Kind.HANGUP:
                return bytes(heard)
            assert (frame.kind, len(frame.payload)) == (Kind.SLIN, FRAME)
            heard += frame.payload

    async def over(self) -> bool:
        """Whether the line hangs up, and closes when the other side has hung up too."""
        async with asyncio.timeout(20):
            while (frame := await receive(self.reader)) is not None:
                if frame.kind == Kind.HANGUP:
                    self.writer.write_eof()
                    return await self.reader.read() == b""
        return False


@asynccontextmanager
async def exchange(address: str, speaker: Speaker, most: int = 20) -> AsyncIterator[int]:
    """The port on which calls are taken."""
    async with httpx.AsyncClient(trust_env=False) as http:
        line = Exchange(f"http://{address}", speaker, http, most=most)
        server = await listen(line, "127.0.0.1", 0)
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            server.close()
            await server.wait_closed()
            await line.close()


@asynccontextmanager
async def call(port: int, name: bytes | None = None) -> AsyncIterator[Peer]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    peer = Peer(reader, writer)
    peer.send(Kind.UUID, uuid4().bytes if name is None else name)
    try:
        async with asyncio.timeout(60):
            yield peer
    finally:
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
