"""The days off of state offices, read from a table with a source for each row.

The five days of Tết and the second day of Quốc khánh are fixed by the Prime Minister each year
(BLLĐ 45/2019/QH14 Đ.112 k.3), swaps by notices: so the calendar is data, and whoever runs the
product settles an open year, or a local exception, by a file of the same columns.
"""

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from assistant.deadlines.calendar import Calendar, Certainty, DayKind, SpecialDay, calendar_of

DAYS_OFF = Path(__file__).with_name("days_off.csv")
COLUMNS = ("date", "kind", "name", "certainty", "source")


class CalendarUnreadable(Exception):
    """A row of a calendar file is wrong; the message names the file and the line."""


@cache
def official_calendar() -> Calendar:
    """The calendar that ships: 2020 to 2026 decided, 2027 in part ("tạm tính")."""
    return calendar_of(read_days(DAYS_OFF))


def overridden(path: Path) -> Calendar:
    """The calendar that ships, its rows replaced where the operator's file names the same day.

    A provisional day that turns out to be worked is taken back by a row of kind "working".
    """
    return calendar_of([*read_days(DAYS_OFF), *read_days(path)])


def read_days(path: Path) -> Iterator[SpecialDay]:
    """The rows of a calendar file; raises CalendarUnreadable for the first one that is wrong."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.DictReader(lines)
        missing = set(COLUMNS) - set(table.fieldnames or ())
        if missing:
            raise CalendarUnreadable(f"{path}: thiếu cột {', '.join(sorted(missing))}.")
        for row in table:
            yield _day(row, f"{path}:{table.line_num}")


def _day(row: dict[str, str], where: str) -> SpecialDay:
    try:
        return SpecialDay(
            date.fromisoformat(row["date"].strip()),
            DayKind(row["kind"].strip()),
            row["name"].strip(),
            Certainty(row["certainty"].strip()),
            row["source"].strip(),
        )
    except (ValueError, AttributeError) as wrong:
        raise CalendarUnreadable(f"{where}: {wrong}.") from wrong
