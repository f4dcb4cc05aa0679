"""The same question as a recogniser of speech may hear it: a seeded model of its errors.

A recogniser writes words of its vocabulary, in lower case and without punctuation. So every wrong
word is a syllable that the corpus writes, which sounds like the right one (words that are no
syllables, as document numbers, stay), a word is left out, or two are heard as one.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from random import Random

from assistant.understanding.channel import Counts
from assistant.understanding.features import unmark
from assistant.understanding.hearing.syllables import Syllable, heard_as
from indexes.analyser import one_spelling

# Of 100 errors: words left out, two words heard as one, other words. Recognisers of clean speech
# leave out one word where they take four for others.
_DROPPED, _JOINED = 0.16, 0.06
# What the other word differs in, where the syllable has such a part.
KINDS = {
    "hỏi_ngã": 14,
    "tone": 24,
    "onset": 28,  # n/l, s/x, tr/ch, d/gi/r
    "coda": 16,  # n/ng, t/c
    "vowel": 8,
}
_TWICE = 0.15  # of the words heard wrong that differ in a second part, too
_KNOWN = 20  # passages that must write a syllable for a recogniser to know it
_HOI, _NGA = "\u0309", "\u0303"
_TONES = ("", "\u0300", "\u0301", _HOI, _NGA, "\u0323")
_ONSETS = (("n", "l"), ("s", "x"), ("tr", "ch"), ("d", "gi", "r"))
_CODAS = (("n", "ng"), ("t", "c"), ("n", "nh"), ("t", "ch"))
_NUCLEI = (
    ("i", "iê", "ê"), ("u", "uô", "ô"), ("ư", "ươ", "ơ"), ("a", "ă", "â"), ("e", "ê"),
    ("o", "ô"), ("ơ", "â"), ("o", "oa"), ("ai", "ay", "ây"), ("ao", "au", "âu"),
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


class Vocabulary:
    """The syllables that the corpus writes, and how often."""

    def __init__(self, counts: Counts) -> None:
        self.counts = counts

    @lru_cache(maxsize=50_000)  # noqa: B019 — one vocabulary lives as long as the command
    def frequency(self, word: str) -> int:
        """Passages that write the word, 0 where they are too few."""
        same = one_spelling(word)
        counts = self.counts.spellings(unmark(word))
        return sum(n for written, n in counts if n >= _KNOWN and one_spelling(written) == same)


def misheard(said: str, rate: float, vocabulary: Vocabulary, seed: int = 0) -> str:
    """The words with as many errors as `rate` of them gives, the same at every call.

    What is wrong at one rate is so at every higher one.
    """
    words = unicodedata.normalize("NFC", said).lower().split()
    draws = [Random(f"{seed} {at} {said}") for at in range(len(words))]
    order = sorted((draw.random(), at) for at, draw in enumerate(draws))
    heard = _Heard(words, [*words], vocabulary)
    left = sum(chance < rate for chance, _ in order)
    for _, at in order:
        if left <= 0:
            break
        left -= heard.err(at, draws[at], left)
    return " ".join(filter(None, heard.heard)) or said


@dataclass(frozen=True, slots=True)
class _Heard:
    """`heard` is changed word by word; a word left out is "" there."""

    said: Sequence[str]
    heard: list[str]
    vocabulary: Vocabulary

    def err(self, at: int, draw: Random, most: int) -> int:
        """Mishears the word; how many words are wrong by it (0: it cannot be misheard)."""
        if not _WORD.fullmatch(self.said[at]) or self.heard[at] != self.said[at]:
            return 0
        chance = draw.random()
        if chance < _JOINED and most > 1 and (joined := self._joined(at)):
            self.heard[at : at + 2] = [joined, ""]
            return 2
        dropped = _JOINED <= chance < _JOINED + _DROPPED
        self.heard[at] = "" if dropped else self._other(self.said[at], draw)
        return 1

    def _joined(self, at: int) -> str:
        """The beginning of the word with the end of the next, or "" where that is no word."""
        following = self.said[at + 1 : at + 2]
        if list(following) != self.heard[at + 1 : at + 2] or not following:
            return ""
        first, second = heard_as(self.said[at]), heard_as(following[0])
        if first is None or second is None:
            return ""
        word = replace(second, onset=first.onset).written
        is_new = word not in (self.said[at], following[0])
        return word if is_new and self.vocabulary.frequency(word) else ""

    def _other(self, word: str, draw: Random) -> str:
        """A word of the vocabulary that sounds alike, "" where there is none."""
        syllable = heard_as(word)
        if syllable is None:
            return ""
        kinds = sorted(KINDS, key=lambda kind: draw.random() ** (1 / KINDS[kind]), reverse=True)
        return next(filter(None, (self._differing(syllable, kind, draw) for kind in kinds)), "")

    def _differing(self, syllable: Syllable, kind: str, draw: Random) -> str:
        """A word that differs in the part; frequent ones come more often."""
        found = list(PARTS[kind](syllable))
        if draw.random() < _TWICE:
            further = PARTS[draw.choice(list(PARTS))]
            found += [twice for once in found for twice in further(once)]
        words = sorted({one.written for one in found} - {syllable.written})
        weights = [self.vocabulary.frequency(one) ** 0.5 for one in words]
        return draw.choices(words, weights)[0] if any(weights) else ""


def _hoi_nga(syllable: Syllable) -> Iterator[Syllable]:
    other = {_HOI: _NGA, _NGA: _HOI}.get(syllable.tone)
    if other:
        yield replace(syllable, tone=other)


def _tone(syllable: Syllable) -> Iterator[Syllable]:
    yield from (replace(syllable, tone=tone) for tone in _TONES if tone != syllable.tone)


def _onset(syllable: Syllable) -> Iterator[Syllable]:
    yield from (replace(syllable, onset=onset) for onset in others(_ONSETS, syllable.onset))


def _coda(syllable: Syllable) -> Iterator[Syllable]:
    yield from (replace(syllable, coda=coda) for coda in others(_CODAS, syllable.coda))


def _vowel(syllable: Syllable) -> Iterator[Syllable]:
    yield from (replace(syllable, nucleus=other) for other in others(_NUCLEI, syllable.nucleus))


PARTS: dict[str, Callable[[Syllable], Iterator[Syllable]]] = {
    "hỏi_ngã": _hoi_nga,
    "tone": _tone,
    "onset": _onset,
    "coda": _coda,
    "vowel": _vowel,
}


def others(groups: Sequence[tuple[str, ...]], part: str) -> Iterator[str]:
    """What is mistaken for a part of a syllable."""
    yield from (other for group in groups if part in group for other in group if other != part)


def word_errors(said: str, heard: str) -> int:
    """The fewest words to leave out, put in and exchange, from one text to the other."""
    row = list(range(len(heard.split()) + 1))
    for at, word in enumerate(said.split(), 1):
        before, row[0] = row[0], at
        for place, other in enumerate(heard.split(), 1):
            cheapest = min(row[place] + 1, row[place - 1] + 1, before + (word != other))
            before, row[place] = row[place], cheapest
    return row[-1]
