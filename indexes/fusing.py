"""Scores of several rankings -> one score a unit."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Ids = NDArray[np.int64]

DEPTH = 100  # units of each ranking that its scores are normalised over

# Weights from dev alqac, drill_pass and zalo_part (design, section 9); flat around the optimum.
WEIGHTS: Mapping[str, float] = {"units": 0.35, "passages": 0.35, "dense": 0.30}
# Held-out asked questions: nDCG@10 .39 -> .53 (targets asked about before .37 -> .61, others
# .55 -> .52); 16 gives .65 and .47.
ASKED_WEIGHT = 10.0


def top(scores: Scores, depth: int = DEPTH) -> Ids:
    """Positions of the best scores above 0, in no order."""
    found = above(scores, depth)
    if len(found) > depth:
        found = found[np.argpartition(-scores[found], depth)[:depth]]
    return found


def above(scores: Scores, enough: int) -> Ids:
    """Positions of at least `enough` of the highest scores (all above 0, if there are fewer).

    Comparing with a falling bar is several times faster than sorting or taking each unit's best.
    """
    bar = float(scores.max(initial=0))
    for share in (0.6, 0.4, 0.25, 0.1):
        found = np.flatnonzero(scores > share * bar)
        if len(found) >= enough:
            return found
    return np.flatnonzero(scores > 0)


def normalised(scores: Scores, best: Ids, wanted: Ids) -> Scores:
    """z-scores of `wanted` over the ranking's best; what is not among them gets their lowest."""
    if not len(best):
        return np.zeros(len(wanted), dtype=np.float32)
    among = scores[best]
    floor, mean, spread = among.min(), among.mean(), among.std()
    scale = np.float32(max(float(spread), 1e-6))
    above: Scores = (np.maximum(scores[wanted], floor) - mean) / scale
    return above


def fuse(rankings: Mapping[str, Scores], asked: Scores) -> tuple[Ids, Scores, dict[str, Scores]]:
    """Units among the best of any ranking, their fused scores and the parts they are made of.

    `asked` are the bonuses of units that answered questions much like this one; they count as
    they are, since a z-score would make something of any likeness.
    """
    best = {name: top(scores) for name, scores in rankings.items()}
    units = np.unique(np.concatenate([*best.values(), np.flatnonzero(asked)]))
    parts = {name: normalised(rankings[name], best[name], units) for name in rankings}
    total = np.float32(ASKED_WEIGHT) * asked[units]
    for name, part in parts.items():
        total += np.float32(WEIGHTS[name]) * part
    return units, total, parts | {"asked": asked[units]}
