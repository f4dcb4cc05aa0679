"""Two runs over the same questions: what got better, what worse, and whether that is chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from eval.intervals import RESAMPLES, resampled
from eval.measures import LESS_IS_BETTER, MEASURES

CHANCE = 0.05  # a loss that chance alone explains more often than this is no loss
NEVER_LESS = frozenset({"quotes_verified"})  # one forged quote is one too many


class FellBehind(Exception):
    """A measure is worse than the baseline, beyond noise; the message has one line for each."""


class NothingToCompare(Exception):
    """The runs share no question."""


@dataclass(frozen=True, slots=True)
class Change:
    """One measure in two runs over the `count` questions that both asked.

    `gain` is the mean difference, above 0 where the second run is better. `p` is the two-sided
    paired bootstrap p-value; `p_loss` the chance of resamples in which nothing was lost.
    """

    measure: str
    count: int
    before: float
    after: float
    gain: float
    p: float
    p_loss: float
    better: tuple[str, ...]
    worse: tuple[str, ...]

    @property
    def same(self) -> int:
        return self.count - len(self.better) - len(self.worse)

    @property
    def lost(self) -> bool:
        """Whether the second run fell behind, beyond noise."""
        if self.measure in NEVER_LESS:
            return self.gain < 0
        return self.gain < 0 and self.p_loss < CHANCE


Report = Mapping[str, Any]


def compare(before: Report, after: Report) -> list[Change]:
    """Every measure over the questions that both runs asked alike.

    Raises NothingToCompare when there are none. A question whose wording, day or gold answer was
    changed between the runs is left out.
    """
    earlier = {row["id"]: row for row in before["cases"]}
    pairs = [
        (earlier[row["id"]], row)
        for row in after["cases"]
        if row["digest"] == earlier.get(row["id"], {}).get("digest")
    ]
    if not pairs:
        raise NothingToCompare("The two runs share no question.")
    changes = [
        change(
            name,
            [(new["id"], old["values"].get(name), new["values"].get(name)) for old, new in pairs],
        )
        for name in MEASURES
    ]
    return [one for one in changes if one is not None]


def check(before: Report, after: Report) -> list[Change]:
    """The changes; raises FellBehind that names every measure lost beyond noise."""
    changes = compare(before, after)
    lost = [change for change in changes if change.lost]
    if lost:
        raise FellBehind("\n".join(_loss(change) for change in lost))
    return changes


def table(changes: Sequence[Change]) -> str:
    """A line a measure, then every question whose fully right answer came or went."""
    head = (
        f"{'':<20}{'before':>8}{'after':>8}{'gain':>8}{'p':>8}{'better':>8}{'worse':>7}{'same':>6}"
    )
    lines = [
        f"{one.measure:<20}{one.before:8.1%}{one.after:8.1%}{one.gain:+8.1%}{one.p:8.3f}"
        f"{len(one.better):8}{len(one.worse):7}{one.same:6}"
        for one in changes
    ]
    named = [
        f"{one.measure} {way}: {', '.join(ids)}"
        for one in changes
        for way, ids in (("better", one.better), ("worse", one.worse))
        if ids
    ]
    return "\n".join([head, *lines, "", *named]).rstrip()


def change(name: str, pairs: Sequence[tuple[str, float | None, float | None]]) -> Change | None:
    """One measure over (id, before, after); None where no question was measured twice."""
    shared = [(key, old, new) for key, old, new in pairs if old is not None and new is not None]
    if not shared:
        return None
    sign = -1 if name in LESS_IS_BETTER else 1
    gains = {key: sign * (new - old) for key, old, new in shared}
    p, p_loss = p_values(list(gains.values()))
    return Change(
        measure=name,
        count=len(shared),
        before=float(np.mean([old for _, old, _ in shared])),
        after=float(np.mean([new for _, _, new in shared])),
        gain=float(np.mean(list(gains.values()))),
        p=p,
        p_loss=p_loss,
        better=tuple(key for key, gain in gains.items() if gain > 0),
        worse=tuple(key for key, gain in gains.items() if gain < 0),
    )


def p_values(gains: Sequence[float]) -> tuple[float, float]:
    """(two-sided, one-sided for a loss) p-values of the mean of paired differences being 0."""
    means = resampled(np.asarray(gains, dtype=np.float64)).mean(axis=1)
    no_loss = (1 + int((means >= 0).sum())) / (RESAMPLES + 1)
    no_gain = (1 + int((means <= 0).sum())) / (RESAMPLES + 1)
    return min(1.0, 2 * min(no_loss, no_gain)), min(1.0, no_loss)


def _loss(change: Change) -> str:
    return (
        f"{change.measure} fell from {change.before:.1%} to {change.after:.1%} "
        f"(n = {change.count}, p = {change.p_loss:.3f}): {', '.join(change.worse)}"
    )
