"""Days near today and weekdays: "hôm qua", "sáng nay", "thứ sáu tuần trước", "cuối tuần rồi"."""

from datetime import date, timedelta

from assistant.deadlines.due import corresponding_day
from assistant.understanding.day_phrases import (
    INVALID,
    PART_OF_DAY,
    Reading,
    Rule,
    Seen,
    between,
    exactly,
    one_of,
    rule,
)
from assistant.understanding.day_words import word_set

_FRIDAY, _SUNDAY = 4, 6
_WEEKS_BACK = {
    "tuan truoc nua": 2, "tuan truoc": 1, "tuan roi": 1, "tuan vua roi": 1, "tuan vua qua": 1,
    "tuan qua": 1, "tuan nay": 0, "tuan nayx": 0, "tuan sau": -1, "tuan toi": -1, "tuan den": -1,
    "nayx": 0,
}  # fmt: skip
_WEEK = "tuan (?:truoc nua|truoc|roi|vua roi|vua qua|qua|nayx?|sau|toi|den)"
_BEFORE_A_WEEKDAY = word_set(
    """, . nop gui dua hen lay tra la thi ma roi den tu vua moi toi _toi em minh tui e anh chi ho
    nhan tiep va vay co nha bo me"""
)
_DUE_WORDS = r"(?= (?:la )?(?:toi|den|het|tra|lay|nhan|hen|co))"


def _days_back(days: int, ahead_by: int | None = None) -> "_NearDay":
    return _NearDay(days, ahead_by)


class _NearDay:
    """Reads a word for a near day; "ngày kia" is two days off, either way."""

    def __init__(self, days: int, ahead_by: int | None) -> None:
        self.days, self.ahead_by = days, ahead_by

    def __call__(self, seen: Seen) -> Reading | None:
        future = seen.ahead and self.ahead_by is not None
        return exactly(seen.back(-(self.ahead_by or 0) if future else self.days))


def _monday(seen: Seen, weeks_back: int) -> date:
    return seen.back(seen.asked_on.weekday() + 7 * weeks_back)


def _weekday(seen: Seen) -> Reading | None:
    """ "thứ sáu" is the last one; asked on a Friday, today may be meant as well."""
    weekday, which = int(seen.get("weekday")), seen.get("which")
    if not which and not seen.get("lead") and _is_ordinal(seen.before):
        return None
    if which in _WEEKS_BACK:
        return exactly(_monday(seen, _WEEKS_BACK[which]) + timedelta(days=weekday))
    if which.startswith("dau thang"):
        return exactly(_first_in_month(seen, weekday, last_month="truoc" in which))
    since = (seen.asked_on.weekday() - weekday) % 7
    if which in ("sau", "toi", "den"):
        return exactly(seen.back(since - 7))
    if which:
        return exactly(seen.back(since or 7))
    if seen.ahead:
        return one_of(seen.back(since), seen.back(since - 7))
    return one_of(seen.asked_on, seen.back(7)) if since == 0 else exactly(seen.back(since))


def _is_ordinal(before: str) -> bool:
    """Whether "thứ ba" follows a noun ("trang thứ ba") and not a pause, a verb or a person."""
    previous = before.split()[-1:]
    return bool(previous) and previous[0] not in _BEFORE_A_WEEKDAY


def _first_in_month(seen: Seen, weekday: int, *, last_month: bool) -> date:
    first = seen.asked_on.replace(day=1)
    first = corresponding_day(first, -1) if last_month else first
    return first + timedelta(days=(weekday - first.weekday()) % 7)


def _week(seen: Seen) -> Reading | None:
    """ "tuần trước" runs from Monday to Sunday; its end is the Friday of offices or the weekend."""
    part, which = seen.get("part").strip(), seen.get("which")
    if not which and not part:
        return None
    weeks = _WEEKS_BACK[which] if which else _week_of_part(seen, part)
    monday = _monday(seen, weeks)
    if part == "dau":
        return exactly(monday)
    if part == "giua":
        return between(monday + timedelta(days=1), monday + timedelta(days=3))
    if part == "cuoi":
        last = tuple(monday + timedelta(days=day) for day in range(_FRIDAY, _SUNDAY + 1))
        return exactly(last[0]) if seen.get("office") else one_of(*last)
    return between(monday, monday + timedelta(days=_SUNDAY))


