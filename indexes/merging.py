"""Postings of a changed collection from those of the collection before it, without sorting.

Owners that stay keep their weights, which rest on the average length of the collection before: the
caller sorts anew once that has moved. New owners are put in their places among each term's.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexes.analyser import Ids
from indexes.lexical import Keys, Postings, Syllables
from indexes.posting import Run, bare_order, part_of

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Moved:
    """Where the owners of the collection before are in the new one, -1 for those that are gone."""

    owners: Ids  # [owners before], rising where they stay
    size: int  # owners now

    @property
    def stay(self) -> NDArray[np.bool_]:
        kept: NDArray[np.bool_] = self.owners >= 0
        return kept


@dataclass(frozen=True, slots=True)
class Listed:
    """Terms with their postings one after the other; those of common terms are in columns."""

    keys: Keys
    frequencies: Ids
    common: NDArray[np.bool_]  # whether a term has a column
    ends: Numbers  # where each term's postings end
    owners: Ids
    weights: NDArray[np.uint8]


def merged(before: Postings, moved: Moved, fresh: Run, syllables: Syllables) -> Postings:
    """`fresh` are the new owners' postings, as they are numbered now, over the new syllables."""
    keys = widened(before.keys, before.width, syllables.width)
    columns = np.zeros((len(before.common), moved.size), dtype=np.uint8)
    columns[:, moved.owners[moved.stay]] = before.columns[:, moved.stay]
    known = np.zeros(len(keys), dtype=np.bool_)
    known[before.common] = True
    in_column = np.isin(fresh.keys, keys[before.common])
    columned = part_of(fresh, in_column)
    rows = np.searchsorted(keys[before.common], columned.keys)
    columns[np.repeat(rows, columned.frequencies), columned.owners] = columned.weights
    listed = without_gone(before, keys, known, moved)
    listed.frequencies[before.common] = np.count_nonzero(columns, axis=1)
    every = with_new(listed, part_of(fresh, ~in_column))
    return arranged(every, columns, before.average, syllables)


def widened(keys: Keys, before: int, now: int) -> Keys:
    """Keys over a longer lexicon, in the same order."""
    first, second = np.divmod(keys, np.uint64(before))
    wider: Keys = first * np.uint64(now) + second
    return wider


def without_gone(before: Postings, keys: Keys, common: NDArray[np.bool_], moved: Moved) -> Listed:
    owners = moved.owners[before.owners]
    stay = owners >= 0
    if stay.all():
        ends, weights = before.starts[1:].astype(np.int64), before.weights
    else:
        ends = np.concatenate([[0], np.cumsum(stay)])[before.starts[1:]]
        owners, weights = owners[stay], before.weights[stay]
    frequencies = np.diff(ends, prepend=0).astype(np.int32)
    return Listed(keys, frequencies, common, ends, owners, weights)


def with_new(listed: Listed, fresh: Run) -> Listed:
    """The same with more postings of known terms and those of new ones."""
    at = np.searchsorted(listed.keys, fresh.keys)
    is_new = listed.keys[np.minimum(at, len(listed.keys) - 1)] != fresh.keys
    ends = np.concatenate([[0], listed.ends])
    lasts = np.where(is_new, ends[at], ends[np.minimum(at + 1, len(ends) - 1)])
    spans = (np.repeat(each, fresh.frequencies) for each in (ends[at], lasts))
    every = places_of(fresh.owners, listed.owners, *spans)
    frequencies = listed.frequencies.copy()
    frequencies[at[~is_new]] += fresh.frequencies[~is_new]
    frequencies = np.insert(frequencies, at[is_new], fresh.frequencies[is_new])
    common = np.insert(listed.common, at[is_new], False)
    return Listed(
        np.insert(listed.keys, at[is_new], fresh.keys[is_new]),
        frequencies,
        common,
        np.cumsum(np.where(common, 0, frequencies), dtype=np.int64),
        np.insert(listed.owners, every, fresh.owners),
        np.insert(listed.weights, every, fresh.weights),
    )


def places_of(wanted: Ids, owners: Ids, low: Numbers, high: Numbers) -> Numbers:
    """Where each wanted owner belongs in owners[low:high], all by bisection at once."""
    while (open_ := low < high).any():
        middle = (low + high) // 2
        before = open_ & (owners[np.minimum(middle, len(owners) - 1)] < wanted)
        low = np.where(before, middle + 1, low)
        high = np.where(open_ & ~before, middle, high)
    return low


def arranged(
    listed: Listed, columns: NDArray[np.uint8], average: float, syllables: Syllables
) -> Postings:
    """Postings without the terms that no owner has any more."""
    used = (listed.frequencies > 0) | listed.common
    keys = listed.keys[used]
    return Postings(
        keys,
        listed.frequencies[used],
        np.concatenate([[0], listed.ends[used]]),
        listed.owners,
        listed.weights,
        np.flatnonzero(listed.common[used]).astype(np.int32),
        columns,
        *bare_order(keys, syllables),
        columns.shape[1],
        syllables.width,
        average,
    )
