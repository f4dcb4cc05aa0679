"""The days off of state offices, read from a table with a source for each row.

The five days of Tết and the second day of Quốc khánh are fixed by the Prime Minister each year
(BLLĐ 45/2019/QH14 Đ.112 k.3), swaps by notices: so the calendar is data, and whoever runs the
product settles an open year, or a local exception, by a file of the same columns.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from assistant.deadlines.calendar import Calendar, Certainty, DayKind, SpecialDay, calendar_of

DAYS_OFF = Path(__file__).with_name("days_off.csv")
COLUMNS = ("date", "kind", "name", "certainty", "source")
Value = TypeVar("Value")


class CalendarUnreadable(Exception):
    """A calendar file cannot be used: what is wrong, in which line, and what to do."""


@cache
def official_calendar() -> Calendar:
    """The calendar that ships: 2020 to 2026 decided, 2027 in part ("tạm tính")."""
    return calendar_of(read_days(DAYS_OFF))


def overridden(path: Path) -> Calendar:
    """The calendar that ships, its rows replaced where the operator's file names the same day.

    A provisional day that turns out to be worked is taken back by a row of kind "working".
    Raises CalendarUnreadable.
    """
    return calendar_of([*read_days(DAYS_OFF), *read_days(path)])


def read_days(path: Path) -> Iterator[SpecialDay]:
    """The rows of a calendar file. Raises CalendarUnreadable for the first one that is wrong."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            missing = [name for name in COLUMNS if name not in (table.fieldnames or ())]
            if missing:
                raise CalendarUnreadable(
                    f"{path}, dòng 1: thiếu cột {', '.join(missing)}. Dòng đầu phải là"
                    f" {','.join(COLUMNS)}."
                )
            for row in table:
                yield _day(row, f"{path}, dòng {table.line_num}")
    except OSError as wrong:
        raise CalendarUnreadable(
            f"{path}: không đọc được ({wrong.strerror}). Kiểm tra đường dẫn và quyền đọc."
        ) from wrong
    except UnicodeDecodeError as wrong:
        raise CalendarUnreadable(f"{path}: không phải UTF-8. Lưu lại tệp ở dạng UTF-8.") from wrong


def _day(row: dict[str, str | None], where: str) -> SpecialDay:
    cells = {name: (row[name] or "").strip() for name in COLUMNS}
    for name in ("name", "source"):
        if not cells[name]:
            raise CalendarUnreadable(f"{where}: cột {name} còn trống. Ghi tên ngày và căn cứ.")
    return SpecialDay(
        _read(date.fromisoformat, cells, "date", f"{where}: cột date phải có dạng 2026-11-24"),
        _read(DayKind, cells, "kind", f"{where}: cột kind phải là {', '.join(DayKind)}"),
        cells["name"],
        _read(
            Certainty,
            cells,
            "certainty",
            f"{where}: cột certainty phải là {', '.join(Certainty)}",
        ),
        cells["source"],
    )


def _read(
    reader: Callable[[str], Value], cells: Mapping[str, str], name: str, wanted: str
) -> Value:
    try:
        return reader(cells[name])
    except ValueError as wrong:
        raise CalendarUnreadable(f"{wanted}, không phải “{cells[name]}”.") from wrong
