"""Time limits (thời hạn) in running text: "07 ngày làm việc đối với nhà ở riêng lẻ"."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from ingest.procedure import Limit, Unit
from ingest.sources.letters import CAPITALS
from ingest.sources.limit_conditions import Clause, condition_of, shared
from ingest.sources.number_words import NUMBER_WORDS, number_of

_UNITS = {
    "ngày làm việc": Unit.WORKING_DAY,
    "ngày": Unit.CALENDAR_DAY,
    "giờ làm việc": Unit.WORKING_HOUR,
    "giờ hành chính": Unit.WORKING_HOUR,
    "giờ": Unit.HOUR,
    "tuần": Unit.WEEK,
    "tháng": Unit.MONTH,
    "năm": Unit.YEAR,
}
_DIGITS = r"\d{1,4}(?:[.,]\d{1,3})?"
_UNIT = r"(?P<unit>ngày(?:\s+làm\s+việc)?|giờ(?:\s+(?:làm\s+việc|hành\s+chính))?|tuần|tháng|năm)"
_AMOUNT = rf"""
    (?:(?P<low>{_DIGITS})\s*(?:ngày(?:\s+làm\s+việc)?\s*)?(?:-|–|—|đến|tới)\s*)?
    (?:(?P<digits>{_DIGITS})(?:\s*\(\s*{NUMBER_WORDS}\s*\))?
      |(?P<words>{NUMBER_WORDS})(?:\s*\(\s*(?P<inside>{_DIGITS})\s*\))?)
"""
_SAME_DAY = r"""
    (?P<same>(?:ngay\s+)?trong\s+(?:cùng\s+)?ngày(?:\s+làm\s+việc)?)(?!\s*làm\s+việc)
    (?!\s*(?:,\s*)?(?:\d|tiếp|kế|liền|hôm|sau|từ\s|hành|trong|các|nghỉ|lễ|tháng|thứ|giờ|đầu|cuối))
"""
_NEXT_DAY = r"(?P<next>(?:trong\s+)?ngày\s+làm\s+việc\s+(?:tiếp\s+theo|kế\s+tiếp|liền\s+kề))"
_LIMIT = re.compile(
    rf"(?<![\w/.,]){_NEXT_DAY}|(?<!\w){_SAME_DAY}|(?<![\w/.,])(?:{_AMOUNT})\s*{_UNIT}(?![\w/])",
    re.IGNORECASE | re.VERBOSE,
)

# A day of the calendar, the hour of a clock or a frequency is not a limit:
# "ngày 01 tháng 7 năm 2025", "sau 15 giờ", "06 tháng đầu năm", "mỗi năm một lần".
_DATE_BEFORE = re.compile(r"(?:\bngày|\btháng|\bquý|\bnăm|\bthứ|[/-])\s*$", re.IGNORECASE)
_CLOCK_BEFORE = re.compile(r"\b(?:sau|trước|lúc|hồi|từ|đến|vào)\s*$", re.IGNORECASE)
_DATE_AFTER = re.compile(r"\s*(?:năm\s+)?\d{4}|\s+\d{1,2}\s*[/-]|\s+đầu\s+năm", re.IGNORECASE)
_CUE_BEFORE = re.compile(
    r"(?:trong|hạn|quá|sau|là|vòng|trước|nhất|thêm|khoảng|đa|thiểu|gian|đủ|[(:-])\s*$",
    re.IGNORECASE,
)
_NEED_A_CUE = {"một", "năm"}  # "một năm", "năm ngày" also stand in other senses
_LATEST_CLOCK_HOUR = 24
_SENTENCE_ENDS = re.compile(rf"\n|;|(?<=[^\d\s])\.(?=\s|$)|(?<=\d)\.(?=\s+[{CAPITALS}+*-])")


def limits_in(text: str) -> tuple[Limit, ...]:
    """Every time limit of a text in its order, each with the words that restrict it.

    Days of the calendar, hours of the clock and office hours are left out. What is not counted
    ("không tính thời gian 30 ngày niêm yết") comes with that phrase as its condition.
    """
    found: list[Limit] = []
    lead = ""
    for start, end in sentences(text):
        sentence = text[start:end]
        matches = [m for m in _LIMIT.finditer(sentence) if _is_limit(m, sentence)]
        lead = _lead_for(sentence, lead, bool(matches))
        for clause in _clauses(sentence, matches):
            found.append(_limit(clause, lead))
    return tuple(found)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each part between line ends, full stops and semicolons.

    A semicolon before any limit belongs to a list of cases ("biên giới; đảo; vùng khó khăn thì …").
    """
    start = 0
    for stop in _SENTENCE_ENDS.finditer(text):
        if stop.group() == ";" and not _LIMIT.search(text, start, stop.start()):
            continue
        if text[start : stop.start()].strip():
            yield start, stop.start()
        start = stop.end()
    if text[start:].strip():
        yield start, len(text)


