"""Which structured source a file comes from, told by its content."""

from collections.abc import Callable

from ingest.document import Reading
from ingest.sources import (
    procedure_api,
    procedure_export,
    procedure_page,
    procedure_portal,
    procedure_provincial,
)

SourceReader = Callable[[str, bytes], list[Reading]]

_JSON: tuple[tuple[SourceReader, tuple[bytes, ...]], ...] = (
    (procedure_api.read, (b'"executionMethods"', b'"executionCases"')),
    (procedure_page.read, (b'"ma_thu_tuc"', b'"cach_thuc_thuc_hien"')),
    (procedure_export.read, (b'"hinh_thuc_nop"', "mã_thủ_tục".encode())),
)
_HTML: tuple[tuple[SourceReader, tuple[bytes, ...]], ...] = (
    (procedure_portal.read, (b"dichvucong.gov.vn", "Hình thức nộp".encode())),
    (procedure_provincial.read, ("(Mã TTHC:".encode(), "Hồ Sơ Cần Chuẩn Bị".encode())),
)


def recognise(path_name: str, data: bytes) -> SourceReader | None:
    """The reader of a structured source; None for an ordinary document."""
    begin = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    readers = {b"{": _JSON, b"<": _HTML}.get(begin, ())
    return next((read for read, marks in readers if all(mark in data for mark in marks)), None)
