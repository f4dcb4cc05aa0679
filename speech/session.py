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
    UNREADABLE,
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
LONG = "Phần nói quá dài, tối đa {seconds:.0f} giây. Bạn vui lòng nói ngắn hơn."
IDLE = "Không nghe thấy gì trong {seconds:.0f} giây nên đã dừng. Bạn vui lòng nói lại."
CLOSED = "The session is closed."
PIECE = RATE  # bytes given to the engine at once, half a second: a call into it cannot be stopped


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
        self._half = b""  # the first byte of a sample of which the second is still to come
        self._bytes = 0
        self._plausibility = Plausibility()
        self._over: Exception | None = None
        self._timer = asyncio.get_running_loop().call_later(limits.idle, self._expire)

    async def begin(self, wishes: Wishes) -> None:
        """Raises WishRefused, RecogniserLost."""
        body = json.dumps(asdict(wishes), ensure_ascii=False).encode()
        await self._ask(Kind.OPEN, body)

    async def accept(self, pcm: bytes) -> Heard:
        if not isinstance(pcm, bytes | bytearray):
            raise TypeError(f"Sound is bytes (s16le, mono, {RATE} Hz), not {type(pcm).__name__}.")
        self._alive()
        self._bytes += len(pcm)
        if self._bytes > self._limits.sound * RATE * 2:
            self._stop(TooLong(LONG.format(seconds=self._limits.sound)))
            self._alive()
        sound = self._half + pcm
        whole = len(sound) - len(sound) % 2
        self._half = sound[whole:]
        ended = False
        for at in range(0, whole, PIECE):
            piece = bytes(sound[at : min(at + PIECE, whole)])
            self._plausibility.add(piece)
            reply = await self._ask(Kind.SOUND, piece)
            self._heard = Heard(**json.loads(reply))
            ended = self._heard.ended
        self._believe()
        return Heard(self._heard.partial, ended)

    async def finish(self) -> Transcript:
        self._alive()
        self._believe(whole=True)
        said = json.loads(await self._ask(Kind.FINISH))
        self._stop(RuntimeError(CLOSED))
        words = tuple(Word(**word) for word in said["words"])
        return Transcript(said["text"], words, tuple(said["alternatives"]))

    async def close(self) -> None:
        self._stop(RuntimeError(CLOSED))

    def _believe(self, whole: bool = False) -> None:
        if not self._plausibility.is_sound(whole):
            self._stop(AudioUnreadable(UNREADABLE))
            self._alive()

    def _alive(self) -> None:
        if self._over is not None:
            raise self._over
        self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(self._limits.idle, self._expire)

    def _expire(self) -> None:
        self._stop(TooLong(IDLE.format(seconds=self._limits.idle)))

    def _stop(self, why: Exception) -> None:
        if self._over is None:
            self._over = why
            self._timer.cancel()
            self._child.tell(Frame(self._number, Kind.CLOSE))
            self._free()

    async def _ask(self, kind: Kind, body: bytes = b"") -> bytes:
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
        return reply.body
