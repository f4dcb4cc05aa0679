"""Feasts and the working days around them: "hôm Quốc khánh", "sau Tết", "đi làm lại sau lễ"."""

from datetime import date, timedelta

from assistant.understanding import lunar
from assistant.understanding.day_phrases import (
    BEFORE_A_DAY,
    JUST,
    YEAR,
    Kind,
    Reading,
    Rule,
    Seen,
    between,
    exactly,
    named_year,
    rule,
)
from assistant.understanding.exact_dates import resolve, solar

# (day, month) by the sun.
_SOLAR = {
    "quoc khanh": (2, 9), "noel": (25, 12), "giang sinh": (25, 12), "tet duong lich": (1, 1),
    "tet tay": (1, 1), "tet duong": (1, 1), "nha giao": (20, 11), "phu nu viet nam": (20, 10),
    "quoc te phu nu": (8, 3), "quoc te lao dong": (1, 5), "giai phong": (30, 4),
    "van hoa viet nam": (24, 11), "thuong binh liet si": (27, 7), "quoc te thieu nhi": (1, 6),
    "phap luat": (9, 11), "thanh lap dang": (3, 2),
}  # fmt: skip
# (day, month) by the moon.
_LUNAR = {
    "gio to hung vuong": (10, 3), "gio to": (10, 3), "trung thu": (15, 8), "vu lan": (15, 7),
    "doan ngo": (5, 5), "ong cong ong tao": (23, 12), "ong tao": (23, 12),
    "tet nguyen dan": (1, 1), "tet am lich": (1, 1), "tet ta": (1, 1), "tet": (1, 1),
}  # fmt: skip
# Words of other things too: "thương binh liệt sĩ", "giải phóng", "pháp luật".
_COMMON_WORDS = frozenset(_SOLAR) - {
    "quoc khanh", "noel", "giang sinh", "tet duong lich", "tet tay", "tet duong"
}  # fmt: skip
_NAMED = "|".join(sorted({*_SOLAR, *_LUNAR} - {"tet"}, key=len, reverse=True))
_FEAST = rf"(?P<feast>{_NAMED}|tet)"
_DATE = r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})"
_HOLIDAY = rf"(?:(?:ky nghi|dip|le|nghi le) )*(?:{_FEAST}|{_DATE})"
_EVE_WEEKS = 4
_ABOUT_TWO_WEEKS = 13
_NEEDS = " ".join(sorted({word for name in (*_SOLAR, *_LUNAR) for word in name.split()}))


def _day_of(seen: Seen, on: date) -> date | None:
    """The latest day of the feast, or of the date, not after `on`."""
    name = seen.get("feast")
    if name in _LUNAR:
        return lunar.latest_day(*_LUNAR[name], on)
    day, month = _SOLAR.get(name) or (seen.number("day") or 0, seen.number("month") or 0)
    this_year = solar(day, month, on.year)
    return this_year if this_year and this_year <= on else solar(day, month, on.year - 1)


def _feast(seen: Seen) -> Reading | None:
    name, lead = seen.get("feast"), seen.get("lead").split()
    if seen.before.endswith((" nghi ", " nghi le ")) or (name in _COMMON_WORDS and not lead):
        return None
    year = named_year(seen)
    if year is not None:
        return exactly(_day_of(seen, date(year, 12, 31)))
    if name in _SOLAR and seen.ahead:
        return exactly(resolve(seen, *_SOLAR[name]))
    return exactly(_day_of(seen, seen.asked_on))


def _first_working_day(seen: Seen) -> Reading | None:
    """ "đi làm lại sau lễ 2/9": the first working day after the days off."""
    feast = _day_of(seen, seen.asked_on)
    return exactly(seen.calendar.next_working_day(feast)) if feast else None


def _opening_of_the_year(seen: Seen) -> Reading | None:
    """ "khai xuân": the first working day after Tết."""
    new_year = lunar.latest_day(1, 1, seen.asked_on)
    return exactly(seen.calendar.next_working_day(new_year)) if new_year else None


