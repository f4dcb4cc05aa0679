"""How long a text takes to be said.

Measured with espeak-ng at `speech.espeak.PACE` on 60 sentences of laws in two voices: a
least-squares fit of seconds by syllables and marks. The margin covers texts of some 20 seconds and
more (worst of 45 in three voices: 1.046 times the fit).
"""

import re

_SYLLABLE, _SHORT_PAUSE, _LONG_PAUSE, _START = 0.218, 0.169, 0.248, 0.236
_MARGIN = 1.06
_SHORT = re.compile(r"[,;:](?=\s|$)")
_LONG = re.compile(r"[.!?](?=\s|$)|\n")


def seconds(words: str) -> float:
    """An upper estimate for text in words, as `read_aloud` makes it."""
    if not words.strip():
        return 0.0
    pauses = _SHORT_PAUSE * len(_SHORT.findall(words)) + _LONG_PAUSE * len(_LONG.findall(words))
    return _MARGIN * (_SYLLABLE * len(words.split()) + pauses + _START)
