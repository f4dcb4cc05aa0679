"""The words that restrict a time limit: "đối với nhà ở riêng lẻ", "tại các xã miền núi"."""

import re
from dataclasses import dataclass

_CUE = (
    r"(?:đối\s+với|trường\s+hợp|riêng|nếu|tại\s+(?:các|những|khu|xã|địa)|ở\s+(?:các|những|khu|xã)"
    r"|áp\s+dụng|trừ|trước\s+khi|tăng\s+thêm|gia\s+hạn|vùng|khu\s+vực)"
)
# What follows these words is a part of another limit or is not counted at all.
_PART = r"(?:không\s+(?:tính|bao\s+gồm|kể)|trong\s+đó)"
_CUE_AFTER = re.compile(rf"(?<!\w){_CUE}(?:[^;\n()]|\([^()\n]*\))*", re.IGNORECASE)
_FIRST_CUE = re.compile(rf"(?<!\w){_CUE}", re.IGNORECASE)
_TURN = re.compile(
    rf"\(\s*hoặc|[,(]\s*(?=(?:{_CUE}|{_PART})\b)|\b(?:hoặc|và|còn)\s*(?:không\s+quá\s*)?$",
    re.IGNORECASE,
)
_CUE_BEFORE = re.compile(rf"(?<!\w)(?:{_CUE}|{_PART}).*", re.IGNORECASE | re.DOTALL)
_IN_BRACKETS = re.compile(r"\s*(?:làm\s+việc\s*)?\((?P<inside>[^()\n]*)\)")
_NO_CONDITION = re.compile(r"\s*(?:hoặc|kể\s+từ|theo|tính\s+từ|sau\s+đây)", re.IGNORECASE)
_COLON = re.compile(r"\s*:\s*(?P<said>[^\d.;\n]{3,60})\s*$")
_LABEL = re.compile(
    r"(?P<label>[^:.();]{3,160}):[^:\w]*(?:không\s+quá|tối\s+đa|chậm\s+nhất)?\W*$", re.I
)
_PLAIN_LABEL = re.compile(
    r"(?:tổng\s+)?(?:thời\s+(?:hạn|gian))(?:\s+(?:giải\s+quyết|thực\s+hiện|xử\s+lý|trả\s+kết\s+quả))*",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"(?:[\s,:(-]|\bthì\b|\blà\b|\btối đa\b|\bkhông quá\b|\bchậm nhất\b|\btrong\b|\bthời hạn\b"
    r"|\bthời gian (?:thực hiện|giải quyết)\b|\bhoặc\b)+$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[\s,:;.(+-]|\b(?:hoặc|và|thì|là|không quá|tối đa|trong|cộng)\b)+$", re.IGNORECASE
)
_LONGEST = 400  # characters; a longer "condition" is a paragraph of law


@dataclass(frozen=True, slots=True)
class Clause:
    """A limit with the words of its sentence since the limit before and up to the next one."""

    match: re.Match[str]
    before: str
    after: str


def shared(between: str) -> tuple[str, str]:
    """The words between two limits: those of the first, and those of the second."""
    closed = _IN_BRACKETS.match(between)
    if closed:
        return closed.group(), between[closed.end() :]
    turn = _TURN.search(between)
    if turn:
        return between[: turn.start()], between[turn.start() :]
    cue = _FIRST_CUE.search(between)
    if cue and not re.search(r"[,.]", between[: cue.start()]):
        return between, ""
    return "", between


def condition_of(clause: Clause) -> tuple[str, str]:
    """The restricting words, and the part of them that follows the limit in the same breath."""
    after, tail = _after(clause.after)
    before = _before(clause.before)
    return "; ".join(part for part in (before, after) if part)[:_LONGEST], tail


def _after(words: str) -> tuple[str, str]:
    inside = _IN_BRACKETS.match(words)
    if inside and not _NO_CONDITION.match(inside["inside"]) and inside["inside"].strip():
        return _tidy(inside["inside"]), words[: inside.end()]
    said = _COLON.match(words)
    if said and re.match(r"tùy|tuỳ|đối với", said["said"], re.IGNORECASE):
        return _tidy(said["said"]), words.rstrip()
    cue = _CUE_AFTER.search(words)
    if cue is None or ")" in words[: cue.start()]:
        return "", ""
    kept = _TAIL.sub("", cue.group())
    return _tidy(kept), words[: cue.start()] + kept


def _before(words: str) -> str:
    cue = _CUE_BEFORE.search(words.rpartition(")")[2])
    if cue:
        return _tidy(_FILLER.sub("", cue.group()))
    label = _LABEL.search(words)
    if label is None:
        return ""
    said = _tidy(label["label"])
    return "" if _PLAIN_LABEL.fullmatch(said) else said


def _tidy(words: str) -> str:
    return " ".join(words.split()).strip(" ,:;.()+-*")
