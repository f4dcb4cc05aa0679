"""Bare samples, as AudioWorklet and telephones send them, brought to s16le mono at RATE."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from speech.recognising import AudioUnreadable, TooLong
from speech.resampling import Resampler

Coding = Literal["auto", "pcm", "mulaw", "alaw"]  # auto: a container that says what it holds
Samples = NDArray[np.int16]

RATES = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000)
WRONG_RATE = "The sampling rate must be one of {rates} Hz."
WRONG_CODING = "The coding must be auto, pcm, mulaw or alaw."
LONG = "Đoạn âm thanh quá dài, tối đa {seconds:.0f} giây. Bạn vui lòng gửi đoạn ngắn hơn."


def mulaw() -> Samples:
    """ITU-T G.711: the value of each byte."""
    code = ~np.arange(256, dtype=np.uint8)
    size = (((code & 15).astype(np.int32) << 3) + 132 << ((code >> 4) & 7)) - 132
    return np.where(code & 128, -size, size).astype("<i2")


def alaw() -> Samples:
    """ITU-T G.711: the value of each byte."""
    code = np.arange(256, dtype=np.uint8) ^ 0x55
    exponent = ((code >> 4) & 7).astype(np.int32)
    mantissa = ((code & 15).astype(np.int32) << 4) + 8
    size = np.where(exponent > 0, mantissa + 256 << np.maximum(exponent - 1, 0), mantissa)
    return np.where(code & 128, size, -size).astype("<i2")


TABLES = {"mulaw": mulaw, "alaw": alaw}


class SampleDecoder:
    """A Decoder of bare samples: numbers alone, so it needs no process of its own."""

    def __init__(self, coding: Coding, rate: int, seconds: float) -> None:
        """Raises AudioUnreadable for a coding or rate out of use."""
        if coding not in ("pcm", *TABLES):
            raise AudioUnreadable(WRONG_CODING)
        if rate not in RATES:
            raise AudioUnreadable(WRONG_RATE.format(rates=", ".join(map(str, RATES))))
        self._table = TABLES[coding]() if coding in TABLES else None
        self._resampler = Resampler(rate)
        self._seconds = seconds
        self._left = seconds * rate * (1 if coding in TABLES else 2)

    async def feed(self, chunk: bytes) -> bytes:
        """Raises TooLong."""
        self._left -= len(chunk)
        if self._left < 0:
            raise TooLong(LONG.format(seconds=self._seconds))
        if self._table is not None:
            chunk = self._table[np.frombuffer(chunk, dtype=np.uint8)].tobytes()
        return self._resampler.convert(chunk)

    async def finish(self) -> bytes:
        return self._resampler.finish()

    async def close(self) -> None:
        pass
