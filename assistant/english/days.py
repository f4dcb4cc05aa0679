"""English days in a question as Vietnamese write them: "two weeks ago" -> "ngày 12/11/2026"."""

import re
from datetime import date, timedelta
from typing import NamedTuple

_MONTHS = "january february march april may june july august september october november december"
_MONTH = {name[:3]: number for number, name in enumerate(_MONTHS.split(), 1)}
_NAME = (
    rf"(?P<month>{'|'.join(_MONTHS.split())}|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>20\d\d))?\b"
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
_WEEKDAYS = {
    "monday": "thứ hai", "tuesday": "thứ ba", "wednesday": "thứ tư", "thursday": "thứ năm",
    "friday": "thứ sáu", "saturday": "thứ bảy", "sunday": "chủ nhật",
}  # fmt: skip
_DATES = tuple(
    re.compile(rf"\b(?:on |since |from )?(?:the )?{form}", re.IGNORECASE)
    for form in (
        rf"{_DAY}(?: of)? {_NAME}{_YEAR}",
        rf"{_NAME} {_DAY}{_YEAR}",
        r"(?P<year>20\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b",
        r"(?P<day>[0-3]?\d)[/.](?P<month>[01]?\d)(?:[/.](?P<year>20\d\d))?(?![\w/])",
    )
)
_AGO = re.compile(
    rf"\b(?:about |over |more than )?(?P<count>\d+|{'|'.join(_COUNTS)})"
    r"(?P<working> working| business)? (?P<unit>day|week|month)s? ago\b",
    re.IGNORECASE,
)
_SAID = {
    r"the day before yesterday": "hôm kia",
    r"yesterday": "hôm qua",
    r"last week": "tuần trước",
    r"last month": "tháng trước",
}
_WEEKDAY = re.compile(
    rf"\b(?P<last>last )?(?:on )?(?P<name>{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE
)


class Day(NamedTuple):
    """Where a day stands in the question, and what it is in Vietnamese."""

    start: int
    end: int
    name: str


def days_in(text: str, asked_on: date) -> list[Day]:
    """The days of the question in its order; where two readings overlap, the first form counts."""
    found: list[Day] = []
    for form in _DATES:
        found += [Day(*match.span(), _written(match)) for match in form.finditer(text)]
    found += [Day(*match.span(), _ago(match, asked_on)) for match in _AGO.finditer(text)]
    for wording, name in _SAID.items():
        found += [Day(*m.span(), name) for m in re.finditer(rf"\b{wording}\b", text, re.IGNORECASE)]
    for match in _WEEKDAY.finditer(text):
        name = _WEEKDAYS[match["name"].lower()]
        found.append(Day(*match.span(), f"{name} tuần trước" if match["last"] else f"hôm {name}"))
    apart: list[Day] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in apart):
            apart.append(one)
    return sorted(apart)


def _written(match: re.Match[str]) -> str:
    month = match["month"]
    number = int(month) if month.isdigit() else _MONTH[month[:3].lower()]
    year = f"/{match['year']}" if match["year"] else ""
    return f"ngày {int(match['day'])}/{number}{year}"


def _ago(match: re.Match[str], asked_on: date) -> str:
    said = match["count"].lower()
    count = int(said) if said.isdigit() else _COUNTS[said]
    if match["working"]:
        return f"cách đây {count} ngày làm việc"
    if match["unit"].lower() == "month":
        return f"cách đây {count} tháng"
    days = count * (7 if match["unit"].lower() == "week" else 1)
    return f"ngày {asked_on - timedelta(days=days):%d/%m/%Y}"
