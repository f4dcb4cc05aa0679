"""Which lines are words quoted from another text (the new wording in an amending law)."""

import re
from collections.abc import Sequence

from ingest.outlining.mark import mark
from ingest.provision import Level

_OPENERS = "“‟„«"
_CLOSERS = "”»"
_STARTS = tuple(_OPENERS + "\"'‘”")
_CLOSED = re.compile(r"[”“\"»'’]\s*[.;,]{0,2}\s*(?:\[\d+\]|\(\d+\)|\])?\s*\Z")
_CHANGE = re.compile(r"sửa đổi|bổ sung|thay thế|như sau|sau đây", re.IGNORECASE)
_BASES = re.compile(r"[“\"]\s*Căn cứ\b")
_AMENDING = re.compile(
    r"(?:Sửa đổi|Bãi bỏ|Hủy bỏ|Huỷ bỏ|(?:Thay thế|Bổ sung|Bỏ),|"
    r"(?:Bổ sung|Thay thế|Thay|Bỏ|Đổi)\s+(?:một số|các|thêm|cụm|từ|tên|khoản|điểm|[Đđ]iều|Chương|"
    r"Mục|đoạn|Phụ lục)\b)"
)


def quoted(texts: Sequence[str]) -> list[bool]:
    """For each line whether it begins inside of a quotation or with its opening mark."""
    flags = [False] * len(texts)
    body = _first_division(texts)
    position = 0
    while position < len(texts):
        text = texts[position]
        begins = text.startswith(_STARTS)
        flags[position] = begins
        position += 1
        expected = (
            begins and position > 1 and _leads_to_quote(texts[position - 2], flags[position - 2])
        )
        if (expected or _announces(text)) and _left_open(text):
            # What the head of a consolidated text quotes ends before its own first article.
            latest = body if position <= body else len(texts)
            end = (_end_of_bases if _BASES.search(text) else _end)(texts, position, latest)
            flags[position:end] = [True] * (end - position)
            position = end
    return flags


def _first_division(texts: Sequence[str]) -> int:
    """The first line of the body: "Chương I", "Phần thứ nhất" or "Điều 1."."""
    for position, text in enumerate(texts):
        found = mark(text)
        if found is not None and found.level not in (Level.CLAUSE, Level.POINT):
            return position
    return len(texts)


def _left_open(text: str) -> bool:
    """Whether a quotation that this line opens goes on in the next line."""
    depth = 0
    for letter in text:
        if letter in _OPENERS:
            depth += 1
        elif letter in _CLOSERS:
            depth = max(0, depth - 1)
        elif letter == '"':
            depth = depth - 1 if depth else 1
    return depth > 0


def _leads_to_quote(above: str, above_quoted: bool) -> bool:
    """Whether new wording may begin below this line; elsewhere a quotation mark is a slip."""
    return above_quoted or above.endswith(":") or _CHANGE.search(above) is not None


def _announces(text: str) -> bool:
    """Whether new wording begins after a colon of this line ("… như sau: “2. Cơ quan …")."""
    opening = re.search(r":\s*[“\"„«]", text)
    return opening is not None


def _end(texts: Sequence[str], start: int, latest: int) -> int:
    """The first line after the quotation: after its closing mark, or the next amending clause."""
    for position in range(start, latest):
        text = texts[position]
        if position > start and _amends(text):
            return position
        if _closes(text):
            return position + 1
    return start


def _end_of_bases(texts: Sequence[str], start: int, latest: int) -> int:
    """As _end for quoted legal bases ("Căn cứ …"): nothing in them is numbered."""
    for position in range(start, latest):
        if mark(texts[position]) is not None:
            return position
        if _closes(texts[position]):
            return position + 1
    return start


def _closes(text: str) -> bool:
    if not _CLOSED.search(text):
        return False
    depth = lowest = 0
    for letter in text:
        depth += (letter in _OPENERS) - (letter in _CLOSERS)
        lowest = min(lowest, depth)
    return lowest < 0 or text.count('"') % 2 == 1 or depth > 0


def _amends(text: str) -> bool:
    found = mark(text)
    if found is None or found.level not in (Level.CLAUSE, Level.POINT, Level.ARTICLE):
        return False
    return _AMENDING.match(found.rest) is not None
