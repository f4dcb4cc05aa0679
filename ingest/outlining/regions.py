"""The large parts of a text: the body with its articles, the signature, the annexes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.formats.line import Line
from ingest.outlining.annex_heading import (
    AnnexHeading,
    annex_heading,
    promulgated_heading,
    restarted_heading,
)
from ingest.outlining.mark import Mark
from ingest.provision import Level


class Part(Enum):
    """Where in a document a line stands."""

    BODY = "body"
    TAIL = "tail"  # signatures, recipients, footnotes
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Region:
    """Lines `start:end`; an annex has its number ("II", "") and heading."""

    part: Part
    start: int
    end: int
    number: str = ""
    heading: str = ""


_SIGNED = re.compile(
    r"(?:TM|KT|TL|TUQ|T/M)\.? ?[A-ZĐÀ-Ỹ]{2}|Nơi nhận|NƠI NHẬN|\(Đã ký\)|"
    r"XÁC THỰC VĂN BẢN HỢP NHẤT|"
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Hiến pháp) này (?:đã )?được .{0,90} thông qua"
)
_OFFICE = re.compile(
    r"(?:CHỦ TỊCH(?: QUỐC HỘI| NƯỚC)?|BỘ TRƯỞNG|THỦ TƯỚNG|THỨ TRƯỞNG|CHÁNH ÁN|VIỆN TRƯỞNG|"
    r"TỔNG KIỂM TOÁN NHÀ NƯỚC|THỐNG ĐỐC|CHỦ NHIỆM)$"
)
_FOOTNOTE = re.compile(r"\[1\]\s")
_LONGEST_HEAD = 12  # lines of an annex's number, title and "(ban hành kèm theo …)"
_FIRST_POSSIBLE_SIGNATURE = 5  # lines; earlier ones are the head of the document


class _Walk:
    """Goes through the lines once and remembers where each part begins."""

    def __init__(self, lines: Sequence[Line], marks: Sequence[Mark | None]) -> None:
        self.lines = lines
        self.marks = marks
        self.starts = [Region(Part.BODY, 0, 0)]
        self.last_article = 0
        self.footnotes = False

    def step(self, position: int, inside_quote: bool) -> None:
        """Decides whether a new part begins at this line."""
        heading = None if inside_quote else self._heading(position)
        if heading is not None:
            self._begin(Part.ANNEX, heading)
        elif self.starts[-1].part is Part.BODY and not inside_quote and self._signed(position):
            self._begin(Part.TAIL, AnnexHeading(position))
        self._note_article(position)

    def _heading(self, position: int) -> AnnexHeading | None:
        if not self.last_article and position < 2 * _FIRST_POSSIBLE_SIGNATURE:
            return None
        named = annex_heading(self.lines, position)
        if named is not None:
            return named
        if self.starts[-1].part is Part.BODY:
            return None
        earliest = self.starts[-1].start + 1
        if self.starts[-1].part is Part.ANNEX and position < earliest + _LONGEST_HEAD:
            return None
        if self.starts[-1].part is Part.TAIL and not self.footnotes and self._restarts(position):
            return restarted_heading(self.lines, position, earliest)
        return promulgated_heading(self.lines, position, earliest)

    def _restarts(self, position: int) -> bool:
        """Whether chapters or articles begin anew at this line."""
        found = self.marks[position]
        if found is None or found.level not in (Level.CHAPTER, Level.ARTICLE):
            return False
        return found.number in ("I", "1")

    def _signed(self, position: int) -> bool:
        line = self.lines[position]
        if _FOOTNOTE.match(line.text):
            self.footnotes = True
            return True
        if position <= _FIRST_POSSIBLE_SIGNATURE:
            return False
        cells = line.text.split(" | ") if line.row else [line.text]
        if self.last_article and any(_OFFICE.match(cell) for cell in cells):
            return True
        return any(_SIGNED.match(cell.lstrip("| ")) for cell in cells)

    def _begin(self, part: Part, at: AnnexHeading) -> None:
        self.starts.append(Region(part, at.position, 0, at.number, at.heading))

    def _note_article(self, position: int) -> None:
        found = self.marks[position]
        if found is None or found.level is not Level.ARTICLE:
            return
        number = int(re.match(r"\d+", found.number)[0])  # type: ignore[index]
        part = self.starts[-1].part
        if part is Part.BODY:
            self.last_article = max(self.last_article, number)
        elif part is Part.TAIL and number == self.last_article + 1 and not self.footnotes:
            self.starts.pop()
            self.last_article = number


def regions(
    lines: Sequence[Line], marks: Sequence[Mark | None], quoted: Sequence[bool]
) -> list[Region]:
    """Cuts the lines into body, tail and annexes; `marks` holds None inside of quotations."""
    walk = _Walk(lines, marks)
    for position in range(len(lines)):
        walk.step(position, quoted[position])
    ends = [start.start for start in walk.starts[1:]] + [len(lines)]
    return [
        Region(start.part, start.start, end, start.number, start.heading)
        for start, end in zip(walk.starts, ends, strict=True)
        if start.start < end
    ]
