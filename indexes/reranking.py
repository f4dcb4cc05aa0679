"""A light learned reranker: fused score plus a weighted sum of features, over the best candidates.

Linear on purpose: LambdaMART over 21 features was better on the sets it had seen and worse on
others (bcp_letters -.004, virhe4qa -.013). It serves with NumPy alone.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from indexes.features import NAMES, Candidates, describe

FILE = "reranker.json"
CANDIDATES = 30  # fused units that are looked at again; 50 give the same nDCG@10 on every dev set

SHORT = 10  # syllables of a question up to which the features say all they can

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reranker:
    """Weights of the features in the order of NAMES, on the scale of the fused score."""

    weights: Scores

    @classmethod
    def load(cls, folder: Path) -> "Reranker":
        weights = orjson.loads((folder / FILE).read_bytes())
        return cls(np.array([weights[name] for name in NAMES], dtype=np.float32))

    def save(self, folder: Path) -> None:
        weights = {name: round(float(w), 4) for name, w in zip(NAMES, self.weights, strict=True)}
        (folder / FILE).write_bytes(orjson.dumps(weights, option=orjson.OPT_INDENT_2))

    def added(self, candidates: Candidates) -> Scores:
        """What each candidate's fused score gains; only differences matter."""
        gains: Scores = scaled(candidates) @ self.weights
        return gains


def scaled(candidates: Candidates) -> Scores:
    """[C, features]: the longer a question, the less its words must stand in one heading."""
    share = min(1.0, SHORT / max(1, len(candidates.question)))
    return describe(candidates) * np.float32(share)
