"""One utterance of one caller, heard by a process of the pool."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

from speech.child import Child, ChildLost
from speech.frames import Frame, Kind
from speech.plausibility import Plausibility
from speech.recognising import (
    RATE,
    AudioUnreadable,
    Heard,
    RecogniserLost,
    TooLong,
    Transcript,
    Wishes,
    WishRefused,
    Word,
)

LOST = "Phần nhận giọng nói vừa gặp sự cố. Bạn vui lòng nói lại."
NOISE = "Âm thanh này không phải là tiếng nói, hoặc quá ồn. Bạn vui lòng nói lại."
LONG = "Phần nói quá dài, tối đa {seconds:.0f} giây. Bạn vui lòng nói ngắn hơn."
IDLE = "Không nghe thấy gì trong {seconds:.0f} giây nên đã dừng. Bạn vui lòng nói lại."
CLOSED = "The session is closed."
LEAST = RATE // 5  # bytes worth a call, a tenth of a second
PIECE = (
    5 * LEAST
)  # bytes given to the engine at once, half a second: a call into it cannot be stopped


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one caller, and one process, may take."""

    sound: float = 120.0  # seconds of one utterance
    idle: float = 20.0  # seconds in which nothing comes
    reply: float = 20.0  # seconds that the engine may take for one piece
    sessions: int = 4  # at a time in each process
    utterances: int = 500  # then a fresh process takes the place of this one
    growth: int = 256 << 20  # bytes over a fresh process, as above: libvosk gives nothing back


class PooledSession:
    """A Session; leaves its place free at `close`, after the limits, or when the process dies."""

    def __init__(self, child: Child, number: int, limits: Limits, free: Callable[[], None]) -> None:
        self._child, self._number, self._limits, self._free = child, number, limits, free
        self._heard = Heard("")
        self._kept = b""  # too little yet to be worth a call, or half a sample
        self._bytes = 0
        self._plausibility = Plausibility()
        self._turn = asyncio.Lock()  # an engine's recogniser is for one at a time
        self._over: Exception | None = None
        self._timer: asyncio.TimerHandle | None = None

    async def begin(self, wishes: Wishes) -> None:
        """Raises WishRefused, RecogniserLost."""
        body = json.dumps(asdict(wishes), ensure_ascii=False).encode()
        await self._ask(Kind.OPEN, body)

    async def accept(self, pcm: bytes) -> Heard:
        if not isinstance(pcm, bytes | bytearray):
            raise TypeError(f"Sound is bytes (s16le, mono, {RATE} Hz), not {type(pcm).__name__}.")
        async with self._turn:
            self._alive()
            self._count(len(pcm))
            sound = self._kept + pcm
            whole = len(sound) - len(sound) % LEAST
            self._kept = sound[whole:]
            ended = await self._hear(sound[:whole])
            self._believe()
            return Heard(self._heard.partial, ended)

    async def finish(self) -> Transcript:
        async with self._turn:
            self._alive()
            await self._hear(self._kept[: len(self._kept) // 2 * 2])
            self._believe(whole=True)
            said = json.loads(await self._ask(Kind.FINISH))
            self._stop(RuntimeError(CLOSED))
        words = tuple(Word(**word) for word in said["words"])
        return Transcript(said["text"], words, tuple(said["alternatives"]))

    async def close(self) -> None:
        self._stop(RuntimeError(CLOSED))

    async def _hear(self, sound: bytes) -> bool:
        """Whether a pause ended what was said."""
        ended = False
        for at in range(0, len(sound), PIECE):
            piece = sound[at : at + PIECE]
            self._plausibility.add(piece)
            self._heard = Heard(**json.loads(await self._ask(Kind.SOUND, piece)))
            ended = self._heard.ended
        return ended

    def _count(self, more: int) -> None:
        self._bytes += more
        if self._bytes > self._limits.sound * RATE * 2:
            self._stop(TooLong(LONG.format(seconds=self._limits.sound)))
            self._alive()

    def _believe(self, whole: bool = False) -> None:
        if not self._plausibility.is_sound(whole):
            self._stop(AudioUnreadable(NOISE))
            self._alive()

    def _alive(self) -> None:
        if self._over is not None:
            raise self._over

    def _wait(self) -> None:
        """The caller's turn: let go when nothing comes."""
        if self._over is None:
            idle = TooLong(IDLE.format(seconds=self._limits.idle))
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(self._limits.idle, self._stop, idle)

    def _rouse(self) -> None:
        if self._timer is not None:
            self._timer.cancel()

    def _stop(self, why: Exception) -> None:
        if self._over is None:
            self._over = why
            self._rouse()
            self._child.tell(Frame(self._number, Kind.CLOSE))
            self._free()

    async def _ask(self, kind: Kind, body: bytes = b"") -> bytes:
        self._rouse()
        try:
            reply = await self._child.ask(Frame(self._number, kind, body), self._limits.reply)
        except ChildLost:
            self._stop(RecogniserLost(LOST))
            raise RecogniserLost(LOST) from None
        except asyncio.CancelledError:  # the reply to come would be taken for the next one
            self._stop(RuntimeError(CLOSED))
            raise
        if reply.kind is Kind.REFUSED:
            self._stop(RuntimeError(CLOSED))
            raise WishRefused(reply.body.decode())
        if reply.kind is Kind.FAILED:
            self._stop(RecogniserLost(LOST))
            raise RecogniserLost(LOST)
        self._wait()
        return reply.body
