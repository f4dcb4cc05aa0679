"""One utterance as it comes: from the recorder's bytes to speech, from speech to words."""

from dataclasses import dataclass

from speech.audio.activity import Activity
from speech.audio.decoders import Decoder
from speech.recognising import Session, Transcript


@dataclass(slots=True)
class Listening:
    """Who made session and decoder closes them."""

    session: Session
    decoder: Decoder
    activity: Activity
    partial: str = ""

    async def hear(self, chunk: bytes) -> bool:
        """Whether there is something new in `partial`.

        Raises RecogniserLost, AudioUnreadable, TooLong.
        """
        return await self._take(self.activity.hear(await self.decoder.feed(chunk)))

    async def finish(self) -> Transcript:
        """Raises as `hear` does."""
        if self.activity.stopped is None:
            await self._take(self.activity.hear(await self.decoder.finish()))
            await self._take(self.activity.finish())
        if not self.activity.spoken:
            return Transcript("")
        return (await self.session.finish()).later(self.activity.skipped)

    async def _take(self, speech: bytes) -> bool:
        if not speech:
            return False
        before, self.partial = self.partial, (await self.session.accept(speech)).partial
        return self.partial != before
