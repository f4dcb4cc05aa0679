"""Candidates in the order of how well they answer, by weights learnt from citizens' questions."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.choosing.signals import NAMES, Scene, signals
from assistant.composing.candidates import Candidate

WEIGHTS = Path(__file__).parent / "weights.json"


def choose(candidates: Sequence[Candidate], scene: Scene) -> list[Candidate]:
    """Best first; `score` becomes the log-odds of the learnt ranking (differences count)."""
    if not candidates:
        return []
    scores = signals(candidates, scene) @ weights()
    ranked = [
        replace(candidate, score=float(score))
        for candidate, score in zip(candidates, scores, strict=True)
    ]
    return sorted(ranked, key=lambda candidate: -candidate.score)


@cache
def weights() -> NDArray[np.float32]:
    named: Mapping[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return np.array([named[name] for name in NAMES], dtype=np.float32)
