"""When a time limit ends (thời hạn giải quyết).

The law of counting is that of the Civil Code (Bộ luật Dân sự 91/2015/QH13): the day of the event
is not counted (Đ.147 k.2, k.3), a term in days ends at 24:00 of its last day (Đ.148 k.1, k.6),
weeks, months and years end on the corresponding day or else on the last day of the month
(Đ.148 k.2-4), and a last day on a weekend or holiday moves to the next working day (Đ.148 k.5).
The clock starts with the acceptance of the complete dossier that the receipt shows, not with its
sending (NĐ 118/2025/NĐ-CP Đ.17 k.3, as amended by 309/2026/NĐ-CP Điều 8). That the Civil Code
governs administrative procedures too is the common reading; no text says so expressly.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice
from math import ceil

from assistant.deadlines.calendar import Calendar
from assistant.deadlines.holidays import official_calendar
from ingest.procedure import Limit, Unit

_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}
_DAYS = {Unit.CALENDAR_DAY: 1, Unit.WEEK: 7}


class CutoffMode(StrEnum):
    """What a dossier accepted after the cut-off time means for the count.

    `deemed_next_wd`: as if accepted on the next working day. `day1_next_wd`: the next working day
    is the first day ("thời gian được tính bắt đầu từ ngày làm việc tiếp theo", NĐ 63/2024 Đ.7
    k.2), which changes nothing for terms in days.
    """

    DEEMED_NEXT_WD = "deemed_next_wd"
    DAY1_NEXT_WD = "day1_next_wd"


@dataclass(frozen=True, slots=True)
class Received:
    """The day on which the complete dossier was accepted, and the time where it is known."""

    day: date
    at: time | None = None


@dataclass(frozen=True, slots=True)
class CountingRules:
    """What a procedure may order beyond the Civil Code; none of it holds by itself.

    The "15 giờ" of NĐ 118/2025 Đ.18 k.2 is about forwarding papers and moves no term. Office hours
    are an assumption, agencies may have others.
    """

    cutoff: time | None = None
    mode: CutoffMode = CutoffMode.DEEMED_NEXT_WD
    roll: bool = True
    office_hours: tuple[tuple[time, time], ...] = ((time(8), time(12)), (time(13), time(17)))


CIVIL_CODE = CountingRules()


@dataclass(frozen=True, slots=True)
class Due:
    """The end of a term: a day (until 24:00), or a moment for limits in hours.

    `counted_from` differs from the day of acceptance when a cut-off moved it, `counted_to` from
    the due day when that rolled over days off. `skipped` are the days off in between. A result is
    provisional when it touches a year whose days off are not all decided.
    """

    due: date | datetime
    received: Received
    limit: Limit
    counted_from: date
    counted_to: date
    skipped: tuple[date, ...]
    provisional: bool

    @property
    def day(self) -> date:
        return self.due.date() if isinstance(self.due, datetime) else self.due


def due(
    received: Received,
    limit: Limit,
    rules: CountingRules = CIVIL_CODE,
    calendar: Calendar | None = None,
) -> Due:
    """When the limit ends for a dossier accepted then.

    Part days are rounded up. Hours run from the time of acceptance (Đ.147 k.1) without rolling;
    where it is unknown, from the close of the office that day, the latest moment possible.
    """
    calendar = calendar or official_calendar()
    start = _start(received, limit.unit, rules, calendar)
    end: date | datetime
    if limit.unit in (Unit.HOUR, Unit.WORKING_HOUR):
        moment = datetime.combine(start, received.at or rules.office_hours[-1][1])
        end = _after_hours(moment, limit, rules, calendar)
        counted_to = end.date()
    else:
        counted_to = _after_days(start, limit, calendar)
        end = _rolled(counted_to, limit.unit, rules, calendar)
    return _result(end, received, limit, (start, counted_to), calendar)


def _result(
    end: date | datetime,
    received: Received,
    limit: Limit,
    counted: tuple[date, date],
    calendar: Calendar,
) -> Due:
    in_hours = isinstance(end, datetime)
    last = end.date() if isinstance(end, datetime) else end
    first = counted[0] if in_hours else received.day
    skipped = () if limit.unit is Unit.HOUR else calendar.days_off(first, last)
    provisional = not calendar.is_official(first, last)
    return Due(end, received, limit, *counted, skipped, provisional)


def is_late(received: Received, rules: CountingRules) -> bool:
    """Whether it came after the cut-off; exactly at the cut-off is in time."""
    return bool(rules.cutoff and received.at and received.at > rules.cutoff)


def _start(received: Received, unit: Unit, rules: CountingRules, calendar: Calendar) -> date:
    if not is_late(received, rules):
        moved = unit is Unit.SAME_DAY and not calendar.is_working_day(received.day)
    else:
        moved = unit is Unit.SAME_DAY or rules.mode is CutoffMode.DEEMED_NEXT_WD
    return calendar.next_working_day(received.day) if moved else received.day


def _after_days(start: date, limit: Limit, calendar: Calendar) -> date:
    if limit.unit is Unit.SAME_DAY:
        return start
    count = ceil(limit.value)
    if limit.unit is Unit.WORKING_DAY:
        return next(islice(calendar.working_days_after(start), count - 1, None)) if count else start
    if limit.unit in _MONTHS:
        return corresponding_day(start, count * _MONTHS[limit.unit])
    return start + timedelta(days=count * _DAYS[limit.unit])


def corresponding_day(day: date, months: int) -> date:
    """The same day so many months on, or back when negative, else the month's last (Đ.148 k.3)."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _rolled(end: date, unit: Unit, rules: CountingRules, calendar: Calendar) -> date:
    counts_days_off = unit not in (Unit.WORKING_DAY, Unit.SAME_DAY)
    if counts_days_off and rules.roll and not calendar.is_working_day(end):
        return calendar.next_working_day(end)
    return end


def _after_hours(
    moment: datetime, limit: Limit, rules: CountingRules, calendar: Calendar
) -> datetime:
    left = timedelta(hours=limit.value)
    if limit.unit is Unit.HOUR or not left:
        return moment + left
    day = moment.date()
    while True:
        for opens, closes in rules.office_hours if calendar.is_working_day(day) else ():
            begin = max(moment, datetime.combine(day, opens))
            open_for = datetime.combine(day, closes) - begin
            if left <= open_for:
                return begin + left
            left -= max(open_for, timedelta())
        day = calendar.next_working_day(day)
