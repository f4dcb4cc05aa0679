"""Markdown: headings, emphasis, escapes, tables and front matter become plain lines."""

import re

from ingest.formats.line import Line
from ingest.formats.plain import decode
from ingest.spelling import tidy

_FRONT_MATTER = re.compile(r"\A\ufeff?---\r?\n.*?\n---\r?\n", re.DOTALL)
_OFFICIAL_TEXT = re.compile(r"^#+\s*VĂN BẢN\s*$", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|(?<![\w])_{2,3}|_{2,3}(?![\w]))")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_PREFIX = re.compile(r"^\s*(?:#{1,6}\s+|>\s?|[*+]\s+)+")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$|^[\s|:+-]*-{2,}[\s|:+-]*$")
_TAG = re.compile(r"</?(?:br|p|div|span|b|i|u|em|strong|sup|sub|a|center)\b[^<>]*>", re.IGNORECASE)


def read_markdown(data: bytes) -> list[Line]:
    """The lines of the official text: front matter and an editor's summary are left out."""
    text = _FRONT_MATTER.sub("", decode(data))
    official = _OFFICIAL_TEXT.search(text)
    if official:
        text = text[official.end() :]
    return [line for raw in text.splitlines() if (line := _line(raw)) is not None]


def _line(raw: str) -> Line | None:
    if _RULE.match(raw):
        return None
    text = _plain(_PREFIX.sub("", raw))
    if raw.lstrip().startswith("|") and raw.count("|") > 1:
        cells = [cell.strip() for cell in text.strip(" |").split("|")]
        joined = " | ".join(cells)
        return Line(joined, row=True) if joined.strip(" |") else None
    text = text.strip("| ")
    return Line(text) if text else None


def _plain(text: str) -> str:
    text = _LINK.sub(r"\1", _TAG.sub(" ", text))
    return tidy(_ESCAPE.sub(r"\1", _EMPHASIS.sub("", text)))
