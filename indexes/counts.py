"""How often the corpus writes a syllable and two syllables side by side, for mending questions."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from indexes.analyser import bare_hashes_of, hashes_of
from indexes.lexical import Keys, Postings, Syllables, keys_of

_RAREST = 3  # passages below which a spelling is taken for an error of the corpus itself


class Counts:
    """Look-ups in the postings of passages; every syllable is looked up once."""

    def __init__(self, syllables: Syllables, postings: Postings) -> None:
        self.syllables = syllables
        self.postings = postings
        self.spellings = lru_cache(maxsize=50_000)(self._spellings)
        self.id_of = lru_cache(maxsize=50_000)(self._id_of)

    @cached_property
    def by_class(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Syllable ids ordered by class, and the classes in that order."""
        order = np.argsort(self.syllables.classes, kind="stable")
        return order, self.syllables.classes[order]

    def pairs(self, left: Sequence[str], right: Sequence[str]) -> NDArray[np.int64]:
        """[left, right]: how many passages write the two side by side."""
        first = np.array([self.id_of(syllable) for syllable in left], dtype=np.int32)
        second = np.array([self.id_of(syllable) for syllable in right], dtype=np.int32)
        grid = np.repeat(first, len(second)), np.tile(second, len(first))
        counts = self.frequencies(keys_of(*grid, self.syllables.width))
        known = (grid[0] >= 0) & (grid[1] >= 0)
        return np.where(known, counts, 0).reshape(len(first), len(second))

    def frequencies(self, keys: Keys) -> NDArray[np.int64]:
        postings = self.postings
        at = np.minimum(np.searchsorted(postings.keys, keys), len(postings.keys) - 1)
        return np.where(postings.keys[at] == keys, postings.frequencies[at], 0)

    def _spellings(self, bare: str) -> tuple[tuple[str, int], ...]:
        hashes = bare_hashes_of(bare)
        if len(hashes) != 1:
            return ()
        (group,) = self.syllables.find_bare(hashes)
        order, classes = self.by_class
        low, high = np.searchsorted(classes, [group, group + 1])
        ids = order[low:high].astype(np.int32)
        counts = self.frequencies(keys_of(ids, np.full_like(ids, -1), self.syllables.width))
        counted = [
            (str(self.syllables.spelled[i]), int(count))
            for i, count in zip(ids, counts, strict=True)
            if count >= _RAREST
        ]
        return tuple(sorted(counted, key=lambda pair: -pair[1]))

    def _id_of(self, syllable: str) -> int:
        hashes = hashes_of(syllable)
        return int(self.syllables.find(hashes)[0]) if len(hashes) == 1 else -1
