"""The static embedding model: a text's vector is the sum of its syllables' and bigrams' vectors.

Served by NumPy alone. Training and the sentence-transformers form of the same model stand in
training.py and embedder.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexes.analyser import (
    Hashes,
    Ids,
    Lexicon,
    bare_hashes_of,
    hashes_of,
    is_bare,
    pair_hashes,
)

FILE = "model.safetensors"
CHUNK = 20_000  # texts at a time: bounds the memory of their sparse counts to 100 MB

Rows = NDArray[np.int64]
Vectors = NDArray[np.float32]
Stored = NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Which row of the vectors a syllable or bigram has; all arrays run along the rows.

    Rows [0, singles) are syllables, sorted by hash, the others bigrams, sorted by hash. `bare` are
    the hashes without diacritics; `counts` how often each occurs in the corpus trained on.
    """

    hashes: Hashes
    bare: Hashes
    counts: NDArray[np.int64]
    singles: int

    def rows(self, hashes: Hashes) -> Rows:
        """Rows of the known syllables and bigrams of a text, from its syllables' hashes."""
        rows = np.concatenate(self.columns(hashes))
        return rows[rows >= 0]

    def columns(self, hashes: Hashes) -> tuple[Rows, Rows]:
        """The row of every syllable and of every pair of neighbours, -1 for unknown ones."""
        single = find(self.hashes[: self.singles], hashes)
        double = find(self.hashes[self.singles :], pair_hashes(hashes[:-1], hashes[1:]))
        return single, np.where(double >= 0, double + self.singles, -1)


def find(keys: Hashes, wanted: Hashes) -> Rows:
    """Positions in sorted `keys`, -1 where absent."""
    if not len(keys):
        return np.full(len(wanted), -1)
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, at, -1)


def bare_view(vocabulary: Vocabulary, vectors: Stored) -> tuple[Vocabulary, Stored]:
    """The same model for texts without diacritics: "dat" is the mean of "đất", "đặt", "đạt", …

    The mean is weighted by how often each occurs, the best guess without knowing which is meant.
    """
    parts = [
        merged(vocabulary, vectors, slice(0, vocabulary.singles)),
        merged(vocabulary, vectors, slice(vocabulary.singles, None)),
    ]
    hashes, counts, means = (np.concatenate([part[i] for part in parts]) for i in range(3))
    return Vocabulary(hashes, hashes, counts, len(parts[0][0])), means.astype(np.float16)


def merged(
    vocabulary: Vocabulary, vectors: Stored, part: slice
) -> tuple[Hashes, NDArray[np.int64], Vectors]:
    hashes, groups = np.unique(vocabulary.bare[part], return_inverse=True)
    counts = np.bincount(groups, vocabulary.counts[part], len(hashes))
    share = (vocabulary.counts[part] / counts[groups]).astype(np.float32)
    means = np.zeros((len(hashes), vectors.shape[1]), dtype=np.float32)
    np.add.at(means, groups, vectors[part].astype(np.float32) * share[:, None])
    return hashes, counts.astype(np.int64), means


def normalised(sums: Vectors) -> Vectors:
    lengths = np.linalg.norm(sums, axis=-1, keepdims=True)
    unit: Vectors = sums / np.maximum(lengths, np.float32(1e-12))
    return unit


class SyllableBag:
    """A trained model; `digest` tells one training from another."""

    def __init__(self, vocabulary: Vocabulary, vectors: NDArray[np.float16], digest: str) -> None:
        self.vocabulary = vocabulary
        self.vectors = vectors
        self.digest = digest
        self.bare: tuple[Vocabulary, Stored] | None = None

    @classmethod
    def load(cls, folder: Path) -> "SyllableBag":
        from safetensors.numpy import load

        content = (folder / FILE).read_bytes()
        stored = load(content)
        vocabulary = Vocabulary(
            stored["hashes"], stored["bare"], stored["counts"], int(stored["singles"][0])
        )
        return cls(vocabulary, stored["vectors"], sha256(content).hexdigest())

    def with_vectors(self, vectors: NDArray[np.float16]) -> "SyllableBag":
        return SyllableBag(self.vocabulary, vectors, "")

    def save(self, folder: Path) -> None:
        from safetensors.numpy import save_file

        folder.mkdir(parents=True, exist_ok=True)
        arrays = {
            "hashes": self.vocabulary.hashes,
            "bare": self.vocabulary.bare,
            "counts": self.vocabulary.counts,
            "singles": np.array([self.vocabulary.singles]),
            "vectors": self.vectors,
        }
        save_file({name: np.ascontiguousarray(a) for name, a in arrays.items()}, folder / FILE)

    @property
    def dimensions(self) -> int:
        return int(self.vectors.shape[1])

    def embed(self, text: str) -> Vectors:
        """The unit vector [dimensions] of a question, with or without diacritics."""
        if not is_bare(text):
            return normalised(self.sum_of(self.vocabulary.rows(hashes_of(text))))
        if self.bare is None:
            self.bare = bare_view(self.vocabulary, self.vectors)
        vocabulary, vectors = self.bare
        rows = vocabulary.rows(bare_hashes_of(text))
        return normalised(np.asarray(vectors[rows].astype(np.float32).sum(axis=0)))

    def sum_of(self, rows: Rows) -> Vectors:
        return np.asarray(self.vectors[rows].astype(np.float32).sum(axis=0))

    def embed_texts(self, texts: Iterable[str]) -> Vectors:
        """Unit vectors [texts, dimensions] of passages."""
        lexicon = Lexicon()
        analysed = [lexicon.analyse(text) for text in texts]
        lengths = np.fromiter(map(len, analysed), dtype=np.int64)
        tokens = np.concatenate([*analysed, np.zeros(0, dtype=np.int32)])
        return self.embed_tokens(tokens, lengths, lexicon.hashes()).astype(np.float32)

    def embed_tokens(self, tokens: Ids, lengths: NDArray[np.int64], hashes: Hashes) -> Stored:
        """The same for texts that are analysed already: `hashes` by id of syllable.

        In half precision: the vectors of a whole corpus are kept at once.
        """
        ends = np.concatenate([[0], np.cumsum(lengths)])
        parts = [np.zeros((0, self.dimensions), dtype=np.float16)]
        for first in range(0, len(lengths), CHUNK):
            bounds = ends[first : first + CHUNK + 1]
            some = hashes[tokens[bounds[0] : bounds[-1]]]
            parts.append(normalised(self.sums(some, bounds - bounds[0])).astype(np.float16))
        return np.concatenate(parts)

    def sums(self, hashes: Hashes, ends: NDArray[np.int64]) -> Vectors:
        from scipy.sparse import csr_matrix

        owners = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
        single, double = self.vocabulary.columns(hashes)
        double[owners[:-1] != owners[1:]] = -1
        rows = np.concatenate([single, double])
        texts = np.concatenate([owners, owners[:-1]])
        known = rows >= 0
        shape = (len(ends) - 1, len(self.vectors))
        ones = np.ones(int(known.sum()), dtype=np.float32)
        counts = csr_matrix((ones, (texts[known], rows[known])), shape=shape)
        return np.asarray(counts @ self.vectors.astype(np.float32))
