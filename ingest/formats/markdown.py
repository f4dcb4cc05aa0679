"""Markdown: headings, emphasis, escapes, tables and front matter become plain lines."""

import re
from collections.abc import Iterator

from ingest.formats.broken_lines import are_broken, rejoin
from ingest.formats.line import Line
from ingest.formats.plain import decode
from ingest.spelling import tidy

_FRONT_MATTER = re.compile(r"\A\ufeff?---\r?\n.*?\n---\r?\n", re.DOTALL)
_HEADING = re.compile(r"\s*(#{1,6})\s+(.*?)\s*#*\s*$")
# Sections that the editor of a page puts around the official text.
_EDITORS_OWN = re.compile(
    r"(?:Thông tin văn bản|Thông tin chung|Trích yếu|Tóm tắt|Điểm (?:mới|nổi bật|chính)|"
    r"Nội dung cốt lõi|Một số điểm|Ghi chú|Nguồn tham|Tài liệu tham|Văn bản (?:liên quan|thay thế)|"
    r"Liên kết|Bảng tổng hợp mức|Xem thêm|Lịch sử)\b",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"(?:Văn bản|(?:Nội dung|Nội dung toàn văn|Nội dung chi tiết)(?: \(.*\))?)$", re.I
)
_EMPHASIS = re.compile(r"(\(\*+\))|(?<!\\)(?:\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,3}(?=\w)|__+)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_PREFIX = re.compile(r"^\s*(?:>\s?|[*+]\s+)+")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$|^[\s|:+-]*-{2,}[\s|:+-]*$")
_TAG = re.compile(r"</?(?:br|p|div|span|b|i|u|em|strong|sup|sub|a|center)\b[^<>]*>", re.IGNORECASE)


def read_markdown(data: bytes) -> list[Line]:
    """The lines of the official text: front matter and an editor's sections are left out."""
    text = _FRONT_MATTER.sub("", decode(data))
    lines: list[Line] = []
    pending: list[str] = []
    for raw in _official(text.splitlines()):
        row = _row(raw)
        if row is None:
            pending += _texts(raw)
            continue
        lines += [*_paragraphs(pending), *row]
        pending = []
    return [*lines, *_paragraphs(pending)]


def _official(raw: list[str]) -> Iterator[str]:
    """The lines outside of the editor's sections; a section ends at a rule or a heading."""
    skipped = 0  # level of the heading that began the skipped section
    for line in raw:
        found = _HEADING.match(line)
        if found is None:
            skipped = 0 if _RULE.match(line) and "|" not in line else skipped
            if not skipped:
                yield line
            continue
        level, title = len(found[1]), _plain(found[2])
        if _EDITORS_OWN.match(title):
            skipped = min(skipped, level) if skipped else level
        elif not skipped or level <= skipped:
            skipped = 0
            yield "" if _FRAME.match(title) else line


def _row(raw: str) -> list[Line] | None:
    """The row of a table as one line, none for its rule; None for a line outside of tables."""
    bare = raw.strip()
    if not (bare.startswith("|") and bare.count("|") > 1):
        return None
    if _RULE.match(bare):
        return []
    cells = [cell.strip() for cell in _plain(bare).strip("| ").split("|")]
    text = " | ".join(cells)
    return [Line(text, row=True)] if text.strip(" |") else []


def _texts(raw: str) -> list[str]:
    """The line without marks; a heading stands between empty lines."""
    if _RULE.match(raw):
        return [""]
    heading = _HEADING.match(raw)
    if heading:
        return ["", _plain(heading[2]), ""]
    return [_plain(_PREFIX.sub("", raw)).strip("| ")]


def _plain(text: str) -> str:
    bare = _EMPHASIS.sub(lambda found: found[1] or "", _LINK.sub(r"\1", _TAG.sub(" ", text)))
    return tidy(_ESCAPE.sub(r"\1", bare))


def _paragraphs(texts: list[str]) -> list[Line]:
    paragraphs = rejoin(texts) if are_broken(texts) else [text for text in texts if text]
    return [Line(text) for text in paragraphs]
