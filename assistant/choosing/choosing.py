"""Candidates in the order of how well they answer, as learnt from citizens' questions."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.choosing.signals import Scene, signals
from assistant.choosing.trees import trees
from assistant.composing.candidates import Candidate


def choose(candidates: Sequence[Candidate], scene: Scene) -> list[Candidate]:
    """Best first; `score` becomes that of the learnt ranking (its differences count)."""
    if not candidates:
        return []
    order, scores = trees().best(signals(candidates, scene))
    return [
        replace(candidates[at], score=float(score))
        for at, score in zip(order.tolist(), scores.tolist(), strict=True)
    ]
