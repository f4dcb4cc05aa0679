"""Text as it is read aloud: every number, date, code, place and abbreviation in words.

"khoản 2 Điều 19 Nghị định 118/2025/NĐ-CP" -> "khoản hai Điều mười chín Nghị định số một trăm mười
tám năm hai nghìn không trăm hai mươi lăm của Chính phủ". Any speech engine reads the result.
"""

import re
from collections.abc import Callable, Mapping

from speech.aloud import abbreviations, amounts, documents
from speech.aloud.dates import date_said, month, time_said
from speech.aloud.letters import NAMES, spell
from speech.aloud.numbers import NORTHERN, Manner, cardinal, digits

_ROMAN: Mapping[str, int] = {"I": 1, "V": 5, "X": 10, "L": 50}
_DATE = re.compile(
    r"(?<![\w/.-])(?P<lead>(?:ngày|mùng|mồng|hôm)\s+)?(?P<day>0?[1-9]|[12]\d|3[01])/"
    r"(?P<month>0?[1-9]|1[0-2])(?:/(?P<year>\d{4}))?(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\b(?:số|nhà|ngõ|ngách|hẻm|kiệt|đường|tổ|thửa|lô)\s+$", re.IGNORECASE)
_BEFORE_DAY = re.compile(
    r"\b(?:từ|đến|trước|sau|vào|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)\s+$", re.IGNORECASE
)
_MONTH = re.compile(
    r"\b(?P<lead>tháng|quý)\s+(?P<month>\d{1,2}|[IV]+)(?:/(?P<year>\d{4}))?\b", re.I
)
_TIME = re.compile(
    r"(?<![\w.,:/])(?P<hour>[01]?\d|2[0-4])(?:\s?[hg](?P<minute>[0-5]\d)?|:(?P<past>[0-5]\d))(?![\w:])"
)
_DOSSIER = re.compile(
    r"(?<![\w./-])(?:\d{3}\.){0,3}[A-Z]\d{2}(?:\.\d{1,3})*-\d{6}-\d{1,8}(?![\w/])"
)
_PROCEDURE = re.compile(r"(?<![\w./-])\d\.\d{6}(?:\.[\w.]*\w)?(?![\w/])")
_POINT = re.compile(r"\b(?P<lead>điểm\s+)(?P<letter>[a-zđ])\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?P<lead>(?:điều|khoản)\s+)(?P<number>\d+)(?P<letter>[a-zđ])\b", re.I)
_CHAPTER = re.compile(
    r"\b(?P<lead>(?i:chương|phụ lục(?: số)?|phần|mục|cấp|hạng|nhóm|khu vực|vùng|loại|bậc)\s+)"
    r"(?P<roman>[IVXL]+)\b"  # capitals: "khu vực vi phạm" has no number
)
_FORM = re.compile(
    r"\b(?P<lead>mẫu(?: số)?\s+)(?P<number>0\d+)(?P<letter>[a-zđ]?)\b", re.IGNORECASE
)
_ITEM = re.compile(r"(?m)^(?P<letter>[a-zđ])\)\s*")
_LINK = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<host>[a-z\d-]+(?:\.[a-z\d-]+){0,4}\.(?:vn|com|org))(?:/[^\s,;)]*)?"
)
_PER = re.compile(r"(?<=[^\W\d])/(?=[^\W\d])")
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]*)[)\]]")
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")
_DROPPED = re.compile(r"[“”\"«»*_•→<>|]+|(?m:^|(?<=\s))[-–+](?=\s)|(?<=\w)-(?=\w)")
_LEFT = re.compile(r"(?P<point>(?<=\w)[.,](?=\d))?(?P<digits>\d+)|[%/()\[\]]")
_PHONE = re.compile(
    r"(?:(?<=gọi )|(?<=Công an )|(?<=cấp cứu )|(?<=tổng đài )|(?<=cứu hỏa ))11[1-5](?!\w|[./]\d)|"
    r"(?<![\w.,/-])(?:\+84|0|1[89]00)(?:[ .-]?\d{2,4}){2,4}(?![\w/-])"
)


def read_aloud(text: str, manner: Manner = NORTHERN) -> str:
    """The text in words alone, with commas and full stops where one pauses."""
    text = _FOOTNOTE.sub("", text)
    text = documents.NUMBER.sub(
        lambda match: documents.said(
            match, text[max(0, match.start() - 40) : match.start()], text[match.end() :], manner
        ),
        text,
    )
    for pattern, said in _STEPS:
        text = pattern.sub(lambda match, said=said: said(match, manner), text)  # type: ignore[misc]
    text = _BRACKETS.sub(lambda match: f", {match['inside'].strip()},", text)
    text = _LEFT.sub(lambda match: _left(match, manner), text)
    return _tidy(_DROPPED.sub(" ", text))


