"""Light linear classifiers over a question's features, served by numpy."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from assistant.understanding.features import features

WEIGHTS = Path(__file__).parent / "data" / "classifiers.safetensors"


@dataclass(frozen=True, slots=True)
class Classifier:
    """Multinomial logistic regression: `weights` is (buckets, labels)."""

    labels: tuple[str, ...]
    weights: NDArray[np.generic]

    def probabilities(self, text: str) -> Mapping[str, float]:
        buckets, values = features(text)
        logits = values @ self.weights[buckets].astype(np.float32)
        odds = np.exp(logits - logits.max())
        return dict(zip(self.labels, (odds / odds.sum()).tolist(), strict=True))


@cache
def classifier(task: str) -> Classifier:
    """The shipped classifier of a task: "route" (what kind of matter), "need" (what is asked)."""
    tensors = _shipped()
    labels = bytes(tensors[f"{task}.labels"]).decode().split("\n")
    return Classifier(tuple(labels), tensors[f"{task}.weights"])


@cache
def _shipped() -> Mapping[str, NDArray[np.generic]]:
    return load_file(WEIGHTS)
