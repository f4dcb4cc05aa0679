"""Which days state offices work."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ONE_DAY = timedelta(days=1)
SATURDAY = 5


class DayKind(StrEnum):
    """Why a day is unlike its weekday; `WORKING` takes a day off back."""

    HOLIDAY = "holiday"
    IN_LIEU = "in_lieu"  # nghỉ bù: a holiday fell on a weekend (BLLĐ 45/2019/QH14 Đ.111 k.3)
    SWAP_OFF = "swap_off"  # a weekday exchanged for a worked Saturday
    WORKED = "worked"  # that Saturday
    WORKING = "working"


class Certainty(StrEnum):
    """How sure a row is: by statute, by a notice, by report only, or not decided yet."""

    STATUTORY = "statutory"
    ANNOUNCED = "announced"
    UNCONFIRMED = "unconfirmed"
    PROVISIONAL = "provisional"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One row of the calendar: a day that is unlike its weekday, and who says so."""

    day: date
    kind: DayKind
    name: str
    certainty: Certainty
    source: str

    @property
    def works(self) -> bool:
        return self.kind in (DayKind.WORKED, DayKind.WORKING)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Weekends and special days; the years whose days off are all decided are `official_years`.

    A swapped-off weekday counts as a day off and a worked Saturday as a working day: no text says
    so literally (Đ.148 k.5 BLDS names weekends and holidays), but offices are open so.
    """

    special: Mapping[date, SpecialDay]
    official_years: frozenset[int]

    def is_working_day(self, day: date) -> bool:
        special = self.special.get(day)
        return special.works if special else day.weekday() < SATURDAY

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        return next(self.working_days_after(day))

    def last_working_day(self, day: date) -> date:
        """The last working day before `day`."""
        day -= ONE_DAY
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def working_days_after(self, day: date) -> Iterator[date]:
        while True:
            day += ONE_DAY
            if self.is_working_day(day):
                yield day

    def days_off(self, after: date, through: date) -> tuple[date, ...]:
        """The days off after the one day, up to and including the other."""
        span = (after + timedelta(days=n) for n in range(1, (through - after).days + 1))
        return tuple(day for day in span if not self.is_working_day(day))

    def is_official(self, first: date, last: date) -> bool:
        """Whether the days off of every year from `first` to `last` are decided."""
        return self.official_years.issuperset(range(first.year, last.year + 1))


def calendar_of(days: Iterable[SpecialDay]) -> Calendar:
    """The calendar of these rows; a later row for the same day replaces the earlier one.

    A year is official when it has rows and none of them is provisional.
    """
    special = {day.day: day for day in days}
    named = {day.year for day in special}
    open_years = {
        row.day.year for row in special.values() if row.certainty is Certainty.PROVISIONAL
    }
    return Calendar(special, frozenset(named - open_years))
