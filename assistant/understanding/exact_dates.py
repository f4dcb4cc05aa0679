"""Days by number: "13/11", "ngày 5 tháng 11", "mùng 3", "rằm tháng bảy", "29 Tết"."""

from datetime import date
from itertools import islice

from assistant.understanding import lunar
from assistant.understanding.day_phrases import (
    BEFORE_A_DAY,
    INVALID,
    JUST,
    NUMBER,
    PART_OF_DAY,
    YEAR,
    Reading,
    Rule,
    Seen,
    exactly,
    named_year,
    one_of,
    rule,
)
from assistant.understanding.day_words import word_set

_WEEKDAY = r"(?:wd(?P<weekday>\d)(?: ,)? )?"
_LEAD = rf"(?P<lead>{BEFORE_A_DAY}{PART_OF_DAY}{_WEEKDAY}{BEFORE_A_DAY})"
_RECKONING = r"(?: (?P<reckoning>am|duong|tay|ta)(?: lich)?)?"
_EARLY_RECKONING = r"(?: (?P<early>am|duong|tay|ta)(?: lich)?)?"
_LATE_RECKONING = r"(?: (?P<late>am|duong|tay|ta)(?: lich)?)?"
_NEW = r"(?P<new>(?:mung|mong) )?"
_MOON = frozenset({"am", "ta"})
_MONTHS = {"gieng": 1, "chap": 12}
_MONTH = rf"(?P<month>{NUMBER}|gieng|chap)"

# "đường 30/4", "số nhà 12/5", "điều 13.11" are no days.
_NAMES_BEFORE = word_set(
    """duong pho ngo hem kiet ngach so thua lo can phong mau dieu khoan to quan cau phuong nha
    truong vien bieu"""
)
_MEASURES = word_set(
    """trieu ty dong nghin ngan usd % m2 ha km kg met lit tuoi lan nguoi phan dien gia so tong
    thang ngay nam thua nha can mot gio mau sao"""
)


def solar(day: int, month: int, year: int) -> date | None:
    """The date, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def resolve(seen: Seen, day: int, month: int) -> date | None:
    """The day without a year: the latest one, or the nearest for a promised day.

    People ask about what they have done, so a date that lies ahead in this year is one of last
    year.
    """
    asked = seen.asked_on
    if seen.ahead:
        near = [found for year in (-1, 0, 1) if (found := solar(day, month, asked.year + year))]
        return min(near, key=lambda found: abs(found - asked), default=None)
    passed = (month, day) <= (asked.month, asked.day)
    return solar(day, month, asked.year if passed else asked.year - 1)


def _in_digits(seen: Seen) -> Reading | None:
    """ "13/11", "02/11/2026", "13.11", "2026-02-24"."""
    day, month = int(seen.get("d")), int(seen.get("m"))
    if not _means_a_day(seen, day, month):
        return None
    year = seen.number("y")
    if year is not None and year < 100:
        year += 2000
    return _checked(seen, day, month, year or named_year(seen))


def _means_a_day(seen: Seen, day: int, month: int) -> bool:
    if seen.before.endswith((" nghi ", " nghi le ")):
        return False
    if seen.get("new") or seen.get("lead").strip() not in ("", "la", "tu", "le", "cua"):
        return True
    previous, following = _last_word(seen.before), _first_word(seen.after)
    if seen.get("lead").strip() == "tu":  # "đăng kiểm viên từ 9/11", not "công viên 23/9"
        previous = ""
    if previous in _NAMES_BEFORE or month > 12 or not 1 <= day <= 31:
        return month <= 12 and not previous and not following  # "32/11" and nothing else
    if seen.get("y"):
        return True
    decimal = seen.get("sep") == "." and (following in _MEASURES or len(seen.get("m")) < 2)
    fraction = day < month and following in _MEASURES
    return not decimal and not fraction


def _last_word(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1] if words.strip() else ""


def _first_word(words: str) -> str:
    return words.split(maxsplit=1)[0] if words.strip() else ""


def _iso(seen: Seen) -> Reading | None:
    year, month, day = (int(seen.get(part)) for part in ("y", "m", "d"))
    return _checked(seen, day, month, year)


def _checked(seen: Seen, day: int, month: int, year: int | None) -> Reading | None:
    """The date in the reckoning that is named; invalid if impossible or on another weekday."""
    reckoning = seen.get("early") or seen.get("reckoning") or seen.get("late")
    if reckoning in _MOON:
        return _by_moon(seen, day, month)
    found = solar(day, month, year) if year else resolve(seen, day, month)
    weekday = seen.get("weekday")
    if found is None or (weekday and found.weekday() != int(weekday)):
        return INVALID
    if seen.get("new") and not reckoning and not year:
        return one_of(found, lunar.latest_day(day, month, seen.asked_on))
    return exactly(found)


def _by_moon(seen: Seen, day: int, month: int) -> Reading | None:
    find = lunar.next_day if seen.ahead else lunar.latest_day
    return exactly(find(day, month, seen.asked_on)) or INVALID


def _in_words(seen: Seen) -> Reading | None:
    """ "ngày 5 tháng 11", "20 tây tháng 10", "mùng năm tháng giêng"."""
    day, named = seen.number("d") or 0, seen.get("month")
    if named in _MONTHS:
        return _by_moon(seen, day, _MONTHS[named])
    month = seen.number("month") or 0
    if not seen.get("lead") and not seen.get("new") and (month > 12 or not 1 <= day <= 31):
        return None
    return _checked(seen, day, month, named_year(seen))


def _of_a_near_month(seen: Seen) -> Reading | None:
    """ "ngày 13 tháng này", "ngày 15 tháng trước"."""
    back = {"nay": 0, "nayx": 0, "sau": -1, "toi": -1, "den": -1}.get(seen.get("which"), 1)
    months = seen.asked_on.year * 12 + seen.asked_on.month - 1 - back
    found = solar(seen.number("d") or 0, months % 12 + 1, months // 12)
    if found and seen.get("new"):
        return one_of(found, _of_a_near_moon(seen, found.day, back))
    return exactly(found) or INVALID


def _of_a_near_moon(seen: Seen, day: int, back: int) -> date | None:
    near = list(islice(lunar.months_until(seen.asked_on), back + 1)) if back >= 0 else []
    return near[-1].day(day) if near else None


def _day_alone(seen: Seen) -> Reading | None:
    """ "ngày 28": of this month, or of the last one if it is yet to come; "ngày 32" is none."""
    day = seen.number("d") or 0
    if _last_word(seen.before) in ("moi", "mot", "nhung", "cac") or day > 99:
        return None
    asked = seen.asked_on
    months = asked.year * 12 + asked.month - 1
    for back in _months_back(seen, day):
        found = solar(day, (months - back) % 12 + 1, (months - back) // 12)
        if found:
            return exactly(found)
    return INVALID


def _months_back(seen: Seen, day: int) -> tuple[int, ...]:
    if seen.ahead:
        return (0,) if day >= seen.asked_on.day - 15 else (-1,)
    return (0, 1) if day <= seen.asked_on.day else (1, 2)


def _new_day(seen: Seen) -> Reading | None:
    """ "mùng 3" alone: by the sun or by the moon."""
    day, reckoning = seen.number("d") or 0, seen.get("reckoning")
    asked = seen.asked_on
    months = asked.year * 12 + asked.month - 1 - (day > asked.day)
    by_sun = solar(day, months % 12 + 1, months // 12)
    by_moon = lunar.latest_of_any_month(day, asked)
    if reckoning in _MOON:
        return exactly(by_moon) or INVALID
    return (exactly(by_sun) if reckoning else one_of(by_sun, by_moon)) or INVALID


def _full_moon(seen: Seen) -> Reading | None:
    """ "rằm tháng bảy"; "rằm" alone is the last one, or today's as well."""
    named, asked = seen.get("month"), seen.asked_on
    if seen.get("which"):
        return exactly(_of_a_near_moon(seen, 15, int(seen.get("which") == "truoc")))
    if named:
        return _by_moon(seen, 15, _MONTHS.get(named) or seen.number("month") or 0)
    latest = lunar.latest_of_any_month(15, asked)
    if latest == asked:
        return one_of(latest, lunar.latest_of_any_month(15, seen.back(1)))
    return exactly(latest)


