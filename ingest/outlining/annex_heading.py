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
    r"([IVXLC]+(?:[.\-]?\d+|[A-Za-z])?|\d+[A-Za-z]?(?:[.\-]\d+)*|[A-Z]))?"
    r"(?:\s*\[\d+\])?\s*(?:$|[.:–-]\s*(.*)|([A-ZĐÀ-Ỹ(].*))"
)
_PROMULGATED = re.compile(r"\(?\s*(?:Được\s+)?(?:ban hành\s+)?kèm theo\s", re.IGNORECASE)
_REFERENCE = re.compile(r"[,;.]$|\bnày\b")
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
    start = position
    while start > max(earliest, position - _HIGHEST) and _is_title(lines[start - 1]):
        start -= 1
    if start == position:
        return None
    heading = " ".join(line.text for line in lines[start:position])
    return AnnexHeading(start, "", heading)


def title_below(lines: Sequence[Line], position: int) -> str:
    """The lines in capitals from `position` on, as one heading."""
    end = position
    while end < min(len(lines), position + _HIGHEST) and _is_title(lines[end]):
        end += 1
    return " ".join(line.text for line in lines[position:end])


def _is_title(line: Line) -> bool:
    return not line.row and line.text.upper() == line.text and any(map(str.isalpha, line.text))
