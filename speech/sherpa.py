"""sherpa-onnx, streaming transducers: runs in `speech.worker` alone, as Vosk does.

The extra `sherpa` installs it. A folder with tokens.txt and encoder, decoder and joiner as .onnx
files is such a model; where 8-bit ones lie beside others they are taken.
"""

import math
from pathlib import Path
from typing import Any

import numpy as np

from speech.engines import missing, not_installed
from speech.reading import Reading, Segment, joined, likeliest
from speech.recognising import RATE, Heard, Transcript, Wishes, WishRefused, Word

PARTS = ("encoder", "decoder", "joiner")
BEGINNING = ("▁", " ")  # of a token with which a word begins
TOKEN = 0.04  # seconds, of the last token of a word
TAIL = RATE // 2  # samples of silence after which the last word has come through
NO_PHRASES = "This engine takes no phrase lists."


class SherpaEngine:
    """A streaming transducer in memory."""

    def __init__(self, folder: Path) -> None:
        """Raises VoiceMissing; a file that is no model ends the process."""
        try:
            import sherpa_onnx
        except ImportError as absent:
            raise not_installed("sherpa-onnx", "sherpa") from absent
        try:
            self._recogniser = sherpa_onnx.OnlineRecognizer.from_transducer(
                tokens=str(folder / "tokens.txt"),
                **{part: str(_file(folder, part)) for part in PARTS},
                num_threads=1,
                sample_rate=RATE,
                enable_endpoint_detection=True,
            )
        except (RuntimeError, AssertionError, ValueError) as broken:
            raise missing(f"mô hình tại {folder} bị hỏng hoặc thiếu tệp") from broken

    def begin(self, wishes: Wishes) -> "SherpaUtterance":
        if wishes.phrases:
            raise WishRefused(NO_PHRASES)
        return SherpaUtterance(self._recogniser)


def _file(folder: Path, part: str) -> Path:
    """`encoder-epoch-12-avg-8.int8.onnx` of the encoders. Raises VoiceMissing."""
    files = sorted(folder.glob(f"*{part}*.onnx"), key=lambda file: "int8" not in file.name)
    if not files:
        raise missing(f"mô hình tại {folder} thiếu {part}")
    return files[0]


class SherpaUtterance:
    """One stream, used by one thread."""

    def __init__(self, recogniser: Any) -> None:
        self._recogniser = recogniser
        self._stream = recogniser.create_stream()
        self._segments: list[Segment] = []

    def hear(self, pcm: bytes) -> Heard:
        self._decode(np.frombuffer(pcm, dtype="<i2").astype(np.float32) / 32768)
        now = self._reading()
        if self._recogniser.is_endpoint(self._stream):
            self._keep(now)
            self._recogniser.reset(self._stream)
            now = Reading("")
        best = likeliest(self._segments).text
        return Heard(f"{best} {now.text}".strip(), ended=bool(best) and not now.text)

    def finish(self) -> Transcript:
        self._decode(np.zeros(TAIL, dtype=np.float32))
        self._stream.input_finished()
        self._decode(np.zeros(0, dtype=np.float32))
        self._keep(self._reading())
        return joined(self._segments, 0)

    def _decode(self, samples: Any) -> None:
        if len(samples):
            self._stream.accept_waveform(RATE, samples)
        while self._recogniser.is_ready(self._stream):
            self._recogniser.decode_stream(self._stream)

    def _keep(self, reading: Reading) -> None:
        if reading.text:
            self._segments.append((reading,))

    def _reading(self) -> Reading:
        stream = self._stream
        begun = self._recogniser.start_time(stream)
        times = [begun + time for time in self._recogniser.timestamps(stream)]
        words = _words(self._recogniser.tokens(stream), times, self._recogniser.ys_probs(stream))
        return Reading(" ".join(word.text for word in words), tuple(words))


def _words(tokens: list[str], times: list[float], logs: list[float]) -> list[Word]:
    """Tokens are parts of words: "▁gi", "ấy" is giấy, as sure as its least sure part."""
    words: list[Word] = []
    for token, time, log in zip(tokens, times, logs, strict=True):
        part, sure = token.lstrip("▁ ").lower(), min(1.0, math.exp(log))
        if words and not token.startswith(BEGINNING):
            last = words.pop()
            word = Word(last.text + part, last.start, time + TOKEN, min(last.confidence, sure))
        else:
            word = Word(part, time, time + TOKEN, sure)
        words.append(word)
    return [word for word in words if word.text]
