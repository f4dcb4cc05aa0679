"""Glued legal bases and results."""

from ingest.procedure import LegalBasis
from ingest.sources.glued_titles import legal_bases, results_of

HEADER = "Tên văn bản pháp lýMã văn bản"


def test_number_and_next_title_are_parted():
    glued = (
        f"{HEADER}Quy định về phân định thẩm quyền của Bộ Xây dựng140/2025/NĐ-CPquy định chi tiết "
        "luật phòng cháy105/2025/NĐ-CPLuật Xây dựng50/2014/QH13"
    )

    assert legal_bases(glued) == (
        LegalBasis("140/2025/NĐ-CP", "Quy định về phân định thẩm quyền của Bộ Xây dựng"),
        LegalBasis("105/2025/NĐ-CP", "quy định chi tiết luật phòng cháy"),
        LegalBasis("50/2014/QH13", "Luật Xây dựng"),
    )


def test_a_title_may_name_its_number():
    glued = f"{HEADER}Thông tư 80/2021/TT-BTC80/2021/TT-BTC44/2026/NĐ-CP44/2026/NĐ-CP"

    assert legal_bases(glued) == (
        LegalBasis("80/2021/TT-BTC", "Thông tư 80/2021/TT-BTC"),
        LegalBasis("44/2026/NĐ-CP", ""),
    )


def test_a_year_at_the_end_of_a_title_is_not_part_of_the_number():
    glued = f"{HEADER}Luật sửa đổi, bổ sung một số điều của Luật Doanh nghiệp 202076/2025/QH15"

    assert legal_bases(glued) == (
        LegalBasis("76/2025/QH15", "Luật sửa đổi, bổ sung một số điều của Luật Doanh nghiệp 2020"),
    )


def test_a_number_that_runs_into_its_date_ends_no_cell():
    glued = (
        f"{HEADER}Thông tư số 53/2025/TT-BCAngày 01/7/2025 của Bộ Công an53/2025/TT-BCAQuy định "
        "về cư trú68/2020/QH14"
    )

    assert [basis.number for basis in legal_bases(glued)] == ["53/2025/TT-BCA", "68/2020/QH14"]


def test_results_come_without_codes_and_buttons():
    glued = (
        "Quyết định hình thức sử dụng đất.Mã: KQ.G10.000935Giấy chứng nhận quyền sử dụng đất."
        "Mã: KQ.G10.001148Từ khóaKhông có thông tinMô tảKhông có thông tinChọn cơ quan thực hiện"
        "Tỉnh/ Thành phốBộ ngành-- Chọn Tỉnh/ Thành phố --Nộp hồ sơ"
    )

    assert results_of(glued) == (
        "Quyết định hình thức sử dụng đất.",
        "Giấy chứng nhận quyền sử dụng đất.",
    )
