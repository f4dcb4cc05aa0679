"""One client of the vosk-server protocol: what each of its frames is answered."""

from dataclasses import dataclass, field

from speech.recognising import RATE, Recogniser, Session, Transcript, Wishes
from speech.resampling import Resampler
from speech.vosk_server.messages import Command, Config, partial, read, result

PIECE = RATE * 2 // 5  # bytes: 0.2 s; a frame may hold minutes
LONGEST = 60.0  # seconds of an utterance or of silence; a call may last for hours
SILENT = Transcript("")


@dataclass(slots=True)
class Conversation:
    """Frames in, replies out, one for each frame that is no configuration. `close` always."""

    recogniser: Recogniser
    config: Config = Config()
    resampler: Resampler | None = None  # there is one as soon as the client has sent sound
    session: Session | None = None
    said: str = ""  # since the last result
    begun: float = 0.0  # seconds of sound before this session
    passed: float = 0.0  # seconds of sound
    ended: list[Transcript] = field(default_factory=list)
    over: bool = False  # the client has said so

    async def text(self, frame: str) -> str | None:
        """The reply to a text frame; none to a configuration, which counts before sound only.

        Raises NotUnderstood, RecogniserLost.
        """
        said = read(frame)
        if isinstance(said, dict):
            changed = self.config.changed(said)
            if self.resampler is None:
                self.config = changed
            return None
        if self.resampler is not None and said is Command.EOF:
            await self._hear(self.resampler.finish())
        self.over = said is Command.EOF
        await self._end()
        return self._result()

    async def sound(self, frame: bytes) -> str:
        """The reply to sound. Raises what opening and listening raise."""
        if self.resampler is None:
            self.resampler = Resampler(self.config.rate)
        await self._hear(self.resampler.convert(frame))
        return self._result() if self.ended else partial(self.said)

    async def rest(self) -> None:
        """Give the place up; what was said comes with the next reply. Raises RecogniserLost."""
        if self.session is not None:
            await self._end()

    async def close(self) -> None:
        if self.session is not None:
            await self.session.close()
            self.session = None

    async def _hear(self, pcm: bytes) -> None:
        for start in range(0, len(pcm), PIECE):
            await self._take(pcm[start : start + PIECE])

    async def _take(self, piece: bytes) -> None:
        heard = await (await self._listening()).accept(piece)
        self.passed += len(piece) / 2 / RATE
        self.said = heard.partial
        if heard.ended or self.passed - self.begun >= LONGEST:
            await self._end()

    async def _listening(self) -> Session:
        if self.session is None:
            wishes = Wishes(self.config.phrases, self.config.alternatives)
            self.session = await self.recogniser.open(wishes)
            self.begun = self.passed
        return self.session

    async def _end(self) -> None:
        """An utterance is over; the next one has a session of its own."""
        if self.session is None:
            self.ended.append(SILENT)
            return
        heard = await self.session.finish()
        self.ended.append(heard.later(self.begun))  # times from the beginning of the stream
        self.said = ""
        await self.close()

    def _result(self) -> str:
        """All that ended in one frame, in one reply."""
        *_, last = ended = self.ended
        self.ended = []
        words = tuple(word for heard in ended for word in heard.words)
        text = " ".join(heard.text for heard in ended if heard.text)
        alternatives = last.alternatives if text == last.text else ()
        return result(Transcript(text, words, alternatives), self.config)
