import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.document_number import (
    comparable,
    first_number,
    issuer_of,
    kind_of,
    mentions,
    number_in_name,
    rank_of,
    year_in_name,
)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Luật số: 04/2017/QH14", "04/2017/QH14"),
        ("Số: 07/2025/NĐ-СР", "07/2025/NĐ-CP"),  # Cyrillic С and Р, seen on vbpl.vn
        ("152/2025/TT-BTС", "152/2025/TT-BTC"),
        ("369/2025/NÐ-CP", "369/2025/NĐ-CP"),  # U+00D0
        ("Số:  09 /2024/TT-BTNMT", "09/2024/TT-BTNMT"),
        ("102/2024/NĐ -CP", "102/2024/NĐ-CP"),
        ("12/2024/TT- BLĐTBXH", "12/2024/TT-BLĐTBXH"),
        ("Nghị quyết số 66.16/2026/NQ-CP", "66.16/2026/NQ-CP"),
        ("Số: 06/VBHN-VPQH", "06/VBHN-VPQH"),
        ("123/2026/VBHN-PL-VPQH", "123/2026/VBHN-PL-VPQH"),
        ("Luật số 23-L/CTN", "23-L/CTN"),
        ("4804/BNV-CCVC", "4804/BNV-CCVC"),
        ("131/QĐ-TTg", "131/QĐ-TTg"),
    ],
)
def test_number_is_written_in_one_spelling(written, number):
    assert first_number(written) == number


@pytest.mark.parametrize("text", ["ngày 20/11/2014", "1/2 km", "24/7", "Công báo/Số 511 + 512"])
def test_days_and_fractions_are_no_numbers(text):
    assert first_number(text) is None


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("118-2025-NĐ-CP Nghị định Về thực hiện.txt", "118/2025/NĐ-CP"),
        ("28-VBHN-VPQH 2026 Luật Khiếu nại.txt", "28/VBHN-VPQH"),
        ("777-TTg-TCCV 2026 Công văn.txt", "777/TTg-TCCV"),
        ("367-2025-ND-CP__187112.html", "367/2025/NĐ-CP"),
        ("nghi-dinh-so-137-2026-nd-cp-469361.txt", "137/2026/NĐ-CP"),
        ("100_2015_QH13_296661.docx", "100/2015/QH13"),
        ("151-2025-ND-CP-p1.pdf", "151/2025/NĐ-CP"),
        ("nd-309-2026_extracts.txt", "309/2026/NĐ-CP"),
        ("LUATTRITUENHANTAO.docx", None),
    ],
)
def test_number_is_found_in_file_names(name, number):
    assert number_in_name(name) == number


def test_year_of_a_consolidation_stands_behind_its_number():
    assert year_in_name("28-VBHN-VPQH 2026 Luật Khiếu nại.txt") == 2026


@pytest.mark.parametrize(
    ("number", "kind", "issuer"),
    [
        ("118/2025/NĐ-CP", "Nghị định", "Chính phủ"),
        ("09/2024/TT-BTNMT", "Thông tư", "Bộ Tài nguyên và Môi trường"),
        ("06/VBHN-VPQH", "Văn bản hợp nhất", "Văn phòng Quốc hội"),
        ("135/2025/QH15", None, "Quốc hội"),
        ("102/2025/QĐ-UBND", "Quyết định", None),
    ],
)
def test_sign_names_kind_and_issuer(number, kind, issuer):
    assert (kind_of(number), issuer_of(number)) == (kind, issuer)


def test_leading_zeros_and_missing_marks_do_not_make_another_number():
    assert comparable("7/2025/ND-CP") == comparable("07/2025/NĐ-CP")
    assert comparable("7/2025/NĐ-CP") != comparable("17/2025/NĐ-CP")


def test_a_circular_stands_below_a_decree_and_a_decree_below_a_law():
    assert rank_of("01/2026/TT-BCT") < rank_of("113/2017/NĐ-CP") < rank_of("06/2007/QH12")


@given(
    st.integers(1, 999),
    st.integers(1990, 2030),
    st.sampled_from(["NĐ-CP", "QH15", "TT-BTC", "QĐ-TTg", "NQ-HĐND", "TTLT-BTP-BNG"]),
    st.sampled_from(["", " ngày 01 tháng 7 năm 2025", ", ", "; và", ")"]),
)
def test_number_survives_its_surroundings(serial, year, sign, after):
    number = f"{serial:02}/{year}/{sign}"

    found = list(mentions(f"Căn cứ Nghị định số {number}{after}"))

    assert [mention.number for mention in found] == [number]
    assert comparable(number) == comparable(found[0].number)
