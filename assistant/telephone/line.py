"""One telephone line: what the caller says and presses, and what is said at a voice's pace."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from uuid import UUID

from assistant.telephone.audiosocket import FRAME, Frame, Kind, receive

FRAME_SECONDS = 0.02
AHEAD_SECONDS = 0.06  # sound that the other side holds, so that a late frame is not heard
MOST_WAITING = 500  # frames: 10 s of sound that nobody has taken yet
FIRST_SECONDS = 5.0  # in which the call must say who it is
IDLE_SECONDS = 30.0  # without a frame: a call sends sound always


@dataclass(frozen=True, slots=True)
class Key:
    """A key that the caller pressed: 0 to 9, * or #."""

    digit: str


class HungUp(Exception):
    """The call is over."""


class Line:
    """The frames of one call; `listen` runs as long as the call lasts."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.over = False
        self._come: asyncio.Queue[bytes | Key | None] = asyncio.Queue()
        self._pressed = asyncio.Event()

    async def called(self) -> UUID:
        """The call's name. Raises HungUp when none comes first."""
        frame = None
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FIRST_SECONDS):
                frame = await receive(self.reader)
        if frame is None or frame.kind != Kind.UUID or len(frame.payload) != 16:
            raise HungUp
        return UUID(bytes=frame.payload)

    async def listen(self) -> None:
        """Take what comes until the call ends."""
        with contextlib.suppress(TimeoutError):
            while not self.over:
                async with asyncio.timeout(IDLE_SECONDS):
                    frame = await receive(self.reader)
                if frame is None or frame.kind in (Kind.HANGUP, Kind.ERROR):
                    break
                self._take(frame)
        self.over = True
        self._come.put_nowait(None)
        self._pressed.set()

    async def next(self) -> bytes | Key:
        """Sound, or a key. Raises HungUp."""
        found = await self._come.get()
        if found is None:
            self._come.put_nowait(None)
            raise HungUp
        return found

    def forget_sound(self) -> None:
        """What was said while the caller was spoken to is not listened to; keys count."""
        kept = []
        while not self._come.empty():
            if not isinstance(found := self._come.get_nowait(), bytes):
                kept.append(found)
        for found in kept:
            self._come.put_nowait(found)

    async def play(self, sound: AsyncGenerator[bytes, None]) -> bool:
        """Whether it was heard to its end: a key stops it. Raises HungUp."""
        self._pressed.clear()
        async with contextlib.aclosing(sound):
            await self._play(sound)
        return not self._pressed.is_set() or self._stopped()

    async def _play(self, sound: AsyncGenerator[bytes, None]) -> None:
        left = b""
        begun: float | None = None
        sent = 0
        async for piece in sound:
            left += piece
            while len(left) >= FRAME:
                begun = begun or asyncio.get_running_loop().time()
                await self._pace(begun, sent)
                if self._pressed.is_set():
                    return
                await self._send(Frame(Kind.SLIN, left[:FRAME]))
                left, sent = left[FRAME:], sent + 1
        if left:
            await self._send(Frame(Kind.SLIN, left.ljust(FRAME, b"\0")))
        if begun is not None:
            await self._pace(begun, sent, ahead=0.0)

    async def hang_up(self) -> None:
        """Say so, where the other side is still there."""
        with contextlib.suppress(HungUp):
            await self._send(Frame(Kind.HANGUP))

    async def close(self) -> None:
        self.over = True
        self.writer.close()
        with contextlib.suppress(ConnectionError):
            await self.writer.wait_closed()

    def _take(self, frame: Frame) -> None:
        if frame.kind == Kind.DTMF and frame.payload:
            self._come.put_nowait(Key(chr(frame.payload[0])))
            self._pressed.set()
        elif frame.kind == Kind.SLIN and self._come.qsize() < MOST_WAITING:
            self._come.put_nowait(frame.payload)

    def _stopped(self) -> bool:
        if self.over:
            raise HungUp
        return False

    async def _pace(self, begun: float, sent: int, ahead: float = AHEAD_SECONDS) -> None:
        """Until the next frame may be sent, or a key is pressed."""
        early = begun + sent * FRAME_SECONDS - ahead - asyncio.get_running_loop().time()
        if early > 0:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._pressed.wait(), early)

    async def _send(self, frame: Frame) -> None:
        """Raises HungUp."""
        try:
            self.writer.write(frame.packed())
            async with asyncio.timeout(IDLE_SECONDS):
                await self.writer.drain()
        except (ConnectionError, TimeoutError):
            self.over = True
            raise HungUp from None
