"""Days as official texts write them."""

import re
from collections.abc import Iterator
from datetime import date

WRITTEN = re.compile(
    r"(?:ngày\s*)?(\d{1,2})\s*tháng\s*(\d{1,2})[.,]?\s*n\s?ăm\s*((?:19|20)\d\d)"
    r"|(?<![\d/.-])(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?((?:19|20)\d\d)(?![\d/])"
    r"|(?<![\d-])((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)",
    re.IGNORECASE,
)


def days_in(text: str) -> Iterator[tuple[date, int, int]]:
    """(day, start, end) of each day that exists: "ngày 01 tháng 7 năm 2026", "01/07/2026"."""
    for found in WRITTEN.finditer(text):
        day, month, year = (int(part) for part in ordered(found.groups()))
        try:
            yield date(year, month, day), found.start(), found.end()
        except ValueError:  # "ngày 31 tháng 6": a misprint names no day
            continue


def ordered(groups: tuple[str | None, ...]) -> tuple[str, ...]:
    """Day, month and year of whichever form matched."""
    given = tuple(group for group in groups if group)
    return given[::-1] if len(given[0]) == 4 else given


def first_day(text: str) -> date | None:
    return next((day for day, _, _ in days_in(text)), None)
