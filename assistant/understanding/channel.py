"""A noisy channel over syllables: what was meant by the words that were typed or heard.

Every word has candidates with what each costs; the best path through them is found by Viterbi over
the corpus' counts of syllables and neighbouring pairs.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

_PIECE = re.compile(r"[^\W\d_]+|[^\w]+|[\w]+")
_WORD = re.compile(r"[^\W\d_]+$")
_OWN_WEIGHT = 0.5


class Counts(Protocol):
    """How often the corpus writes a syllable, and two syllables side by side."""

    def __hash__(self) -> int:
        """By identity: what is derived from counts is kept beside them."""
        ...

    def spellings(self, bare: str) -> Sequence[tuple[str, int]]:
        """Accented syllables with the bare letters of `bare`, with their counts."""
        ...

    def together(self, first: Sequence[str], second: Sequence[str]) -> NDArray[np.int64]:
        """How often first[i] and second[i] stand side by side, for each i."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    syllable: str
    count: int
    cost: float


Options = tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A text in pieces, with the places of its words in groups that only blanks separate.

    Pairs across a number or a comma say nothing.
    """

    pieces: Sequence[str]
    runs: Sequence[Sequence[int]]

    @classmethod
    def of(cls, text: str) -> "Words":
        pieces = _PIECE.findall(text)
        at = [place for place, piece in enumerate(pieces) if _WORD.match(piece)]
        return cls(pieces, _runs(at, pieces))

    @property
    def written(self) -> list[list[str]]:
        return [[self.pieces[place] for place in run] for run in self.runs]

    def read_as(self, paths: Sequence[Sequence[str]]) -> list[str]:
        """The pieces with the words of a path for each run; capitals, punctuation stay."""
        pieces = [*self.pieces]
        for run, path in zip(self.runs, paths, strict=True):
            for place, syllable in zip(run, path, strict=True):
                if syllable != pieces[place].lower():
                    pieces[place] = (
                        syllable.capitalize() if pieces[place][0].isupper() else syllable
                    )
        return pieces


def _runs(at: Sequence[int], pieces: Sequence[str]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index, place in enumerate(at):
        follows = index > 0 and at[index - 1] == place - 2 and pieces[place - 1].isspace()
        if follows:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def own_cost(candidate: Candidate) -> float:
    """Cost of a candidate by itself."""
    return candidate.cost - _OWN_WEIGHT * math.log(candidate.count + 0.5)


def best_paths(
    runs: Sequence[Sequence[Options]],
    counts: Counts,
    cost_of: Callable[[Candidate], float] = own_cost,
    weight: float = 1.0,
) -> list[list[str]]:
    """Viterbi in every run: the cheapest sequence, one candidate of each position.

    `cost_of` one candidate alone; `weight` of what two side by side cost.
    """
    steps = iter(
        between([pair for run in runs for pair in zip(run, run[1:], strict=False)], counts)
    )
    paths = []
    for options in runs:
        costs = np.array([cost_of(c) for c in options[0]])
        came: list[NDArray[np.int64]] = []
        for here in options[1:]:
            reached = costs[:, None] + weight * next(steps)
            came.append(reached.argmin(axis=0))
            costs = reached.min(axis=0) + np.array([cost_of(c) for c in here])
        path = [int(costs.argmin())]
        for back in reversed(came):
            path.append(int(back[path[-1]]))
        paths.append([here[at].syllable for here, at in zip(options, reversed(path), strict=True)])
    return paths


def between(
    neighbours: Sequence[tuple[Options, Options]], counts: Counts
) -> list[NDArray[np.float64]]:
    """Minus the logarithm of how much more often two stand together than alone, [left, right]."""
    grid = [(one, two) for left, right in neighbours for one in left for two in right]
    together = counts.together([one.syllable for one, _ in grid], [two.syllable for _, two in grid])
    alone = np.array([(one.count + 5.0) * (two.count + 5.0) for one, two in grid])
    costs = -np.log((together + 0.02) / np.sqrt(alone) + 1e-4)
    sizes = [(len(left), len(right)) for left, right in neighbours]
    ends = np.cumsum([rows * columns for rows, columns in sizes], dtype=np.int64)
    parts = np.split(costs, ends)  # and an empty one after the last
    return [part.reshape(size) for part, size in zip(parts, sizes, strict=False)]
