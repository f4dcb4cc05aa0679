"""PDF files: their text layer, or Tesseract's reading of the pages that have none."""

from collections.abc import Iterator
from ctypes import POINTER, byref, c_float, c_uint, c_ushort, cast, create_string_buffer
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ingest.formats.concealed import Concealed
from ingest.formats.line import Line
from ingest.formats.plain import paragraphs
from ingest.formats.scan import read_page, reader_installed
from ingest.formats.unreadable import Unreadable

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_FEWEST_WORDS = 30  # on a page with less than that, the text is only a stamp on a picture
_SMALLEST = 3.0  # points: nobody reads less
_WHITE = 250  # of 255, from which a colour is not seen on paper
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


def concealed_in_pdf(data: bytes) -> Iterator[Concealed]:
    """Text that is drawn invisibly, in white or too small; under a picture it is its reading."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            yield from _concealed_on(page)


def _concealed_on(page: "PdfPage") -> Iterator[Concealed]:
    from pypdfium2 import raw

    if any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=1)):
        return
    text = page.get_textpage()
    hidden: dict[str, list[str]] = {}
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=3):
        if way := _unseen(drawn, raw):
            hidden.setdefault(way, []).append(_said(drawn, text, raw))
    yield Concealed("", text.get_text_bounded(), is_shown=True)
    yield from (Concealed(way, " ".join(parts)) for way, parts in hidden.items())


def _unseen(drawn: Any, raw: Any) -> str:
    """How a piece of text is taken out of sight, or ""."""
    if raw.FPDFTextObj_GetTextRenderMode(drawn) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
        return "invisible"
    left, bottom, right, top = drawn.get_bounds()
    if 0 < top - bottom < _SMALLEST and right > left and _size(drawn, raw) < _SMALLEST:
        return "font-size"
    colour = [c_uint() for _ in range(4)]
    known = raw.FPDFPageObj_GetFillColor(drawn, *map(byref, colour))
    if known and (colour[3].value == 0 or min(part.value for part in colour[:3]) >= _WHITE):
        return "color:white"
    return ""


def _size(drawn: Any, raw: Any) -> float:
    """The size of the letters in points, as the page draws them."""
    size = c_float()
    raw.FPDFTextObj_GetFontSize(drawn, byref(size))
    return float(size.value * abs(drawn.get_matrix().d or 1.0))


def _said(drawn: Any, text: Any, raw: Any) -> str:
    length = raw.FPDFTextObj_GetText(drawn, text, None, 0)  # bytes of UTF-16
    buffer = create_string_buffer(length)
    raw.FPDFTextObj_GetText(drawn, text, cast(buffer, POINTER(c_ushort)), length)
    return buffer.raw.decode("utf-16-le", errors="ignore").rstrip("\0")
