"""How sure it is that the best candidate answers the question.

The ranking always has a first place, also where nothing held answers. What tells the two apart was
learnt from the asked questions: each once as it is, and once with the texts that answer it taken
away (`python -m assistant.choosing.training DATA certainty`).
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.choosing.signals import Scene
from assistant.choosing.trees import certainties
from assistant.composing.candidates import Candidate

COVERING = 3  # candidates of which one should hold the words of the question
_COMPARED = 8
_ALONE = 5.0  # how far a document is ahead that has no rival


def certainty(row: NDArray[np.float32], ranked: Sequence[Candidate], scene: Scene) -> float:
    """0..1; `row` are the signals of the first of `ranked`."""
    values = features(
        row,
        [(candidate.score, candidate.document.key) for candidate in ranked],
        max(covered(candidate, scene) for candidate in ranked[:COVERING]),
        scene.nearest.best,
        scene.need.route,
    )
    (odds,) = certainties().score(values[None]).tolist()
    return 1 / (1 + math.exp(-odds))


def covered(candidate: Candidate, scene: Scene) -> float:
    """How much of the question's words a candidate holds, 0..1."""
    texts = [f"{hit.passage.context} {hit.passage.text}" for hit in candidate.hits[:2]]
    return scene.matcher.score(f"{candidate.document.title} {' '.join(texts)}")


def features(
    row: NDArray[np.float32],
    ranked: Sequence[tuple[float, str]],
    coverage: float,
    alike: float,
    route: Mapping[str, float],
) -> NDArray[np.float32]:
    """The signals of the best candidate and how it stands out; `ranked` are (score, document)."""
    first, document = ranked[0]
    rivals = (score for score, other in ranked if other != document)
    near = [score for score, _ in ranked[:_COMPARED]]
    outside: list[Any] = [
        first,
        first - next(rivals, first - _ALONE),
        first - sum(near) / len(near),
        coverage,
        alike,
        math.log(route["no_source"] + 1e-4),
        math.log(route["in_scope"] + 1e-4),
    ]
    return np.concatenate([row, np.array(outside, dtype=np.float32)])
