"""BM25 over syllables and their bigrams, with a view for questions without diacritics.

A term is a syllable or a pair of neighbours, as one number: (first + 1) * width + second + 1, with
second = -1 for a syllable alone. Postings are sorted by term and hold the term's whole BM25 weight
but its idf, in one byte. Questions without diacritics use the same postings: a bare term is the
union of all terms that lose their marks to it, so no second index is kept.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexes.analyser import Hashes, Ids, Lexicon
from indexes.columns import Strings

K1, B = 1.2, 0.75  # Lucene's; other values hardly mattered on dev mixed (design, section 9)
EVERYWHERE = 0.5  # share of owners above which a term says nothing: neutral on training questions
STEP = (K1 + 1) / 255  # weights are below K1 + 1

Keys = NDArray[np.uint64]
Scores = NDArray[np.float32]
Span = tuple[int, int]  # the first owner and the one behind the last


@dataclass(frozen=True, slots=True)
class Syllables:
    """The lexicon of an index, in look-up order: hash -> id, bare hash -> class."""

    hashes: Hashes  # sorted
    ids: Ids  # of the sorted hashes
    bare: Hashes  # sorted and distinct
    classes: Ids  # class of each id
    spelled: Strings  # by id

    @classmethod
    def of(cls, lexicon: Lexicon) -> "Syllables":
        hashes = lexicon.hashes()
        order = np.argsort(hashes)
        distinct, classes = np.unique(lexicon.bare(), return_inverse=True)
        spelled = Strings.of(lexicon.ids)
        ids = order.astype(np.int32)
        return cls(hashes[order], ids, distinct, classes.astype(np.int32), spelled)

    @property
    def width(self) -> int:
        return len(self.hashes) + 1

    def find(self, hashes: Hashes) -> Ids:
        """Ids of a question's syllables, -1 for those that the corpus never uses."""
        return look_up(self.hashes, self.ids, hashes)

    def find_bare(self, hashes: Hashes) -> Ids:
        return look_up(self.bare, np.arange(len(self.bare), dtype=np.int32), hashes)


def look_up(keys: Hashes, values: Ids, wanted: Hashes) -> Ids:
    if not len(keys):
        return np.full(len(wanted), -1, dtype=np.int32)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, values[at], -1).astype(np.int32)


def keys_of(first: Ids, second: Ids, width: int) -> Keys:
    return (first.astype(np.int64) + 1).astype(np.uint64) * np.uint64(width) + (
        second.astype(np.int64) + 1
    ).astype(np.uint64)


