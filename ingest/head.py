"""What stands at the head and at the foot of an official text: number, kind, title, day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ingest.days import days_in, first_day
from ingest.document_number import first_number, mentions
from ingest.sources.letters import CAPITALS
from ingest.spelling import fold

HEAD = 90  # lines: the longest heads seen (lists of amending acts of a VBHN) have 60
LONGEST_TITLE = 400  # characters; what is longer is already the text

KINDS = {
    fold(kind): kind
    for kind in (
        "Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Lệnh", "Nghị quyết", "Nghị quyết liên tịch",
        "Nghị định", "Quyết định", "Thông tư", "Thông tư liên tịch", "Chỉ thị", "Công điện",
        "Văn bản hợp nhất", "Công văn", "Thông báo", "Kế hoạch", "Hướng dẫn", "Quy chế",
        "Quy định", "Chương trình", "Báo cáo", "Sắc lệnh",
    )
}  # fmt: skip
LAWS = frozenset({"Luật", "Bộ luật", "Hiến pháp", "Pháp lệnh"})  # known by name, not by number
_KIND_LINE = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,3})[\s:*]*(?:\[?\d{1,2}\]?)?[\s*:.]*")
_NUMBER_ABOVE = re.compile(
    r"(?:(?:^|\|)\W*(?:(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết|Lệnh)\s+)?[Ss][ốó]\s*:?|"
    r"\bS[ốó]\s*:)(?=\s*(?:[\d./]|$))"
)
_NUMBER_BELOW = re.compile(r"^\W*Số\s*:")
_BLANK_NUMBER = re.compile(r"\bSố\s*:?\s*[._…]*\s*/\s*(?:20\d\d\s*)?/?\s*[A-ZĐ]{2}", re.IGNORECASE)
_PREAMBLE = re.compile(r"(?:Căn\s+c[ứúư]|Xét đề nghị|Theo đề nghị|Pursuant)\b", re.IGNORECASE)
_BODY = re.compile(r"(?:Điều\s+\d+|Chương\s+[IVX\d]+|Phần\s+(?:thứ|I)|I\.)(?![\w])", re.IGNORECASE)
_RULE = re.compile(r"[\s_\-–—*=.|]*")
_STATE = ("cộng hòa xã hội chủ nghĩa", "độc lập - tự do", "độc lập – tự do", "công báo/số")
_CONSOLIDATED = re.compile(r"được\s+sửa\s+đổi(?:,?\s+bổ\s+sung)?(?:\s+\w+)*?\s+(?:bởi|theo)\s*:")
_SIGNED = re.compile(
    r"xác thực văn bản hợp nhất|^\W*(?:Hà Nội|TP\.? ?\w+|[A-ZĐ][\w ]+), ngày", re.I
)
_FOOTNOTE = re.compile(r"(?<![\w/-])([^\W\d_]+)\d{1,2}(?=\s|$)|\s*\[\d{1,3}\](?=\s|$)|\*+$")


@dataclass(frozen=True, slots=True)
class Consolidation:
    """The list at the head of a VBHN: the act and those that amended it.

    `since` is the first day of the act itself, `newest` the latest signature day in the list.
    """

    base: str | None
    amenders: tuple[str, ...]
    since: date | None
    newest: date | None


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines say; "" and None where they say nothing."""

    number: str | None = None
    blank_number: bool = False  # "Số:    /2025/NĐ-CP": a draft
    kind: str = ""
    title: str = ""
    issued: date | None = None
    place: str = ""  # "Phú Thọ" of "Phú Thọ, ngày 18 tháng 11 năm 2025"
    organs: str = ""  # the lines above the number
    promulgation: str = ""  # "Quốc hội ban hành Luật Khiếu nại."
    consolidation: Consolidation | None = None
    cited_days: frozenset[date] = frozenset()  # of the acts that the preamble cites


