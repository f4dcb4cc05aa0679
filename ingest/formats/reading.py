"""Bytes of any format -> logical lines, the format chosen by content first, then by name."""

from pathlib import Path, PurePath

from ingest.formats.html import read_html
from ingest.formats.line import Line
from ingest.formats.markdown import read_markdown
from ingest.formats.plain import read_plain
from ingest.formats.unreadable import Unreadable

_HTML_SIGNS = (b"<!doctype html", b"<html", b"<head", b"<body")


def read_lines(path: Path | None, data: bytes, name: str) -> list[Line]:
    """The lines of a file named `name`; raises Unreadable with what to do about it."""
    if not data.strip():
        raise Unreadable("The file is empty: fetch it again.")
    suffix = PurePath(name).suffix.lower()
    if _is_html(data) or suffix in (".html", ".htm"):
        return read_html(data)
    if suffix in (".md", ".markdown"):
        return read_markdown(data)
    return read_plain(data)


def _is_html(data: bytes) -> bool:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(_HTML_SIGNS)