def question_keys(ids: Ids, width: int) -> tuple[Keys, NDArray[np.float32]]:
    """Distinct terms of a question and how often each occurs."""
    known = ids[ids >= 0]
    pairs = (ids[:-1] >= 0) & (ids[1:] >= 0)
    single = keys_of(known, np.full_like(known, -1), width)
    double = keys_of(ids[:-1][pairs], ids[1:][pairs], width)
    keys, counts = np.unique(np.concatenate([single, double]), return_counts=True)
    return keys, counts.astype(np.float32)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a question: where its postings are, how many own it, its share of the score."""

    positions: Ids  # several, when bare
    frequency: int
    worth: float  # of an owner of average length that has it once


def best_possible(terms: Sequence[Term]) -> float:
    """About the score of an owner of average length that has all terms once."""
    return max(sum(term.worth for term in terms), 1e-6)


@dataclass(frozen=True, slots=True)
class Postings:
    """BM25 of one kind of owner (passages, or whole units); each term's owners rise.

    Terms of more than one owner in COMMON have no postings but a full column of weights: one pass
    over it is faster than jumping along the postings.
    """

    keys: Keys  # [terms], sorted
    frequencies: Ids  # [terms]: owners that have the term
    starts: NDArray[np.int64]  # [terms + 1]
    owners: Ids  # [postings]
    weights: NDArray[np.uint8]  # [postings], in STEPs
    common: Ids  # [columns]: positions in `keys`, sorted
    columns: NDArray[np.uint8]  # [columns, size], in STEPs
    bare_keys: Keys  # [terms], sorted
    bare_terms: Ids  # [terms]: position in `keys` of each bare key
    size: int  # number of owners
    width: int  # that the keys are made with
    average: float  # length of an owner in syllables that the weights rest on

    def score(self, terms: Sequence["Term"], spans: Sequence[Span] | None = None) -> Scores:
        """BM25 of every owner for a question's terms; of those in some spans only, 0 elsewhere."""
        scores = np.zeros(self.size, dtype=np.float32)
        for term in terms:
            if term.frequency <= EVERYWHERE * self.size:
                weight = np.float32(term.worth * STEP)
                for position in term.positions:
                    if spans is None:
                        self.add(scores, position, weight)
                    else:
                        self.add_within(scores, position, weight, spans)
        return scores

    def terms(self, ids: Ids, width: int, bare: bool = False) -> list["Term"]:
        """The terms of a question's syllable ids (classes, when bare) that the owners have."""
        positions, counts = self.found(ids, width, bare)
        every = np.concatenate([np.zeros(0, np.int32), *positions])
        total = np.concatenate([[0], np.cumsum(self.frequencies[every], dtype=np.int64)])
        ends = np.cumsum([0, *map(len, positions)])
        frequencies = np.diff(total[ends]).tolist()
        worths = [
            count * inverse_frequency(self.size, frequency)
            for count, frequency in zip(counts, frequencies, strict=True)
        ]
        return list(map(Term, positions, frequencies, worths))

    def rarities(self, ids: Ids, width: int, bare: bool = False) -> Scores:
        """Inverse frequency of each syllable (class, when bare), in the order given."""
        keys = self.bare_keys if bare else self.keys
        wanted = keys_of(ids, np.full_like(ids, -1), width)
        spans = zip(
            np.searchsorted(keys, wanted), np.searchsorted(keys, wanted, "right"), strict=True
        )
        found = (
            self.frequencies[self.bare_terms[a:b] if bare else slice(a, b)].sum() for a, b in spans
        )
        return np.array([inverse_frequency(self.size, int(n)) for n in found], dtype=np.float32)

    def add(self, scores: Scores, term: np.int32, weight: np.float32) -> None:
        start, end = self.starts[term], self.starts[term + 1]
        if start < end:
            np.add.at(scores, self.owners[start:end], self.weights[start:end] * weight)
        else:
            scores += self.columns[np.searchsorted(self.common, term)] * weight

    def add_within(
        self, scores: Scores, term: np.int32, weight: np.float32, spans: Sequence[Span]
    ) -> None:
        start, end = self.starts[term], self.starts[term + 1]
        if start == end:
            column = self.columns[np.searchsorted(self.common, term)]
            for first, last in spans:
                scores[first:last] += column[first:last] * weight
            return
        owners = self.owners[start:end]
        bounds = np.searchsorted(owners, np.array(spans, dtype=np.int32).ravel()) + start
        for first, last in zip(bounds[::2].tolist(), bounds[1::2].tolist(), strict=True):
            scores[self.owners[first:last]] += self.weights[first:last] * weight

    def found(self, ids: Ids, width: int, bare: bool) -> tuple[list[Ids], list[float]]:
        """Positions of each of the question's terms (several, when bare), and its count."""
        wanted, counts = question_keys(ids, width)
        keys = self.bare_keys if bare else self.keys
        low = np.searchsorted(keys, wanted)
        high = (
            np.searchsorted(keys, wanted, side="right") if bare else low + self.holds(wanted, low)
        )
        if bare:
            spans = zip(low.tolist(), high.tolist(), strict=True)
            return [self.bare_terms[first:last] for first, last in spans], counts.tolist()
        own, there = low.astype(np.int32), (high - low).tolist()
        return [own[at : at + one] for at, one in enumerate(there)], counts.tolist()

    def holds(self, wanted: Keys, at: NDArray[np.int64]) -> NDArray[np.bool_]:
        last = max(len(self.keys) - 1, 0)
        return self.keys[np.minimum(at, last)] == wanted if len(self.keys) else at < 0


def inverse_frequency(size: int, frequency: int) -> float:
    return math.log1p((size - frequency + 0.5) / (frequency + 0.5)) if frequency < size else 0.0