def read_head(lines: Sequence[str]) -> Head:
    """The head of a text; the lines stop at its first article or chapter."""
    head = lines[: first_of_body(lines)]
    kind_at, kind = kind_line(head)
    above = [line for line in head[: kind_at + 12] if not _PREAMBLE.match(line)]
    place, issued = day_line(above)
    return Head(
        number=number_among(head[:kind_at], _NUMBER_ABOVE) or number_among(above, _NUMBER_BELOW),
        blank_number=any(_BLANK_NUMBER.search(line) for line in above),
        kind=kind,
        title=title_after(head, kind_at) if kind else "",
        issued=issued,
        place=place,
        organs=" ".join(head[:kind_at]) if kind else " ".join(head[:6]),
        promulgation=promulgation(head),
        consolidation=consolidation(head),
        cited_days=frozenset(
            day for line in head if _PREAMBLE.match(line) for day, _, _ in days_in(line)
        ),
    )


def first_of_body(lines: Sequence[str]) -> int:
    for at, line in enumerate(lines[:HEAD]):
        if _BODY.match(line.lstrip("#* ")):
            return at
    return min(len(lines), HEAD)


def kind_line(head: Sequence[str]) -> tuple[int, str]:
    """Where the kind stands alone on its line, in capitals, and which it is; (0, "") if nowhere."""
    for at, line in enumerate(head):
        found = _KIND_LINE.fullmatch(line)
        if found and fold(found[1]) in KINDS and found[1].isupper():
            return at, KINDS[fold(found[1])]
    return 0, ""


def number_among(lines: Sequence[str], mark: re.Pattern[str]) -> str | None:
    """The number after the mark "Số:", where it may stand on the line below."""
    for at, line in enumerate(lines):
        found = mark.search(line)
        if found and not _PREAMBLE.match(line):
            below = lines[at + 1] if at + 1 < len(lines) else ""
            number = first_number(line[found.end() :]) or first_number(below)
            if number:
                return number
    return None


def day_line(above: Sequence[str]) -> tuple[str, date | None]:
    """(place, day) of "Hà Nội, ngày 09 tháng 6 năm 2025" among the lines of the head."""
    joined = [*above, *(f"{one} {two}" for one, two in zip(above, above[1:], strict=False))]
    for line in joined:
        found = re.search(r"([A-ZĐ][^\d|]{2,40}?)\s*,\s*(ng[àa]y\b.*)", line)
        day = first_day(found[2]) if found else None
        if found and day and "của" not in found[1]:
            return place_of(found[1]), day
    return "", None


def place_of(words: str) -> str:
    """The place name at the end of what stands before the comma."""
    names = re.findall(rf"(?:[{CAPITALS}][\w'-]*[.\s-]*){{1,4}}$", words.strip())
    return names[-1].strip() if names else ""


def title_after(head: Sequence[str], kind_at: int) -> str:
    """The trích yếu: the lines between the kind and the preamble, joined."""
    parts: list[str] = []
    for line in head[kind_at + 1 :]:
        if ends_title(line, parts):
            break
        if not _RULE.fullmatch(line):
            parts.append(without_footnotes(line.strip(" *#_")))
    return " ".join(parts).strip(" .;")


def without_footnotes(line: str) -> str:
    """ "Luật Khiếu nại1" and "Luật Khiếu nại[1]" without the mark; "71/2025/QH15" keeps its 15."""
    return _FOOTNOTE.sub(lambda found: found[1] or "", line)


def ends_title(line: str, parts: Sequence[str]) -> bool:
    """Whether a line below the kind is no longer its title."""
    folded = fold(line)
    return bool(
        _PREAMBLE.match(line)
        or _CONSOLIDATED.search(line)
        or folded.startswith(_STATE)
        or _NUMBER_BELOW.match(line)
        or sum(map(len, parts)) > LONGEST_TITLE
        or (parts and (parts[-1].endswith(".") or len(line) > LONGEST_TITLE))
        or (parts and (is_organ(line) or _RULE.fullmatch(line) or names_an_act(line, parts)))
    )


