from datetime import date, datetime, time

import pytest

from assistant.deadlines.due import Received, due
from assistant.deadlines.overdue import Status, status
from ingest.procedure import Limit, Unit

ACCEPTED = Received(date(2026, 11, 13))
TEN_WORKING_DAYS = due(ACCEPTED, Limit(10, Unit.WORKING_DAY, "10 ngày làm việc"))  # Mon 30/11
TEN_DAYS = due(ACCEPTED, Limit(10, Unit.CALENDAR_DAY, "10 ngày"))  # Mon 23/11
EIGHT_HOURS = due(
    Received(date(2026, 11, 12), time(9)), Limit(8, Unit.WORKING_HOUR, "08 giờ làm việc")
)  # 13/11 09:00


@pytest.mark.parametrize(
    ("asked_on", "expected"),
    [
        (date(2026, 11, 23), (Status.NOT_DUE, 0)),
        (date(2026, 11, 30), (Status.DUE_TODAY, 0)),
        (date(2026, 12, 1), (Status.OVERDUE, 1)),
        (date(2026, 12, 7), (Status.OVERDUE, 5)),  # the weekend does not count
    ],
)
def test_working_day_limits_are_late_in_working_days(asked_on, expected):
    assert status(TEN_WORKING_DAYS, asked_on) == expected


@pytest.mark.parametrize(
    ("asked_on", "expected"),
    [(date(2026, 11, 23), (Status.DUE_TODAY, 0)), (date(2026, 11, 29), (Status.OVERDUE, 6))],
)
def test_other_limits_are_late_in_calendar_days(asked_on, expected):
    assert status(TEN_DAYS, asked_on) == expected


def test_asked_on_the_weekend_after_a_friday_it_is_overdue_by_no_working_day_yet():
    friday = due(ACCEPTED, Limit(5, Unit.WORKING_DAY, "5 ngày làm việc"))

    assert status(friday, date(2026, 11, 21)) == (Status.OVERDUE, 0)


@pytest.mark.parametrize(
    ("asked_on", "expected"),
    [
        (date(2026, 11, 13), Status.DUE_TODAY),
        (datetime(2026, 11, 13, 9), Status.DUE_TODAY),
        (datetime(2026, 11, 13, 9, 1), Status.OVERDUE),
        (datetime(2026, 11, 12, 17), Status.NOT_DUE),
    ],
)
def test_a_term_in_hours_is_over_after_its_moment(asked_on, expected):
    assert status(EIGHT_HOURS, asked_on).status is expected
