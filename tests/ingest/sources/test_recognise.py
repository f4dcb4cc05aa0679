"""The content of a file tells which structured source it comes from."""

import pytest

from ingest.sources import (
    codification,
    news,
    procedure_api,
    procedure_export,
    procedure_page,
    procedure_portal,
    procedure_provincial,
)
from ingest.sources.recognise import recognise
from tests.ingest.sources.excerpts import excerpt


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("procedures/api_1.013225.json", procedure_api.read),
        ("procedures/page_1.013225.json", procedure_page.read),
        ("procedures/export_1.013196.json", procedure_export.read),
        ("procedures/portal_1.001193.html", procedure_portal.read),
        ("procedures/provincial_1.012753.H19.html", procedure_provincial.read),
        ("news/articles.jsonl", news.read),
        ("codification/ho-tich.jsonl", codification.read),
    ],
)
def test_each_excerpt_finds_its_reader_under_any_name(name, reader):
    assert recognise("unnamed", excerpt(name)) is reader


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("luat.txt", "Điều 1. Phạm vi (Chinhphu.vn)\n1. …".encode()),
        ("luat.txt", "LUẬT XÂY DỰNG".encode()),
        ("luat.html", b"<html><body>dichvucong.gov.vn</body></html>"),
        ("other.json", b'{"title": "x"}'),
        ("luat.pdf", b"%PDF-1.4 damaged"),
        ("empty", b""),
    ],
)
def test_ordinary_documents_are_left_to_the_readers_of_law(name, data):
    assert recognise(name, data) is None


def test_a_plain_news_text_is_told_by_its_photo_credits():
    assert recognise("a.txt", "Tin\nẢnh: VGP/Quang Thương".encode()) is news.read
