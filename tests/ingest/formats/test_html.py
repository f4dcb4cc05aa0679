from pathlib import Path

import pytest

from ingest.formats.html import read_html
from ingest.formats.unreadable import Unreadable

LAWS = Path(__file__).parents[2] / "data" / "laws"


def texts(html: str) -> list[str]:
    return [line.text for line in read_html(html.encode())]


def test_a_page_of_the_national_database_becomes_its_paragraphs() -> None:
    lines = read_html((LAWS / "vbpl-367-2025-ND-CP.html").read_bytes())

    assert lines[0].row
    assert lines[1].text == "Số: 367/2025/NĐ-CP | Hà Nội, ngày 31 tháng 12 năm 2025"
    assert [line.text for line in lines].count("Điều 2. Điều khoản thi hành") == 1


def test_line_feeds_of_the_source_are_blanks_and_breaks_within_a_sentence_too() -> None:
    html = "<p><b>Điều 2. Tuổi bầu\n cử</b></p><p>1. Công dân<br>đủ mười tám tuổi;<br>2. Khác</p>"

    assert texts(html) == ["Điều 2. Tuổi bầu cử", "1. Công dân đủ mười tám tuổi;", "2. Khác"]


def test_rows_of_a_table_are_lines_with_bars() -> None:
    html = "<table><tr><td>STT</td><td><p>Tên</p></td></tr><tr><td>1</td><td>Phí</td></tr></table>"

    lines = read_html(html.encode())

    assert [(line.text, line.row) for line in lines] == [("STT | Tên", True), ("1 | Phí", True)]


def test_a_table_that_only_lays_out_the_page_is_read_as_paragraphs() -> None:
    html = "<table><tr><td><p>Điều 1. Một</p><p>Điều 2. Hai</p></td></tr></table>"

    assert texts(html) == ["Điều 1. Một", "Điều 2. Hai"]


def test_the_frame_of_a_web_page_is_left_out() -> None:
    rule = "Cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành Nghị định này. " * 3
    html = (
        "<nav><a>Trang chủ</a></nav><div><aside><p>Điều 1</p><p>Khoản 1</p></aside>"
        f"<div><p>NGHỊ ĐỊNH</p><p>Điều 1. {rule}</p><p>Điều 2. {rule}</p></div></div>"
        "<footer>Liên hệ</footer>"
    )

    assert [text[:9] for text in texts(html)] == ["NGHỊ ĐỊNH", "Điều 1. C", "Điều 2. C"]


def test_tags_nested_without_end_are_no_problem() -> None:
    assert texts("<span>" * 3000 + "Điều 1. Phạm vi") == ["Điều 1. Phạm vi"]


def test_an_error_page_is_refused_with_advice() -> None:
    with pytest.raises(Unreadable, match="error page"):
        texts("<html><body><h1>404 Not Found</h1></body></html>")


def test_a_page_without_text_is_refused_with_advice() -> None:
    with pytest.raises(Unreadable, match="browser"):
        texts("<html><body><script>app()</script></body></html>")
