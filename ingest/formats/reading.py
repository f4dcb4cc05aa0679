"""Bytes of any format -> logical lines, the format chosen by content first, then by name."""

from pathlib import Path, PurePath

from ingest.formats.doc import read_doc
from ingest.formats.docx import read_docx
from ingest.formats.glued_lines import apart
from ingest.formats.html import read_html
from ingest.formats.line import Line
from ingest.formats.markdown import read_markdown
from ingest.formats.pdf import read_pdf
from ingest.formats.plain import read_plain
from ingest.formats.unreadable import Unreadable

_HTML_STARTS = (b"<!doctype html", b"<html", b"<head", b"<body")
_BY_START = (
    (b"%PDF-", read_pdf),
    (b"PK\x03\x04", read_docx),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", read_doc),  # OLE, the container of .doc
)
_BY_SUFFIX = {
    ".html": read_html,
    ".htm": read_html,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
_NOT_TEXT = (".pdf", ".docx", ".doc", ".xlsx", ".xls", ".pptx", ".zip", ".jpg", ".png")


def read_lines(_path: Path | None, data: bytes, name: str) -> list[Line]:
    """The lines of a file named `name`; raises Unreadable with what to do about it."""
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start:
        raise Unreadable("The file is empty: fetch it again.")
    suffix = PurePath(name).suffix.lower()
    for signature, read in _BY_START:
        if start.startswith(signature):
            return list(apart(read(data)))
    is_page = start.lower().startswith(_HTML_STARTS)
    if suffix in _NOT_TEXT:
        kind = "an error page of a website" if is_page else "not what its name says"
        raise Unreadable(f"The {suffix} file is {kind}: download it again from its source.")
    read = read_html if is_page else _BY_SUFFIX.get(suffix, read_plain)
    return list(apart(read(data)))
