"""Text-to-speech with espeak-ng: free, on the server itself, no model to fetch."""

import asyncio
import re
import shutil
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator, Mapping
from contextlib import suppress

from speech.aloud.reading import read_aloud
from speech.resampling import Resampler
from speech.speaking import LONGEST, TELEPHONE_RATE, SpeakerMissing, SpeakingFailed, TextTooLong

PACE = 180  # espeak's words a minute: about four Vietnamese syllables a second
VOICES: Mapping[str, str] = {"north": "vi", "central": "vi-vn-x-central", "south": "vi-vn-x-south"}
MISSING = (
    "Máy chủ chưa có giọng đọc: không tìm thấy chương trình espeak-ng. Cài bằng lệnh"
    " `apt-get install espeak-ng`."
)
_PROGRAM = "espeak-ng"
_HEADER = 44  # bytes of a WAV header before the sound
_RATE_AT = slice(24, 28)
_PIECE = 4_096  # bytes read at a time: 0.1 s
# "[[…]]" would be taken for phonemes, control characters for commands.
_NOT_TO_BE_READ = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\[\]<>{}\\|]+")


class Espeak:
    """A `Speaker`; each text has its own process, which gives nothing else a chance to break."""

    def __init__(
        self, rate: int = TELEPHONE_RATE, voice: str = "north", *, time_limit: float = 10.0
    ) -> None:
        """`time_limit` in seconds for each piece of sound, from a process that needs 0.05."""
        self.rate = rate
        self.voice = VOICES[voice]
        self.time_limit = time_limit

    def check(self) -> None:
        """Raises SpeakerMissing."""
        if shutil.which(_PROGRAM) is None:
            raise SpeakerMissing(MISSING)

    async def speak(self, text: str) -> AsyncGenerator[bytes, None]:
        """Raises SpeakerMissing, SpeakingFailed, TextTooLong."""
        if len(text) > LONGEST:
            raise TextTooLong(f"Văn bản dài quá {LONGEST} ký tự, không đọc một lần được.")
        words = _NOT_TO_BE_READ.sub(" ", read_aloud(text))
        if not words.strip():
            return
        process = await self._begin(words)
        try:
            resampler = await self._opened(process)
            while piece := await self._read(process, _PIECE):
                if made := resampler.convert(piece):
                    yield made
            if rest := resampler.finish():
                yield rest
        finally:
            await _end(process)

    async def _begin(self, words: str) -> Process:
        """The process, given all it is to say: `-b 1` is UTF-8, the text no option."""
        options = ("-v", self.voice, "-s", str(PACE), "-b", "1", "--stdin", "--stdout")
        try:
            process = await asyncio.create_subprocess_exec(
                _PROGRAM, *options, stdin=PIPE, stdout=PIPE, stderr=DEVNULL
            )
        except FileNotFoundError:
            raise SpeakerMissing(MISSING) from None
        assert process.stdin is not None
        process.stdin.write(words.encode())
        process.stdin.close()
        return process

    async def _opened(self, process: Process) -> Resampler:
        header = b""
        while len(header) < _HEADER and (piece := await self._read(process, _HEADER - len(header))):
            header += piece
        if len(header) < _HEADER:
            raise SpeakingFailed("espeak-ng không tạo được âm thanh.")
        return Resampler(int.from_bytes(header[_RATE_AT], "little"), self.rate)

    async def _read(self, process: Process, size: int) -> bytes:
        assert process.stdout is not None
        try:
            return await asyncio.wait_for(process.stdout.read(size), self.time_limit)
        except TimeoutError:
            raise SpeakingFailed(f"espeak-ng không trả lời trong {self.time_limit} giây.") from None


async def _end(process: Process) -> None:
    """The process is gone afterwards, whether it was done or not."""
    if process.returncode is None:
        with suppress(ProcessLookupError):
            process.kill()
    await process.communicate()  # what it still had to say is read, or its pipe stays open
    if process.stdin is not None:
        with suppress(BrokenPipeError, ConnectionResetError):
            await process.stdin.wait_closed()
