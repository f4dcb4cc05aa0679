"""The quotable text of a procedure and the places of its fields."""

import pytest

from ingest.provision import Level
from ingest.sources import procedure_api, procedure_export, procedure_page
from ingest.sources.procedure_text import parted
from tests.ingest.sources.excerpts import excerpt

READINGS = [
    procedure_api.read("a", excerpt("procedures/api_1.013225.json"))[0],
    procedure_page.read("p", excerpt("procedures/page_1.013225.json"))[0],
    procedure_page.read("p", excerpt("procedures/page_1.001193.json"))[0],
    procedure_export.read("e", excerpt("procedures/export_1.013196.json"))[0],
]


def field(reading, name):
    (found,) = [
        one for one in reading.content.provisions if one.level is Level.FIELD and one.number == name
    ]
    return found


def words(reading, name):
    provision = field(reading, name)
    return reading.content.text[provision.start : provision.end]


@pytest.mark.parametrize("reading", READINGS)
def test_offsets_are_those_of_the_text(reading):
    text = reading.content.text

    for provision in reading.content.provisions:
        said = text[provision.start : provision.end]
        assert said == said.strip() != ""
        assert provision.start <= provision.lead_end <= provision.end
        if provision.level is Level.FIELD:
            assert said.startswith(provision.heading + "\n")
        else:
            parent = reading.content.provisions[provision.parent]
            assert parent.lead_end < provision.start
            assert provision.end <= parent.end
            assert provision.place == parent.place


@pytest.mark.parametrize("reading", READINGS)
def test_fields_stand_once_and_in_order(reading):
    fields = [one.number for one in reading.content.provisions if one.level is Level.FIELD]

    assert fields[:4] == ["name", "time_limit", "fee", "papers"]
    assert len(fields) == len(set(fields))


def test_ways_that_say_the_same_share_a_line():
    assert words(READINGS[0], "time_limit") == (
        "Thời hạn giải quyết\n"
        "Trực tuyến, Dịch vụ bưu chính, Trực tiếp: 10 ngày làm việc đối với công trình (hoặc 7 "
        "ngày làm việc đối với nhà ở riêng lẻ) kể từ ngày nhận đủ hồ sơ hợp lệ.\n"
        "Thời hạn ghi ở phần trường hợp của hồ sơ: 20 ngày"
    )


def test_ways_that_differ_have_their_own_lines():
    assert words(READINGS[1], "time_limit") == (
        "Thời hạn giải quyết\nTrực tuyến, Dịch vụ bưu chính: 20 Ngày\nTrực tiếp: 15 Ngày"
    )


def test_a_bare_number_is_never_shown_as_days():
    assert words(READINGS[2], "time_limit").endswith("Trực tiếp: 1 (hồ sơ không ghi đơn vị)")


def test_papers_name_quantities_and_forms():
    assert "(1 bản chính, 1 bản sao)" in words(READINGS[1], "papers")
    assert "(1 bản chính; mẫu: Mẫu số 36.DOC)" in words(READINGS[3], "papers")


def test_how_to_file_and_how_long_it_takes_are_parted():
    description = (
        "Nộp trực tuyến trên Cổng dịch vụ công.\n* Đối với các xã miền núi: 18 ngày làm việc"
    )

    assert parted(description) == (
        "Nộp trực tuyến trên Cổng dịch vụ công.",
        "Đối với các xã miền núi: 18 ngày làm việc",
    )
    assert parted("Nộp hồ sơ: 05 ngày.") == ("", "Nộp hồ sơ: 05 ngày.")
