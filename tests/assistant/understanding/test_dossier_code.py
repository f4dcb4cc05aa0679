"""Codes of dossiers in questions, and what looks like one and is none."""

import pytest

from assistant.understanding.dossier_code import without_code


@pytest.mark.parametrize(
    ("text", "code", "left"),
    [
        (
            "Hồ sơ G16.99.08-251120-0012 của tôi tới đâu rồi?",
            "G16.99.08-251120-0012",
            "hồ sơ này của tôi tới đâu rồi?",
        ),
        (
            "ho so g16.99.08-251120-0012 cua toi toi dau roi",
            "G16.99.08-251120-0012",
            "ho so nay cua toi toi dau roi",
        ),
        ("H19.13–261102–0007", "H19.13-261102-0007", "ho so nay"),
        (
            "Số hồ sơ: 000.00.19.H26-240315-0012, khi nào xong?",
            "000.00.19.H26-240315-0012",
            "hồ sơ này, khi nào xong?",
        ),
        (
            "hồ sơ g mười sáu chấm chín chín chấm không tám gạch ngang hai lăm mười một hai mươi"
            " gạch ngang không không mười hai của tôi tới đâu rồi",
            "G16.99.08-251120-0012",
            "hồ sơ này của tôi tới đâu rồi",
        ),
        (
            "mã hồ sơ hát 54 chấm 5 gạch 261102 gạch 118 xong chưa",
            "H54.5-261102-118",
            "hồ sơ này xong chưa",
        ),
        ("Số biên nhận BN2026-00123 bao giờ có?", "BN2026-00123", "hồ sơ này bao giờ có?"),
        ("mã hồ sơ của em là 251120001234 ạ", "251120001234", "hồ sơ này ạ"),
    ],
)
def test_code_is_read_and_taken_out(text, code, left):
    assert without_code(text) == (left, code)


@pytest.mark.parametrize(
    "text",
    [
        "Hồ sơ theo 118/2025/NĐ-CP gồm những gì?",
        "hồ sơ 154/VBHN-VPQH 2025 và Thông tư 55/2021/TT-BCA",
        "Mã hồ sơ 1.009122 là thủ tục gì?",
        "hồ sơ thủ tục 1.009122.000.00.00.H26 cần gì",
        "Mã hồ sơ 0912345678 hay hồ sơ 0912.345.678 đều là số điện thoại của tôi",
        "gọi 18001096 hỏi hồ sơ được không",
        "Số căn cước 001234567890 làm hồ sơ gì?",
        "hồ sơ CT01 tải ở đâu",
        "nộp hồ sơ ngày 12-11-2026, hồ sơ 2026-11-12 có kết quả chưa",
        "Thửa đất số 251120, tờ bản đồ 12, biển số 51G-123.45",
        "hồ sơ gồm 3 bản, nộp trước 1/7/2026",
    ],
)
def test_numbers_of_other_things_are_left_alone(text):
    assert without_code(text) == (text, None)


def test_only_the_first_of_several_codes_is_meant_and_none_is_left():
    found = without_code("Hồ sơ H19-261102-0007 và H19-261102-0008 khi nào xong?")

    assert found.code == "H19-261102-0007"
    assert "261102" not in found.text
