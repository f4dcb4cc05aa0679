"""Times of day: "16h30", "9 giờ 30 sáng", "5 giờ kém 10 chiều"."""

import re
from collections.abc import Iterator
from datetime import time

_CLOCK = re.compile(
    r"(?<= )(?:(?:luc|khoang|sau|truoc) )?(?:(?P<hour>\d{1,2}) (?:gio|h|g)"
    r"(?: (?:(?P<half>ruoi)|kem (?P<less>\d{1,2})|(?P<minute>\d{1,2})(?: phut)?))?"
    r"|(?P<colon_hour>\d{1,2}):(?P<colon_minute>\d\d))(?= )"
)
# "8 giờ làm việc", "24 giờ kể từ": a term in hours.
_TERM_AFTER = re.compile(r" (?:lam viec|ke tu|tinh tu|dong ho)\b")
_NOON = 12


def clock_times(line: str) -> Iterator[tuple[int, int, time]]:
    """The times named in a line of words, each with where it begins and ends there."""
    if " gio " not in line and " h " not in line and " g " not in line and ":" not in line:
        return
    for found in _CLOCK.finditer(line):
        if not _TERM_AFTER.match(line[found.end() :]):
            named = _time(found, line[found.end() :])
            if named:
                yield found.start(), found.end(), named


def _time(found: re.Match[str], after: str) -> time | None:
    hour = int(found["hour"] or found["colon_hour"])
    minute = int(found["minute"] or found["colon_minute"] or 0)
    if found["half"]:
        minute = 30
    if _first_word(after) in ("chieu", "toi", "dem") and hour < _NOON:
        hour += _NOON
    if found["less"]:
        hour, minute = hour - 1, 60 - int(found["less"])
    valid = 0 <= hour < 24 and 0 <= minute < 60
    return time(hour, minute) if valid else None


def _first_word(after: str) -> str:
    following = after.split(maxsplit=1)
    return following[0] if following else ""
