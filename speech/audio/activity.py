"""When somebody speaks (webrtcvad): silence and noise never reach an engine."""

from collections import deque
from typing import Literal

import numpy as np

from speech.engines import not_installed
from speech.recognising import RATE

FRAME = RATE * 2 * 30 // 1000  # bytes of 30 ms, the longest that the detector takes
SECOND = RATE * 2  # bytes
STRICT = 2  # of 0 to 3
LOOK = 10  # frames looked back on
ENOUGH = 4  # of them voiced: somebody speaks
LEAD = 30  # frames before that which are heard too, so that no first sound is lost
FLOOR = 100  # frames of which the quietest is the noise of the place
ABOVE = 2.5  # times the noise (8 dB); what is as loud all the time is a machine, not a voice
QUIET = 20.0  # of 32768: below it there is nothing


class Activity:
    """Lets through what is said, and tells when to stop listening.

    `pause` ends what was said, `patience` the wait for a first word, `longest` everything; seconds.
    """

    def __init__(self, pause: float = 1.5, patience: float = 8.0, longest: float = 60.0) -> None:
        """Raises VoiceMissing where the detector is not installed."""
        try:
            import webrtcvad
        except ImportError as absent:
            raise not_installed("webrtcvad-wheels") from absent
        self._voiced = webrtcvad.Vad(STRICT).is_speech
        self._pause, self._patience, self._longest = pause, patience, longest
        self._rest = b""
        self._levels: deque[float] = deque(maxlen=FLOOR)
        self._recent: deque[bool] = deque(maxlen=LOOK)
        self._lead: deque[bytes] = deque(maxlen=LEAD)
        self._heard = 0  # bytes
        self._last = 0  # bytes heard until the last voiced moment
        self.spoken = False
        self.skipped = 0.0  # seconds before what was let through first
        self.stopped: Literal["silence", "limit"] | None = None

    def hear(self, pcm: bytes) -> bytes:
        """What of the sound is for the engine (s16le mono at RATE); nothing once it stopped."""
        sound = self._rest + pcm
        whole = len(sound) - len(sound) % FRAME
        self._rest = sound[whole:]
        return b"".join(self._frame(sound[at : at + FRAME]) for at in range(0, whole, FRAME))

    def finish(self) -> bytes:
        """The last piece, shorter than a frame."""
        return self._rest if self.spoken and self.stopped is None else b""

    def _frame(self, frame: bytes) -> bytes:
        if self.stopped is not None:
            return b""
        self._heard += FRAME
        self._recent.append(self._loud(frame) and self._voiced(frame, RATE))
        speaking = sum(self._recent) >= ENOUGH
        if speaking:
            self._last = self._heard
        let = self._let_through(frame, speaking)
        self._judge()
        return let

    def _loud(self, frame: bytes) -> bool:
        samples = np.frombuffer(frame, dtype="<i2").astype(np.float32)
        level = float(np.sqrt(np.mean(samples * samples)))
        self._levels.append(level)
        return level > max(QUIET, ABOVE * min(self._levels))

    def _let_through(self, frame: bytes, speaking: bool) -> bytes:
        if self.spoken:
            return frame
        self._lead.append(frame)
        if not speaking:
            return b""
        self.spoken = True
        lead = b"".join(self._lead)
        self.skipped = (self._heard - len(lead)) / SECOND
        return lead

    def _judge(self) -> None:
        allowed = self._pause if self.spoken else self._patience
        if self._heard >= self._longest * SECOND:
            self.stopped = "limit"
        elif self._heard - self._last >= allowed * SECOND:
            self.stopped = "silence"
