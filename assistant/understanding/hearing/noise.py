"""Sentences as a bad ear would take them, for training: many at a time, seeded."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from assistant.understanding.features import unmark
from assistant.understanding.hearing.alike import confused, like
from assistant.understanding.hearing.lexis import END, FIRST, NOTHING, UNKNOWN, Ids, Lexis
from assistant.understanding.hearing.syllables import heard_as

CLEAN = 0.35  # share of sentences that are heard right
BARE = 0.1  # that are typed without diacritics
MOST = 0.35  # of the words of a sentence heard wrong
TWICE = 0.15  # of those that differ in a second part
DROPPED, JOINED = 0.22, 0.06  # of the errors: words left out, two words heard as one
UNWRITTEN = 0.1  # of the words heard wrong: syllables that no text writes
LIKE = 0.3  # how much rarer is what only sounds alike than what many confuse

Sentence = Ids  # [words, 2]: the word's id and the pause behind it, -1 where that is not known
Said = NDArray[np.int64]
Shares = NDArray[np.float64]
Kind = TypeVar("Kind", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Batch:
    """B sentences of T places, filled up with NOTHING.

    `ids` and `parts` are what was heard, `meant` what was said there, `missing` what was said
    before it and not heard, `pauses` what the next word is parted by.
    """

    ids: Said  # [B, T]
    parts: Said  # [B, T, 4]
    meant: Said  # [B, T]
    missing: Said  # [B, T]
    pauses: Said  # [B, T]


class Confusions(NamedTuple):
    """What word FIRST + i is heard as: `others[first[i]:first[i + 1]]`.

    `rising` goes from i to i + 1 there, by how often each is heard.
    """

    first: NDArray[np.int64]
    others: NDArray[np.int64]
    rising: Shares


class Ear:
    """Everything that can be heard: the words of the lexis, then the syllables that no text writes.

    `counts` [words] tell how often the corpus writes each: frequent words are heard more often.
    """

    def __init__(self, lexis: Lexis, counts: NDArray[np.int64]) -> None:
        self.lexis = lexis
        self.heard: list[str] = [""] * FIRST + [*lexis.words]
        self.unwritten: dict[str, int] = {}
        self.confusions = self._confusions(counts)
        bare = [self._admit(unmark(word)) for word in lexis.words]
        self.bare = np.array([*range(FIRST), *bare])
        known = np.arange(len(self.heard))
        self.ids = np.where(known < lexis.size, known, UNKNOWN)
        self.parts = np.array([lexis.parts_of(word) for word in self.heard])
        _, self.rimes = np.unique(self.parts[: lexis.size, 1:], axis=0, return_inverse=True)
        self.joined = self._joined()

    def hears(self, sentences: Sequence[Sentence], random: Generator) -> Batch:
        said, pauses = _side_by_side(sentences)
        rates = random.uniform(0.0, MOST, (len(said), 1)) * (random.random((len(said), 1)) > CLEAN)
        typed = random.random((len(said), 1)) < BARE
        heard = np.where(typed, self.bare[said], self._substituted(said, rates, random))
        heard, gone = self._left_out(said, heard, rates * ~typed, random)
        missing = np.where(_previous(gone), _previous(said), NOTHING)
        pauses = np.where(_next(gone), np.maximum(pauses, _next(pauses)), pauses)
        kept = ~gone & (said != NOTHING)
        order = np.argsort(~kept, axis=1, kind="stable")
        columns = (heard, said, missing, pauses)
        heard, meant, missing, pauses = (
            np.take_along_axis(np.where(kept, one, NOTHING), order, axis=1) for one in columns
        )
        return Batch(self.ids[heard], self.parts[heard], meant, missing, pauses)

    def _substituted(self, said: Said, rates: Shares, random: Generator) -> Said:
        wrong = random.random(said.shape) < rates * (1 - DROPPED - JOINED)
        heard = np.where(wrong, self._confused(said, random), said)
        twice = wrong & (random.random(said.shape) < TWICE)
        return np.where(twice, self._confused(heard, random), heard)

    def _confused(self, ids: Said, random: Generator) -> Said:
        first, others, rising = self.confusions
        known = (ids >= FIRST) & (ids < self.lexis.size)
        at = np.where(known, ids - FIRST, 0)
        found = np.searchsorted(rising, at + random.random(ids.shape) * 0.999999)
        has_some = known & (first[at + 1] > first[at])
        return np.where(has_some, others[np.minimum(found, len(others) - 1)], ids)

    def _left_out(
        self, said: Said, heard: Said, rates: Shares, random: Generator
    ) -> tuple[Said, NDArray[np.bool_]]:
        """What is heard, and which places are not: left out, or the first of two heard as one."""
        words = (said >= UNKNOWN) & (said != END)
        chance = random.random(said.shape)
        dropped = words & (chance < rates * DROPPED)
        both = self.joined[self.parts[said, 0], _next(self.rimes[said])]
        starts = words & ~dropped & (chance < rates * (DROPPED + JOINED / 2))
        starts &= (both > 0) & _next(words & ~dropped)
        starts &= ~_previous(starts)  # a word is joined once
        return np.where(_previous(starts), _previous(both), heard), dropped | starts

    def _confusions(self, counts: NDArray[np.int64]) -> Confusions:
        rows = [self._of(word, counts) for word in self.lexis.words]
        first = np.cumsum([0, *(len(ids) for ids, _ in rows)])
        rising = [at + np.cumsum(shares) for at, (_, shares) in enumerate(rows)]
        return Confusions(first, np.concatenate([ids for ids, _ in rows]), np.concatenate(rising))

    def _of(self, word: str, counts: NDArray[np.int64]) -> tuple[NDArray[np.int64], Shares]:
        syllable = heard_as(word)
        if syllable is None:
            return np.zeros(0, np.int64), np.zeros(0)
        weights = {other.written: LIKE for other in like(syllable)}
        weights |= {other.written: 1.0 for other in confused(syllable)}
        weights.pop(word, None)
        ids = np.array([self._admit(other) for other in weights], np.int64)
        written = ids < self.lexis.size
        often = np.where(written, counts[np.where(written, ids - FIRST, 0)] ** 0.5, 0.0)
        known = _shared(np.array([*weights.values()]) * often) * (1 - UNWRITTEN)
        return ids, _shared(known + _shared(np.array([*weights.values()]) * ~written) * UNWRITTEN)

    def _admit(self, word: str) -> int:
        known = self.lexis.id_of(word)
        if known >= FIRST:
            return known
        if word not in self.unwritten:
            self.unwritten[word] = len(self.heard)
            self.heard.append(word)
        return self.unwritten[word]

    def _joined(self) -> NDArray[np.int64]:
        """[onsets, rimes] -> the known word that begins as one and ends as the other, or 0."""
        table = np.zeros((int(self.parts[:, 0].max()) + 1, int(self.rimes.max()) + 1), np.int64)
        known = np.flatnonzero(self.parts[: self.lexis.size, 1])
        table[self.parts[known, 0], self.rimes[known]] = known
        return table


def _side_by_side(sentences: Sequence[Sentence]) -> tuple[Said, Said]:
    """Words and pauses [B, T], with END behind the last word."""
    lengths = np.array([len(one) for one in sentences])
    said = np.full((len(sentences), int(lengths.max()) + 1), NOTHING, np.int64)
    pauses = np.zeros_like(said)
    for at, one in enumerate(sentences):
        said[at, : len(one)], pauses[at, : len(one)] = one.T
    said[np.arange(len(said)), lengths] = END
    return said, pauses


def _shared(weights: Shares) -> Shares:
    return weights / max(float(weights.sum()), 1e-9)


def _next(places: NDArray[Kind]) -> NDArray[Kind]:
    """At every place what stands at the next."""
    return np.roll(places, -1, axis=1)


def _previous(places: NDArray[Kind]) -> NDArray[Kind]:
    """At every place what stands at the one before; the last place of a row is never left out."""
    return np.roll(places, 1, axis=1)
