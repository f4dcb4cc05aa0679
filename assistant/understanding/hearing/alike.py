"""Syllables that are mistaken for each other, by ear or by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.understanding.hearing.lexis import CODAS, FIRST, ONSETS, TONES, Lexis
from assistant.understanding.hearing.syllables import Syllable, heard_as

_NONE = np.zeros(0, dtype=np.int64)
# What regional pronunciation does not tell apart, and what only sounds alike.
_ONSETS = (("n", "l"), ("s", "x"), ("tr", "ch"), ("d", "gi", "r"))
_CODAS = (("n", "ng"), ("t", "c"), ("n", "nh"), ("t", "ch"))
_LIKE_ONSETS = (("d", "gi", "v"), ("đ", "t", "th"), ("h", "kh"), ("c", "g"), ("b", "p"))
_LIKE_CODAS = (("m", "n"), ("p", "t"), ("nh", "ng"), ("ch", "c"))
_LIKE_NUCLEI = (
    ("i", "iê", "ê"), ("u", "uô", "ô"), ("ư", "ươ", "ơ"), ("a", "ă", "â"), ("e", "ê"),
    ("o", "ô"), ("ơ", "â"), ("o", "oa"), ("ai", "ay", "ây"), ("ao", "au", "âu"), ("a", "ơ"),
    ("iê", "yê"),
)  # fmt: skip


def confused(syllable: Syllable) -> Iterator[Syllable]:
    """What differs in one part that many speakers and recognisers confuse."""
    yield from (replace(syllable, tone=tone) for tone in TONES if tone != syllable.tone)
    yield from (replace(syllable, onset=onset) for onset in _others(_ONSETS, syllable.onset))
    yield from (replace(syllable, coda=coda) for coda in _others(_CODAS, syllable.coda))


def like(syllable: Syllable) -> Iterator[Syllable]:
    """What differs in one part that sounds alike."""
    yield from (replace(syllable, onset=onset) for onset in _others(_LIKE_ONSETS, syllable.onset))
    yield from (replace(syllable, coda=coda) for coda in _others(_LIKE_CODAS, syllable.coda))
    yield from (replace(syllable, nucleus=one) for one in _others(_LIKE_NUCLEI, syllable.nucleus))


@lru_cache(maxsize=2_000)
def sounding_like(word: str) -> frozenset[str]:
    """What the word is heard as where one part of the syllable is mistaken."""
    syllable = heard_as(word)
    if syllable is None:
        return frozenset()
    return frozenset(one.written for one in (*confused(syllable), *like(syllable))) - {word}


class Likeness:
    """Which words of a lexis may have been heard as a word."""

    def __init__(self, lexis: Lexis) -> None:
        self.lexis = lexis
        known = [(0,) * 4] * FIRST + [lexis.parts_of(word) for word in lexis.words]
        self.parts = np.array(known)  # [ids, 4]
        names = (ONSETS, lexis.nuclei, CODAS)
        groups = (_ONSETS + _LIKE_ONSETS, _LIKE_NUCLEI, _CODAS + _LIKE_CODAS)
        every = np.ones((len(TONES) + 1,) * 2, dtype=bool)
        self.taken = [*map(_taken_for_another, names, groups), every]
        self.of = lru_cache(maxsize=20_000)(self._of)

    def _of(self, word: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Ids of the words that differ in one part of the syllable, and of those in two."""
        parts = self.lexis.parts_of(word)
        if not any(parts):
            return _NONE, _NONE
        same = self.parts == parts
        rows = [table[part] for table, part in zip(self.taken, parts, strict=True)]
        fits = [row[self.parts[:, at]] for at, row in enumerate(rows)]
        alike = (same | np.stack(fits, axis=1)).all(axis=1) & self.parts.any(axis=1)
        differ = (~same).sum(axis=1)
        return np.flatnonzero(alike & (differ == 1)), np.flatnonzero(alike & (differ == 2))


def _taken_for_another(
    names: Sequence[str], groups: Sequence[tuple[str, ...]]
) -> NDArray[np.bool_]:
    """[part, part], numbered from 1 in the order of the names."""
    table = np.zeros((len(names) + 1,) * 2, dtype=bool)
    at = {name: number for number, name in enumerate(names, 1)}
    for group in groups:
        known = [at[name] for name in group if name in at]
        table[np.ix_(known, known)] = True
    return table


def _others(groups: Sequence[tuple[str, ...]], part: str) -> Iterator[str]:
    yield from (other for group in groups if part in group for other in group if other != part)
