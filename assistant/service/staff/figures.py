"""Counts over what was asked, by day and by group of verdicts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.answer import Verdict

Counted = Sequence[tuple[date, str, int]]  # (day, verdict, how many)


@dataclass(frozen=True, slots=True)
class Day:
    """One day: how many questions ended how, by group of verdicts."""

    day: date
    groups: Counter[str]

    @property
    def count(self) -> int:
        return self.groups.total()


def group_of(verdict: str) -> str:
    return Verdict(verdict).group


def by_day(counted: Counted, last: date) -> list[Day]:
    """Every day from the first one to `last`, empty ones included, the newest first."""
    if not counted:
        return []
    days: dict[date, Counter[str]] = {}
    for day, verdict, count in counted:
        days.setdefault(day, Counter())[group_of(verdict)] += count
    span = (last - min(days)).days + 1
    every = (last - timedelta(days=n) for n in range(span))
    return [Day(day, days.get(day, Counter())) for day in every]


def by_group(counted: Counted) -> Counter[str]:
    groups: Counter[str] = Counter()
    for _, verdict, count in counted:
        groups[group_of(verdict)] += count
    return groups
