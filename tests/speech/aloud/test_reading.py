"""Official text read aloud."""

import re

import pytest

from speech.aloud.numbers import SOUTHERN, cardinal
from speech.aloud.reading import read_aloud


@pytest.mark.parametrize(
    ("written", "aloud"),
    [
        (
            "khoản 2 Điều 19 Nghị định 118/2025/NĐ-CP",
            "khoản hai Điều mười chín Nghị định số một trăm mười tám năm hai nghìn không trăm hai"
            " mươi lăm của Chính phủ",
        ),
        (
            "Luật Xây dựng (154/VBHN-VPQH 2025)",
            "Luật Xây dựng, văn bản hợp nhất số một trăm năm mươi tư năm hai nghìn không trăm hai"
            " mươi lăm của Văn phòng Quốc hội",
        ),
        (
            "Luật số 60/2014/QH13",
            "Luật số sáu mươi năm hai nghìn không trăm mười bốn của Quốc hội khóa mười ba",
        ),
        (
            "Nghị định số 07/2025/NĐ-CP của Chính phủ",
            "Nghị định số không bảy năm hai nghìn không trăm hai mươi lăm của Chính phủ",
        ),
        (
            "Thông tư 05/2024/TT-BXD",
            "Thông tư số không năm năm hai nghìn không trăm hai mươi tư của Bộ Xây dựng",
        ),
        ("điểm đ khoản 3 Điều 15a", "điểm đê khoản ba Điều mười lăm a"),
        ("điểm d", "điểm dê"),
        ("khu vực vi phạm, loại i", "khu vực vi phạm, loại i"),
        ("công trình cấp III, cấp IV", "công trình cấp ba, cấp bốn"),
        ("Chương II, Phụ lục IV", "Chương hai, Phụ lục bốn"),
        ("quý III/2026", "quý ba năm hai nghìn không trăm hai mươi sáu"),
        (
            "Hạn: thứ Sáu 27/11/2026.",
            "Hạn: thứ Sáu ngày hai mươi bảy tháng mười một năm hai nghìn không trăm hai mươi sáu.",
        ),
        ("ngày 01/4", "ngày một tháng tư"),
        ("trước 16h30", "trước mười sáu giờ ba mươi phút"),
        ("07 ngày làm việc", "bảy ngày làm việc"),
        ("2-3 ngày", "hai đến ba ngày"),
        ("1,5 tháng, 0,05%", "một phẩy năm tháng, không phẩy không năm phần trăm"),
        ("25.000 đồng/lần", "hai mươi lăm nghìn đồng một lần"),
        ("36 m2", "ba mươi sáu mét vuông"),
        ("80 km/h", "tám mươi ki lô mét trên giờ"),
        ("1/3 di sản", "một phần ba di sản"),
        ("Gọi 18001096", "Gọi một tám không không một không chín sáu"),
        ("0901234567", "không chín không một hai ba bốn năm sáu bảy"),
        ("024 3825 1234", "không hai bốn ba tám hai năm một hai ba bốn"),
        (
            "G16.99.08-261113-0012",
            "gờ một sáu chấm chín chín chấm không tám gạch ngang hai sáu một một một ba gạch ngang"
            " không không một hai",
        ),
        ("thủ tục 1.004222", "thủ tục một chấm không không bốn hai hai hai"),
        ("CCCD/CMND", "căn cước công dân hoặc chứng minh nhân dân"),
        ("UBND TP.HCM", "Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("tờ khai CT01, mẫu số 04a", "tờ khai xê tê không một, mẫu số không bốn a"),
        ("https://dichvucong.gov.vn/p/home, rồi", "dịch vụ công chấm gờ o vê chấm vê nờ, rồi"),
        ("a) Bản sao “gốc”", "điểm a, Bản sao gốc"),
        (
            "[22] - Nghị quyết số 66.7/2025/NQ-CP của Chính phủ",
            "Nghị quyết số sáu mươi sáu chấm bảy năm hai nghìn không trăm hai mươi lăm của Chính"
            " phủ",
        ),
        ("không có số nào", "không có số nào"),
        ("", ""),
    ],
)
def test_what_is_written_is_said_in_words(written, aloud):
    assert read_aloud(written) == aloud


def test_nothing_that_an_engine_could_misread_is_left():
    text = "Điều 5 (khoản 3, điểm a) 12/5/2026: 1.000.000đ – 50%; số 3; 5–7 ngày; A1, 3.5, 12345678"

    assert not re.search(r"[\d%/()–]", read_aloud(text))


def test_south_says_it_in_its_own_words():
    assert cardinal(2005, SOUTHERN) == "hai ngàn không trăm lẻ năm"
    assert read_aloud("24.005", SOUTHERN) == "hai mươi bốn ngàn không trăm lẻ năm"


def test_very_long_text_is_read_without_delay():
    assert read_aloud("(" * 5000 + "1." * 5000)
