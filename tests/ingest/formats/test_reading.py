import io
from pathlib import Path

import docx
import pytest

from ingest.document import Trust
from ingest.formats.reading import read_lines
from ingest.formats.unreadable import Unreadable
from ingest.reading import Given, read_entries
from ingest.sidecar import Sidecar

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def texts(data: bytes, name: str) -> list[str]:
    return [line.text for line in read_lines(None, data, name)]


def word_file() -> bytes:
    document = docx.Document()
    document.add_paragraph("Điều 1. Phạm vi\nđiều chỉnh")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "STT", "Tên"
    document.add_paragraph("Điều 2. Hiệu lực")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf_file(*pages: str) -> bytes:
    """A PDF with a line of plain letters on each page."""
    kids = " ".join(f"{3 + 2 * i} 0 R" for i in range(len(pages)))
    objects = ["<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>"]
    font = "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    for i, text in enumerate(pages):
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in text.split("\n"))
        stream = f"BT /F 9 Tf 40 700 Td {shown}ET"
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources{font}"
            f"/Contents {4 + 2 * i} 0 R>>",
            f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        ]
    body = "".join(f"{i} 0 obj\n{text}\nendobj\n" for i, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>\n%%EOF".encode()


def test_a_word_document_gives_paragraphs_and_rows_in_order() -> None:
    assert texts(word_file(), "luat.docx") == [
        "Điều 1. Phạm vi",
        "điều chỉnh",
        "STT | Tên",
        "Điều 2. Hiệu lực",
    ]


def test_the_text_layer_of_a_pdf_is_read_without_page_numbers() -> None:
    page = "\n".join(["This is a page with more than thirty words on it so it is text"] * 4)

    assert "2" not in texts(pdf_file(page, "2\n" + page), "luat.pdf")
    assert len(texts(pdf_file(page, page), "luat.pdf")) > 0


def test_a_scanned_pdf_without_tesseract_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ingest.formats.pdf.reader_installed", lambda: False)

    with pytest.raises(Unreadable, match="tesseract-ocr-vie"):
        read_lines(None, pdf_file("signed"), "scan.pdf")


def test_a_scanned_page_reaches_tesseract_as_a_picture(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\ncat > {tmp_path}/seen; echo 'Điều 1. Phạm vi'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr("ingest.formats.pdf.reader_installed", lambda: True)

    lines = read_lines(None, pdf_file("signed"), "scan.pdf")

    head, pixels = (tmp_path / "seen").read_bytes().split(b"\n", 1)
    kind, width, height, _ = head.split()
    assert kind == b"P5"
    assert len(pixels) == int(width) * int(height)
    assert [line.text for line in lines] == ["Điều 1. Phạm vi"]
    assert all(line.recognised for line in lines)


def test_text_that_a_machine_read_from_a_scan_is_not_taken_for_verified(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ingest.formats.pdf.reader_installed", lambda: True)
    monkeypatch.setattr("ingest.formats.pdf.read_page", lambda page: "Điều 1. Phạm vi")

    (entry,) = read_entries(Given("laws/a.pdf", pdf_file("signed"), Sidecar(), "a.pdf"))

    assert entry.reading.document.trust is Trust.UNVERIFIED
    assert entry.reading.document.origins["text"] == "scan"


def test_an_old_word_file_without_a_converter_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Unreadable, match="antiword or libreoffice"):
        read_lines(None, OLD_WORD, "luat.doc")


def test_an_old_word_file_named_docx_is_known_by_its_bytes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(Unreadable, match="before 2007"):
        read_lines(None, OLD_WORD, "luat.docx")


def test_an_error_page_saved_as_pdf_is_refused() -> None:
    with pytest.raises(Unreadable, match="error page"):
        read_lines(None, b"<!DOCTYPE html><html><body>404</body></html>", "luat.pdf")


def test_a_damaged_pdf_or_word_file_is_refused() -> None:
    for data, name in ((b"%PDF-1.7 broken", "a.pdf"), (b"PK\x03\x04 broken", "a.docx")):
        with pytest.raises(Unreadable, match="damaged"):
            read_lines(None, data, name)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(Unreadable, match="empty"):
        read_lines(None, b" \n", "a.txt")


def test_articles_glued_on_one_line_get_their_own() -> None:
    data = "Điều 1. Phạm vi Luật này quy định. Điều 2. Đối tượng áp dụng".encode()

    assert texts(data, "a.txt") == [
        "Điều 1. Phạm vi Luật này quy định.",
        "Điều 2. Đối tượng áp dụng",
    ]
