"""Glued rows of "cách thức thực hiện": number, unit, fee and description apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.procedure import Unit
from ingest.sources.glued_channels import channel_of, rows_of

HEADER = "Hình thức nộpThời gianPhí, lệ phíMô tả"


def rows(glued):
    return [
        (row.method, row.limit_text, row.bare, [str(fee) for fee in row.fees], row.description)
        for row in rows_of(HEADER + glued)
    ]


def test_rows_with_units_and_a_note_that_is_not_free():
    glued = (
        "Trực tuyến20 NgàyMiễn phí(Theo quy định của Hội đồng nhân dân cấp tỉnh)"
        "Trực tiếp15 NgàyMiễn phí(Theo quy định của Hội đồng nhân dân cấp tỉnh.)"
    )

    assert rows(glued) == [
        ("Trực tuyến", "20 Ngày", None, ["Theo quy định của Hội đồng nhân dân cấp tỉnh"], ""),
        ("Trực tiếp", "15 Ngày", None, ["Theo quy định của Hội đồng nhân dân cấp tỉnh."], ""),
    ]


@pytest.mark.parametrize(
    ("cell", "bare", "value"),
    [
        ("140,000 Việt Nam Đồng", 1, 40000),
        ("120 VNĐ(20.000 vnđ/tờ khai)", 1, 20),
        ("1100 VNĐ(Phí công bố nội dung: 100.000 đồng)", 1, 100),
        ("15150,000 Việt Nam Đồng", 15, 150000),
        ("1Miễn phí", 1, 0),
    ],
)
def test_number_glued_to_the_fee_is_cut_where_the_fee_is_well_formed(cell, bare, value):
    (row,) = rows_of(HEADER + "Trực tiếp" + cell)

    assert (row.bare, row.unit, row.fees[0].value) == (bare, "", value)


def test_the_number_of_a_sibling_row_decides_where_two_cuts_are_possible():
    glued = "Trực tuyến15Miễn phíTrực tiếp1550,000 Việt Nam Đồng"

    _, direct = rows_of(HEADER + glued)

    assert (direct.bare, direct.fees[0].value) == (15, 50000)


def test_a_bare_number_has_no_limit_and_no_unit():
    channel = channel_of(rows_of(HEADER + "Trực tuyến1Miễn phí")[0])

    assert (channel.limits, channel.bare_number, channel.fee_text) == ((), 1, "Miễn phí")


@pytest.mark.parametrize(
    ("cell", "limit_text", "fees"),
    [
        ("Không có thông tin150,000 Việt Nam Đồng", "", ["150.000 đồng"]),
        ("Không có thông tinKhông có thông tin", "", []),
        ("0Không có thông tin", "0", []),
        ("KhôngKhông có thông tinTại Trung tâm", "Không", []),
        (
            "Không phải trả kết quả cho người nộp thuếMiễn phí",
            "Không phải trả kết quả cho người nộp thuế",
            ["Miễn phí"],
        ),
    ],
)
def test_rows_without_a_limit_keep_their_words_and_their_fee(cell, limit_text, fees):
    ((_, said, bare, found, _),) = rows("Trực tiếp" + cell)

    assert (said, bare, found) == (limit_text, None, fees)


def test_names_of_ways_inside_a_description_start_no_row():
    glued = (
        "Trực tiếp5 Ngày làm việcMiễn phí+ Trực tiếp: nộp tại Công an cấp xã. + Trực tuyến: nộp "
        "qua Cổng dịch vụ công.Trực tuyến5 Ngày làm việcMiễn phí"
    )

    assert [row[0] for row in rows(glued)] == ["Trực tiếp", "Trực tuyến"]


def test_several_rows_of_one_way_are_kept():
    glued = "Trực tuyến1 Ngày làm việcMiễn phíTrực tuyến3 Ngày làm việcMiễn phí"

    assert [row[1] for row in rows(glued)] == ["1 Ngày làm việc", "3 Ngày làm việc"]


def test_the_description_adds_the_cases():
    glued = (
        "Trực tiếp10 Ngày làm việcKhông có thông tin20 ngày làm việc đối với trường hợp có cây "
        "xanh thuộc danh mục bảo tồn"
    )

    channel = channel_of(rows_of(HEADER + glued)[0])

    assert [(limit.value, limit.unit) for limit in channel.limits] == [
        (10, Unit.WORKING_DAY),
        (20, Unit.WORKING_DAY),
    ]
    assert channel.limits[1].condition.startswith("đối với trường hợp có cây xanh")


@given(limit=st.integers(1, 9), fee=st.integers(1, 999).map(lambda thousands: thousands * 1000))
def test_any_limit_of_one_digit_and_any_fee_are_taken_apart(limit, fee):
    (row,) = rows_of(f"{HEADER}Trực tiếp{limit}{fee:,} Việt Nam Đồng")

    assert (row.bare, row.fees[0].value) == (limit, fee)
