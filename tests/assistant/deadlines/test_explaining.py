from datetime import date, time

import pytest

from assistant.deadlines.due import CountingRules, Received, due
from assistant.deadlines.explaining import explain
from ingest.procedure import Limit, Unit

AFTER_15 = CountingRules(cutoff=time(15))


def explained(received, value, unit, at=None, rules=None):
    limit = Limit(value, unit, "")
    return explain(due(Received(received, at), limit, rules or CountingRules()))


def test_working_days_are_shown_with_the_days_off_between():
    line = explained(date(2026, 11, 13), 10, Unit.WORKING_DAY)

    assert line == (
        "tiếp nhận 13/11/2026, ngày làm việc thứ 10 là 30/11/2026, bỏ qua 7 ngày nghỉ, "
        "trong đó 24/11 (Ngày Văn hóa Việt Nam)"
    )


def test_holidays_in_a_row_are_said_once():
    line = explained(date(2026, 2, 9), 5, Unit.WORKING_DAY)

    assert line.endswith("bỏ qua 9 ngày nghỉ, trong đó 16/2–20/2 (Tết Nguyên đán)")


def test_a_worked_saturday_is_mentioned():
    line = explained(date(2026, 8, 20), 3, Unit.WORKING_DAY)

    assert line.endswith("tính cả thứ bảy làm bù 22/8")


def test_a_rolled_term_says_why():
    line = explained(date(2026, 11, 14), 10, Unit.CALENDAR_DAY)

    assert line == (
        "tiếp nhận 14/11/2026, ngày thứ 10 là 24/11/2026, rơi vào ngày nghỉ "
        "(Ngày Văn hóa Việt Nam) nên hạn là ngày làm việc tiếp theo 25/11/2026"
    )


def test_a_late_dossier_says_from_which_day_it_counts():
    line = explained(date(2026, 11, 13), 3, Unit.WORKING_DAY, time(16, 30), AFTER_15)

    assert line.startswith("tiếp nhận 16:30 13/11/2026, tính như nhận 16/11/2026, ngày làm việc")


@pytest.mark.parametrize(
    ("value", "unit", "end"),
    [
        (3, Unit.MONTH, "3 tháng sau là 13/2/2027"),
        (2, Unit.WEEK, "2 tuần sau là 27/11/2026"),
        (8, Unit.WORKING_HOUR, "8 giờ làm việc sau là 10:00 16/11/2026"),
        (0, Unit.SAME_DAY, "trả trong ngày 13/11/2026"),
    ],
)
def test_every_unit_has_its_words(value, unit, end):
    assert end in explained(date(2026, 11, 13), value, unit, time(10))


def test_a_provisional_result_says_so():
    assert "tạm tính" in explained(date(2026, 12, 28), 5, Unit.WORKING_DAY)
