"""The frame of an answer in English; what is quoted stays Vietnamese, byte for byte.

Lines of an answer are made by closed templates around quoted text. data/frame.tsv has each
template with its English: for a whole line (line), for a piece of the line that counts a due date
(part), for what may stand behind a quote (any) or behind a line of no quote (tail). What fits no
template is quoted text.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.answer import Answer, Choice, Citation, Statement
from assistant.composing.assembling import LONGEST
from assistant.english import wording

_TABLE = Path(__file__).parent / "data" / "frame.tsv"
_HOLE = re.compile(r"\\{(\w+)\\}")
_FIGURES = r"[\d/.:,–-]*\d"
_TEXT = r"(?:Bộ luật|Luật|Nghị định|Thông tư|Nghị quyết|Quyết định|Pháp lệnh) [^.;:]{3,160}?"
_TAKEN = {"text": _TEXT, "numbered": r"[^\s,]*\d+/\d{4}/\S+?", "acts": r"[^.“”]+"}
_NAMED = dict.fromkeys(("said", "act", "number", "places"), r"[^“”\n]+?")
_DUE = re.compile(
    r"Thời hạn(?: của thủ tục (?P<name>“.*?” \(\S+\))| \((?P<act>.*?)\))?: (?P<limit>.+?)\."
    r"(?P<note> Bản ghi thủ tục .+? được áp dụng\.)? Hạn trả kết quả: (?P<rest>\d.+)"
)
_CHANNELS = {
    "nộp trực tuyến": "online",
    "gửi qua bưu chính": "by post",
    "nộp trực tiếp": "in person",
}
_CHANNEL = "|".join(_CHANNELS)
_BY_CHANNEL = re.compile(rf"(?P<channels>(?:{_CHANNEL})(?:, (?:{_CHANNEL}))*): (?P<told>.+)", re.I)
_UNITS = {
    "ngày làm việc": "working day",
    "ngày": "day",
    "tuần": "week",
    "tháng": "month",
    "năm": "year",
    "giờ làm việc": "working hour",
    "giờ": "hour",
}
_AMOUNT = re.compile(rf"0*(?P<count>\d+)(?: \([^)]*\))? (?P<unit>{'|'.join(_UNITS)})", re.I)
_ONE = re.compile(r"\b(0?1 (?:working )?(?:day|hour|week|month|year))s\b")
_FREE = re.compile(r"(?:miễn phí|miễn lệ phí|không thu phí)\.?", re.I)
_PLACE = re.compile(
    r"\b(?:(?P<point>điểm) (?P<p>\S+) )?(?:(?P<clause>khoản) (?P<c>\S+) )?Điều (?P<a>\w+) "
)
_LABELLED = re.compile(
    rf"(?P<label>{_PLACE.pattern}[^:\n]*?(?:\)|/[^\s:]+))(?P<quote>(?: – [^:\n]+)?: .+)", re.DOTALL
)
_KINDS = (
    ("Nghị định ", "Decree "),
    ("Thông tư ", "Circular "),
    ("Nghị quyết ", "Resolution "),
    ("Quyết định ", "Decision "),
    ("thủ tục “", "procedure “"),
    ("tin “", "news “"),
    (", hợp nhất tại ", ", consolidated in "),
)
_AMENDED = re.compile(r", được (.+?) sửa đổi(?=,|$)")
_FIELDS = {
    "Tên thủ tục": "Name",
    "Thời hạn giải quyết": "Time limit",
    "Phí, lệ phí": "Fee",
    "Thành phần hồ sơ": "Documents",
    "Trình tự thực hiện": "Steps",
    "Cách thức thực hiện": "Channels",
    "Kết quả thực hiện": "Result",
    "Cơ quan thực hiện": "Agency",
    "Đối tượng thực hiện": "Applicants",
    "Yêu cầu, điều kiện": "Conditions",
    "Căn cứ pháp lý": "Legal basis",
}
_WEEKDAYS = {
    "thứ Hai": "Monday",
    "thứ Ba": "Tuesday",
    "thứ Tư": "Wednesday",
    "thứ Năm": "Thursday",
    "thứ Sáu": "Friday",
    "thứ Bảy": "Saturday",
    "Chủ nhật": "Sunday",
}
_IN_WORDS = re.compile(r"\d\d tháng \d\d? năm \d{4} \((\d\d/\d\d/\d{4})\)")


@dataclass(frozen=True, slots=True)
class Template:
    sort: str
    form: re.Pattern[str]
    english: str


def framed(answer: Answer, told: str) -> Answer:
    """The answer in English, led by what is `told`; whole statements are left out at its end."""
    statements = [replace(one, text=_in_english(one.text)) for one in answer.statements]
    return replace(
        answer,
        statements=tuple(_within([Statement(told), *statements])),
        citations=tuple(map(_cited, answer.citations)),
        choices=tuple(Choice(_line(choice.label), choice.question) for choice in answer.choices),
        notices=tuple(map(_in_english, answer.notices)),
    )


def _within(statements: Sequence[Statement]) -> Iterator[Statement]:
    """What fits: of the first answer as many lines as do, then whole statements."""
    left = LONGEST
    for at, statement in enumerate(statements):
        said = statement if at != 1 else replace(statement, text=_shortened(statement.text, left))
        if len(said.text) < left:
            left -= len(said.text) + 1
            yield said


def _shortened(text: str, most: int) -> str:
    lines = text.split("\n")
    while len(lines) > 1 and sum(len(line) + 1 for line in lines) + len(wording.MORE) >= most:
        lines.pop()
    short = "\n".join(lines)
    return text if short == text else f"{short}\n{wording.MORE}"


def _cited(citation: Citation) -> Citation:
    return replace(citation, label=_label(citation.label), status=_line(citation.status))


def _in_english(text: str) -> str:
    labelled = _LABELLED.fullmatch(text)
    if labelled:
        return f"{_label(labelled['label'])}{_behind(labelled['quote'])}"
    return "\n".join(map(_line, text.split("\n")))


def _line(line: str) -> str:
    due = _DUE.fullmatch(line)
    if due:
        return _due(due)
    by_channel = _BY_CHANNEL.fullmatch(line)
    if by_channel:
        return _by_channel(by_channel)
    for template in _templates("line"):
        found = template.form.fullmatch(line)
        if found:
            filled = _filled(template.english, found.groupdict())
            return _behind(filled) if "{quote}" in template.english else _replaced(filled, "tail")
    return _behind(line)


def _due(due: re.Match[str]) -> str:
    of = f" of the procedure {due['name']}" if due["name"] else ""
    act = f" ({_label(due['act'])})" if due["act"] else ""
    note, rest = _pieces(due["note"] or ""), _pieces(due["rest"])
    return f"Time limit{of}{act}: {_amount(due['limit'])}.{note} Due date: {rest}"


def _by_channel(found: re.Match[str]) -> str:
    names = [_CHANNELS[name.lower()] for name in found["channels"].split(", ")]
    said = ", ".join(names)
    return f"{said[:1].upper()}{said[1:]}: {_amount(found['told'])}"


def _amount(text: str) -> str:
    """ "3 working days (“03 ngày làm việc”)"; what is no plain amount stays as it is."""
    if _FREE.fullmatch(text):
        return f"free of charge (“{text}”)"
    found = _AMOUNT.fullmatch(text)
    if not found:
        return text
    unit = _UNITS[found["unit"].lower()]
    return f"{found['count']} {unit}{'' if found['count'] == '1' else 's'} (“{text}”)"


def _label(text: str) -> str:
    """ "khoản 2 Điều 19 Nghị định 118/2025/NĐ-CP" -> "clause 2, Article 19, Decree 118/2025/…"."""
    field, dash, rest = text.partition(" – ")
    if dash and field in _FIELDS:
        text = f"{_FIELDS[field]} – {rest}"
    text = _PLACE.sub(_placed, text)
    for vietnamese, english in _KINDS:
        text = text.replace(vietnamese, english)
    return text


def _placed(found: re.Match[str]) -> str:
    point = f"point {found['p']}, " if found["point"] else ""
    clause = f"clause {found['c']}, " if found["clause"] else ""
    return f"{point}{clause}Article {found['a']}, "


def _filled(english: str, groups: Mapping[str, str]) -> str:
    if english.startswith("@"):
        return str(getattr(wording, english[1:]))
    return english.format_map({name: _HOLES.get(name, str)(said) for name, said in groups.items()})


_HOLES: Mapping[str, Callable[[str], str]] = {
    "label": lambda said: _label(f"{said} ").strip(),
    "names": lambda said: _label(_AMENDED.sub(r", as amended by \1", said)),
    "doc": lambda said: _label(said),
    "act": lambda said: _label(said),
    "acts": lambda said: _label(said),
    "text": lambda said: _label(said),
    "limit": _amount,
    "date": lambda said: _IN_WORDS.sub(r"\1", said),
    "until": lambda said: _IN_WORDS.sub(r"\1", said),
    "weekday": lambda said: _WEEKDAYS.get(said, said),
    "where": lambda said: said.replace(" tại ", " at ", 1),
}


def _behind(text: str) -> str:
    return _replaced(text, "any")


def _pieces(text: str) -> str:
    return _ONE.sub(r"\1", _replaced(text, "part"))


def _replaced(text: str, sort: str) -> str:
    for template in _templates(sort):

        def filled(found: re.Match[str], english: str = template.english) -> str:
            return _filled(english, found.groupdict())

        text = template.form.sub(filled, text)
    return text


@cache
def _templates(sort: str) -> tuple[Template, ...]:
    return tuple(_read(sort))


def _read(wanted: str) -> Iterator[Template]:
    rows = _TABLE.read_text(encoding="utf-8").splitlines()[1:]
    for sort, vietnamese, english in (row.split("\t") for row in rows):
        if sort == wanted:
            yield Template(sort, _form(vietnamese, sort), english)


def _form(vietnamese: str, sort: str) -> re.Pattern[str]:
    """A line's holes take as little text as they can; a piece's but figures or names."""

    def hole(found: re.Match[str]) -> str:
        other = ".+?" if sort == "line" else _NAMED.get(found[1], _FIGURES)
        taken = _TAKEN.get(found[1], other) if sort != "line" or found[1] != "acts" else other
        return f"(?P<{found[1]}>{taken})"

    return re.compile(_HOLE.sub(hole, re.escape(vietnamese)))
