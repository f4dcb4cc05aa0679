from pathlib import Path

import pytest

from ingest.formats.plain import decode, read_plain
from ingest.formats.unreadable import Unreadable

LAWS = Path(__file__).parents[2] / "data" / "laws"


def texts(name: str) -> list[str]:
    return [line.text for line in read_plain((LAWS / name).read_bytes())]


def test_running_heads_page_numbers_and_stamps_of_the_gazette_are_left_out() -> None:
    joined = "\n".join(texts("cong-bao-150-2026-ND-CP.txt"))

    assert "CÔNG BÁO" not in joined
    assert "Ký bởi" not in joined
    assert "\n58\n" not in joined


def test_a_sentence_goes_on_across_pages() -> None:
    joined = "\n".join(texts("cong-bao-150-2026-ND-CP.txt"))

    assert (
        "xây dựng trụ sở làm việc, kho quản lý tài sản thi hành án của cơ quan thi hành" in joined
    )


def test_footnotes_of_printed_pages_come_last_and_the_article_goes_on() -> None:
    lines = texts("cong-bao-12-VBHN-BTC.txt")
    article = lines.index("Điều 2. Đối tượng áp dụng")
    notes = [i for i, text in enumerate(lines) if text.startswith(("[1] Văn bản", "[2] Thông tư"))]

    assert lines[article + 1].startswith("1. Sở Giao dịch Chứng khoán Việt Nam, Sở Giao dịch")
    assert len(notes) == 2
    assert notes[0] > article
    assert not any(text.startswith("Căn cứ") for text in lines[article : notes[0]])


def test_page_marks_of_an_extraction_are_left_out() -> None:
    data = (
        "[[SOURCE law-1 PAGE 1]]\nĐiều 1. Phạm vi\n\n"
        "[[SOURCE law-1 PAGE 2]]\n2\nĐiều 2. Đối tượng\n"
    )

    assert [line.text for line in read_plain(data.encode())] == [
        "Điều 1. Phạm vi",
        "Điều 2. Đối tượng",
    ]


def test_text_in_utf_16_is_read() -> None:
    assert decode("Điều 1. Phạm vi".encode("utf-16")) == "Điều 1. Phạm vi"


def test_bytes_that_are_no_text_are_refused_with_advice() -> None:
    with pytest.raises(Unreadable, match="convert it to"):
        decode(b"MZ\x90\0\x03\0\0\0")
