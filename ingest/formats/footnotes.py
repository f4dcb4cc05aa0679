"""Footnotes at the bottom of printed pages, set apart from the text that they interrupt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.formats.page_furniture import Page

_NUMBERED = re.compile(r"\[?(\d{1,3})\]?\s+(?=[“\"(]?[^\W\d_])")
# How a footnote of a consolidated text begins; nothing else does.
_OF_A_CHANGE = re.compile(
    r"(?:Các c|C)ụm từ [“\"]|Từ [“\"]|"
    r"(?:Tên )?(?:của )?(?:Khoản|Điểm|Điều|Đoạn|Tiểu mục|Mục|Chương|Phần|Phụ lục|Nội dung|Tên)"
    r"(?: \w+)? này (?:được|bị|bao gồm)\b"
)
_REFERENCE = re.compile(r"(?:\b(?:khoản|điểm|đến|và|hoặc|mục|số)|,)$", re.IGNORECASE)
_ENDED = re.compile(r"[.”\")]\s*$")
_OWN_ARTICLE = re.compile(r"[ĐÐ]iều \d+\w?\.|Chương [IVXLC]+|Mục \d")
_SURE_IN_DIGITS = 10
_GREATEST_STEP = 20  # notes missed in between


@dataclass(slots=True)
class _Notes:
    last: int = 0
    lines: list[str] = field(default_factory=list)
    open_quotes: int = 0

    def unfinished(self) -> bool:
        """Whether the last note goes on, perhaps at the bottom of the next page."""
        return bool(self.lines) and (self.open_quotes > 0 or not _ENDED.search(self.lines[-1]))

    def due(self, line: str) -> bool:
        """Whether the line begins with the number of the next note, or of a later change."""
        found = _NUMBERED.match(line)
        if found is None:
            return False
        step = int(found[1]) - self.last
        next_one = step == 1 and line[found.end() :].lstrip('“"(')[:1].isupper()
        return next_one or (0 < step <= _GREATEST_STEP and _changes(line))

    def add(self, lines: Sequence[str]) -> None:
        for line in lines:
            if self.due(line):
                self._begin(line)
            elif line:
                self.lines.append(line)
            self.open_quotes += line.count("“") - line.count("”")

    def _begin(self, line: str) -> None:
        found = _NUMBERED.match(line)
        assert found is not None
        self.last, self.open_quotes = int(found[1]), 0
        self.lines += ["", f"[{self.last}] {line[found.end() :]}"]


def set_apart(pages: Sequence[Page]) -> tuple[list[str], list[str]]:
    """The lines of the text, and those of its footnotes as "[3] Điều này được sửa đổi …"."""
    if len(pages) == 1:
        return pages[0], []
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
        goes_on = position > 0 and _REFERENCE.search(page[position - 1]) is not None
        if goes_on or not notes.due(line):
            continue
        if _changes(line) or _referred(page[:position], line):
            start = position
            break
    if not notes.unfinished():
        return start
    gaps = [position for position in range(1, start - 1) if not page[position]]
    if not gaps or any(_OWN_ARTICLE.match(line) for line in page[gaps[-1] : start]):
        return start
    return gaps[-1] + 1


def _changes(line: str) -> bool:
    found = _NUMBERED.match(line)
    return found is not None and _OF_A_CHANGE.match(line, found.end()) is not None


def _referred(above: Sequence[str], line: str) -> bool:
    """Whether the line's number is glued to a word above ("như sau:3", "Luật Khiếu nại1.")."""
    found = _NUMBERED.match(line)
    number = int(found[1]) if found else 0
    # "khoản 732" is khoản 7 with note 32; the first notes would agree with any number.
    digits = r"|(?<![\d/.])(?!(?:19|20)\d\d)\d{1,2}" if number >= _SURE_IN_DIGITS else ""
    glued = re.compile(rf"(?:[^\W\d_]|[.,;:)”\"\]]{digits})\[?{number}\]?(?![\d/])")
    return any(glued.search(text) for text in above)
