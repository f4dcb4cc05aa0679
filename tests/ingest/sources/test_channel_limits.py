"""The limits of a row: its cell and the cases of its description."""

from ingest.procedure import Unit
from ingest.sources.channel_limits import channel_limits
from ingest.sources.limits import limits_in

AREAS = "Đối với các xã miền núi, hải đảo, vùng sâu, vùng xa"


def read(cell, description):
    limits = channel_limits(limits_in(cell), description)
    return [(limit.value, limit.unit, limit.condition) for limit in limits]


def test_without_a_description_the_cell_stands_alone():
    assert read("20 Ngày", "") == [(20, Unit.CALENDAR_DAY, "")]


def test_a_row_for_difficult_areas_is_restricted_by_its_description():
    description = f"Nộp thông qua dịch vụ bưu chính.\n* {AREAS}"

    assert read("20 ngày làm việc", description) == [(20, Unit.WORKING_DAY, AREAS)]


def test_parts_of_the_work_are_no_limits_of_the_row():
    description = "Kiểm tra tính đầy đủ: Trong thời hạn 01 ngày làm việc."

    assert read("7 Ngày làm việc", description) == [(7, Unit.WORKING_DAY, "")]


def test_an_exception_that_repeats_the_cell_leaves_the_rule_of_the_description():
    description = (
        "Giải quyết hồ sơ trong ngày làm việc nhận được hồ sơ hợp lệ. Trường hợp có lý do chính "
        "đáng thì thời hạn giải quyết không quá 03 ngày làm việc."
    )

    found = read("3 Ngày làm việc", description)

    assert found[0][2].startswith("Trường hợp có lý do chính đáng")
    assert (0, Unit.SAME_DAY, "") in found


def test_without_a_cell_the_description_speaks():
    description = "28 ngày làm việc (đối với trường hợp cấp mới), 02 ngày làm việc (cấp lại)"

    assert [limit[:2] for limit in read("", description)] == [
        (28, Unit.WORKING_DAY),
        (2, Unit.WORKING_DAY),
    ]


def test_time_that_is_not_counted_is_left_out():
    assert read("8 ngày", "(Không tính thời gian 30 ngày niêm yết)") == [(8, Unit.CALENDAR_DAY, "")]
