"""Plain text: one paragraph a line, or lines broken at a page's width."""

from collections.abc import Iterable

from ingest.formats.broken_lines import are_broken, rejoin
from ingest.formats.footnotes import set_apart
from ingest.formats.line import Line
from ingest.formats.page_furniture import pages
from ingest.formats.unreadable import Unreadable
from ingest.spelling import tidy

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_plain(data: bytes) -> list[Line]:
    """The lines of a text file."""
    return paragraphs(decode(data).replace("\f", "\n\f\n").split("\n"))


def paragraphs(raw: Iterable[str]) -> list[Line]:
    """Paragraphs from the lines of a text; those that a page's width broke are joined.

    Footnotes at the bottom of pages come last.
    """
    texts, notes = set_apart(pages([line if line == "\f" else tidy(line) for line in raw]))
    if are_broken(texts):
        return [Line(text) for text in [*rejoin(texts), *rejoin(notes)]]
    return [Line(text) for text in [*texts, *notes] if text]


def decode(data: bytes) -> str:
    """The text in UTF-8, UTF-16 with a mark, or Windows-1252; raises Unreadable for bytes."""
    if data.startswith(_UTF_16_MARKS):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:4096]:
        raise Unreadable("The file is binary, not text: convert it to DOCX, PDF or plain text.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
