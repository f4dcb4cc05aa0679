"""What happened on a named day, judged from the nearest verb: nộp, tiếp nhận, hẹn, áp dụng."""

import re

from assistant.understanding.day_phrases import Bound, What

_CUES = (
    (
        What.ACCEPTED,
        r"tiep nhan|thu ly|bien nhan|(?:da |duoc |ho |co quan |xa |phuong |so )*nhan (?:du|ho so|don|"
        r"giay to|hop le)|vao so|giay nhan|phieu nhan",
    ),
    (
        What.DUE,
        r"hen|(?:toi|den|het|qua|quax|dung) han|tre han|tra ket qua|(?:moi|phai|se) (?:co|tra)|"
        r"lay ket qua|nhan ket qua|han chot|han cuoi|han tra|lay|tra",
    ),
    (
        What.SUBMITTED,
        r"nop|gui|dua (?:ho so|don|giay)|dua|dang ky|khai|lam (?:ho so|don|thu tuc)|lam|tai len|"
        r"cho|doi|len phuong|len xa",
    ),
    (
        What.ASKED_ABOUT,
        r"hieu luc|ap dung|quy dinh|luat|nghi dinh|thong tu|ban hanh|con hieu luc",
    ),
)
_CUE = re.compile(
    "(?<= )(?:" + "|".join(f"(?P<{what}>{words})" for what, words in _CUES) + ")(?= )"
)
_STOP = re.compile(r" (?:[,.]|nhung|roi|ma|con|xong) ")
_REACH = 60  # characters of bare words on either side, about twelve words
_STOP_COST = 25
_AFTER_COST = 12  # a verb stands before its day more often than behind it


def what_of(line: str, start: int, end: int) -> What:
    """The role of the words `line[start:end]`: the cue inside them, or the nearest one around."""
    inside = _CUE.search(f" {line[start:end]} ")
    if inside and inside.lastgroup:
        return What(inside.lastgroup)
    before, after = line[max(0, start - _REACH) : start], line[end : end + _REACH]
    costs = [(_cost(before[cue.end() :]), cue.lastgroup) for cue in _CUE.finditer(before)]
    costs += [
        (_cost(after[: cue.start()]) + _AFTER_COST, cue.lastgroup) for cue in _CUE.finditer(after)
    ]
    nearest = min(costs, default=(0, None))[1]
    return What(nearest) if nearest else What.UNKNOWN


def _cost(between: str) -> int:
    return len(between) + _STOP_COST * len(_STOP.findall(between))


_BOUNDS = (
    (Bound.BEFORE, re.compile(r" (?:truoc|cho den|den)(?: (?:ngay|thoi diem|nam|thang))* $")),
    (Bound.AFTER, re.compile(r" sau(?: (?:ngay|thoi diem|nam|thang))* $")),
    (Bound.FROM, re.compile(r" (?:tu|ke tu|bat dau tu|tu sau)(?: (?:ngay|nam|thang))* $")),
)
_LEADING = re.compile(r"(?:(?:tu|ngay|hom|nam|thang|vao|hoi|trong) )+")


def bound_of(line: str, start: int, end: int) -> Bound:
    """Which side of the day is meant by the words before it ("từ" may be part of the phrase)."""
    lead = _LEADING.match(line[start:end])
    before = line[:start] + (lead.group() if lead else "")
    return next((bound for bound, words in _BOUNDS if words.search(before)), Bound.ON)
