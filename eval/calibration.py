"""Whether the evidence score means what it says, and what another threshold would cost.

The assistant refuses where its evidence for an answer is below a threshold. Looked at are the
questions that it could have answered or refused for want of a source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

BINS = 10
STEPS = 101  # thresholds that are tried, 0 to 1
UNANSWERABLE = frozenset({"no_source", "out_of_scope"})


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions whose score lies in one tenth: how many, and which share of them has an answer."""

    score: float  # their mean score
    share: float
    count: int


@dataclass(frozen=True, slots=True)
class Point:
    """What a threshold refuses: shares of the unanswerable and of the answerable questions."""

    threshold: float
    right: float
    wrong: float


Row = Mapping[str, Any]


def scored(rows: Sequence[Row]) -> list[tuple[float, bool]]:
    """(evidence, whether there is an answer) of the questions that tell something."""
    wanted = {*UNANSWERABLE, "answered"}
    return [
        (row["evidence"], row["want"] == "answered")
        for row in rows
        if row["want"] in wanted and row["evidence"] is not None
    ]


def bins(pairs: Sequence[tuple[float, bool]]) -> list[Bin]:
    """The tenths that hold a question, lowest first."""
    found = []
    for at in range(BINS):
        low, high = at / BINS, (at + 1) / BINS
        inside = [one for one in pairs if low <= one[0] < high or (one[0] == high == 1)]
        if inside:
            scores, answers = zip(*inside, strict=True)
            found.append(Bin(float(np.mean(scores)), float(np.mean(answers)), len(inside)))
    return found


def curve(pairs: Sequence[tuple[float, bool]]) -> list[Point]:
    """Right against wrong refusals, threshold by threshold; empty without both sorts."""
    with_answer = [score for score, answer in pairs if answer]
    without = [score for score, answer in pairs if not answer]
    if not with_answer or not without:
        return []
    return [
        point_at(threshold, with_answer, without)
        for threshold in np.linspace(0, 1, STEPS).round(2).tolist()
    ]


def point_at(threshold: float, with_answer: Sequence[float], without: Sequence[float]) -> Point:
    refused = [sum(score < threshold for score in scores) for scores in (without, with_answer)]
    return Point(threshold, refused[0] / len(without), refused[1] / len(with_answer))
