"""Sound from one sample rate to another, piece by piece; s16le mono in, s16le mono out."""

import math
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from speech.recognising import RATE

CROSSINGS = 16  # zero crossings of the filter at each side: 8 kHz telephone bands stay clean
ROLL_OFF = 0.94  # of the lower of both Nyquist frequencies
BETA = 8.0  # of the Kaiser window: 80 dB
STEP = 4_000  # samples made at a time: the table of their taps stays small

Samples = NDArray[np.float32]


class Resampler:
    """A stream of sound; what one piece leaves over, also half a sample, goes to the next."""

    def __init__(self, source: int, target: int = RATE) -> None:
        shared = math.gcd(source, target)
        self.up, self.down = target // shared, source // shared
        self.filters = filters(self.up, self.down)
        self.reach = self.filters.shape[1] // 2  # samples that a filter looks ahead and back
        self.waiting: Samples = np.zeros(self.reach - 1, dtype=np.float32)
        self.half = b""
        self.phase = 0  # of the next sample out, in 1/up of a sample in

    def convert(self, pcm: bytes) -> bytes:
        pcm = self.half + pcm
        whole = len(pcm) // 2 * 2
        self.half = pcm[whole:]
        if self.up == self.down:
            return pcm[:whole]
        return self._made(np.frombuffer(pcm[:whole], dtype="<i2").astype(np.float32))

    def finish(self) -> bytes:
        """The last few milliseconds, which waited for what comes after them."""
        if self.up == self.down:
            return b""
        return self._made(np.zeros(self.reach, dtype=np.float32))

    def _made(self, new: Samples) -> bytes:
        self.waiting = np.concatenate((self.waiting, new))
        last = len(self.waiting) - self.filters.shape[1]  # the last place a filter fits
        count = max(0, ((last + 1) * self.up - self.phase + self.down - 1) // self.down)
        made = np.empty(count, dtype=np.float32)
        for start in range(0, count, STEP):
            steps = self.phase + self.down * np.arange(start, min(start + STEP, count))
            places, phases = np.divmod(steps, self.up)
            taps = places[:, None] + np.arange(self.filters.shape[1])
            products = self.waiting[taps] * self.filters[phases]
            made[start : start + STEP] = products.sum(axis=1)
        used, self.phase = divmod(self.phase + self.down * count, self.up)
        self.waiting = self.waiting[used:]
        return np.clip(np.rint(made), -32768, 32767).astype("<i2").tobytes()


@lru_cache(maxsize=8)
def filters(up: int, down: int) -> Samples:
    """Windowed sinc filters [phases, taps], each of gain 1."""
    cutoff = min(1.0, up / down) * ROLL_OFF
    reach = math.ceil(CROSSINGS / cutoff)
    distance = np.arange(-reach + 1, reach + 1) - np.arange(up)[:, None] / up
    window = np.i0(BETA * np.sqrt(np.clip(1 - (distance / reach) ** 2, 0, 1))) / np.i0(BETA)
    table = np.sinc(cutoff * distance) * window
    made: Samples = (table / table.sum(axis=1, keepdims=True)).astype(np.float32)
    return made