def _lead_for(sentence: str, lead: str, has_limit: bool) -> str:
    """A line that ends with ":" restricts the "+" lines that follow it."""
    stripped = sentence.strip()
    if stripped.endswith(":") and not has_limit:
        return stripped.strip("-+*: \t")
    return lead if stripped.startswith("+") else ""


def _clauses(sentence: str, matches: list[re.Match[str]]) -> Iterator[Clause]:
    """Each limit with its share of the words around it."""
    if not matches:
        return
    before = sentence[: matches[0].start()]
    for match, following in zip_longest(matches, matches[1:]):
        after, next_before = sentence[match.end() :], ""
        if following is not None:
            after, next_before = shared(sentence[match.end() : following.start()])
        yield Clause(match, before, after)
        before = next_before


def _is_limit(match: re.Match[str], sentence: str) -> bool:
    before, after = sentence[: match.start()], sentence[match.end() :]
    if match["same"]:
        return not re.search(r"(?:các|những)\s*$", before, re.IGNORECASE)
    if match["next"]:
        return True
    unit = match["unit"].lower()
    if _DATE_AFTER.match(after) or (unit[:3] != "giờ" and _DATE_BEFORE.search(before)):
        return False
    if match["words"]:
        needs = match["words"].lower() in _NEED_A_CUE and not match["inside"]
        return not needs or bool(_CUE_BEFORE.search(before))
    return not (unit == "giờ" and _is_clock(match["digits"], before, after))


def _is_clock(digits: str, before: str, after: str) -> bool:
    """Whether "15 giờ" is three in the afternoon."""
    said = _CLOCK_BEFORE.search(before) or re.match(r"\s*(?:\d+|cùng ngày|hằng ngày)", after)
    return bool(said) and "kể từ" not in after[:12] and float_of(digits) <= _LATEST_CLOCK_HOUR


def _limit(clause: Clause, lead: str) -> Limit:
    match = clause.match
    own, tail = condition_of(clause)
    condition = "; ".join(part for part in (lead, own) if part)
    value, unit = _amount(match)
    low = float_of(match["low"]) if match["low"] else None
    words = " ".join((match.group() + tail).split())
    return Limit(value, unit, words, low if low is None or low < value else None, condition)


def _amount(match: re.Match[str]) -> tuple[float, Unit]:
    if match["same"]:
        return 0, Unit.SAME_DAY
    if match["next"]:
        return 1, Unit.WORKING_DAY
    written = match["digits"] or match["inside"]
    value = float_of(written) if written else float(number_of(match["words"]))
    return value, unit_of(match["unit"])


def unit_of(words: str) -> Unit:
    """The unit that is called so, in whatever case and spacing."""
    return _UNITS[" ".join(words.lower().split())]


def float_of(digits: str) -> float:
    """A number as the records write it: "07", "12.5", "7,5"; "1.100" is 1,100."""
    if re.fullmatch(r"\d{1,3}[.,]\d{3}", digits):
        return float(re.sub(r"[.,]", "", digits))
    return float(digits.replace(",", "."))
