"""Which structured source a file comes from, told by its content."""

import re
from collections.abc import Callable

from ingest.document import Reading
from ingest.sources import (
    codification,
    news,
    procedure_api,
    procedure_export,
    procedure_page,
    procedure_pdf,
    procedure_portal,
    procedure_provincial,
)

SourceReader = Callable[[str, bytes], list[Reading]]
Marks = tuple[bytes, ...]

_JSON: tuple[tuple[SourceReader, Marks], ...] = (
    (procedure_api.read, (b'"executionMethods"', b'"executionCases"')),
    (procedure_page.read, (b'"ma_thu_tuc"', b'"cach_thuc_thuc_hien"')),
    (procedure_export.read, (b'"hinh_thuc_nop"', "mã_thủ_tục".encode())),
    (codification.read, (b'"cite"', b'"head"', b'"code"')),
    (news.read, (b'"title"', b'"url"', b'"text"', b'"source"')),
)
_HTML: tuple[tuple[SourceReader, Marks], ...] = (
    (procedure_portal.read, (b"dichvucong.gov.vn", "Hình thức nộp".encode())),
    (procedure_provincial.read, ("(Mã TTHC:".encode(), "Hồ Sơ Cần Chuẩn Bị".encode())),
)
_MARKUP = {b"{": _JSON, b"<": _HTML}
_PHOTO_CREDIT = re.compile(rb"VGP/|\(Chinhphu\.vn\)")
_ARTICLE = re.compile("^Điều \\d".encode(), re.MULTILINE)
LONGEST_NEWS = 100_000  # bytes; a longer plain text is a law that quotes news


def recognise(path_name: str, data: bytes) -> SourceReader | None:
    """The reader of a structured source; None for an ordinary document."""
    begin = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if begin.startswith(b"%PDF"):
        return procedure_pdf.read if procedure_pdf.is_export(data) else None
    if begin[:1] in _MARKUP:
        readers = _MARKUP[begin[:1]]
        return next((read for read, marks in readers if all(mark in data for mark in marks)), None)
    return news.read if path_name.lower().endswith(".txt") and _is_news(data) else None


def _is_news(data: bytes) -> bool:
    short = len(data) <= LONGEST_NEWS
    return short and bool(_PHOTO_CREDIT.search(data)) and not _ARTICLE.search(data)