def _last_working_day(seen: Seen) -> Reading | None:
    """ "ngày làm cuối trước lễ": asked in the days off, those of today."""
    feast = _day_of(seen, seen.asked_on + timedelta(days=31))
    if feast is None:
        return None
    last = seen.calendar.last_working_day(feast)
    if last > seen.asked_on:
        feast = _day_of(seen, seen.asked_on)
        last = seen.calendar.last_working_day(feast) if feast else last
    return exactly(last)


def _before_new_year(seen: Seen) -> Reading | None:
    """ "trước Tết": the last working weeks of the lunar year."""
    new_year = lunar.latest_day(1, 1, seen.asked_on)
    if new_year is None:
        return None
    last = seen.calendar.last_working_day(new_year)
    monday = new_year - timedelta(days=new_year.weekday())
    return between(monday - timedelta(weeks=_EVE_WEEKS), last, Kind.AMBIGUOUS)


def _after_new_year(seen: Seen) -> Reading | None:
    """ "sau Tết", "ra giêng": from the first working day to the end of the first lunar month."""
    month = lunar.latest_month(1, seen.asked_on)
    if month is None:
        return None
    first = seen.calendar.next_working_day(month.first)
    return between(first, max(first, min(month.last, seen.asked_on)), Kind.AMBIGUOUS)


def _around_days_off(seen: Seen) -> Reading | None:
    """ "trước lễ 30/4", "sau lễ 2/9": the working days of about two weeks on that side."""
    before = seen.get("side") == "truoc"
    feast = _day_of(seen, seen.asked_on + timedelta(days=_ABOUT_TWO_WEEKS * before))
    if feast is None:
        return None
    if before:
        last = seen.calendar.last_working_day(feast)
        return between(last - timedelta(days=_ABOUT_TWO_WEEKS), last, Kind.AMBIGUOUS)
    first = seen.calendar.next_working_day(feast)
    last = min(first + timedelta(days=_ABOUT_TWO_WEEKS), seen.asked_on)
    return between(first, max(first, last), Kind.AMBIGUOUS)


_WORK = r"(?:di lam|lam viec|lam|mo cua)"

RULES: tuple[Rule, ...] = (
    rule(rf"(?P<lead>{BEFORE_A_DAY})(?P<feast>{_NAMED})(?! mat bang){YEAR}{JUST}", _feast, _NEEDS),
    rule(rf"(?P<lead>(?:hom|ngay|dung) (?:le )?)(?P<feast>tet){YEAR}", _feast, "tet"),
    rule(
        rf"(?:(?:hom|ngay|bua|phien|buoi|dau tien) )*{_WORK}(?: viec| lai| dau tien| dau)*"
        rf" (?:sau|sau khi nghi) {_HOLIDAY}",
        _first_working_day,
        "sau",
    ),
    rule(rf"(?:hom |ngay )?khai xuan(?: {_WORK} lai)?", _opening_of_the_year, "khai"),
    rule(
        rf"(?:(?:hom|ngay|bua|phien|buoi) )*{_WORK}(?: viec)? cuoi(?: cung)? truoc (?:khi nghi )?"
        rf"{_HOLIDAY}",
        _last_working_day,
        "cuoi",
    ),
    rule(
        rf"(?:hoi |tu )?(?P<side>truoc|sau) (?:khi )?(?:ky nghi|dip|le|nghi) {_HOLIDAY}",
        _around_days_off,
        "truoc sau",
    ),
    rule(r"(?:hoi |tu )?truoc (?:khi )?(?:nghi )?tet(?: nguyen dan)?", _before_new_year, "tet"),
    rule(
        r"(?:hoi |tu )?(?:sau|ra|het|qua) (?:nghi )?tet(?: nguyen dan)?|ra gieng",
        _after_new_year,
        "tet gieng",
    ),
)
