"""Where an annex begins: "PHỤ LỤC II", "QUY CHẾ … (Ban hành kèm theo …)", "Mẫu số 01"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.formats.line import Line


@dataclass(frozen=True, slots=True)
class AnnexHeading:
    """The line at which an annex begins, its number and heading."""

    position: int
    number: str = ""
    heading: str = ""


_ANNEX = re.compile(
    r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ|số|Số)?\s*:?\s*"
    r"([IVXLC]+(?:[.\-]\d+|[A-Za-z])?|\d+[A-Za-z]?(?:[.\-]\d+)*|[A-Z]))?"
    r"(?:\s*\[\d+\]|\d{1,2})?\s*(?:$|[.:–-]\s*(.*)|([A-ZĐÀ-Ỹ(].*))"
)
_PROMULGATED = re.compile(r"\(?\s*(?:Được\s+)?(?:ban hành\s+)?kèm theo\s", re.IGNORECASE)
_REFERENCE = re.compile(r"[,;.]$|\bnày\b")
# A signature, a name (all words with capitals) or a sentence.
_NO_TITLE = re.compile(
    r"^(?:TM|KT|TL|TUQ)\.|^\(Đã ký\)|^Nơi nhận|[.;:/]$|^(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]+ ?){2,5}$"
)
_LONGEST = 200  # letters
_HIGHEST = 8  # lines


def annex_heading(lines: Sequence[Line], position: int) -> AnnexHeading | None:
    """The annex that begins with the word Phụ lục at this line, or None."""
    text = lines[position].text
    if text[:1] not in "Pp(" or lines[position].row or len(text) > _LONGEST:
        return None
    found = _ANNEX.match(text)
    if not found:
        return None
    title = found[2] or found[3] or ""
    if _REFERENCE.search(title):
        return None
    return AnnexHeading(position, found[1] or "", title or title_below(lines, position + 1))


def promulgated_heading(lines: Sequence[Line], position: int, earliest: int) -> AnnexHeading | None:
    """The text promulgated "(Ban hành kèm theo …)": it begins with the capitals above."""
    if not _PROMULGATED.match(lines[position].text) or lines[position].row:
        return None
    start = _top_of_title(lines, position, earliest)
    if start == position:
        return None
    return AnnexHeading(start, "", " ".join(line.text for line in lines[start:position]))


def restarted_heading(lines: Sequence[Line], position: int, earliest: int) -> AnnexHeading:
    """The text whose own Chương I or Điều 1 stands at this line, with the title above it."""
    start = _top_of_title(lines, position, earliest)
    heading = " ".join(line.text for line in lines[start:position])
    return AnnexHeading(start, "", heading)


def _top_of_title(lines: Sequence[Line], position: int, earliest: int) -> int:
    """The first line in capitals of the title that ends above `position`, or `position`."""
    top = position
    for start in range(position - 1, max(earliest, position - _HIGHEST) - 1, -1):
        line = lines[start]
        if line.row or len(line.text) > _LONGEST or _NO_TITLE.search(line.text):
            break
        if _is_title(line):
            top = start
    return top


def title_below(lines: Sequence[Line], position: int) -> str:
    """The lines in capitals from `position` on, as one heading."""
    title: list[str] = []
    for line in lines[position : position + _HIGHEST]:
        if _is_title(line):
            title.append(line.text)
        elif title or not _PROMULGATED.match(line.text):
            break
    return " ".join(title)


def _is_title(line: Line) -> bool:
    return not line.row and line.text.upper() == line.text and any(map(str.isalpha, line.text))
