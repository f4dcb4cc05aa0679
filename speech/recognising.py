"""What a recogniser of speech is to everything else: sound in, words out.

Adapters stand behind these protocols (`speech/vosk.py`, …). Nothing outside this package knows
which engine listens.
"""

from dataclasses import dataclass, replace
from typing import Protocol

RATE = 16_000  # samples a second of all sound inside this project: s16le, mono


FULL = "Đang có nhiều người nói cùng lúc. Bạn vui lòng thử lại sau ít phút."
UNREADABLE = "Không đọc được âm thanh này. Bạn hãy ghi âm lại hoặc gửi tệp khác (m4a, mp3, wav…)."


class VoiceMissing(Exception):
    """There is no model (or no engine) on this machine; the message says how to add voice."""


class TooManyCallers(Exception):
    """Every place of the pool is taken; try again in a moment."""


class RecogniserLost(Exception):
    """The process that listened died: this utterance is lost, the next one works."""


class TooLong(Exception):
    """The caller spoke, or kept silent, longer than the limits allow."""


class AudioUnreadable(Exception):
    """The bytes are not sound that can be read."""


class WishRefused(ValueError):
    """A phrase list or another wish that must not reach the engine; the message says why."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word heard; `start` and `end` in seconds from the beginning of the utterance."""

    text: str
    start: float
    end: float
    confidence: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that was said in one utterance, as words: "khoản hai điều một trăm linh hai"."""

    text: str
    words: tuple[Word, ...] = ()
    alternatives: tuple[str, ...] = ()  # other readings of the whole, the likeliest first

    def later(self, seconds: float) -> "Transcript":
        """The same with times counted from so many seconds earlier."""
        words = (replace(w, start=w.start + seconds, end=w.end + seconds) for w in self.words)
        return replace(self, words=tuple(words))


@dataclass(frozen=True, slots=True)
class Heard:
    """What one piece of sound led to: the utterance so far, and whether a pause ended it."""

    partial: str
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a caller may ask of a session; checked before anything reaches an engine."""

    phrases: tuple[str, ...] = ()  # expected phrases, where the model supports them
    alternatives: int = 0


class Session(Protocol):
    """One utterance of one caller. `close` always, also after an error; it may be called twice."""

    async def accept(self, pcm: bytes) -> Heard:
        """Take sound (s16le mono at `RATE`, any length). Raises RecogniserLost, TooLong,
        AudioUnreadable for bytes that cannot be such sound."""
        ...

    async def finish(self) -> Transcript:
        """The whole utterance, pauses included. Raises RecogniserLost."""
        ...

    async def close(self) -> None: ...


class Recogniser(Protocol):
    """`speech.pool.Pool(model, workers)` is one."""

    async def open(self, wishes: Wishes = Wishes()) -> Session:
        """Raises VoiceMissing, TooManyCallers, WishRefused."""
        ...

    async def check(self) -> None:
        """Let a recogniser listen to something. Raises VoiceMissing, RecogniserLost."""
        ...

    async def close(self) -> None:
        """End all that listens; no process, thread or file is left."""
        ...
