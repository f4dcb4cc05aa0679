"""Which structured source a file comes from, told by its content."""

from collections.abc import Callable

from ingest.document import Reading
from ingest.sources import procedure_api, procedure_page

SourceReader = Callable[[str, bytes], list[Reading]]

_JSON: tuple[tuple[SourceReader, tuple[bytes, ...]], ...] = (
    (procedure_api.read, (b'"executionMethods"', b'"executionCases"')),
    (procedure_page.read, (b'"ma_thu_tuc"', b'"cach_thuc_thuc_hien"')),
)


def recognise(path_name: str, data: bytes) -> SourceReader | None:
    """The reader of a structured source; None for an ordinary document."""
    if data.lstrip()[:1] == b"{":
        for reader, marks in _JSON:
            if all(mark in data for mark in marks):
                return reader
    return None
