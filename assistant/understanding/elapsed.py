"""Spans of time up to today: "10 ngày rồi", "hơn hai tuần", "mấy hôm nay", "quá hẹn 3 ngày"."""

import re
from datetime import date, timedelta
from itertools import islice

from assistant.deadlines.due import corresponding_day
from assistant.understanding.blurs import ABOUT, DAYS, LESS, MORE, edges
from assistant.understanding.day_phrases import (
    NUMBER,
    Kind,
    Reading,
    Rule,
    Seen,
    between,
    exactly,
    one_of,
    rule,
)
from assistant.understanding.day_words import word_set
from ingest.procedure import Unit

_UNITS = {
    "ngay": Unit.CALENDAR_DAY, "hom": Unit.CALENDAR_DAY, "bua": Unit.CALENDAR_DAY,
    "tuan": Unit.WEEK, "tuan le": Unit.WEEK, "thang": Unit.MONTH, "con trang": Unit.MONTH,
    "nam": Unit.YEAR, "t": Unit.WEEK,
}  # fmt: skip
_A_FEW = 5  # "dăm"
_HALVES = {Unit.WEEK: 3, Unit.MONTH: 15, Unit.YEAR: 182}

_SOME = "may|vai ba|vai|dam ba|dam bay|dam|doi ba|muoix"
_BEFORE = (
    r"(?P<pre>(?:(?:cach(?: day| nay| hom nay)?|truoc day|da|duoc|tron|dung|cho|doi|suot|chan) )*)"
)
_LATE = (
    r"(?:(?P<late>(?:(?:bi|da) )?(?:(?:quax?|tre|cham|lo) (?:han|hen)|tre|cham|lo)"
    r"(?: tra)?(?: ket qua)?(?: mat)?) )?"
)
_COUNT = rf"(?:(?P<a>\d+)~(?P<b>\d+)|(?P<n>{NUMBER})|(?P<half>nua)|(?P<ten>chuc))"
_UNIT = r"(?P<unit>ngay|hom|bua|tuan le|tuan|thang|con trang|nam)"
_REST = rf"(?: (?:le |va )?(?P<more>{NUMBER}) (?P<more_unit>ngay|hom|bua|tuan|thang))?"
_SUFFIX = r"(?P<suffix>(?: (?:nayx?|roi|ve truoc|truoc|qua|troi|vua|co le|day))*)"
_ELAPSED = (
    rf"{_LATE}{_BEFORE}(?:(?P<about>{ABOUT}|{MORE}|{LESS}|cax?) )?(?:da )?"
    rf"(?:(?P<some>{_SOME}) )?(?:{_COUNT} )?{_UNIT}(?P<plus> ruoi)?{_REST}"
    rf"(?P<working> lam viec)?{_SUFFIX}"
)

# "trong 10 ngày", "thời hạn 15 ngày", "sau 3 ngày": a term and nothing that has passed.
_TERM_BEFORE = re.compile(
    r" (?:trong|vong|thoi han|thoi gian|khong qua|toi da|toi thieu|it nhat|cham nhat|han|la|sau|"
    r"quy dinh|hen|moi|mat|can|keo dai|gia han|tam tru|nghi|thue|thai|tu|den|toi|truoc|cu|them|"
    r"con|may|bao nhieu|tam vang|luu tru|visa|bao hanh|dong|hoc|lam|tuoi)(?: la| du| tron)? $"
)
_TERM_AFTER = re.compile(
    r" (?:ke tu|tinh tu|tuoi|truoc khi|truoc ngay|mot lan|n1 lan|tu|luong|phep|tro len|tro xuong|"
    r"thi|la|de|theo|lien tuc|dau tien|nua|toi da|bao hiem|kinh nghiem)\b"
)
_UNTIL_NOW = re.compile(r" (?:den|toi) (?:nay|gio)(?: (?:la|da|duoc|cung|co))* $")
_STILL_NOTHING = re.compile(r" (?:ma |van )*(?:chua|khong thay|im)\b")
_GOES_ON = re.compile(r" (?:chua|ma|van|khong|vay|the|[,.]|$)")
_WAITS_ON = re.compile(r" (?:chua|ma|van|[,.])")  # "đăng ký tạm trú mấy ngày" only asks
_FILED = re.compile(
    r" (?:nop|gui|dua|dang ky|tiep nhan|thu ly|nhan|cho|doi|lam don)\b(?:(?! nghi )[^,.])*$"
)
_WAITED = word_set("cach da duoc cho doi suot")
_PASSED = word_set("nay nayx roi qua troi truoc")


