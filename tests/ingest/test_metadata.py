from datetime import date

from ingest.metadata import read_metadata
from ingest.page_facts import PageFacts, page_facts
from ingest.sidecar import Sidecar

# vbpl.vn, Nghị định 367/2025/NĐ-CP
DECREE = """CHÍNH PHỦ _________ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc
Số: 367/2025/NĐ-CP | Hà Nội, ngày 31 tháng 12 năm 2025
NGHỊ ĐỊNH
Nghị định sửa đổi, bổ sung một số điều của Nghị định số 118/2025/NĐ-CP
Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;
Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 118/2025/NĐ-CP.
Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 118/2025/NĐ-CP""".splitlines()
# 28/VBHN-VPQH 2026: the text itself carries neither its own number nor its day
CONSOLIDATION = """LUẬT
KHIẾU NẠI
Luật Khiếu nại số 02/2011/QH13 ngày 11 tháng 11 năm 2011 của Quốc hội, có hiệu lực kể từ ngày \
01 tháng 7 năm 2012, được sửa đổi, bổ sung bởi:
1. Luật Tiếp công dân số 42/2013/QH13 ngày 25 tháng 11 năm 2013 của Quốc hội, có hiệu lực kể từ \
ngày 01 tháng 7 năm 2014;
4. Luật số 136/2025/QH15 ngày 10 tháng 12 năm 2025 của Quốc hội sửa đổi, bổ sung một số điều của \
Luật Tiếp công dân, Luật Khiếu nại, Luật Tố cáo, có hiệu lực kể từ ngày 01 tháng 7 năm 2026.
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1992;
Quốc hội ban hành Luật Khiếu nại[1].
Chương I""".splitlines()


def test_head_of_a_decree_gives_number_title_issuer_and_day():
    found = read_metadata(DECREE, Sidecar(), PageFacts(), "page.html")

    assert found.number == "367/2025/NĐ-CP"
    assert found.kind == "Nghị định"
    assert found.issuer == "Chính phủ"
    assert found.issued == date(2025, 12, 31)
    assert found.title == "Sửa đổi, bổ sung một số điều của Nghị định số 118/2025/NĐ-CP"
    assert found.origins["number"] == found.origins["issued"] == "text"


def test_title_in_capitals_is_written_as_the_promulgation_writes_it():
    lines = ["LUẬT", "PHỔ BIẾN, GIÁO DỤC PHÁP LUẬT", "Căn cứ Hiến pháp;",
             "Quốc hội ban hành Luật phổ biến, giáo dục pháp luật.", "Chương I"]  # fmt: skip

    found = read_metadata(lines, Sidecar(), PageFacts(), "14-2012-QH13.txt")

    assert found.title == "Luật phổ biến, giáo dục pháp luật"


def test_consolidation_is_known_by_the_number_it_was_filed_under_and_its_base_act():
    sidecar = Sidecar(number="28/VBHN-VPQH", year=2026)

    found = read_metadata(CONSOLIDATION, sidecar, PageFacts(), "28.txt")

    assert (found.number, found.year) == ("28/VBHN-VPQH", 2026)
    assert found.kind == "Văn bản hợp nhất"
    assert found.title == "Luật Khiếu nại"
    assert found.base_number == "02/2011/QH13"
    assert found.head.consolidation.amenders == ("42/2013/QH13", "136/2025/QH15")
    assert found.head.consolidation.since == date(2012, 7, 1)
    assert found.head.consolidation.newest == date(2025, 12, 10)


def test_consolidation_filed_under_its_base_act_does_not_take_its_number():
    found = read_metadata(CONSOLIDATION, Sidecar(number="02/2011/QH13"), PageFacts(), "luat.md")

    assert found.number is None
    assert found.warnings


