"""What a record says against itself."""

from datetime import date

import pytest

from ingest.procedure import Channel, Limit, Method, Procedure, Unit
from ingest.sources.fees import Fee
from ingest.sources.procedure_problems import problems_of


def procedure(**fields):
    limit = Limit(7, Unit.CALENDAR_DAY, "7 Ngày")
    channel = Channel(Method.ONLINE, "7 Ngày", (limit,), "", fields.pop("description", ""))
    return Procedure("1.000001", "Thủ tục", date(2026, 6, 10), channels=(channel,), **fields)


def kinds(found):
    return [problem.partition(":")[0] for problem in found]


def test_a_clean_record_has_no_problems():
    assert problems_of(procedure(steps="Bước 1: nộp.\nBước 2: nhận."), []) == ()


@pytest.mark.parametrize(
    "words", ["Công an cấp huyện", "Ủy ban nhân dân quận, huyện", "Bộ Giao thông vận tải"]
)
def test_bodies_that_no_longer_exist_are_named(words):
    assert kinds(problems_of(procedure(steps=f"Nộp tại {words}."), [])) == ["old_body"]


def test_the_agency_of_one_province_in_a_national_record_is_named():
    agency = "Sở Nông nghiệp và Môi trường Thành phố Hà Nội"

    assert problems_of(procedure(agency=agency), []) == (f"one_province: {agency}",)
    assert problems_of(procedure(agency=agency, province="Hà Nội"), []) == ()


def test_calendar_days_in_the_cell_and_working_days_beside_it():
    found = problems_of(procedure(description="07 ngày làm việc, kể từ ngày nhận đủ hồ sơ"), [])

    assert found == ("unit_differs: 7 ngày / 7 ngày làm việc",)


def test_small_values_are_lost_thousands_or_dollars():
    assert kinds(problems_of(procedure(), [Fee(100)])) == ["fee_thousands"]
    abroad = procedure(promulgator="Bộ Ngoại giao")
    assert kinds(problems_of(abroad, [Fee(20)])) == ["fee_currency"]


@pytest.mark.parametrize(
    "steps",
    [
        "người yêu cầu nộp hồ sơ đăng ký khai tâm Phục vụ hành chính công có thẩm quyền",
        "gửi h ồ sơ đến Cụ c Hả i quan đ ể xem xé t, quyế t đị nh công nhậ n áp dụn g c h ế độ",
    ],
)
def test_texts_out_of_order_are_not_to_be_quoted(steps):
    assert kinds(problems_of(procedure(steps=steps), [])) == ["scrambled"]


def test_points_of_a_law_are_no_torn_words():
    steps = "theo điểm b, điểm c và d khoản 1; " * 5 + "Cục Chăn nuôi và Thú y; quản lý về y tế"

    assert problems_of(procedure(steps=steps), []) == ()
