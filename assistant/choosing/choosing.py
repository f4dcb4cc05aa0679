"""Candidates in the order of how well they answer, as learnt from citizens' questions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.choosing.abroad import less_abroad
from assistant.choosing.certainty import certainty
from assistant.choosing.signals import Scene, signals
from assistant.choosing.trees import ranking
from assistant.choosing.vehicles import less_meant
from assistant.composing.candidates import Candidate
from ingest.document import Family


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
    less = [_less_meant(candidates[at], scene) for at in order.tolist()]
    scores = scores - np.array(less, dtype=scores.dtype)
    again = np.argsort(-scores, kind="stable")
    order, scores = order[again], scores[again]
    ranked = tuple(
        replace(candidates[at], score=float(score))
        for at, score in zip(order.tolist(), scores.tolist(), strict=True)
    )
    return Chosen(ranked, certainty(rows[order[0]], ranked, scene))


def _less_meant(candidate: Candidate, scene: Scene) -> float:
    """Log-odds to take from what is seldom meant unless it is said."""
    heading = candidate.hits[0].passage.context
    less = less_meant(heading, scene.need.text)
    if candidate.document.family is Family.PROCEDURE:
        less += less_abroad(candidate.document.title, scene.need.search_text)
    return less