def _elapsed(seen: Seen) -> Reading | None:
    if not _has_passed(seen):
        return None
    unit = _UNITS[seen.get("unit")]
    if seen.get("working"):
        return _working_days(seen)
    if seen.get("some") and not seen.get("ten"):
        return _some(seen, unit)
    if seen.get("a"):
        return _between(seen, int(seen.get("a")), int(seen.get("b")), unit)
    pair = seen.get("n").split("~")[1:]
    if pair:
        return _between(seen, int(pair[0]), int(pair[1]), unit)
    return _about(seen, unit)


def _has_passed(seen: Seen) -> bool:
    """Whether the span is said to lie behind, rather than being a term or an age."""
    if not _counts(seen) or seen.after.startswith(" tuoi "):
        return False
    suffix = seen.get("suffix").split()
    if seen.get("late") or "cach" in seen.get("pre") or _UNTIL_NOW.search(seen.before):
        return True
    if _PASSED.intersection(suffix) - {"truoc"}:
        return True
    if _TERM_BEFORE.search(seen.before) or _TERM_AFTER.match(seen.after):
        return False
    if suffix or _STILL_NOTHING.match(seen.after):
        return True
    if _WAITED.intersection(seen.get("pre").split()) and seen.get("some") != "may":
        return seen.get("unit") != "nam"
    alone = len(seen.before.split()) + len(seen.after.split()) == 0
    goes_on = _WAITS_ON if seen.get("some") == "may" else _GOES_ON
    return alone or bool(_FILED.search(seen.before) and goes_on.match(seen.after))


def _counts(seen: Seen) -> bool:
    """Whether a number is said or meant: "tháng nay" is a month so far, "tuần rồi" is last week."""
    if any(seen.get(group) for group in ("n", "a", "half", "ten", "some", "late")):
        return True
    if seen.get("about"):
        return True
    if seen.get("plus"):
        return True
    suffix, unit = seen.get("suffix").split(), seen.get("unit")
    so_far = "nay" in suffix and (seen.marked or "roi" in suffix)
    return so_far and (
        unit in ("tuan le", "thang", "con trang") or (unit == "tuan" and seen.marked)
    )


def _some(seen: Seen, unit: Unit) -> Reading:
    """ "mấy hôm", "dăm bữa", "mươi ngày", "vài tuần"."""
    some, size = seen.get("some"), DAYS[unit]
    if some == "muoix" or (some.startswith("dam") and unit is Unit.CALENDAR_DAY):
        first, last = (8, 12) if some == "muoix" else (4, 7)
        return between(seen.back(last * size), seen.back(first * size))
    first, last = {Unit.CALENDAR_DAY: (2, 7), Unit.WEEK: (2, 4)}.get(unit, (2, 5))
    return between(seen.back(last * size), seen.back(first * size))


def _between(seen: Seen, few: int, many: int, unit: Unit) -> Reading:
    return between(_ago(seen, many, unit), _ago(seen, few, unit))


def _ago(seen: Seen, count: int, unit: Unit) -> date:
    if unit in (Unit.MONTH, Unit.YEAR):
        return corresponding_day(seen.asked_on, -count * (12 if unit is Unit.YEAR else 1))
    return seen.back(count * DAYS[unit])


def _about(seen: Seen, unit: Unit) -> Reading:
    """A counted span with or without a word that blurs it."""
    about, count = seen.get("about"), 10 if seen.get("ten") else seen.number("n") or 1
    if seen.get("ten") and seen.get("some"):
        return between(seen.back(50), seen.back(20))
    if seen.get("half") and unit is Unit.MONTH:
        count, unit = 15, Unit.CALENDAR_DAY
    elif seen.get("half") and unit is Unit.YEAR:
        count, unit = 6, Unit.MONTH
    if not about or (about.startswith("ca") and unit is not Unit.MONTH):
        return _plain(seen, count, unit)
    days = count * DAYS[unit] + (_HALVES.get(unit, 0) if seen.get("plus") else 0)
    few, many = edges(about, days, count, unit)
    if seen.get("half") and re.fullmatch(LESS, about):
        many = days - 1
        few = days - 3 * (2 if unit is Unit.MONTH else 1)
    return between(seen.back(many), seen.back(few))


