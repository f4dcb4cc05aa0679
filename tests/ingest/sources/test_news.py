"""News: layout goes, words and dates stay."""

from datetime import date

import pytest

from ingest.document import Family, Trust
from ingest.formats.unreadable import Unreadable
from ingest.sources.news import day_of, read
from ingest.sources.news_markdown import clean
from tests.ingest.sources.excerpts import excerpt


@pytest.fixture
def articles():
    return read("news/policy.jsonl", excerpt("news/articles.jsonl"))


def test_each_line_is_a_document_with_its_id_and_date(articles):
    document = articles[0].document

    assert (document.key, document.id) == ("news/policy.jsonl#0e5f0e09922a5007", "0e5f0e09922a5007")
    assert (document.family, document.trust) == (Family.NEWS, Trust.NEWS)
    assert document.issued == date(2024, 12, 31)
    assert document.title == "Nghị định số 175/2024/NĐ-CP về quản lý hoạt động xây dựng"
    assert document.validity.known is False


def test_titles_in_capitals_stay(articles):
    assert articles[1].document.title == "BỘ NHẬN DIỆN BỘ PHẬN MỘT CỬA CÁC CẤP"


def test_an_article_without_a_date_has_none(articles):
    assert articles[2].document.issued is None


def test_sections_have_exact_offsets_and_no_layout(articles):
    for article in articles:
        text = article.content.text
        assert text.startswith(article.document.title)
        assert "**" not in text
        assert "Hình từ Internet" not in text
        for one in article.content.provisions:
            assert text[one.start : one.end].strip()


def test_the_title_is_not_repeated_and_the_contents_are_dropped(articles):
    text = articles[3].content.text

    assert text.count(articles[3].document.title) == 1
    assert [line for line in text.splitlines() if line == "-"] == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("**Giai đoạn đến hết năm 2025, **Bộ Y tế", "Giai đoạn đến hết năm 2025, Bộ Y tế"),
        ("Theo [Nghị định 118](https://x.vn/118) thì", "Theo Nghị định 118 thì"),
        ("![ảnh](https://x.vn/a.png)", ""),
        ("Tải về", ""),
        ("Chuyên viên pháp lý: Nguyễn Văn A", ""),
        ("### Nội dung chính", "### Nội dung chính"),
        ("Thủ tục mới? (Hình từ Internet)", "Thủ tục mới?"),
        ("|---|---|", ""),
        ("1. Mức phạt 2 * 3 triệu", "1. Mức phạt 2 3 triệu"),
    ],
)
def test_only_layout_is_removed_from_a_line(line, words):
    assert clean(line) == words


def test_the_day_stands_in_the_address():
    assert day_of("https://x.vn/tin-119241231112233445.htm") == date(2024, 12, 31)
    assert day_of("https://x.vn/tin.htm") is None


def test_a_plain_article_begins_with_its_title():
    data = (
        "Kết nối mạng lưới\n\nSáng 12/8, năm 2023, tại Hạ Long.\n\nẢnh: VGP/Quang Thương".encode()
    )

    (article,) = read("news/000_69220da81770c5e0.txt", data)

    assert article.document.id == "69220da81770c5e0"
    assert (article.document.title, article.document.year) == ("Kết nối mạng lưới", 2023)
    assert article.document.issued is None


def test_a_damaged_line_is_reported():
    with pytest.raises(Unreadable):
        read("news/x.jsonl", b'{"id": "1"}')
