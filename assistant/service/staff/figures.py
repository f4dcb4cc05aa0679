"""Counts over what was asked: by day, by verdict, by procedure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.answer import GROUPS, Verdict
from assistant.feedback.records import Record


@dataclass(frozen=True, slots=True)
class Day:
    """One day: how many questions ended how, by group of verdicts."""

    day: date
    groups: Counter[str]

    @property
    def count(self) -> int:
        return self.groups.total()


@dataclass(frozen=True, slots=True)
class Asked:
    """How often a procedure came first in an answer, and how often that was called no help."""

    code: str
    name: str
    count: int
    unhelpful: int


def group_of(record: Record) -> str:
    return Verdict(record.verdict).group


def by_day(records: Sequence[Record], last: date) -> list[Day]:
    """Every day from the first record to `last`, empty ones included, the newest first."""
    if not records:
        return []
    counted: dict[date, Counter[str]] = {}
    for record in records:
        counted.setdefault(record.at.date(), Counter())[group_of(record)] += 1
    span = (last - min(counted)).days + 1
    days = (last - timedelta(days=n) for n in range(span))
    return [Day(day, counted.get(day, Counter())) for day in days]


def by_group(records: Sequence[Record]) -> list[tuple[str, int]]:
    counted = Counter(map(group_of, records))
    return [(group, counted[group]) for group in GROUPS]


def unhelpful(records: Sequence[Record]) -> list[Record]:
    return [record for record in records if record.rating and not record.rating.useful]


def useful_share(records: Sequence[Record]) -> tuple[int, int]:
    """(answers called helpful, answers rated)."""
    rated = [record.rating for record in records if record.rating]
    return sum(rating.useful for rating in rated), len(rated)


def procedures(records: Sequence[Record]) -> list[Asked]:
    """The procedures of the main readings, most asked first."""
    led = [record for record in records if record.procedures]
    counted = Counter(record.procedures[0] for record in led)
    refused = Counter(record.procedures[0] for record in unhelpful(led))
    return [
        Asked(code, name, count, refused[code, name])
        for (code, name), count in counted.most_common()
    ]
