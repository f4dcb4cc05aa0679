"""PDF files: their text layer, or Tesseract's reading of the pages that have none."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ingest.formats.line import Line
from ingest.formats.plain import paragraphs
from ingest.formats.scan import read_page, reader_installed
from ingest.formats.unreadable import Unreadable

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_FEWEST_WORDS = 30  # on a page with less than that, the text is only a stamp on a picture
_SCANNED_SHARE = 0.5  # of the pages; a few empty or drawn pages make no scan


def read_pdf(data: bytes) -> list[Line]:
    """The lines of a PDF; raises Unreadable for a damaged file or a scan without Tesseract."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as problem:
        raise Unreadable(
            "The PDF is damaged or locked: download it again from its source."
        ) from problem
    with document:
        texts = [_text(page) for page in document]
        scanned = [len(text.split()) < _FEWEST_WORDS for text in texts]
        is_scan = sum(scanned) > _SCANNED_SHARE * len(texts)
        if is_scan:
            texts = list(_recognised(document, texts, scanned))
    return [replace(line, recognised=is_scan) for line in paragraphs(_lines(texts))]


def _text(page: "PdfPage") -> str:
    text: str = page.get_textpage().get_text_bounded()
    return text


def _recognised(document: "PdfDocument", texts: list[str], scanned: list[bool]) -> Iterator[str]:
    if not reader_installed():
        raise Unreadable(
            "A scanned PDF (pictures of pages): install tesseract-ocr-vie to read it, or find the"
            " text on vbpl.vn."
        )
    for page, text, is_scan in zip(document, texts, scanned, strict=True):
        yield read_page(page) if is_scan else text


def _lines(texts: list[str]) -> Iterator[str]:
    for text in texts:
        yield "\f"
        yield from text.splitlines()
