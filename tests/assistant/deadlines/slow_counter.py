"""A slow counter of time limits that shares nothing with the product but the table of days off.

It walks day by day and looks every day up in the table; the product's counter jumps. The table is
read as plain text, so that a mistake in the product's reader shows too.
"""

import csv
from datetime import date, timedelta
from pathlib import Path

import assistant.deadlines.holidays

TABLE = Path(assistant.deadlines.holidays.__file__).with_name("days_off.csv")
with TABLE.open(encoding="utf-8") as lines:
    ROWS = {row["date"]: row["kind"] for row in csv.DictReader(lines)}
LONG_MONTHS, SHORT_MONTHS = {1, 3, 5, 7, 8, 10, 12}, {4, 6, 9, 11}


def works(day: date) -> bool:
    kind = ROWS.get(day.isoformat())
    if kind == "worked":
        return True
    return kind is None and day.strftime("%w") not in ("0", "6")


def length_of_month(year: int, month: int) -> int:
    if month in LONG_MONTHS:
        return 31
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 30 if month in SHORT_MONTHS else 28 + leap


def end_of_term(received: date, count: int, unit: str) -> date:
    """The last day of the term by the Civil Code, rolled to a working day at the end."""
    day, counted = received, 0
    if unit in ("month", "year"):
        year, month = received.year, received.month
        for _ in range(count * (12 if unit == "year" else 1)):
            month += 1
            if month > 12:
                year, month = year + 1, 1
        day = date(year, month, min(received.day, length_of_month(year, month)))
    else:
        days = count * 7 if unit == "week" else count
        while counted < days:
            day += timedelta(days=1)
            counted += works(day) if unit == "working_day" else 1
    while unit != "working_day" and not works(day):
        day += timedelta(days=1)
    return day


def days_off_between(received: date, end: date) -> list[date]:
    found = []
    while received < end:
        received += timedelta(days=1)
        if not works(received):
            found.append(received)
    return found
