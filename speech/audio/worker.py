"""The process in which foreign media is decoded: `python -m speech.audio.worker`, one at a time.

FFmpeg asks for bytes and is made to wait for the next piece of the upload; whatever it had decoded
until then is the reply to the piece before. Nothing runs beside it, no file can be opened.
"""

import contextlib
import io
import json
import resource
import wave
from dataclasses import dataclass, field
from typing import BinaryIO

from speech.audio.decoding import decoded
from speech.frames import Frame, Kind, Say, pipes, read, speaker
from speech.recognising import RATE, AudioUnreadable

MEMORY = 1 << 30  # bytes of address space: a file of a few kB may declare anything
PROCESSOR = 60  # seconds for one upload


class TooMuch(Exception):
    """More sound than anybody may send."""


@dataclass
class Upload:
    """The bytes of one upload as a file that grows; each wait for more sends what was decoded."""

    session: int
    come: BinaryIO
    say: Say
    seconds: float  # of sound, at most
    all: bytearray = field(default_factory=bytearray)
    at: int = 0
    ended: bool = False
    gone: bool = False  # nobody waits for it any more
    pcm: bytearray = field(default_factory=bytearray)
    total: int = 0

    def read(self, size: int) -> bytes:
        """Asked again after the end it gives b"" again."""
        while self.at == len(self.all) and not self.ended:
            self.more()
        piece = bytes(self.all[self.at : self.at + size])
        self.at += len(piece)
        return piece

    def more(self) -> None:
        """Reply to the last piece and wait for the next; FFmpeg would drop an exception."""
        self.reply()
        frame = read(self.come)
        if frame is None or frame.kind is Kind.CLOSE:
            self.gone = self.ended = True
        else:
            self.ended = frame.kind is Kind.FINISH
            self.all += frame.body

    def reply(self) -> None:
        self.say(Frame(self.session, Kind.DONE, bytes(self.pcm)))
        self.pcm.clear()

    def keep(self, pcm: bytes) -> None:
        """Raises TooMuch."""
        self.pcm += pcm
        self.total += len(pcm)
        if self.total > self.seconds * RATE * 2:
            raise TooMuch

    def rest(self) -> None:
        while not self.ended:
            self.more()


def decode(upload: Upload, live: bool) -> None:
    """Raises AudioUnreadable, TooMuch."""
    if live:
        with contextlib.suppress(AudioUnreadable):
            for pcm in decoded(upload, live=True):
                upload.keep(pcm)
    upload.rest()
    if (
        not upload.total and not upload.gone
    ):  # some formats tell only at their end how they are to be read
        for pcm in decoded(io.BytesIO(upload.all)):
            upload.keep(pcm)


def serve(upload: Upload, live: bool) -> None:
    try:
        decode(upload, live)
        if not upload.gone:
            upload.reply()
    except AudioUnreadable:
        upload.say(Frame(upload.session, Kind.REFUSED))
    except TooMuch:
        upload.say(Frame(upload.session, Kind.TOO_LONG))


def warm() -> None:
    """Everything that libraries load late is loaded: later no file can be opened."""
    sound = io.BytesIO()
    with wave.open(sound, "wb") as trial:
        trial.setparams((2, 2, 48_000, 0, "NONE", ""))
        trial.writeframes(bytes(48_000))
    for trial_file in (sound.getvalue(), b"no sound"):
        with contextlib.suppress(AudioUnreadable):
            any(decoded(io.BytesIO(trial_file)))


def confine() -> None:
    """No new file or socket, no dump, bounded memory."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    come, to = pipes()
    say = speaker(to)
    warm()
    confine()
    say(Frame(0, Kind.READY))
    while (frame := read(come)) is not None:
        if frame.kind is not Kind.OPEN:
            continue
        spent = resource.getrusage(resource.RUSAGE_SELF)
        limit = int(spent.ru_utime + spent.ru_stime) + PROCESSOR
        resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
        wishes = json.loads(frame.body)
        serve(Upload(frame.session, come, say, wishes["seconds"]), wishes["live"])


if __name__ == "__main__":
    main()
