"""Ranked units -> the passages that are shown: the best few of each unit."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexes.ranked import Ids, Mask, Members, Ranked, Scores

PER_UNIT = 3  # passages of one article or procedure among the hits
UNKNOWN_MALUS = 0.1  # of a fused z-score: enough to decide between equals only
WITHIN_UNIT = 0.5  # how far a unit's weaker passages fall behind its best


@dataclass(frozen=True, slots=True)
class Picked:
    """Passages with their units and scores, best first."""

    passages: Ids
    units: Ids
    scores: Scores
    parts: Mapping[str, Scores]

    def best(self, limit: int) -> "Picked":
        parts = {name: part[:limit] for name, part in self.parts.items()}
        return Picked(self.passages[:limit], self.units[:limit], self.scores[:limit], parts)


def pick(ranked: Ranked, starts: Ids, unknown: Mask) -> Picked:
    """The best allowed passages of the ranked units.

    `unknown` are passages of which nobody knows whether they are in force: they come after equally
    good ones.
    """
    members = Members.of(ranked.units, starts).allowed(ranked.allowed)
    ranks, passages = members.ranks, members.passages
    scored = ranked.scored
    parts = {
        "bm25": scored.passages[passages],
        "cosine": values_at(scored.nearest, scored.cosines, passages),
    }
    strongest = np.full(len(ranked.units), 1e-6, dtype=np.float32)
    np.maximum.at(strongest, ranks, parts["bm25"])
    asked = values_at(scored.asked, scored.bonus, passages)
    within = parts["bm25"] / strongest[ranks] + parts["cosine"] + asked
    order = np.lexsort((-within, ranks))
    first = np.searchsorted(ranks[order], ranks[order])  # where the passage's unit begins
    near_top = np.arange(len(order)) - first < PER_UNIT
    chosen, best = order[near_top], order[first[near_top]]
    behind = np.float32(WITHIN_UNIT) * (within[best] - within[chosen])
    malus = np.float32(UNKNOWN_MALUS) * unknown[passages[chosen]]
    scores: Scores = ranked.scores[ranks[chosen]] - behind - malus
    final = np.lexsort((passages[chosen], -scores))
    kept, scores = chosen[final], scores[final]
    every = {name: part[ranks[kept]] for name, part in ranked.parts.items()}
    every |= {name: part[kept] for name, part in parts.items()}
    return Picked(passages[kept], ranked.units[ranks[kept]], scores, every)


def values_at(known: Ids, values: Scores, wanted: Ids) -> Scores:
    """The highest value known of each wanted passage, 0 where there is none."""
    if not len(known):
        return np.zeros(len(wanted), dtype=np.float32)
    order = np.lexsort((-values, known))
    keys: NDArray[np.int64] = known[order]
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, values[order][at], np.float32(0))
