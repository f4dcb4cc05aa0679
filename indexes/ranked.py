"""What a question's words and meaning give, and the units ranked by it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Ids = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Members:
    """The passages of some units; `ranks` are the positions of their units among these."""

    units: Ids
    ranks: Ids
    passages: Ids

    @classmethod
    def of(cls, units: Ids, starts: Ids) -> "Members":
        """`starts[u]:starts[u + 1]` are the passages of unit u."""
        sizes = starts[units + 1] - starts[units]
        begins = np.cumsum(sizes) - sizes
        passages = np.arange(sizes.sum()) + np.repeat(starts[units] - begins, sizes)
        return cls(units, np.repeat(np.arange(len(units)), sizes), passages)

    def allowed(self, mask: Mask | None) -> "Members":
        if mask is None:
            return self
        kept = mask[self.passages]
        return Members(self.units, self.ranks[kept], self.passages[kept])

    def with_some(self, mask: Mask) -> Ids:
        """The units of which a passage is allowed."""
        some = np.zeros(len(self.units), dtype=np.bool_)
        some[self.ranks[mask[self.passages]]] = True
        left: Ids = self.units[some]
        return left


@dataclass(frozen=True, slots=True)
class Words:
    """A question's syllables: ids, or classes of them if it is typed without diacritics."""

    ids: NDArray[np.int32]
    bare: bool


@dataclass(frozen=True, slots=True)
class Scored:
    """BM25 of all units and passages, the passages nearest in meaning, those asked for before."""

    words: Words
    possible: float  # about the most that a passage's BM25 can be
    units: Scores
    passages: Scores
    strong_units: Members  # those with most of the question's words
    strong: Ids  # the passages with most of them, in rising order
    nearest: Ids
    cosines: Scores
    asked: Ids
    bonus: Scores

    def near(self, allowed: Mask | None) -> tuple[Ids, Scores]:
        """The allowed passages nearest in meaning, with their cosines."""
        return _only(allowed, self.nearest, self.cosines)

    def asked_about(self, allowed: Mask | None) -> tuple[Ids, Scores]:
        """The allowed passages that answered similar questions, with their bonus."""
        return _only(allowed, self.asked, self.bonus)


def _only(allowed: Mask | None, passages: Ids, scores: Scores) -> tuple[Ids, Scores]:
    if allowed is None:
        return passages, scores
    kept = allowed[passages]
    return passages[kept], scores[kept]


@dataclass(frozen=True, slots=True)
class Ranked:
    """Units with their scores, best first, and the scores of passages that they rest on."""

    units: Ids
    scores: Scores
    parts: Mapping[str, Scores]
    scored: Scored
    allowed: Mask | None = None

    def ordered_by(self, scores: Scores) -> "Ranked":
        order = np.argsort(-scores, kind="stable")
        parts = {name: part[order] for name, part in self.parts.items()}
        return Ranked(self.units[order], scores[order], parts, self.scored, self.allowed)

    def gaining(self, added: Scores) -> "Ranked":
        """The first units ordered by what they gain; the others stay behind them."""
        count = len(added)
        if count < 2:
            return self
        gained = self.scores[:count] + added
        gained += self.scores[0] - gained.max()
        rest = np.minimum(self.scores[count:], gained.min())
        return self.ordered_by(np.concatenate([gained, rest]).astype(np.float32))

    def best(self, limit: int) -> "Ranked":
        parts = {name: part[:limit] for name, part in self.parts.items()}
        return Ranked(self.units[:limit], self.scores[:limit], parts, self.scored, self.allowed)
