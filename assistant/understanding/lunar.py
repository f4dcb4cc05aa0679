"""The Vietnamese lunar calendar (âm lịch), by a table of its months from 2000 to 2050.

`lunar_years.csv` holds the first day of each lunar year, its leap month (0: none) and the lengths
of its months. The table was computed with vnlunar 1.0.5 and checked against the new moons of the
ephem library at UTC+7: all 645 months begin on the day of the new moon in Vietnam. The Chinese
calendar (UTC+8) differs from it on some days, Tết 2030 among them.
"""

import csv
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

YEARS = Path(__file__).with_name("lunar_years.csv")


@dataclass(frozen=True, slots=True, order=True)
class LunarMonth:
    """A lunar month: its first day by the sun, its year, number and length in days."""

    first: date
    year: int
    number: int
    leap: bool
    length: int

    @property
    def last(self) -> date:
        return self.first + timedelta(days=self.length - 1)

    def day(self, number: int) -> date | None:
        """The day of that number; None for the 30th of a short month."""
        return self.first + timedelta(days=number - 1) if 1 <= number <= self.length else None


@cache
def months() -> tuple[LunarMonth, ...]:
    """All months of the table in order."""
    with YEARS.open(encoding="utf-8", newline="") as lines:
        return tuple(month for row in csv.DictReader(lines) for month in _months_of(row))


def _months_of(row: dict[str, str]) -> Iterator[LunarMonth]:
    first, leap_month = date.fromisoformat(row["first_day"]), int(row["leap_month"])
    number, leap = 1, False
    for length in map(int, row["month_lengths"].split()):
        yield LunarMonth(first, int(row["year"]), number, leap, length)
        first += timedelta(days=length)
        leap = number == leap_month and not leap
        number += not leap


@cache
def _firsts() -> tuple[date, ...]:
    return tuple(month.first for month in months())


def months_until(day: date) -> Iterator[LunarMonth]:
    """The months from that of `day` backwards; none outside the table."""
    at = bisect_right(_firsts(), day)
    if at and day <= months()[-1].last:
        yield from reversed(months()[:at])


def latest_month(number: int, on: date) -> LunarMonth | None:
    """The latest month of that number which has begun on that day, leap months left out."""
    found = (month for month in months_until(on) if month.number == number and not month.leap)
    return next(found, None)


def latest_day(number: int, month: int, on: date) -> date | None:
    """The latest day "rằm tháng bảy" (15, 7) not after `on`; None where there is none."""
    for candidate in months_until(on):
        day = candidate.day(number)
        if candidate.number == month and not candidate.leap and day and day <= on:
            return day
        if (on - candidate.first).days > 3 * 366:
            break
    return None


def next_day(number: int, month: int, on: date) -> date | None:
    """The first such day after `on`."""
    for candidate in months()[max(bisect_right(_firsts(), on) - 1, 0) :]:
        day = candidate.day(number)
        if candidate.number == month and not candidate.leap and day and day > on:
            return day
    return None


def latest_of_any_month(number: int, on: date) -> date | None:
    """The latest day of that number in any month ("mùng ba"), not after `on`."""
    days = (month.day(number) for month in months_until(on))
    return next((day for day in days if day and day <= on), None)


def eve(on: date, number: int) -> date | None:
    """The latest "29 Tết" before `on`: that day of month 12, the last day for the 30th."""
    month = latest_month(12, on)
    if month is None:
        return None
    day = month.day(min(number, month.length))
    earlier = day is not None and day > on
    return eve(month.first - timedelta(days=1), number) if earlier else day
