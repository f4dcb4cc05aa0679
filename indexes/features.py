"""How well the words of candidates fit the question's, beyond their scores.

All candidates are compared at once: a question of 20 syllables against 50 units in a millisecond.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int32]
Scores = NDArray[np.float32]
Matches = NDArray[np.bool_]

NAMES = ("bm25", "covered", "pairs", "run", "head_asked", "head_length")

END = -2  # a syllable that no question has; ends every text, so that none is empty


@dataclass(frozen=True, slots=True)
class Spans:
    """The syllables of several texts, one after the other."""

    tokens: Ids
    starts: NDArray[np.int64]  # [texts + 1]

    @classmethod
    def of(cls, texts: Sequence[Ids]) -> "Spans":
        end = np.full(1, END, dtype=np.int32)
        starts = np.cumsum([0, *(len(text) + 1 for text in texts)])
        return cls(np.concatenate([part for text in texts for part in (text, end)]), starts)

    @property
    def lengths(self) -> NDArray[np.int64]:
        return np.diff(self.starts) - 1


@dataclass(frozen=True, slots=True)
class Candidates:
    """A question and the units to compare; C units, each by its best passage."""

    question: Ids  # known syllables in order
    rarity: Scores  # inverse document frequency of each
    heads: Spans  # [C] titles and headings
    whole: Spans  # [C] head and best passage
    bm25: Scores  # [C] of the best passage, as a share of the best possible


def describe(candidates: Candidates) -> Scores:
    """[C, features] in the order of NAMES."""
    question, rarity, whole = candidates.question, candidates.rarity, candidates.whole
    equal = question[:, None] == whole.tokens[None, :]
    return np.stack(
        [
            candidates.bm25,
            share(any_of(equal, whole), rarity),
            pairs_found(equal, whole, rarity),
            longest_runs(equal, whole) / np.float32(len(question)),
            part_asked(question, candidates.heads),
            np.log1p(candidates.heads.lengths + 1),
        ],
        axis=1,
    ).astype(np.float32)


def any_of(matches: Matches, spans: Spans) -> Matches:
    """[question, texts]: whether a row matches anywhere in a text."""
    return np.logical_or.reduceat(matches, spans.starts[:-1], axis=1)


def share(found: Matches, weight: Scores) -> Scores:
    """Which part of the weight is found in each text."""
    part: Scores = weight @ found / max(float(weight.sum()), 1e-6)
    return part


def pairs_found(equal: Matches, spans: Spans, rarity: Scores) -> Scores:
    """Which part of the question's pairs of neighbours are neighbours in each text, too."""
    if len(equal) < 2:
        return np.zeros(len(spans.lengths), dtype=np.float32)
    pairs = np.pad(equal[:-1, :-1] & equal[1:, 1:], ((0, 0), (0, 1)))
    together: Scores = (rarity[:-1] + rarity[1:]) / np.float32(2)
    return share(any_of(pairs, spans), together)


def longest_runs(equal: Matches, spans: Spans) -> Scores:
    """The longest run of syllables that question and text have in the same order."""
    run = np.zeros(equal.shape[1], dtype=np.float32)
    longest = run.copy()
    for row in equal:
        run = np.where(row, np.concatenate([[0], run[:-1]]) + 1, 0).astype(np.float32)
        np.maximum(longest, run, out=longest)
    return np.maximum.reduceat(longest, spans.starts[:-1])


def part_asked(question: Ids, spans: Spans) -> Scores:
    """Which part of each text's syllables the question has."""
    held = np.isin(spans.tokens, question).astype(np.float32)
    lengths = np.maximum(spans.lengths, 1).astype(np.float32)
    part: Scores = (np.add.reduceat(held, spans.starts[:-1]) / lengths).astype(np.float32)
    return part
