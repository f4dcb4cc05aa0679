"""Time limits in running text, as the records and the laws write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.procedure import Unit
from ingest.sources.limits import limits_in

WORKING, DAY, SAME = Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.SAME_DAY


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("20 Ngày làm việc", 20, WORKING),
        ("20 Ngày", 20, DAY),
        ("07 ngày làm việc", 7, WORKING),
        ("02 (hai) ngày làm việc", 2, WORKING),
        ("Mười lăm (15) ngày làm việc", 15, WORKING),
        ("trong thời hạn mười lăm ngày", 15, DAY),
        ("trong thời hạn năm ngày làm việc", 5, WORKING),
        ("hai mươi mốt ngày", 21, DAY),
        ("12.5 ngày làm việc", 12.5, WORKING),
        ("7,5 ngày", 7.5, DAY),
        ("1 Giờ", 1, Unit.HOUR),
        ("trong 08 giờ làm việc", 8, Unit.WORKING_HOUR),
        ("3 Tháng", 3, Unit.MONTH),
        ("không quá 02 tuần", 2, Unit.WEEK),
        ("thời hạn 05 năm", 5, Unit.YEAR),
        ("ngay trong ngày làm việc", 0, SAME),
        ("Giải quyết ngay trong ngày.", 0, SAME),
        ("trả kết quả trong ngày làm việc tiếp theo", 1, WORKING),
    ],
)
def test_every_written_form_of_a_limit_is_read(text, value, unit):
    (limit,) = limits_in(text)

    assert (limit.value, limit.unit, limit.low, limit.condition) == (value, unit, None, "")


@pytest.mark.parametrize(
    "text",
    [
        "ngày 01 tháng 7 năm 2025",
        "Thông tư số 57/2020/TT-BCA ngày 10/6/2020",
        "tiếp nhận sau 15 giờ cùng ngày",
        "từ 08 giờ 00 đến 17 giờ 30",
        "Giờ hành chính các ngày làm việc từ thứ 2 đến thứ 6",
        "Nghị định năm 2024",
        "10-25",
        "Không quy định",
        "trước khi tàu rời cảng",
    ],
)
def test_days_of_the_calendar_and_hours_of_the_clock_are_no_limits(text):
    assert limits_in(text) == ()


def read(text):
    return [(limit.low, limit.value, limit.unit, limit.condition) for limit in limits_in(text)]


def test_two_limits_of_one_sentence_keep_their_own_conditions():
    text = (
        "10 ngày làm việc  đối với công trình (hoặc 7 ngày làm việc  đối với nhà ở riêng lẻ) "
        "kể từ ngày nhận đủ hồ sơ hợp lệ."
    )

    assert read(text) == [
        (None, 10, WORKING, "đối với công trình"),
        (None, 7, WORKING, "đối với nhà ở riêng lẻ"),
    ]


def test_ranges_with_the_area_in_brackets():
    text = "17-20 ngày (khu vực thường) 27-30 ngày (vùng khó khăn, hải đảo...)"

    assert read(text) == [
        (17, 20, DAY, "khu vực thường"),
        (27, 30, DAY, "vùng khó khăn, hải đảo"),
    ]


def test_time_that_is_added_in_difficult_areas_says_so():
    text = (
        "Không quá 05 ngày làm việc, tại các xã miền núi, hải đảo thì thời gian thực hiện "
        "được tăng thêm không quá 10 ngày làm việc"
    )

    first, second = limits_in(text)

    assert first.condition == ""
    assert second.condition.startswith("tại các xã miền núi, hải đảo")
    assert second.condition.endswith("tăng thêm")


def test_time_that_is_not_counted_is_marked():
    text = "8 ngày làm việc (Không tính thời gian 30 ngày niêm yết công khai)"

    assert read(text) == [(None, 8, WORKING, ""), (None, 30, DAY, "Không tính thời gian")]


def test_the_office_before_a_colon_is_the_condition():
    text = "- UBND xã: Không quá 05 ngày làm việc.\n- Bộ CHQS tỉnh: Không quá 07 ngày làm việc."

    assert [limit.condition for limit in limits_in(text)] == ["UBND xã", "Bộ CHQS tỉnh"]


def test_a_line_with_a_colon_restricts_the_lines_below_it():
    text = (
        "- Trường hợp đấu giá:\n+ Đối với các xã, phường thông thường: Không quá 10 ngày làm việc."
    )

    (limit,) = limits_in(text)

    assert limit.condition == "Trường hợp đấu giá; Đối với các xã, phường thông thường"


def test_areas_listed_with_semicolons_stay_together():
    text = "Đối với các xã miền núi; đảo; vùng khó khăn thì thời gian thực hiện không quá 25 ngày"

    (limit,) = limits_in(text)

    assert limit.condition == "Đối với các xã miền núi; đảo; vùng khó khăn"


def test_the_plain_label_of_a_limit_is_no_condition():
    assert read("Thời hạn giải quyết: 07 ngày làm việc.") == [(None, 7, WORKING, "")]


def test_same_day_with_an_exception():
    text = "Trong ngày làm việc. (Hoặc không quá 03 ngày nếu có lý do chính đáng)"

    assert read(text) == [(None, 0, SAME, ""), (None, 3, DAY, "nếu có lý do chính đáng")]


UNITS = {"ngày làm việc": WORKING, "ngày": DAY, "giờ": Unit.HOUR, "tháng": Unit.MONTH}


@given(
    number=st.integers(1, 365),
    unit=st.sampled_from(sorted(UNITS)),
    zero=st.booleans(),
    before=st.sampled_from(["", "Không quá ", "Trong thời hạn ", "- Thời hạn: "]),
    after=st.sampled_from(["", ".", " kể từ ngày nhận đủ hồ sơ hợp lệ.", "; "]),
)
def test_any_number_with_a_unit_is_read_as_it_stands(number, unit, zero, before, after):
    text = f"{before}{'0' if zero else ''}{number} {unit}{after}"

    (limit,) = limits_in(text)

    assert (limit.value, limit.unit) == (number, UNITS[unit])
    assert limit.text in text


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text):
    for limit in limits_in(text):
        assert limit.value >= 0
        assert limit.low is None or limit.low < limit.value


WORDS = "5 20 07 ngày giờ làm việc ( ) ; . , đối với tại các xã"


@given(st.lists(st.sampled_from(WORDS.split())))
def test_any_order_of_the_words_of_limits_is_read(words):
    text = " ".join(words)

    for limit in limits_in(text):
        assert limit.text.split()[0] in text
