"""Articles of the codification, put together by the document that they are from."""

import json
from datetime import date

import pytest

from ingest.document import Family, Trust
from ingest.formats.unreadable import Unreadable
from ingest.provision import Level
from ingest.sources.codification import read
from tests.ingest.sources.excerpts import excerpt


@pytest.fixture
def law():
    readings = read("phapdien/ho-tich.jsonl", excerpt("codification/ho-tich.jsonl"))
    return {reading.document.id: reading for reading in readings}["60/2014/QH13"]


def test_one_document_for_each_cited_number(law):
    document = law.document

    assert document.key == "phapdien/ho-tich.jsonl#60/2014/QH13"
    assert (document.family, document.kind) == (Family.LAW, "Luật")
    assert document.title == "Luật Hộ tịch"
    assert (document.issuer, document.issued) == ("Quốc hội", date(2014, 11, 20))
    assert document.validity.since == date(2016, 1, 1)
    assert document.trust is Trust.UNVERIFIED


def test_articles_and_clauses_have_exact_offsets(law):
    text = law.content.text
    articles = [one for one in law.content.provisions if one.level is Level.ARTICLE]
    clauses = [one for one in law.content.provisions if one.level is Level.CLAUSE]

    assert [one.number for one in articles] == ["1", "50", "52"]
    assert text[articles[0].start : articles[0].end].startswith("Điều 1. Phạm vi điều chỉnh\n1. ")
    assert [str(one.place) for one in clauses[:2]] == ["khoản 1 Điều 1", "khoản 2 Điều 1"]
    assert all(text[one.start :].startswith(f"{one.number}. ") for one in clauses)
    assert all(law.content.provisions[one.parent].level is Level.ARTICLE for one in clauses)


def test_the_title_of_the_next_section_is_cut_off(law):
    assert "ĐĂNG KÝ KHAI TỬ" not in law.content.text


def test_later_amendments_are_told_to_staff():
    readings = read("k", excerpt("codification/ho-tich.jsonl"))
    decree = {reading.document.id: reading for reading in readings}["123/2015/NĐ-CP"]

    assert "Điều 1 amended by 07/2025/NĐ-CP" in decree.warnings


def line(cite, text="Nội dung."):
    return json.dumps({"code": "1", "head": "1. Tên", "cite": cite, "text": text}).encode()


@pytest.mark.parametrize(
    ("cite", "kind", "number"),
    [
        ("Điều 2 Quyết định số 01/2012/QĐ -TTg, có hiệu lực", "Quyết định", "01/2012/QĐ-TTg"),
        ("Điều 3 Bộ Luật số 100/2015/QH13, có hiệu lực", "Bộ luật", "100/2015/QH13"),
        ("Điều 1 Thông tư số Thông tư 01/2025/TT-BYT, có hiệu lực", "Thông tư", "01/2025/TT-BYT"),
    ],
)
def test_slips_in_citations_are_understood(cite, kind, number):
    (reading,) = read("k", line(cite))

    assert (reading.document.kind, reading.document.number) == (kind, number)


def test_a_line_that_names_no_document_is_reported_with_the_rest_read():
    (reading,) = read("k", line("Điều 1 Luật số 60/2014/QH13, có") + b"\n" + line("Chưa rõ"))

    assert reading.warnings == ("line 2 could not be read: no document in “Chưa rõ”",)


def test_a_file_without_any_article_is_unreadable():
    with pytest.raises(Unreadable):
        read("k", line("Chưa rõ"))
