"""The arithmetic of a due date in one line that a citizen can check."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from assistant.deadlines.calendar import SATURDAY, Calendar, DayKind
from assistant.deadlines.due import Due
from assistant.deadlines.holidays import official_calendar
from ingest.procedure import Unit

_SPANS = {Unit.WEEK: "tuần", Unit.MONTH: "tháng", Unit.YEAR: "năm"}
_HOURS = {Unit.HOUR: "giờ", Unit.WORKING_HOUR: "giờ làm việc"}


def explain(due: Due, calendar: Calendar | None = None) -> str:
    """How the due date was counted.

    "tiếp nhận 13/11/2026, ngày làm việc thứ 10 là 30/11/2026, bỏ qua 7 ngày nghỉ, trong đó 24/11
    (Ngày Văn hóa Việt Nam)".
    """
    calendar = calendar or official_calendar()
    parts = [_received(due), _end(due), *_rolled(due, calendar)]
    if due.limit.unit not in (Unit.HOUR, *_SPANS, Unit.CALENDAR_DAY):
        parts += _skipped(due, calendar)
    parts += _worked_saturdays(due, calendar)
    line = ", ".join(parts)
    return f"{line} (tạm tính: lịch nghỉ chính thức chưa có đủ)" if due.provisional else line


def _received(due: Due) -> str:
    at = f"{due.received.at:%H:%M} " if due.received.at else ""
    words = f"tiếp nhận {at}{written(due.received.day)}"
    if due.counted_from != due.received.day:
        return f"{words}, tính như nhận {written(due.counted_from)}"
    return words


def _end(due: Due) -> str:
    unit, count, day = due.limit.unit, f"{due.limit.value:g}", written(due.counted_to)
    if isinstance(due.due, datetime):
        return f"{count} {_HOURS[unit]} sau là {due.due:%H:%M} {day}"
    if unit is Unit.SAME_DAY:
        return f"trả trong ngày {day}"
    if unit in _SPANS:
        return f"{count} {_SPANS[unit]} sau là {day}"
    kind = "ngày làm việc" if unit is Unit.WORKING_DAY else "ngày"
    return f"{kind} thứ {count} là {day}"


def _rolled(due: Due, calendar: Calendar) -> Iterator[str]:
    if due.day != due.counted_to:
        why = _name(due.counted_to, calendar)
        yield f"rơi vào ngày nghỉ ({why}) nên hạn là ngày làm việc tiếp theo {written(due.day)}"


def _skipped(due: Due, calendar: Calendar) -> Iterator[str]:
    if due.skipped:
        yield f"bỏ qua {len(due.skipped)} ngày nghỉ"
    named = [day for day in due.skipped if day in calendar.special]
    if named:
        yield "trong đó " + ", ".join(_runs(named, calendar))


def _runs(days: Iterable[date], calendar: Calendar) -> Iterator[str]:
    """ "16/2–20/2 (Tết Nguyên đán)": days in a row with one name are said once."""
    numbered = enumerate(days)
    for (name, _), group in groupby(
        numbered, key=lambda at: (_name(at[1], calendar), at[1] - timedelta(days=at[0]))
    ):
        run = [day for _, day in group]
        first, last = (f"{day.day}/{day.month}" for day in (run[0], run[-1]))
        yield f"{first} ({name})" if first == last else f"{first}–{last} ({name})"


def _worked_saturdays(due: Due, calendar: Calendar) -> Iterator[str]:
    span = (due.counted_from + timedelta(days=n) for n in range(1, _length(due) + 1))
    worked = [day for day in span if _is_worked_saturday(day, calendar)]
    if worked and due.limit.unit is Unit.WORKING_DAY:
        yield "tính cả thứ bảy làm bù " + ", ".join(f"{day.day}/{day.month}" for day in worked)


def _length(due: Due) -> int:
    return (due.day - due.counted_from).days


def _is_worked_saturday(day: date, calendar: Calendar) -> bool:
    special = calendar.special.get(day)
    return special is not None and special.kind is DayKind.WORKED


def _name(day: date, calendar: Calendar) -> str:
    special = calendar.special.get(day)
    if special:
        return special.name
    return "thứ bảy" if day.weekday() == SATURDAY else "chủ nhật"


def written(day: date) -> str:
    """ "13/11/2026", as Vietnamese write it."""
    return f"{day.day}/{day.month}/{day.year}"
