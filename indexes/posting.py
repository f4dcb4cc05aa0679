"""Builds BM25 postings: every occurrence of a term as one number, sorted; runs are postings.

The number holds the term above its owner, so one sort yields terms, owners and counts at once. The
terms are taken in parts by their first syllable, so that memory stays far below all occurrences.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexes.analyser import Ids
from indexes.lexical import K1, STEP, B, Keys, Postings, Syllables, keys_of

COMMON = 8  # where a column is added as fast as the postings, and takes little more room
PART = 8_000_000  # syllables whose terms are sorted at a time: about 400 MB at the peak

Lengths = NDArray[np.int64]
Weights = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Run:
    """Some terms with their postings; `frequencies` tells how many each has."""

    keys: Keys
    frequencies: Ids
    owners: Ids
    weights: Weights


def post(tokens: Ids, lengths: Lengths, syllables: Syllables) -> Postings:
    """Postings of owners whose syllables lie one after the other in `tokens`."""
    size, average = len(lengths), average_of(lengths)
    common: list[Run] = []
    rare = [nothing()]
    for run in runs(tokens, lengths, syllables.width, average):
        often = run.frequencies > max(size / COMMON, 1)
        common.append(part_of(run, often))
        rare.append(part_of(run, ~often))
    return arranged(together(rare), together([nothing(), *common]), (size, average), syllables)


def average_of(lengths: Lengths) -> float:
    return float(lengths.mean()) if len(lengths) else 1.0


def nothing() -> Run:
    none = np.zeros(0, dtype=np.int32)
    return Run(none.astype(np.uint64), none, none, none.astype(np.uint8))


def part_of(run: Run, chosen: NDArray[np.bool_]) -> Run:
    listed = np.repeat(chosen, run.frequencies)
    return Run(run.keys[chosen], run.frequencies[chosen], run.owners[listed], run.weights[listed])


def together(parts: list[Run]) -> Run:
    columns = ("keys", "frequencies", "owners", "weights")
    return Run(*(np.concatenate([getattr(part, name) for part in parts]) for name in columns))


def arranged(rare: Run, common: Run, owners: tuple[int, float], syllables: Syllables) -> Postings:
    """All terms in one order; `owners` are how many there are, and their average length.

    Terms that are common have a column instead of postings.
    """
    keys = np.concatenate([rare.keys, common.keys])
    order = np.argsort(keys, kind="stable")
    listed = np.concatenate([rare.frequencies, np.zeros_like(common.frequencies)])[order]
    rows = np.repeat(np.arange(len(common.keys)), common.frequencies)
    columns = np.zeros((len(common.keys), owners[0]), dtype=np.uint8)
    columns[rows, common.owners] = common.weights
    return Postings(
        keys[order],
        np.concatenate([rare.frequencies, common.frequencies])[order],
        np.concatenate([[0], np.cumsum(listed, dtype=np.int64)]),
        rare.owners,
        rare.weights,
        np.flatnonzero(order >= len(rare.keys)).astype(np.int32),
        columns,
        *bare_order(keys[order], syllables),
        owners[0],
        syllables.width,
        owners[1],
    )


def bare_order(keys: Keys, syllables: Syllables) -> tuple[Keys, Ids]:
    """Keys of the terms without diacritics, sorted, and which term each belongs to."""
    first, second = np.divmod(keys, np.uint64(syllables.width))
    sides = [bare_classes(side, syllables) for side in (first, second)]
    bare = keys_of(sides[0], sides[1], syllables.width)
    order = np.argsort(bare, kind="stable")
    return bare[order], order.astype(np.int32)


def bare_classes(coded: Keys, syllables: Syllables) -> Ids:
    """Classes of ids that are coded with 0 for none."""
    return np.concatenate([np.array([-1], np.int32), syllables.classes])[coded.astype(np.int64)]


def runs(tokens: Ids, lengths: Lengths, width: int, average: float) -> Iterator[Run]:
    """The postings of all terms in order, a part at a time."""
    owners = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    for low, high in ranges(tokens, width):
        keys, starts, holders, counts = grouped(*occurrences(tokens, owners, (low, high), width))
        frequencies = np.diff(starts).astype(np.int32)
        yield Run(keys, frequencies, holders, saturated(counts, lengths[holders], average))


def ranges(tokens: Ids, width: int) -> Iterator[tuple[int, int]]:
    """Ranges of first syllables that occur about PART times together."""
    reached = np.cumsum(np.bincount(tokens, minlength=width)) // PART
    bounds = np.flatnonzero(np.diff(reached, prepend=-1))
    yield from zip(bounds.tolist(), [*bounds[1:].tolist(), width], strict=True)


def occurrences(tokens: Ids, owners: Ids, first: tuple[int, int], width: int) -> tuple[Keys, int]:
    """Every occurrence of the terms that begin with some syllables, sorted."""
    shift = max(1, int(owners[-1] if len(owners) else 1).bit_length())
    if (width * width).bit_length() + shift > 64:
        raise OverflowError(f"{width} syllables in {int(owners[-1])} owners: split the index")
    at = np.flatnonzero((tokens >= first[0]) & (tokens < first[1]))
    paired = at[at + 1 < len(tokens)]
    paired = paired[owners[paired] == owners[paired + 1]]
    alone = np.full(len(at), -1, dtype=np.int32)
    places = np.concatenate([at, paired])
    every = keys_of(tokens[places], np.concatenate([alone, tokens[paired + 1]]), width)
    every <<= np.uint64(shift)
    every |= owners[places].astype(np.uint64)
    every.sort()
    return every, shift


def grouped(every: Keys, shift: int) -> tuple[Keys, Lengths, Ids, Lengths]:
    """Terms, where their postings start, owners and how often the term occurs in each."""
    first = np.flatnonzero(np.concatenate([[True], every[1:] != every[:-1]]))[: len(every)]
    counts = np.diff(np.append(first, len(every)))
    distinct = every[first]
    owners = (distinct & np.uint64((1 << shift) - 1)).astype(np.int32)
    terms = distinct >> np.uint64(shift)
    starts = np.flatnonzero(np.concatenate([[True], terms[1:] != terms[:-1]]))[: len(terms)]
    return terms[starts], np.append(starts, len(terms)), owners, counts


def saturated(counts: Lengths, lengths: Lengths, average: float) -> Weights:
    norm = (K1 * (1 - B) + K1 * B / average * lengths).astype(np.float32)
    frequency = counts.astype(np.float32)
    return np.rint(frequency * (K1 + 1) / (frequency + norm) / STEP).astype(np.uint8)