def _left(match: re.Match[str], manner: Manner) -> str:
    """Digits in no form that is known ("3.5", "v2"), and marks that engines name in English."""
    if not match["digits"]:
        return " "
    said = amounts.number(match["digits"], manner)
    return f" chấm {said}" if match["point"] else f" {said} "


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text.splitlines())
    joined = "\n".join(line for line in lines if line)
    joined = re.sub(r"\s+([,.;:!?])", r"\1", joined)
    joined = re.sub(r",+([,.;:!?])", r"\1", joined)
    return re.sub(r"([.;:!?])[,.;:]+", r"\1", joined).strip(" ,")


def _date(match: re.Match[str], manner: Manner) -> str:
    year = int(match["year"]) if match["year"] else None
    lead = match["lead"] or ("ngày " if match["year"] else "")
    if not match["lead"] and year is None:
        if not _is_day(match):
            return match.group()
        lead = "ngày "
    return lead + date_said(int(match["day"]), int(match["month"]), year, manner)


def _is_day(match: re.Match[str]) -> bool:
    """Whether a bare "24/11" is a day: no address, no share such as "2/3 số phiếu"."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if _ADDRESS.search(before):
        return False
    return int(match["day"]) > 10 or after.startswith(" (") or bool(_BEFORE_DAY.search(before))


def _month(match: re.Match[str], manner: Manner) -> str:
    said = match["month"]
    value = int(said) if said.isdigit() else from_roman(said.upper())
    named = month(value) if match["lead"].lower() == "tháng" else f"quý {month(value)[6:]}"
    return named + (f" năm {cardinal(int(match['year']), manner)}" if match["year"] else "")


def _time(match: re.Match[str], manner: Manner) -> str:
    return time_said(int(match["hour"]), int(match["minute"] or match["past"] or 0), manner)


def _article(match: re.Match[str], manner: Manner) -> str:
    return (
        f"{match['lead']}{cardinal(int(match['number']), manner)} {NAMES[match['letter'].lower()]}"
    )


def _chapter(match: re.Match[str], manner: Manner) -> str:
    return match["lead"] + cardinal(from_roman(match["roman"].upper()), manner)


def _form(match: re.Match[str], manner: Manner) -> str:
    letter = f" {NAMES[match['letter'].lower()]}" if match["letter"] else ""
    return match["lead"] + digits(match["number"]) + letter


def _link(match: re.Match[str], manner: Manner) -> str:
    """ "dichvucong.gov.vn": known parts as words, others left to the engine."""
    parts = match["host"].split(".")
    return " chấm ".join(_HOSTS.get(part, part) for part in parts)


_HOSTS: Mapping[str, str] = {
    "vn": "vê nờ", "gov": "gờ o vê", "dichvucong": "dịch vụ công",
    "vbpl": spell("vbpl"),
}  # fmt: skip


def from_roman(letters: str) -> int:
    """ "XIV" is 14."""
    worth = [_ROMAN[letter] for letter in letters]
    return sum(
        -value if any(later > value for later in worth[at + 1 : at + 2]) else value
        for at, value in enumerate(worth)
    )


Said = Callable[[re.Match[str], Manner], str]
_STEPS: tuple[tuple[re.Pattern[str], Said], ...] = (
    (_LINK, _link),
    (_DOSSIER, lambda match, _: spell(match.group())),
    (_PROCEDURE, lambda match, _: spell(match.group())),
    (_PHONE, lambda match, _: digits(match.group())),
    (_DATE, _date),
    (_MONTH, _month),
    (_TIME, _time),
    (_FORM, _form),
    (_POINT, lambda match, _: match["lead"] + NAMES[match["letter"].lower()]),
    (_ARTICLE, _article),
    (_CHAPTER, _chapter),
    (_ITEM, lambda match, _: f"điểm {NAMES[match['letter']]}, "),
    (amounts.FRACTION, amounts.fraction),
    (amounts.AMOUNT, amounts.amount),
    (abbreviations.PATTERN, lambda match, _: abbreviations.in_full(match)),
    (abbreviations.SPELLED, lambda match, _: abbreviations.spelled(match)),
    (
        _PER,
        lambda match, _: " một " if match.string[: match.start()].endswith("đồng") else " hoặc ",
    ),
)