def _week_of_part(seen: Seen, part: str) -> int:
    """ "cuối tuần" alone is the last one unless it is promised or has come."""
    passed = part == "dau" or seen.asked_on.weekday() > _FRIDAY or seen.ahead
    return 0 if passed else 1


def _same_day(seen: Seen) -> Reading | None:
    """ "ngày này tuần trước", "ngày này năm ngoái"."""
    unit = seen.get("unit")
    if unit == "tuan":
        return exactly(seen.back(7))
    return exactly(corresponding_day(seen.asked_on, -1 if unit == "thang" else -12))


_TODAY = (
    r"(?:(?:ngay )?hom nayx?|bua nayx?|hnay|(?:sang|som|trua|chieu|toi|dem)(?: som)? nayx?"
    r"|(?:hoi|ban|luc) (?:nay|sang|trua|chieu|toi)(?: nay)?)"
)
_SENT = r"(?:nop|gui|dua|dang ky|lam)"

RULES: tuple[Rule, ...] = (
    rule(rf"(?:(?:moi|vua) )*(?:{_SENT} )?{_TODAY}", _days_back(0), "nay nayx hnay hoi ban luc"),
    rule(rf"(?:vua moi|vua|moi) {_SENT}(?: \w+){{0,3}} xong", _days_back(0), "xong"),
    rule(rf"(?:vua moi|vua) {_SENT}", _days_back(0), "vua", weak=True),
    rule(r"(?:ngay hom|hom|bua|sang|trua|chieu|toi|dem)(?: hom)? qua", _days_back(1), "qua"),
    rule(r"hqua", _days_back(1), "hqua"),
    rule(rf"{PART_OF_DAY}(?:hom|bua|ngay) kia", _days_back(2, 2), "kia"),
    rule(rf"{PART_OF_DAY}(?:hom|bua|ngay) (?:kia )?kiax", _days_back(3, 3), "kiax"),
    rule(r"(?:ngay|sang|trua|chieu|toi|hom) mai", _days_back(-1), "mai"),
    rule(rf"mai{_DUE_WORDS}|(?<= hen )mai|(?<= lay )mai|(?<= tra )mai", _days_back(-1), "mai"),
    rule(r"(?<! mai )(?:(?:ngay|sang|chieu) )?motx", _days_back(-2), "motx"),
    rule(
        r"(?:dung )?(?:vao )?ngay nayx? (?P<unit>tuan|thang|nam) (?:truoc|roi|ngoai|vua roi)",
        _same_day,
        "nay nayx",
    ),
    rule(
        rf"(?P<lead>(?:(?:hom|bua|ngay|hoi|vao|tu|luc) )*{PART_OF_DAY}(?:hom )?)wd(?P<weekday>\d)"
        rf"(?: (?:cua )?(?P<which>{_WEEK}|dau thang(?: (?:nayx?|truoc))?|vua roi|vua qua|roi|truoc"
        r"|toi|den|sau|nayx?))?",
        _weekday,
        "wd0 wd1 wd2 wd3 wd4 wd5 wd6",
    ),
    rule(
        rf"(?:(?:trong|hoi|vao|tu|ca) )*(?P<part>(?:dau|giua|cuoi) )?(?P<which>{_WEEK})"
        r"(?P<office> luc con gio lam(?: viec)?)?",
        _week,
        "tuan",
    ),
    rule(r"(?:hoi |vao )?(?P<part>dau|giua|cuoi) tuan", _week, "tuan"),
    rule(rf"(?:(?:hom|ngay|bua) )?thu (?:[189]|chin) {_WEEK}", lambda _: INVALID, "thu"),
)
