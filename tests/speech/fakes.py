"""A recogniser that hears a number word for each 0.2 s of sound that is not silence."""

from dataclasses import dataclass, field

from speech.recognising import (
    RATE,
    Heard,
    RecogniserLost,
    TooManyCallers,
    Transcript,
    Wishes,
    WishRefused,
    Word,
)

NUMBERS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
BLOCK = RATE * 2 // 5  # bytes: 0.2 s
LOUD = b"\x00\x20" * (BLOCK // 2)
SILENCE = bytes(BLOCK)


@dataclass
class FakeSession:
    owner: "FakeRecogniser"
    wishes: Wishes
    pcm: bytearray = field(default_factory=bytearray)
    words: list[Word] = field(default_factory=list)
    lost: bool = False
    closed: bool = False

    async def accept(self, pcm: bytes) -> Heard:
        if self.lost:
            raise RecogniserLost("The recogniser died")
        assert not self.closed
        assert len(pcm) % 2 == 0
        before = len(self.pcm) // BLOCK
        self.pcm += pcm
        ended = False
        for block in range(before, len(self.pcm) // BLOCK):
            if max(self.pcm[block * BLOCK : (block + 1) * BLOCK]) > 8:
                text = NUMBERS[len(self.words) % len(NUMBERS)]
                self.words.append(Word(text, block * 0.2, block * 0.2 + 0.2, 0.9))
            elif self.words:
                ended = True
        return Heard(self.text, ended)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    async def finish(self) -> Transcript:
        if self.lost:
            raise RecogniserLost("The recogniser died")
        others = tuple(f"{self.text} {n}" for n in range(self.wishes.alternatives - 1))
        return Transcript(self.text, tuple(self.words), others if self.words else ())

    async def close(self) -> None:
        self.closed = True


@dataclass
class FakeRecogniser:
    places: int = 1000
    sessions: list[FakeSession] = field(default_factory=list)
    closed: bool = False

    @property
    def open_sessions(self) -> list[FakeSession]:
        return [session for session in self.sessions if not session.closed]

    async def open(self, wishes: Wishes = Wishes()) -> FakeSession:
        if "<eps>" in wishes.phrases:
            raise WishRefused("A phrase may not contain <eps>")
        if len(self.open_sessions) >= self.places:
            raise TooManyCallers("Every place is taken")
        self.sessions.append(FakeSession(self, wishes))
        return self.sessions[-1]

    async def check(self) -> None:
        pass

    async def close(self) -> None:
        self.closed = True
