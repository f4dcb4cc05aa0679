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
    def by_class(self) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int64]]:
        """Syllable ids ordered by class, the most frequent first; the classes; the passages."""
        classes = self.syllables.classes
        every = np.arange(len(classes), dtype=np.int32)
        counts = self.frequencies(keys_of(every, np.full_like(every, -1), self.syllables.width))
        order = np.lexsort((every, -counts, classes))
        return every[order], classes[order], counts[order]

    def together(self, first: Sequence[str], second: Sequence[str]) -> NDArray[np.int64]:
        """How many passages write first[i] and second[i] side by side, for each i."""
        left = np.array([self.id_of(syllable) for syllable in first], dtype=np.int32)
        right = np.array([self.id_of(syllable) for syllable in second], dtype=np.int32)
        counts = self.frequencies(keys_of(left, right, self.syllables.width))
        return np.where((left >= 0) & (right >= 0), counts, 0)

    def frequencies(self, keys: Keys) -> NDArray[np.int64]:
        postings = self.postings
        at = np.minimum(np.searchsorted(postings.keys, keys), len(postings.keys) - 1)
        return np.where(postings.keys[at] == keys, postings.frequencies[at], 0)

    def _spellings(self, bare: str) -> tuple[tuple[str, int], ...]:
        hashes = bare_hashes_of(bare)
        if len(hashes) != 1:
            return ()
        (group,) = self.syllables.find_bare(hashes)
        ids, classes, counts = self.by_class
        low, high = np.searchsorted(classes, [group, group + 1])
        frequent = [count for count in counts[low:high].tolist() if count >= _RAREST]
        spelled = self.syllables.spelled.some(ids[low : low + len(frequent)].astype(np.int64))
        return tuple(zip(spelled, frequent, strict=True))

    def _id_of(self, syllable: str) -> int:
        hashes = hashes_of(syllable)
        return int(self.syllables.find(hashes)[0]) if len(hashes) == 1 else -1
