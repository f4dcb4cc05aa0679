"""Words that blur a counted span ("khoảng", "hơn", "gần", "cả") and the windows they mean.

The edges are a convention (days back from the day of asking): hơn 10 ngày 11-15, gần 2 tuần
10-13, tầm 2 tuần 13-16, hơn 2 tuần 15-20, gần một tháng 25-29, cả tháng 28-36, hơn một tháng
32-46; khoảng 10 ngày 8-12.
"""

import re

from ingest.procedure import Unit

ABOUT = (
    "tren duoi|dau chung|dau khoang|khoang chung|khoang|chung|tamx?|cox|dox|uoc chung|uoc|xap xi"
)
MORE = "hon|tren|quax|ngoai"
LESS = "gan|ngot nghet|ngot|non|chua (?:day|den|toi|duoc|tron)"
DAYS = {Unit.CALENDAR_DAY: 1, Unit.WEEK: 7, Unit.MONTH: 30, Unit.YEAR: 365}


def edges(about: str, days: int, count: int, unit: Unit) -> tuple[int, int]:
    """The fewest and the most days back of "khoảng", "hơn", "gần" and "cả" so many."""
    if about.startswith("ca"):
        return days - 2, days + 6
    if re.fullmatch(MORE, about):
        return _more(days, count, unit)
    if re.fullmatch(LESS, about):
        return _less(days, count, unit)
    if unit is Unit.WEEK:
        return days - 1, days + 2
    margin = max(1, days // (10 if unit is Unit.MONTH else 5))
    return days - margin, days + margin


def _more(days: int, count: int, unit: Unit) -> tuple[int, int]:
    if unit is Unit.WEEK:
        return days + 1, days + 6
    if unit is Unit.MONTH:
        return days + 2, days + 16
    if unit is Unit.YEAR:
        return days + 1, days + 180
    return days + 1, days + max(2, min(9, count // 2))


def _less(days: int, count: int, unit: Unit) -> tuple[int, int]:
    if unit is Unit.WEEK:
        return days - (4 if count > 1 else 2), days - 1
    if unit is Unit.MONTH:
        return days - 5 * count, days - 1
    if unit is Unit.YEAR:
        return days - 65 * count, days - 1
    return days - max(2, count // 5), days - 1
