"""Word documents (DOCX): paragraphs and tables in their order."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from ingest.formats.concealed import Concealed
from ingest.formats.line import Line
from ingest.formats.unreadable import Unreadable
from ingest.spelling import tidy

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_ARTICLE = "Điều "
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUN, _PROPERTIES, _VALUE = _WORD + "r", _WORD + "rPr", _WORD + "val"
_SMALLEST = 6  # half points: nobody reads 3 pt
_TEXT, _BREAK, _RETURN, _TAB = (_WORD + name for name in ("t", "br", "cr", "tab"))


def read_docx(data: bytes) -> list[Line]:
    """The lines of a Word document; raises Unreadable for a damaged one."""
    return list(_lines(_opened(data).iter_inner_content()))


def _opened(data: bytes) -> Any:
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        return docx.Document(io.BytesIO(data))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, SyntaxError) as problem:
        raise Unreadable(
            "The Word file is damaged: open it in Word and save it again."
        ) from problem


def _lines(blocks: Iterator[Any]) -> Iterator[Line]:
    from docx.table import Table

    for block in blocks:
        if isinstance(block, Table):
            yield from _table_lines(block)
        else:
            yield from (Line(text) for part in _text(block).split("\n") if (text := tidy(part)))


def _text(paragraph: "Paragraph") -> str:
    """The words of a paragraph; ten times as fast as Paragraph.text on long laws."""
    return "".join(_written(part) for part in paragraph._p.iter(_TEXT, _BREAK, _RETURN, _TAB))


def _written(part: Any) -> str:
    if part.tag == _TEXT:
        return part.text or ""
    return "\t" if part.tag == _TAB else "\n"


def _table_lines(table: "Table") -> Iterator[Line]:
    """Rows as "cell | cell"; a table of one column only frames its paragraphs."""
    for row in table.rows:
        cells = list({id(cell._tc): cell for cell in row.cells}.values())
        parts = [list(_lines(cell.iter_inner_content())) for cell in cells]
        if len(cells) == 1 or _holds_articles(parts):
            yield from (line for part in parts for line in part)
            continue
        text = " | ".join(" ".join(line.text for line in part) for part in parts)
        if text.strip(" |"):
            yield Line(text, row=True)


def _holds_articles(parts: list[list[Line]]) -> bool:
    return sum(line.text.startswith(_ARTICLE) for part in parts for line in part) > 2


def concealed_in_docx(data: bytes) -> Iterator[Concealed]:
    """Runs that are hidden, white on no shade, or too small to read. Raises Unreadable."""
    body = _opened(data).element.body
    hidden: dict[str, list[str]] = {}
    shown = []
    for run in body.iter(_RUN):
        said = "".join(part.text or "" for part in run.iter(_TEXT))
        shown.append(said)
        if said and (way := _unseen(run)):
            hidden.setdefault(way, []).append(said)
    yield Concealed("", "".join(shown), is_shown=True)
    yield from (Concealed(way, " ".join(parts)) for way, parts in hidden.items())


def _unseen(run: Any) -> str:
    """How the run is taken out of sight, or ""."""
    properties = run.find(_PROPERTIES)
    if properties is None:
        return ""
    said = {child.tag.removeprefix(_WORD): child.get(_VALUE, "") for child in properties}
    if said.get("vanish", "0") not in ("0", "false"):
        return "vanish"
    size = said.get("sz", "")
    if size.isdigit() and int(size) <= _SMALLEST:
        return "font-size"
    if said.get("color", "").upper() == "FFFFFF" and not _is_shaded(run):
        return "color:white"
    return ""


def _is_shaded(run: Any) -> bool:
    """Whether the run, its paragraph or its cell has a ground of its own."""
    around = [run, *run.iterancestors(_WORD + "p", _WORD + "tc", _WORD + "tbl")]
    return any(
        mark.tag in (_WORD + "shd", _WORD + "highlight")
        for one in around
        for group in one
        if group.tag.endswith("Pr")
        for mark in group.iter(_WORD + "shd", _WORD + "highlight")
    )