def is_organ(line: str) -> bool:
    """ "BỘ TRƯỞNG BỘ TÀI CHÍNH", "CHÍNH PHỦ" on a line of its own above the preamble."""
    return line.isupper() and fold(line).strip(" *:").startswith(
        ("bộ trưởng", "chính phủ", "thủ tướng", "chủ tịch", "ủy ban nhân dân", "quốc hội",
         "hội đồng", "ủy ban thường vụ", "thống đốc", "tổng", "chánh án", "viện trưởng")
    )  # fmt: skip


def names_an_act(line: str, parts: Sequence[str]) -> bool:
    """The first line of a VBHN's list: "Luật Khiếu nại số 02/2011/QH13 ngày 11 tháng 11 …"."""
    return bool(
        re.match(r"(?:Bộ luật|Luật|Nghị định|Thông tư|Pháp lệnh|Nghị quyết|Quyết định)\b", line)
        and first_day(line)
        and not re.search(r"(?:của|theo|điều)$", parts[-1])
    )


def promulgation(head: Sequence[str]) -> str:
    """The sentence "Chính phủ ban hành Nghị định …", which writes the title in normal case."""
    text = " ".join(head)
    found = re.search(
        r"ban hành\s+((?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư)\b.*)", text
    )
    return found[1].strip(" .;") if found else ""


def consolidation(head: Sequence[str]) -> Consolidation | None:
    """The base act and its amenders where the head lists them as a VBHN does."""
    at = next((i for i in range(len(head)) if listed(head, i)), None)
    if at is None:
        return None
    start = max(0, at - 3)
    end = next((i for i in range(at + 1, len(head)) if _PREAMBLE.match(head[i])), len(head))
    text = " ".join(head[start:end])
    found = _CONSOLIDATED.search(text)
    if found is None:
        return None
    before, after = text[: found.start()], text[found.end() :]
    bases = [mention.number for mention in mentions(before)]
    days = [day for day, _, _ in days_in(re.sub(r"có\s+hiệu\s+lực[^;:.]*", "", after))]
    since = re.search(r"có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?từ\s+(ngày.*)", before)
    return Consolidation(
        bases[-1] if bases else None,
        tuple(amenders_in(after)),
        first_day(since[1]) if since else None,
        max(days, default=None),
    )


def listed(head: Sequence[str], at: int) -> bool:
    """Whether the words "được sửa đổi, bổ sung bởi:" end in this line."""
    window = " ".join(head[max(0, at - 1) : at + 1])
    found = _CONSOLIDATED.search(window)
    return found is not None and not _PREAMBLE.match(head[at])


def amenders_in(text: str) -> list[str]:
    """The first number of each item of the list: the act that amends, not what it amends."""
    items = re.split(r"(?:;|(?<=\d)\.)\s+(?=(?:\d+\.\s*)?[A-ZĐ])|\s(?=\d{1,2}\.\s+[A-ZĐ])", text)
    return [number for item in items if (number := first_number(item))]


def day_at_foot(lines: Sequence[str]) -> date | None:
    """The signature day of a VBHN, near "XÁC THỰC VĂN BẢN HỢP NHẤT" below its last article."""
    for at in range(len(lines) - 1, -1, -1):
        if fold(lines[at]).strip(" *#").startswith("xác thực văn bản hợp nhất"):
            return next(
                (day for line in lines[max(0, at - 3) : at + 8] if (day := signed_in(line))), None
            )
    return None


def signed_in(line: str) -> date | None:
    """The day of a line "Hà Nội, ngày 12 tháng 02 năm 2026"; None for a sentence with a day."""
    return first_day(line) if len(line) < 140 and _SIGNED.search(line) else None


def day_passed(text: str) -> date | None:
    """The day in "… thông qua ngày 12 tháng 6 năm 2017" at the end of a law."""
    found = re.search(r"(?:kỳ họp|phiên họp)[^.]{0,60}thông\s+qua\s+(ngày[^.;]{0,40})", text, re.I)
    return first_day(found[1]) if found else None
