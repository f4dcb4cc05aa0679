"""Nearest passages by meaning: the only door to FAISS.

Small collections are scanned exactly. Large ones are scanned through 4-bit product codes (64 bytes
a passage: 1 ms for 250,000 on one core, where an exact scan takes 13), and the best few hundred are
compared exactly. What that loses against brute force is measured when the index is built; a graph
(HNSW32) was faster still but found only 79 to 93 % (design, section 9).
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes import columns

Vectors = NDArray[np.float16]
Scores = NDArray[np.float32]
Ids = NDArray[np.int64]

EXACT = 50_000  # passages up to which a scan of all vectors takes less than 3 ms
SAMPLE = 10_000  # vectors that the codes are learned from: enough for 16 a code
BLOCK = 50_000  # vectors in single precision at a time
FILE = "dense.faiss"
VECTORS, NUMBERS = "vectors.npy", "numbers.npy"


@dataclass(frozen=True, slots=True)
class DenseIndex:
    """Unit vectors [passages, dimensions] and FAISS's index of them."""

    vectors: Vectors
    codes: Any  # faiss.Index
    numbers: NDArray[np.int32]  # [codes] the passage of each code, -1 for one that is gone

    def search(self, vector: Scores, depth: int) -> tuple[Ids, Scores]:
        """The nearest passages and their cosines, best first; `depth` at most."""
        found = self.candidates(vector, depth)
        scores = self.compare(vector, found)
        order = np.argsort(-scores, kind="stable")[:depth]
        return found[order], scores[order]

    def among(self, vector: Scores, passages: Ids, depth: int) -> tuple[Ids, Scores]:
        """The nearest of some passages, by comparing all of them."""
        scores = self.compare(vector, passages)
        order = np.argsort(-scores, kind="stable")[:depth]
        return passages[order], scores[order]

    def candidates(self, vector: Scores, depth: int) -> Ids:
        gone = len(self.numbers) - len(self.vectors)
        most = min(depth + min(gone, depth), len(self.numbers))
        _, found = self.codes.search(vector[None], most)
        nearest = self.numbers[found[0][found[0] >= 0]]
        there: Ids = nearest[nearest >= 0].astype(np.int64)
        return there

    def compare(self, vector: Scores, passages: Ids) -> Scores:
        """Exact cosines of some passages."""
        # einsum, since BLAS would start threads that wait for each other when many ask at once
        cosines: Scores = np.einsum("ij,j->i", self.vectors[passages].astype(np.float32), vector)
        return cosines


def carried_over(
    before: DenseIndex, vectors: Vectors, owners: NDArray[np.int32], new: NDArray[np.int32]
) -> DenseIndex:
    """An index of other vectors: `owners` tells where the old ones are now, `new` which are new.

    The codes of passages that are gone stay and are passed over. `before` may not be used any more.
    """
    numbers = np.where(before.numbers >= 0, owners[before.numbers], -1).astype(np.int32)
    codes = filled(before.codes, vectors[new])
    return DenseIndex(vectors, codes, np.concatenate([numbers, new]))


def learn_codes(vectors: Vectors, seed: int = 7) -> DenseIndex:
    """With FAISS's index of half-precision vectors, or of 4-bit product codes for many."""
    import faiss

    dimensions, product = vectors.shape[1], faiss.METRIC_INNER_PRODUCT
    if len(vectors) <= EXACT:
        half = faiss.ScalarQuantizer.QT_fp16
        codes: Any = faiss.IndexScalarQuantizer(dimensions, half, product)
    else:
        codes = faiss.IndexPQFastScan(dimensions, dimensions // 2, 4, product)
    random = np.random.default_rng(seed)
    sample = np.sort(random.choice(len(vectors), min(SAMPLE, len(vectors)), replace=False))
    codes.train(vectors[sample].astype(np.float32))
    return DenseIndex(vectors, filled(codes, vectors), np.arange(len(vectors), dtype=np.int32))


def filled(codes: Any, vectors: Vectors) -> Any:
    for at in range(0, len(vectors), BLOCK):
        codes.add(vectors[at : at + BLOCK].astype(np.float32))
    return codes


def write_dense(folder: Path, index: DenseIndex) -> None:
    import faiss

    columns.write_array(folder / VECTORS, index.vectors)
    columns.write_array(folder / NUMBERS, index.numbers)
    with (folder / FILE).open("wb") as file:
        file.write(faiss.serialize_index(index.codes).tobytes())
        file.flush()
        os.fsync(file.fileno())


def read_dense(folder: Path, mapped: bool = True) -> DenseIndex:
    """The index of a generation; its codes are mapped, unless more are to be added."""
    import faiss

    faiss.omp_set_num_threads(1)  # one question a core: threads would only wait for each other
    codes = faiss.read_index(str(folder / FILE), faiss.IO_FLAG_MMAP_IFC if mapped else 0)
    vectors: Any = (columns.Rows if mapped else columns.read_array)(folder / VECTORS)
    return DenseIndex(vectors, codes, columns.read_array(folder / NUMBERS))


def recall(index: DenseIndex, questions: Scores, depth: int, best: int = 10) -> float:
    """Share of the truly nearest passages that the index finds."""
    best = min(best, len(index.vectors))
    truth = brute_force(index.vectors, questions, best)
    found = [index.search(vector, depth)[0][:best] for vector in questions]
    hits = sum(len(np.intersect1d(*pair)) for pair in zip(truth, found, strict=True))
    return hits / max(1, len(questions) * best)


def brute_force(vectors: Vectors, questions: Scores, best: int) -> Ids:
    """The nearest passages of every question, by comparing all, a block at a time."""
    scores = np.zeros((len(questions), 0), dtype=np.float32)
    found = np.zeros((len(questions), 0), dtype=np.int64)
    for at in range(0, len(vectors), BLOCK):
        block = questions @ vectors[at : at + BLOCK].astype(np.float32).T
        numbers = np.broadcast_to(np.arange(at, at + block.shape[1]), block.shape)
        scores, found = np.hstack([scores, block]), np.hstack([found, numbers])
        kept = np.argpartition(-scores, min(best, scores.shape[1]) - 1, axis=1)[:, :best]
        scores = np.take_along_axis(scores, kept, axis=1)
        found = np.take_along_axis(found, kept, axis=1)
    return found
