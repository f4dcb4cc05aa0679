"""Boosted trees served by numpy: the learnt ranking of candidates, and how sure it is."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

RANKING = Path(__file__).parent / "trees.safetensors"
CERTAINTY = Path(__file__).parent / "certainty.safetensors"


@dataclass(frozen=True, slots=True)
class Trees:
    """T trees of at most N nodes; a leaf points to itself, so that all rows descend equally long.

    `feature`, `threshold`, `left`, `right` and `value` are [T, N]; `depth` is the longest path.
    """

    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    depth: int

    def score(
        self, rows: NDArray[np.float32], first: int = 0, last: int | None = None
    ) -> NDArray[np.float32]:
        """[rows]: the sum over the trees first..last of the leaf that a row falls into."""
        size = self.feature.shape[1]
        roots = np.arange(len(self.feature), dtype=np.int32)[first:last] * size
        base = np.broadcast_to(roots, (len(rows), len(roots)))
        starts = np.arange(len(rows), dtype=np.int32)[:, None] * rows.shape[1]
        flat, at = rows.ravel(), base
        for _ in range(self.depth):
            goes_left = flat[starts + self.feature.ravel()[at]] <= self.threshold.ravel()[at]
            at = base + np.where(goes_left, self.left.ravel()[at], self.right.ravel()[at])
        summed: NDArray[np.float32] = self.value.ravel()[at].sum(axis=1, dtype=np.float32)
        return summed

    def best(self, rows: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Positions of the rows worth ranking, best first, with their scores.

        The first trees, the strongest, sort out the rows that the others need not look at.
        """
        early = self.score(rows, 0, _EARLY)
        kept = np.argsort(-early, kind="stable")[:_KEPT]
        scores = early[kept] + self.score(rows[kept], _EARLY, None)
        order = np.argsort(-scores, kind="stable")
        return kept[order], scores[order]


_EARLY = 30  # trees
_KEPT = 30  # rows


def ranking() -> Trees:
    """How well candidates answer (`python -m assistant.choosing.training` makes both files)."""
    return _opened(RANKING)


def certainties() -> Trees:
    """The log-odds that the first candidate answers."""
    return _opened(CERTAINTY)


@cache
def _opened(file: Path) -> Trees:
    tensors = load_file(file)
    depth = int(tensors.pop("depth")[0])
    return Trees(**tensors, depth=depth)
