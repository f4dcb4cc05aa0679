"""What happened on a named day, judged from the nearest verb: nộp, tiếp nhận, hẹn, áp dụng."""

import re

from assistant.understanding.day_phrases import Bound, What

_CUES = (
    (
        What.ACCEPTED,
        r"tiep nhan|thu ly|bien nhan|vao so|(?<!xac )(?<!chung )(?<!cong )nhan"
        r"(?! (?:ket qua|duoc|lai|nuoi|tien|giay hen|dang|tro cap))",
    ),
    (
        What.DUE,
        r"hen|(?:toi|den|(?<!sap )het|qua|quax|dung) han|tre han|(?:moi|phai|se) (?:co|tra)|"
        r"han chot|han cuoi|han tra"
        r"|(?<!chua )(?<!khong )(?<!duoc )(?<!thay )(?:tra(?! loi)(?: ket qua)?|lay|nhan ket qua)|"
        r"tre(?= (?:mat )?\d)|cham(?= (?:mat )?\d)|roi (?:vao|dung|trung)|trungx|nham ngay",
    ),
    (
        What.SUBMITTED,
        r"nop|gui|dua|dang ky|khai|(?<!chua )lam|tai len|cho|doi|len phuong|len xa"
        r"|xin(?! (?:hoi|loi|chao|cam|nghi|tu van))",
    ),
    (
        What.ASKED_ABOUT,
        r"hieu luc|ap dungx?|quy dinh|(?<!phap )luat(?! su)|nghi dinh|thong tu|ban hanh|khac"
        r"|so voi|"
        r"(?<!dang ky )(?<!ho so )(?<!khai )thay doi|"
        r"thoi diem|hien hanh|muc(?! (?:do|\d|n\d))",
    ),
)
# Events of life: a day beside one of these says nothing about a dossier. Some words mean that only
# directly before the day ("cấp ngày 3/4/2015").
_OTHER_BESIDE = re.compile(
    r" (?:sinh|cap|_cuoi|mat|_?chet|_mua)(?: (?:tu|vao|hoi|ngay|hom|nam))* $"
)
_OTHER = r"(?:nghi|thoi) viec|nghi huu|qua _?doi|nam vien|tot nghiep|sinh (?:con|be|_chau|chau)"
_CUE = re.compile(
    rf"(?<= )(?:(?P<{What.OTHER}>{_OTHER})|"
    + "|".join(f"(?P<{what}>{words})" for what, words in _CUES)
    + ")(?= )"
)
# "nộp … từ 16/11 chưa có kết quả": the end that comes behind is not of that day.
_WAITED = re.compile(r" (?:, |ma |den |toi |nay |gio |roi |van |vx )*chuax? ")
# "nhận hôm 23/11, ngày nào phải trả": what stands behind these is told of the day asked for.
_ASKED = re.compile(
    r" (?:(?:ngay|hom|bua) (?:nao|may)|khi nao|bao gio|chung nao|luc nao|may (?:ngay|hom|bua)) "
)
_LEADING = re.compile(r"(?:(?:tu|ngay|hom|bua|nam|thang|vao|hoi|trong|dip|le|la) )+")
_PAUSE = re.compile(r" (?:,|nhung|ma|con|xong|thi|vay) ")
_STOP = " . "
_REACH = 70  # characters of bare words on either side, about fourteen words
_PAUSE_COST, _STOP_COST = 20, 80
# Verbs that only mean filing when nothing clearer is near.
_VAGUE = frozenset({"lam", "cho", "doi", "xin", "khai"})
_VAGUE_COST = 20
_TODAY_BEFORE = (" nay ", " hom nay ", " bua nay ")
_AFTER_COST, _AFTER_FACTOR = 12, 1.5  # verbs stand before their day more often than behind it


def what_of(line: str, start: int, end: int) -> What:
    """The role of the words `line[start:end]`: the cue inside them, or the nearest one around."""
    inside = _CUE.search(f" {line[start:end]} ")
    if inside and inside.lastgroup:
        return What(inside.lastgroup)
    lead = _LEADING.match(line[start:end])
    start += len(lead.group()) if lead else 0
    before, after = line[max(0, start - _REACH) : start], line[end : end + _REACH]
    waited = _WAITED.match(after) is not None
    if _OTHER_BESIDE.search(before):
        return What.OTHER
    if before.endswith(_TODAY_BEFORE):
        return What.UNKNOWN  # "đến nay 20/6 vẫn chưa có"
    costs: list[tuple[float, str | None]] = [
        (_cost(before[cue.end() :], cue), cue.lastgroup) for cue in _CUE.finditer(before)
    ]
    costs += [
        (_cost(after[: cue.start()], cue) * _AFTER_FACTOR + _AFTER_COST, cue.lastgroup)
        for cue in _CUE.finditer(after)
        if cue.lastgroup != What.DUE or not (waited or _ASKED.search(after[: cue.start()]))
    ]
    cost, nearest = min(costs, default=(0.0, None))
    return What(nearest) if nearest and cost < _STOP_COST else What.UNKNOWN


def _cost(between: str, cue: re.Match[str]) -> float:
    pauses = len(_PAUSE.findall(between)) * _PAUSE_COST + between.count(_STOP) * _STOP_COST
    return len(between) + pauses + _VAGUE_COST * (cue.group() in _VAGUE)


_BOUNDS = (
    (
        Bound.BEFORE,
        re.compile(r" (?:truoc|cho den|den)(?: (?:ngay|thoi diem|nam|thang|le|hom))* $"),
    ),
    (Bound.AFTER, re.compile(r" sau(?: (?:ngay|thoi diem|nam|thang|le|hom))* $")),
    (Bound.FROM, re.compile(r" (?:tu|ke tu|bat dau tu|tu sau)(?: (?:ngay|nam|thang))* $")),
)


def bound_of(line: str, start: int, end: int) -> Bound:
    """Which side of the day is meant by the words before it ("từ" may be part of the phrase)."""
    lead = _LEADING.match(line[start:end])
    before = line[:start] + (lead.group() if lead else "")
    return next((bound for bound, words in _BOUNDS if words.search(before)), Bound.ON)
