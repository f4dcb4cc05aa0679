"""A bounded set of processes that decode what phones send, one upload at a time in each."""

import asyncio
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from speech.audio.samples import LONG, Coding, SampleDecoder
from speech.child import Child, ChildBroken, ChildLost
from speech.engines import not_installed
from speech.frames import Frame, Kind
from speech.recognising import FULL, RATE, UNREADABLE, AudioUnreadable, TooLong, TooManyCallers

LARGE = "Tệp âm thanh quá lớn, tối đa {megabytes} MB. Bạn vui lòng gửi đoạn ngắn hơn."
IDLE = "Không nhận được âm thanh nên đã dừng. Bạn vui lòng gửi lại."
CLOSED = "The decoder is closed."
NUMBERS = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Caps:
    """How much one upload, and all together, may take."""

    bytes: int = 10 << 20
    seconds: float = 120.0  # of sound
    reply: float = 20.0  # seconds for one piece
    idle: float = 20.0  # seconds in which nothing comes
    uploads: int = 8  # at a time, a process each
    spare: int = 4  # processes kept for the next ones
    reuse: int = 100  # uploads of one process


class Decoder(Protocol):
    """One upload; `close` always, also after an error. It may be called twice."""

    async def feed(self, chunk: bytes) -> bytes:
        """What can be decoded by now, s16le mono at RATE. Raises AudioUnreadable, TooLong."""
        ...

    async def finish(self) -> bytes:
        """The rest. Raises AudioUnreadable when nothing could be read at all, TooLong."""
        ...

    async def close(self) -> None: ...


class Decoders:
    """Opens decoders; the first upload starts the first process."""

    def __init__(self, caps: Caps = Caps()) -> None:
        self._caps = caps
        self._idle: list[Child] = []
        self._busy = 0
        self._uses: dict[Child, int] = {}
        self._ending: set[asyncio.Task[None]] = set()

    async def open(self, coding: Coding = "auto", rate: int = RATE) -> Decoder:
        """For a container (`auto`) or bare samples. Raises AudioUnreadable for a rate out of use,
        TooManyCallers, VoiceMissing."""
        if coding != "auto":
            return SampleDecoder(coding, rate, self._caps.seconds)
        return await self._open(live=True)

    async def decode(self, data: bytes) -> bytes:
        """A whole upload as s16le mono at RATE. Raises AudioUnreadable, TooLong, TooManyCallers."""
        decoder = await self._open(live=False)
        try:
            return await decoder.feed(data) + await decoder.finish()
        finally:
            await decoder.close()

    async def close(self) -> None:
        for child in list(self._uses):
            self._end(child)
        self._idle = []
        await asyncio.gather(*self._ending)

    async def _open(self, live: bool) -> "ContainerDecoder":
        if self._busy >= self._caps.uploads:
            raise TooManyCallers(FULL)
        self._busy += 1
        used = bool(self._idle)
        try:
            child = await self._child()
        except BaseException:
            self._busy -= 1
            raise
        decoder = ContainerDecoder(child, self._caps, self._back)
        try:
            await decoder.begin(live)
        except AudioUnreadable:  # it died since the last upload: nothing of this one was sent yet
            if not used:
                raise
            return await self._open(live)
        return decoder

    async def _child(self) -> Child:
        while self._idle:
            child = self._idle.pop()
            if not child.lost:
                return child
            self._end(child)
        return await self._start()

    async def _start(self) -> Child:
        try:
            child = await Child.start("speech.audio.worker")
        except (ChildBroken, ChildLost):
            raise not_installed("av") from None
        self._uses[child] = 0
        return child

    def _back(self, child: Child) -> None:
        self._busy -= 1
        uses = self._uses[child] = self._uses.get(child, 0) + 1
        if not child.lost and uses < self._caps.reuse and len(self._idle) < self._caps.spare:
            self._idle.append(child)
        else:
            self._end(child)

    def _end(self, child: Child) -> None:
        self._uses.pop(child, None)
        task = asyncio.create_task(child.stop())
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)


class ContainerDecoder:
    """A Decoder in a process of its own; gives it back at `close`, or when nothing comes."""

    def __init__(self, child: Child, caps: Caps, back: Callable[[Child], None]) -> None:
        self._child, self._caps, self._back = child, caps, back
        self._number = next(NUMBERS)
        self._bytes = 0
        self._turn = asyncio.Lock()
        self._over: Exception | None = None
        self._timer: asyncio.TimerHandle | None = None

    async def begin(self, live: bool) -> None:
        wishes = {"live": live, "seconds": self._caps.seconds}
        await self._ask(Kind.OPEN, json.dumps(wishes).encode())

    async def feed(self, chunk: bytes) -> bytes:
        self._bytes += len(chunk)
        if self._bytes > self._caps.bytes:
            self._stop(TooLong(LARGE.format(megabytes=self._caps.bytes >> 20)))
        return await self._ask(Kind.SOUND, bytes(chunk))

    async def finish(self) -> bytes:
        rest = await self._ask(Kind.FINISH)
        self._stop(RuntimeError(CLOSED))
        return rest

    async def close(self) -> None:
        self._stop(RuntimeError(CLOSED))

    async def _ask(self, kind: Kind, body: bytes = b"") -> bytes:
        async with self._turn:
            if self._over is not None:
                raise self._over
            reply = await self._reply(Frame(self._number, kind, body))
        if reply.kind is Kind.DONE:
            self._wait()
            return reply.body
        wrong = {
            Kind.REFUSED: AudioUnreadable(UNREADABLE),
            Kind.TOO_LONG: TooLong(LONG.format(seconds=self._caps.seconds)),
        }[reply.kind]
        self._stop(wrong)
        raise wrong

    async def _reply(self, frame: Frame) -> Frame:
        self._rouse()
        try:
            return await self._child.ask(frame, self._caps.reply)
        except ChildLost:  # what kills the decoder, or keeps it busy for ever, is no sound
            self._stop(AudioUnreadable(UNREADABLE))
            raise AudioUnreadable(UNREADABLE) from None
        except asyncio.CancelledError:  # it may be in the middle of anything
            self._child.kill()
            self._stop(RuntimeError(CLOSED))
            raise

    def _rouse(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _wait(self) -> None:
        if self._over is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(self._caps.idle, self._stop, TooLong(IDLE))

    def _stop(self, why: Exception) -> None:
        if self._over is None:
            self._over = why
            self._rouse()
            self._child.tell(Frame(self._number, Kind.CLOSE))
            self._back(self._child)