def _around_new_year(seen: Seen) -> Reading | None:
    """ "mùng 3 Tết" opens the lunar year, "29 Tết" and "ba mươi Tết" end it."""
    day = seen.number("d") or 0
    on = seen.back(365) if seen.get("year_named") == "ngoai" else seen.asked_on
    if day >= 20 and not seen.get("new"):
        return exactly(lunar.eve(on, day)) if day <= 30 else INVALID
    return exactly(lunar.latest_day(day, 1, on)) or INVALID


def _new_years_eve(seen: Seen) -> Reading | None:
    return exactly(lunar.eve(seen.asked_on, 30))


_DIGITS_DATE = r"(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?:[/.-](?P<y>\d{4}|\d\d))?"
_NOT_MORE = r"(?! (?:thang|lan|tieng|gio|nguoi|trieu|ngay|tuoi|%|buoi|dong|nghin|tuan|nam|cong))"

RULES: tuple[Rule, ...] = (
    rule(rf"{_LEAD}{_NEW}{_DIGITS_DATE}{_RECKONING}{YEAR}{JUST}", _in_digits, "/"),
    rule(rf"{_LEAD}(?P<y>(?:19|20)\d\d)[/.-](?P<m>\d{{1,2}})[/.-](?P<d>\d{{1,2}})", _iso, "/"),
    rule(
        rf"{_LEAD}{_NEW}(?P<d>{NUMBER}){_EARLY_RECKONING} thang {_MONTH}{_RECKONING}{YEAR}"
        rf"{_LATE_RECKONING}{JUST}",
        _in_words,
        "thang",
    ),
    rule(
        r"(?:(?:hom|ngay|bua) )*(?:(?P<new>mung|mong)|hom|ngay|bua) "
        rf"(?P<d>{NUMBER}) (?:cua )?thang "
        r"(?P<which>nayx?|truoc|roi|vua roi|vua qua|qua|sau|toi|den)",
        _of_a_near_month,
        "thang",
    ),
    rule(
        rf"(?:(?:tu|vao|la|den) )?(?:ngay|hom) (?P<d>\d{{1,2}}){_NOT_MORE}",
        _day_alone,
        "ngay hom",
    ),
    rule(
        rf"{BEFORE_A_DAY}(?:mung|mong) (?P<d>{NUMBER}){_RECKONING}{JUST}",
        _new_day,
        "mung mong",
    ),
    rule(
        rf"{BEFORE_A_DAY}ram(?: thang (?:{_MONTH}{_RECKONING}|(?P<which>nayx?|truoc)))?{JUST}",
        _full_moon,
        "ram",
    ),
    rule(rf"{BEFORE_A_DAY}{PART_OF_DAY}giao thua", _new_years_eve, "giao"),
    rule(
        rf"{BEFORE_A_DAY}(?P<new>(?:mung|mong) )?(?P<d>{NUMBER}) tet"
        r"(?: (?:nguyen dan|am lich|ta|vua roi))?(?: nam (?P<year_named>ngoai|nayx?))?",
        _around_new_year,
        "tet",
    ),
)
