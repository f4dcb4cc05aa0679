"""Each format of a procedure record becomes the same kind of document."""

from datetime import date

import pytest

from ingest.document import Family, Trust
from ingest.formats.unreadable import Unreadable
from ingest.procedure import Method, Unit
from ingest.sources import (
    procedure_api,
    procedure_export,
    procedure_page,
    procedure_pdf,
    procedure_portal,
    procedure_provincial,
)
from tests.ingest.sources.excerpts import excerpt

HOUSE_PERMIT = "019d2bfe-9088-744d-aa0a-e846b6dce3d5"


def api():
    return procedure_api.read("api.json", excerpt("procedures/api_1.013225.json"))[0]


def page(code="1.013225"):
    return procedure_page.read("page.json", excerpt(f"procedures/page_{code}.json"))[0]


def kinds(reading):
    return {problem.partition(":")[0] for problem in reading.content.procedure.problems}


def test_api_record_counts_from_the_day_of_its_decision_in_vietnam():
    document = api().document

    assert document.family is Family.PROCEDURE
    assert (document.id, document.kind) == ("1.013225", "Thủ tục hành chính")
    assert document.issued == document.validity.since == date(2026, 6, 29)
    assert document.issuer == "Bộ Xây dựng"
    assert document.url == f"https://dichvucong.gov.vn/thu-tuc-hanh-chinh/{HOUSE_PERMIT}"


def test_api_description_says_for_which_case_the_limit_holds():
    channels = api().content.procedure.channels

    assert [channel.method for channel in channels] == list(Method)
    assert [(limit.value, limit.unit, limit.condition) for limit in channels[0].limits] == [
        (10, Unit.WORKING_DAY, "đối với công trình"),
        (7, Unit.WORKING_DAY, "đối với nhà ở riêng lẻ"),
    ]


def test_api_record_that_contradicts_its_own_cases_says_so():
    reading = api()

    assert [(c.limits[0].value, c.limits[0].unit) for c in reading.content.procedure.cases[:1]] == [
        (20, Unit.CALENDAR_DAY)
    ]
    assert "cases_differ" in kinds(reading)
    assert "cases_differ: methods 10 ngày làm việc, 7 ngày làm việc, cases 20 ngày" in (
        reading.warnings
    )


def test_page_of_june_gives_the_limits_of_june():
    reading = page()

    assert reading.document.issued == date(2026, 6, 10)
    assert [
        (channel.method, channel.limits[0].value, channel.limits[0].unit)
        for channel in reading.content.procedure.channels
    ] == [
        (Method.ONLINE, 20, Unit.CALENDAR_DAY),
        (Method.POSTAL, 20, Unit.CALENDAR_DAY),
        (Method.DIRECT, 15, Unit.CALENDAR_DAY),
    ]
    assert {"channels_differ", "fee_not_free"} <= kinds(reading)


def test_page_fields_are_free_of_buttons_and_empty_words():
    procedure = page().content.procedure

    assert procedure.results == (
        "Giấy phép xây dựng kèm theo hồ sơ thiết kế trình xin cấp giấy phép xây dựng có đóng dấu "
        "của cơ quan có thẩm quyền cấp giấy phép xây dựng..",
    )
    assert procedure.conditions == ""
    assert procedure.levels == ("xã", "cơ quan khác")
    assert [case.name for case in procedure.cases] == [
        "(1.1) Đối với công trình không theo tuyến:",
        "(1.2) Đối với công trình theo tuyến:",
    ]


def test_scrambled_steps_are_flagged():
    assert {"scrambled", "no_unit"} <= kinds(page("1.001193"))


def test_steps_in_order_are_not_flagged():
    assert "scrambled" not in kinds(page())


def test_export_of_the_ministry_of_defence():
    data = excerpt("procedures/export_1.013196.json")

    (reading,) = procedure_export.read("export.json", data)

    procedure = reading.content.procedure
    assert (procedure.recorded, procedure.promulgator) == (date(2026, 1, 31), "Bộ Quốc phòng")
    assert procedure.channels[0].limits[0].value == 60
    assert procedure.channels[0].fee_text == "Miễn phí"
    assert procedure.cases[0].papers[1].form == "Mẫu số 36.DOC"
    assert procedure.steps.count("\nBước ") == 5


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Phí : 0 Đồng", "Miễn phí"),
        ("Phí : Không Đồng", "Miễn phí"),
        ("Lệ phí : 1.5 USD", "1.5 USD"),
        ("Phí : 2.000.000 Đồng (Thẩm định)", "2.000.000 đồng (Thẩm định)"),
        ("Phí :  Đồng (Theo quy định của Bộ Tài chính)", "Theo quy định của Bộ Tài chính"),
        ("Phí : Mức thu bằng 50% mức thu phí", "Mức thu bằng 50% mức thu phí"),
    ],
)
def test_fee_cells_of_an_export(cell, said):
    assert [str(fee) for fee in procedure_export.fees_of(cell)] == [said]