def _plain(seen: Seen, count: int, unit: Unit) -> Reading:
    """So many units back; halves are rounder than whole numbers."""
    day = _ago(seen, count, unit)
    if seen.get("half") and unit is Unit.CALENDAR_DAY:
        return between(day, day, Kind.APPROX)
    if seen.get("plus"):
        whole = unit is Unit.YEAR
        half = _ago(seen, 12 * count + 6, Unit.MONTH) if whole else _half_more(seen, count, unit)
        return between(half, half, Kind.APPROX)
    if seen.get("half") and unit is Unit.WEEK:
        day = seen.back(_HALVES[Unit.WEEK])
    if seen.get("more"):
        day = _further_back(seen, day)
    return Reading(Kind.EXACT, ((day, day),))


def _half_more(seen: Seen, count: int, unit: Unit) -> date:
    return seen.back(count * DAYS[unit] + _HALVES.get(unit, 0))


def _further_back(seen: Seen, day: date) -> date:
    """The rest of "1 tháng 10 ngày"."""
    rest, unit = seen.number("more") or 0, _UNITS[seen.get("more_unit")]
    if unit is Unit.MONTH:
        return corresponding_day(day, -rest)
    return day - timedelta(days=rest * DAYS[unit])


def _working_days(seen: Seen) -> Reading | None:
    """ "10 ngày làm việc rồi": today counted as the tenth, or ten whole days before today."""
    count = seen.number("n")
    if not count:
        return None
    calendar, asked = seen.calendar, seen.asked_on
    today = asked if calendar.is_working_day(asked) else calendar.last_working_day(asked)
    before = calendar.last_working_day(asked)
    return one_of(_working_days_back(seen, today, count), _working_days_back(seen, before, count))


def _working_days_back(seen: Seen, last: date, count: int) -> date:
    """The working day after which `last` is the working day of that number."""
    back = last
    for _ in range(count):
        back = seen.calendar.last_working_day(back)
    return back


def _from_to(seen: Seen) -> Reading | None:
    """ "dăm bữa nửa tháng", "mười ngày nửa tháng": a small span and a larger one."""
    unit, many_unit = _UNITS[seen.get("unit")], _UNITS[seen.get("many_unit")]
    first = seen.back((seen.number("n") or _A_FEW) * DAYS[unit])
    if seen.get("half"):
        last = seen.back(_HALVES.get(many_unit, 0))
    else:
        last = _ago(seen, seen.number("many") or 0, many_unit)
    return between(last, first) if last < first else None


def _week_or_month(seen: Seen) -> Reading | None:
    """ "2t rồi": two weeks or two months."""
    count = seen.number("n") or 1
    return one_of(_ago(seen, count, Unit.WEEK), _ago(seen, count, Unit.MONTH))


def _ahead(seen: Seen) -> Reading | None:
    """ "còn 3 ngày nữa", "3 ngày nữa đến hạn"."""
    count, unit = seen.number("n") or 0, _UNITS[seen.get("unit")]
    if seen.get("working"):
        later = islice(seen.calendar.working_days_after(seen.asked_on), count - 1, None)
        return exactly(next(later)) if count else None
    return exactly(_ago(seen, -count, unit))


RULES: tuple[Rule, ...] = (
    rule(_ELAPSED, _elapsed, "ngay hom bua tuan thang trang nam"),
    rule(
        rf"{_BEFORE}(?:{_SOME}|(?P<n>\d+)) (?P<unit>ngay|hom|bua|tuan)"
        rf" (?:(?P<many>\d+)|(?P<half>nua)) (?P<many_unit>tuan|ngay|thang){_SUFFIX}",
        _from_to,
        "ngay hom bua tuan",
    ),
    rule(r"(?P<n>\d{1,2}) t (?:roi|nay)(?: roi)?", _week_or_month, "t"),
    rule(
        rf"(?:con )?(?P<n>\d{{1,3}}) {_UNIT}(?P<working> lam viec)? nua",
        _ahead,
        "nua",
    ),
)
