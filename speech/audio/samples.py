"""Bare samples, as AudioWorklet and telephones send them, brought to s16le mono at RATE."""

from math import gcd
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from speech.recognising import RATE, AudioUnreadable, TooLong

Coding = Literal["auto", "pcm", "mulaw", "alaw"]  # auto: a container that says what it holds
Samples = NDArray[np.float32]

RATES = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000)
WRONG_RATE = "The sampling rate must be one of {rates} Hz."
WRONG_CODING = "The coding must be auto, pcm, mulaw or alaw."
LONG = "Đoạn âm thanh quá dài, tối đa {seconds:.0f} giây. Bạn vui lòng gửi đoạn ngắn hơn."
TAPS = 24  # of the low-pass filter, for each step of the slower of the two rates


def mulaw() -> Samples:
    """ITU-T G.711: the value of each byte."""
    code = ~np.arange(256, dtype=np.uint8)
    size = (((code & 15).astype(np.int32) << 3) + 132 << ((code >> 4) & 7)) - 132
    return np.where(code & 128, -size, size).astype(np.float32)


def alaw() -> Samples:
    """ITU-T G.711: the value of each byte."""
    code = np.arange(256, dtype=np.uint8) ^ 0x55
    exponent = ((code >> 4) & 7).astype(np.int32)
    mantissa = ((code & 15).astype(np.int32) << 4) + 8
    size = np.where(exponent > 0, mantissa + 256 << np.maximum(exponent - 1, 0), mantissa)
    return np.where(code & 128, size, -size).astype(np.float32)


TABLES = {"mulaw": mulaw, "alaw": alaw}


class Resampler:
    """From one rate to RATE, piece by piece, as if the whole had been there at once."""

    def __init__(self, rate: int) -> None:
        common = gcd(rate, RATE)
        self._up, self._down = RATE // common, rate // common
        slower = max(self._up, self._down)
        reach = TAPS * slower // 2
        steps = np.arange(-reach, reach + 1)
        window = np.hamming(2 * reach + 1)
        self._filter = (np.sinc(steps / slower) * window * self._up / slower).astype(np.float32)
        # Whole blocks of `down` samples become whole blocks of `up`, so that no phase is kept.
        self._delay = reach // self._up
        blocks = -(-2 * reach // (self._up * self._down))
        self._before = np.zeros(blocks * self._down, dtype=np.float32)
        self._waiting: Samples = np.zeros(0, dtype=np.float32)

    def feed(self, samples: Samples) -> Samples:
        from scipy.signal import upfirdn

        waiting = np.concatenate([self._waiting, samples])
        whole = len(waiting) - len(waiting) % self._down
        self._waiting = waiting[whole:]
        if not whole:
            return waiting[:0]
        sound = np.concatenate([self._before, waiting[:whole]])
        kept = len(self._before)
        self._before = sound[-kept:]
        at = kept * self._up // self._down
        filtered: Samples = upfirdn(self._filter, sound, self._up, self._down)
        return filtered[at : at + whole * self._up // self._down]

    def finish(self) -> Samples:
        silence = self._delay + self._down - 1
        return self.feed(np.zeros(silence, dtype=np.float32))


class SampleDecoder:
    """A Decoder of bare samples: numbers alone, so it needs no process of its own."""

    def __init__(self, coding: Coding, rate: int, seconds: float) -> None:
        """Raises AudioUnreadable for a coding or rate out of use."""
        if coding not in ("pcm", *TABLES):
            raise AudioUnreadable(WRONG_CODING)
        if rate not in RATES:
            raise AudioUnreadable(WRONG_RATE.format(rates=", ".join(map(str, RATES))))
        self._table = TABLES[coding]() if coding in TABLES else None
        self._resampler = None if rate == RATE else Resampler(rate)
        self._half = b""
        self._seconds = seconds
        self._left = seconds * rate

    async def feed(self, chunk: bytes) -> bytes:
        """Raises TooLong."""
        samples = self._samples(chunk)
        self._left -= len(samples)
        if self._left < 0:
            raise TooLong(LONG.format(seconds=self._seconds))
        return _packed(samples if self._resampler is None else self._resampler.feed(samples))

    async def finish(self) -> bytes:
        return b"" if self._resampler is None else _packed(self._resampler.finish())

    async def close(self) -> None:
        pass

    def _samples(self, chunk: bytes) -> Samples:
        if self._table is not None:
            return self._table[np.frombuffer(chunk, dtype=np.uint8)]
        sound = self._half + chunk
        whole = len(sound) - len(sound) % 2
        self._half = sound[whole:]
        return np.frombuffer(sound[:whole], dtype="<i2").astype(np.float32)


def _packed(samples: Samples) -> bytes:
    return np.clip(np.rint(samples), -32768, 32767).astype("<i2").tobytes()