def test_rendered_portal_page_without_its_menus():
    data = excerpt("procedures/portal_1.001193.html")

    (reading,) = procedure_portal.read("portal.html", data)

    procedure = reading.content.procedure
    assert (procedure.code, procedure.decision) == ("1.001193", "163/QĐ-BTP")
    assert [channel.bare_number for channel in procedure.channels] == [1, 1, 1]
    assert [case.name for case in procedure.cases][:1] == ["* Giấy tờ phải nộp:"]
    assert "Chọn Tỉnh" not in reading.content.text
    assert reading.document.issued == date(2026, 7, 18)


def test_provincial_page_gives_ranges_and_its_province():
    key = "html_provincial/1.012753.H19.html"

    (reading,) = procedure_provincial.read(key, excerpt("procedures/provincial_1.012753.H19.html"))

    procedure = reading.content.procedure
    assert (reading.document.id, procedure.code) == ("1.012753.H19", "1.012753")
    assert reading.document.province == procedure.province == "Đồng Nai"
    assert reading.document.trust is Trust.UNVERIFIED
    assert [
        (limit.low, limit.value, limit.condition) for limit in procedure.channels[0].limits
    ] == [
        (17, 20, "khu vực thường"),
        (27, 30, "vùng khó khăn, hải đảo"),
    ]
    assert "Chỉ có QSDĐ: 1.260.000đ" in procedure.channels[0].fee_text
    assert procedure.agency.startswith("UBND cấp xã, Văn phòng ĐKĐĐ")


PRINTED = """Chi tiết thủ tục hành chính
Mã thủ tục: 2.002229
Số quyết định: 3078/QĐ-BTC
Tên thủ tục: Đăng ký người phụ thuộc (NPT) giảm trừ gia cảnh đối với cá nhân có thu
nhập từ tiền lương, tiền công
Cấp thực hiện: Cấp Bộ, Cấp Tỉnh
Lĩnh vực: Thuế
Trình tự thực hiện:
+ Bước 1: Đăng ký. + Bước 2. Cơ quan thuế tiếp nhận.
Cách thức thực hiện:
Hình thức
nộp
Thời hạn giải
quyết
Phí, lệ phí Mô tả
Trực tiếp 0 Không phải trả kết quả cho
người nộp thuế
Dịch vụ bưu
chính
0 Không phải trả kết quả cho
người nộp thuế.
Thành phần hồ sơ:
Bao gồm
Tên giấy tờ Mẫu đơn, tờ
khai
Số
lượng
Phụ lục bảng kê khai
PL07XN-NPT\ufffeTNCN.docx
Bản
chính: 1
Bản
sao: 1
Căn cứ pháp lý:
Số ký hiệu Trích yếu Ngày
ban
hành
Cơ quan
ban hành
111/2013/TT\ufffeBTC
hướng dẫn thực hiện Luật thuế TNCN
15-08-
2013
Bộ Tài
chính
38/2019/QH14 Luật 38/2019/QH14 13-06-
2019
"""


def test_printed_export_is_read_from_its_lines():
    procedure = procedure_pdf.record_of(PRINTED).procedure

    assert procedure.name.endswith("có thu nhập từ tiền lương, tiền công")
    assert [(channel.method, channel.limit_text) for channel in procedure.channels] == [
        (Method.DIRECT, "0"),
        (Method.POSTAL, "0"),
    ]
    assert procedure.cases[0].papers[0].form == "PL07XN-NPT-TNCN.docx"
    assert [basis.number for basis in procedure.legal_basis] == ["111/2013/TT-BTC", "38/2019/QH14"]


@pytest.mark.parametrize(
    ("reader", "data"),
    [
        (procedure_api.read, b'{"data": {"executionMethods": []}}'),
        (procedure_page.read, b'{"ma_thu_tuc": "1.000001"}'),
        (procedure_export.read, b'{"metadata": {}'),
        (procedure_portal.read, b"<main></main>"),
        (procedure_provincial.read, b"<main></main>"),
        (procedure_pdf.read, b"%PDF-1.4 damaged"),
    ],
)
def test_a_damaged_record_is_reported_as_unreadable(reader, data):
    with pytest.raises(Unreadable):
        reader("damaged", data)
