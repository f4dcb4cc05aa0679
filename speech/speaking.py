"""What a voice that reads aloud is to everything else: words in, sound out.

Adapters stand behind `Speaker` (`speech/espeak.py`, …); give them text in words, as
`speech.aloud.reading.read_aloud` makes it: engines differ in how they read digits and codes.
"""

from collections.abc import AsyncGenerator
from typing import Protocol

TELEPHONE_RATE = 8_000  # samples a second
LONGEST = 8_000  # characters at a time: some ten minutes


class SpeakerMissing(Exception):
    """No voice is installed on this machine; the message says how to add one."""


class SpeakingFailed(Exception):
    """The engine gave no sound, or none in time: this text stays unsaid, the next one works."""


class TextTooLong(ValueError):
    """More than `LONGEST` characters."""


class Speaker(Protocol):
    """Sound is s16le, mono, `rate` samples a second."""

    @property
    def rate(self) -> int: ...

    def speak(self, text: str) -> AsyncGenerator[bytes, None]:
        """The sound piece by piece, as it is made; whoever stops early closes the generator.

        Raises SpeakerMissing, SpeakingFailed, TextTooLong.
        """
        ...
