"""The words that a reader of misheard questions knows, and the parts that a syllable is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.understanding.hearing.syllables import Syllable, heard_as
from indexes.analyser import one_spelling

NOTHING, UNKNOWN, NUMBER, END = range(4)  # the first ids: no word, one not known, digits, the end
FIRST = 4
ONSETS = (
    "", "b", "c", "ch", "d", "đ", "g", "gi", "h", "kh", "l", "m", "n", "ng", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
)  # fmt: skip
CODAS = ("", "c", "ch", "m", "n", "ng", "nh", "p", "t")
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
Ids = NDArray[np.int32]


@dataclass(frozen=True, eq=False)
class Lexis:
    """`words` as the corpus mostly writes them, the most frequent first: word i has FIRST + i."""

    words: Sequence[str]
    nuclei: Sequence[str]

    @cached_property
    def ids(self) -> dict[str, int]:
        """By folded spelling: "hoà" is "hòa"."""
        return {one_spelling(word): at for at, word in enumerate(self.words, FIRST)}

    @cached_property
    def size(self) -> int:
        return FIRST + len(self.words)

    def id_of(self, word: str) -> int:
        """Of a word in lower case, or of digits."""
        if word.isdigit():
            return NUMBER
        return self.ids.get(one_spelling(word), UNKNOWN)

    def word(self, id: int) -> str:
        return self.words[id - FIRST]

    def parts_of(self, word: str) -> tuple[int, int, int, int]:
        """Numbers of onset, nucleus, coda and tone, from 1; zeros of what is no syllable."""
        syllable = heard_as(word)
        return self._numbered(syllable) if syllable else (0, 0, 0, 0)

    def _numbered(self, syllable: Syllable) -> tuple[int, int, int, int]:
        if syllable.nucleus not in self._nuclei or syllable.onset not in _ONSETS:
            return (0, 0, 0, 0)
        return (
            _ONSETS[syllable.onset],
            self._nuclei[syllable.nucleus],
            _CODAS[syllable.coda],
            _TONES[syllable.tone],
        )

    @cached_property
    def _nuclei(self) -> dict[str, int]:
        return {nucleus: at for at, nucleus in enumerate(self.nuclei, 1)}


_ONSETS, _CODAS, _TONES = (
    {part: at for at, part in enumerate(parts, 1)} for parts in (ONSETS, CODAS, TONES)
)
