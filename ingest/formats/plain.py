"""Plain text: one paragraph a line, or lines broken at a page's width."""

from ingest.formats.line import Line
from ingest.formats.unreadable import Unreadable
from ingest.spelling import tidy

_ENCODINGS = ("utf-8-sig", "utf-16", "cp1258")


def read_plain(data: bytes) -> list[Line]:
    """The lines of a text file."""
    return [Line(text) for raw in decode(data).splitlines() if (text := tidy(raw))]


def decode(data: bytes) -> str:
    """The text in UTF-8, UTF-16 with a mark, or Windows-1258; raises Unreadable for bytes."""
    if b"\0" in data[:4096] and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("The file is binary, not text: convert it to DOCX, PDF or plain text.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
