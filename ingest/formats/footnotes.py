"""Footnotes at the bottom of printed pages, set apart from the text that they interrupt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.formats.page_furniture import Page

_NOTE = re.compile(r"\[?(\d{1,3})\]?\s+[^\W\d_a-z]|\[?(\d{1,3})\]?\s+[“\"]")
_SURE_IN_DIGITS = 10
_ENDED = re.compile(r"[.”\")]\s*$")


@dataclass(slots=True)
class _Notes:
    last: int = 0
    lines: list[str] = field(default_factory=list)
    open_quotes: int = 0

    def unfinished(self) -> bool:
        return bool(self.lines) and (self.open_quotes > 0 or not _ENDED.search(self.lines[-1]))

    def add(self, lines: Sequence[str]) -> None:
        for line in lines:
            found = _NOTE.match(line)
            if found and _number(found) == self.last + 1:
                self.last += 1
                self.lines.append("")
                line = f"[{self.last}] {line[found.end() - 1 :]}"
                self.open_quotes = 0
            if line:
                self.lines.append(line)
                self.open_quotes += line.count("“") - line.count("”")


def set_apart(pages: Sequence[Page]) -> tuple[list[str], list[str]]:
    """The lines of the text, and those of its footnotes as "[3] Điều này được sửa đổi …"."""
    text: list[str] = []
    notes = _Notes()
    for page in pages:
        start = _notes_start(page, notes)
        text += page[:start]
        while text and not text[-1] and start < len(page):
            text.pop()
        notes.add(page[start:])
    return text, notes.lines


def _notes_start(page: Page, notes: _Notes) -> int:
    """Where on the page its footnotes begin: at the next number that the text above refers to."""
    start = len(page)
    for position, line in enumerate(page):
        found = _NOTE.match(line)
        if found and _number(found) == notes.last + 1 and _referred(page[:position], found):
            start = position
            break
    if not notes.unfinished():
        return start
    gaps = [position for position in range(1, start) if not page[position]]
    above = [gap for gap in gaps if gap < start - 1]
    return above[-1] + 1 if above else start


def _number(found: re.Match[str]) -> int:
    return int(found[1] or found[2])


def _referred(above: Sequence[str], found: re.Match[str]) -> bool:
    """Whether the number is glued to a word above ("như sau:3", "Luật Khiếu nại1.")."""
    number = _number(found)
    # "khoản 732" is khoản 7 with note 32; the first notes would agree with any number.
    digits = r"|(?<![\d/.])(?!(?:19|20)\d\d)\d{1,2}" if number >= _SURE_IN_DIGITS else ""
    glued = re.compile(rf"(?:[^\W\d_]|[.,;:)”\"\]]{digits})\[?{number}\]?(?![\d/])")
    return any(glued.search(line) for line in above)
