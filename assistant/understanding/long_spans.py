"""Months, quarters, seasons and years: "đầu tháng 10", "quý 3", "hè vừa rồi", "năm 2024"."""

import re
from datetime import date, timedelta

from assistant.deadlines.due import corresponding_day
from assistant.understanding import lunar
from assistant.understanding.day_phrases import (
    INVALID,
    NUMBER,
    YEAR,
    Kind,
    Reading,
    Rule,
    Seen,
    What,
    Window,
    between,
    named_year,
    rule,
)

_THIRDS = {"dau": (1, 10), "giua": (11, 20), "cuoi": (21, 31)}
_YEAR_PARTS = {"dau": ((1, 1), (3, 31)), "giua": ((5, 15), (7, 31)), "cuoi": ((10, 1), (12, 31))}
_YEAR_HALVES = {"dau": ((1, 1), (6, 30)), "cuoi": ((7, 1), (12, 31))}
_LUNAR = {"gieng": 1, "chap": 12}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS_BACK = {"nay": 0, "nayx": 0, "sau": -1, "toi": -1, "den": -1, "truoc nua": 2}
_WHICH = r"(?P<which>truoc nua|truoc|roi|vua roi|vua qua|qua|nayx?|sau|toi|den)"
_PART = r"(?P<part>(?:may ngay |nhung ngay |khoang |nua |6 thang )?(?:dau|giua|cuoi) )"
_LEAD = r"(?:(?:trong|hoi|vao|tu|khoang|dot) )*"
# "Luật Đất đai năm 2024", "sinh năm 1990": the year names a text or an age.
_TITLE_BEFORE = re.compile(
    r" (?:luat|nghi dinh|thong tu|quyet dinh|hien phap|nghi quyet|van ban|sinh|khoa|doi|nien khoa)"
    r"(?: (?!ap |hieu |quy |muc )[^,. ]+){0,6} $"
)


_SEASON = re.compile(r"(?:mua|hoi|dot) he\b|he (?:vua|roi|qua|nay)")


def _month_window(year: int, month: int) -> Window:
    first = date(year, month, 1)
    return first, corresponding_day(first, 1) - timedelta(days=1)


def _third(window: Window, part: str) -> Window:
    """The days 1-10, 11-20 or 21 to the end of a month by the sun or the moon."""
    if not part:
        return window
    first, last = _THIRDS[part.split()[-1]]
    start = window[0] + timedelta(days=first - 1)
    return start, min(window[0] + timedelta(days=last - 1), window[1])


def _month(seen: Seen) -> Reading | None:
    """ "tháng 10", "đầu tháng mười", "tháng 3/2025"; "tháng giêng" by the moon or the sun."""
    named, part = seen.get("month"), seen.get("part").strip()
    if named in _LUNAR:
        return _lunar_month(seen, _LUNAR[named], part)
    month = seen.number("month") or 0
    if not 1 <= month <= 12:
        bonus = seen.before.endswith((" luong ", " thuong "))  # "lương tháng 13"
        return INVALID if month and not bonus else None
    if seen.get("reckoning") in ("am", "ta"):
        found = lunar.latest_month(month, seen.asked_on)
        return between(*_third((found.first, found.last), part)) if found else None
    year = seen.number("slash_year") or named_year(seen)
    return between(*_third(_month_window(year or _year_of(seen, month), month), part))


def _year_of(seen: Seen, month: int) -> int:
    """The year of a month without one: the latest that has begun, the nearest if promised."""
    asked = seen.asked_on
    if seen.ahead:
        return asked.year + (month - asked.month < -6)
    return asked.year - (month > asked.month)


def _lunar_month(seen: Seen, month: int, part: str) -> Reading | None:
    by_sun = _third(_month_window(_year_of(seen, month), month), part)
    found = lunar.latest_month(month, seen.asked_on)
    if found is None:
        return between(*by_sun)
    by_moon = _third((found.first, found.last), part)
    if seen.get("reckoning") in ("am", "ta"):
        return between(*by_moon)
    return Reading(Kind.AMBIGUOUS, (by_moon, by_sun))


