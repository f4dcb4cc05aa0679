"""Candidates in the order of how well they answer, as learnt from citizens' questions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.choosing.certainty import certainty
from assistant.choosing.signals import Scene, signals
from assistant.choosing.trees import ranking
from assistant.choosing.vehicles import less_meant
from assistant.composing.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Chosen:
    """Candidates best first; `certainty` is the probability that the first one answers."""

    candidates: tuple[Candidate, ...]
    certainty: float


def choose(candidates: Sequence[Candidate], scene: Scene) -> Chosen:
    """Best first; `score` becomes that of the learnt ranking (its differences count)."""
    if not candidates:
        return Chosen((), 0.0)
    rows = signals(candidates, scene)
    order, scores = ranking().best(rows)
    headings = [candidates[at].hits[0].passage.context for at in order.tolist()]
    less = [less_meant(heading, scene.need.text) for heading in headings]
    scores = scores - np.array(less, dtype=scores.dtype)
    again = np.argsort(-scores, kind="stable")
    order, scores = order[again], scores[again]
    ranked = tuple(
        replace(candidates[at], score=float(score))
        for at, score in zip(order.tolist(), scores.tolist(), strict=True)
    )
    return Chosen(ranked, certainty(rows[order[0]], ranked, scene))
