"""What listens for the service; sound is held in memory while it is heard and kept nowhere."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from assistant.service.problems import Locale, Problem, Trouble
from assistant.service.voice.troubles import VoiceTrouble
from speech.audio.activity import Activity
from speech.audio.decoders import Caps, Decoder, Decoders
from speech.audio.samples import Coding
from speech.pool import Pool
from speech.recognising import (
    RATE,
    AudioUnreadable,
    Recogniser,
    RecogniserLost,
    Session,
    TooLong,
    TooManyCallers,
    Transcript,
    VoiceMissing,
    Wishes,
    WishRefused,
)

LOG = logging.getLogger("hoidap")
LARGEST_SOUND = 10 << 20  # bytes of a recording as it is sent
LONGEST_SOUND = 60.0  # seconds of speech
ROUND = 1.0  # seconds over: recorders end with what they still hold
SECOND = RATE * 2  # bytes
EVER = float("inf")
RETRY_SECONDS = "5"


@dataclass(frozen=True, slots=True)
class Recording:
    """What was said in a recording of so many seconds."""

    transcript: Transcript
    seconds: float


@dataclass(slots=True)
class Voice:
    """Ears for as many callers as the pool has places; without a model there are none."""

    recogniser: Recogniser | None = None
    wishes: Wishes = Wishes()
    decoders: Decoders = field(
        default_factory=lambda: Decoders(Caps(LARGEST_SOUND, LONGEST_SOUND + ROUND))
    )

    @classmethod
    def open(cls, model: Path | None, workers: int, phrases: tuple[str, ...] = ()) -> "Voice":
        """Never fails: a model that cannot be used is named in the log."""
        if model is None:
            return cls()
        try:
            return cls(Pool(model, workers), Wishes(phrases))
        except VoiceMissing as reason:
            LOG.error("%s", reason)
            return cls()

    async def check(self) -> None:
        """Let the model listen once, so that the first citizen need not wait for it."""
        if self.recogniser is None:
            return
        try:
            await self.recogniser.check()
            await (await self.session()).close()
        except WishRefused as reason:
            LOG.error("%s", reason)
            self.wishes = Wishes()
        except (VoiceMissing, RecogniserLost) as reason:
            LOG.error("%s", reason)
            await self.recogniser.close()
            self.recogniser = None

    async def close(self) -> None:
        await self.decoders.close()
        if self.recogniser is not None:
            await self.recogniser.close()

    async def session(self) -> Session:
        """Raises VoiceMissing, TooManyCallers, WishRefused."""
        if self.recogniser is None:
            raise VoiceMissing
        return await self.recogniser.open(self.wishes)

    async def decoder(self, coding: Coding, rate: int) -> Decoder:
        """Raises VoiceMissing, TooManyCallers, AudioUnreadable."""
        return await self.decoders.open(coding, rate)

    async def transcribe(self, sound: bytes) -> Recording:
        """A whole recording in any container; nothing is heard in one without speech.

        Raises VoiceMissing, TooManyCallers, RecogniserLost, AudioUnreadable, TooLong.
        """
        session = await self.session()
        try:
            pcm = await self.decoders.decode(sound)
            activity = Activity(pause=EVER, patience=EVER, longest=EVER)
            for start in range(0, len(pcm), SECOND):
                if speech := activity.hear(pcm[start : start + SECOND]):
                    await session.accept(speech)
            if rest := activity.finish():
                await session.accept(rest)
            heard = await session.finish() if activity.spoken else Transcript("")
            return Recording(heard.later(activity.skipped), len(pcm) / SECOND)
        finally:
            await session.close()


@asynccontextmanager
async def ears(
    model: Path | None, workers: int, phrases: tuple[str, ...] = ()
) -> AsyncIterator[Voice]:
    """What listens while the service runs."""
    voice = Voice.open(model, workers, phrases)
    checking = asyncio.create_task(voice.check())
    try:
        yield voice
    finally:
        checking.cancel()
        await asyncio.wait((checking,))
        await voice.close()


@contextmanager
def telling(locale: Locale = "vi") -> Iterator[None]:
    """What goes wrong with sound becomes the Problem that is told."""
    try:
        yield
    except VoiceMissing:
        raise Problem(VoiceTrouble.NO_VOICE, locale=locale) from None
    except TooManyCallers:
        raise Problem(Trouble.BUSY, {"seconds": RETRY_SECONDS}, locale) from None
    except RecogniserLost:
        raise Problem(VoiceTrouble.NOT_HEARD, locale=locale) from None
    except AudioUnreadable:
        raise Problem(VoiceTrouble.SOUND_UNREADABLE, locale=locale) from None
    except TooLong:
        facts = {"most": f"{LONGEST_SOUND:.0f}"}
        raise Problem(VoiceTrouble.SOUND_TOO_LONG, facts, locale) from None