def _near_month(seen: Seen) -> Reading | None:
    """ "tháng trước", "giữa tháng này"; "cuối tháng" alone is the last one that has begun."""
    which, part = seen.get("which"), seen.get("part").strip()
    back = _MONTHS_BACK.get(which, 1) if which else 0
    first = corresponding_day(seen.asked_on.replace(day=1), -back)
    window = _third(_month_window(first.year, first.month), part)
    if not which and window[0] > seen.asked_on and not seen.ahead:
        first = corresponding_day(first, -1)
        window = _third(_month_window(first.year, first.month), part)
    return between(*window)


def _quarter(seen: Seen) -> Reading | None:
    """ "quý 3", "quý IV năm ngoái", "quý trước"."""
    asked = seen.asked_on
    number = _ROMAN.get(seen.get("quarter")) or seen.number("quarter")
    if number is None:
        return _near_quarter(seen)
    first_month = 3 * number - 2
    year = seen.number("slash_year") or named_year(seen)
    if not year:
        year = asked.year - (first_month > asked.month)
    return between(*_quarter_window(date(year, first_month, 1)))


def _quarter_window(first: date) -> Window:
    return first, corresponding_day(first, 3) - timedelta(days=1)


def _near_quarter(seen: Seen) -> Reading:
    first = date(seen.asked_on.year, (seen.asked_on.month - 1) // 3 * 3 + 1, 1)
    back = _MONTHS_BACK.get(seen.get("which"), 1)
    return between(*_quarter_window(corresponding_day(first, -3 * back)))


def _year(seen: Seen) -> Reading | None:
    """ "năm 2024", "năm ngoái", "đầu năm", "cuối năm ngoái"."""
    if not seen.get("part") and _TITLE_BEFORE.search(seen.before):
        return None
    year = named_year(seen)
    part = seen.get("part").split()
    if year is None and not part:
        return None
    this_year = seen.get("year_named") in ("nay", "nayx")
    if this_year and not part and seen.what is What.UNKNOWN:
        return None  # "năm nay tôi 78 tuổi"
    parts = _YEAR_HALVES if part and part[0] in ("nua", "6") else _YEAR_PARTS
    start, end = parts[part[-1]] if part else ((1, 1), (12, 31))
    if year is None:
        begun = (seen.asked_on.month, seen.asked_on.day) >= start or seen.ahead
        year = seen.asked_on.year - (not begun)
    return between(date(year, *start), date(year, *end))


def _summer(seen: Seen) -> Reading | None:
    """ "hè vừa rồi": a vague season, 15 May to 31 August."""
    year = named_year(seen)
    if year is None and not _SEASON.search(seen.match.group()):
        return None  # "vỉa hè", "hệ thống"
    if year is None:
        year = seen.asked_on.year - ((seen.asked_on.month, seen.asked_on.day) < (5, 15))
    return between(date(year, 5, 15), date(year, 8, 31), Kind.AMBIGUOUS)


_RECKONING = r"(?: (?P<reckoning>am|duong|tay|ta)(?: lich)?)?"
_MONTH_NAME = r"(?P<month>\d{1,2}|gieng|chap)(?:[/.-](?P<slash_year>\d{4}))?"
_QUARTER = r"(?P<quarter>[1-4]|iv|iii|ii|i)(?:/(?P<slash_year>\d{4}))?"

RULES: tuple[Rule, ...] = (
    rule(
        rf"{_LEAD}{_PART}?thang {_MONTH_NAME}(?:~\d+~\d+)?{_RECKONING}{YEAR}",
        _month,
        "thang",
    ),
    rule(rf"{_LEAD}{_PART}?thang {_WHICH}", _near_month, "thang"),
    rule(rf"{_LEAD}{_PART}thang", _near_month, "thang"),
    rule(
        rf"{_LEAD}quy (?:{_QUARTER}{YEAR}|{_WHICH})",
        _quarter,
        "quy",
    ),
    rule(rf"{_LEAD}{_PART}?nam (?P<year>(?:19|20)\d\d)(?! {NUMBER} )", _year, "nam"),
    rule(rf"{_LEAD}{_PART}?nam (?P<year_named>ngoai|nayx?|kia|truoc|sau)", _year, "nam"),
    rule(rf"{_LEAD}{_PART}nam", _year, "nam"),
    rule(rf"{_LEAD}(?:mua )?he (?:vua roi|vua qua|roi|qua|nayx?)", _summer, "he"),
    rule(rf"{_LEAD}(?:mua )?he{YEAR}", _summer, "he"),
)