def test_text_beats_a_manifest_that_knows_only_part_of_the_number():
    lines = ["BỘ CÔNG THƯƠNG | CỘNG HÒA", "Số: 64/2025/TT-BCT | Hà Nội, ngày 31 tháng 12 năm 2025",
             "THÔNG TƯ", "Quy định về giá điện", "Điều 1. Phạm vi"]  # fmt: skip

    found = read_metadata(lines, Sidecar(number="64/2025/TT-B"), PageFacts(), "x.html")

    assert found.number == "64/2025/TT-BCT"


def test_misprint_of_another_kind_in_the_head_does_not_change_the_number():
    title = "Sửa đổi, bổ sung một số điều của Nghị định số 36/2025/NĐ-CP"
    lines = ["CHÍNH PHỦ", "Số: 100/2025/TT-BCA", "Hà Nội, ngày 31 tháng 12 năm 2025", "NGHỊ ĐỊNH",
             title, "Căn cứ Luật Tổ chức Chính phủ;", "Điều 1."]  # fmt: skip
    page = PageFacts(f"Nghị định số 369/2025/NĐ-CP {title}", "369/2025/NĐ-CP")

    found = read_metadata(lines, Sidecar(), page, "369.html")

    assert found.number == "369/2025/NĐ-CP"
    assert not found.wrong_text
    assert found.warnings


def test_page_of_one_decree_that_shows_another_is_the_wrong_text():
    # vbpl.vn, page of 303/2025/NĐ-CP
    lines = ["CHÍNH PHỦ", "Số: 314/2025/NĐ-CP", "Hà Nội, ngày 08 tháng 12 năm 2025", "NGHỊ ĐỊNH",
             "Ban hành Quy chế làm việc mẫu của Ủy ban nhân dân tỉnh, thành phố",
             "Căn cứ Luật Tổ chức Chính phủ;", "Điều 1."]  # fmt: skip
    page = page_facts(
        "303-2025-ND-CP__185182.html",
        "<title>Nghị định số 303/2025/NĐ-CP Quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ "
        "chức của bộ, cơ quan ngang bộ</title>".encode(),
    )

    found = read_metadata(lines, Sidecar(), page, "303-2025-ND-CP__185182.html")

    assert "303/2025/NĐ-CP" in found.wrong_text
    assert found.number == "314/2025/NĐ-CP"


def test_circular_filed_under_the_decree_that_it_guides_has_no_number():
    lines = ["THÔNG TƯ", "Hướng dẫn thực hiện chính sách, chế độ", "Điều 1. Phạm vi điều chỉnh"]

    found = read_metadata(lines, Sidecar(number="178/2024/NĐ-CP"), PageFacts(), "178.md")

    assert found.number is None
    assert found.kind == "Thông tư"


def test_day_of_a_cited_law_is_not_taken_for_the_signature():
    lines = ["NGHỊ ĐỊNH", "VỀ THỰC HIỆN THỦ TỤC HÀNH CHÍNH",
             "Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;", "Điều 1."]  # fmt: skip
    sidecar = Sidecar(number="118/2025/NĐ-CP", issued=date(2025, 2, 18))

    found = read_metadata(lines, sidecar, PageFacts(), "118.txt")

    assert found.issued is None


def test_day_outside_the_year_of_the_number_is_not_believed():
    sidecar = Sidecar(number="309/2025/NĐ-CP", issued=date(2019, 3, 8))

    assert read_metadata(["NGHỊ ĐỊNH", "Điều 1."], sidecar, PageFacts(), "x").issued is None


def test_local_act_knows_its_province():
    lines = ["ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
             "Số: 102/2025/QĐ-UBND | Phú Thọ, ngày 18 tháng 11 năm 2025", "QUYẾT ĐỊNH",
             "BAN HÀNH QUY CHẾ PHỐI HỢP", "Căn cứ Luật;", "Điều 1."]  # fmt: skip

    found = read_metadata(lines, Sidecar(), PageFacts(), "x.md")

    assert found.province == "Phú Thọ"
    assert found.issuer == "Ủy ban nhân dân Phú Thọ"
