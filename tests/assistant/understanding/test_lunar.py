from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding import lunar

# Tết and Giỗ Tổ (10/3), as announced or printed in Vietnamese calendars.
TET = ["2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29"]
TET += ["2026-02-17", "2027-02-06", "2030-02-02"]
GIO_TO = ["2020-04-02", "2021-04-21", "2023-04-29", "2024-04-18", "2025-04-07", "2026-04-26"]


@pytest.mark.parametrize("tet", TET)
def test_the_lunar_year_begins_on_tet(tet):
    day = date.fromisoformat(tet)

    assert lunar.latest_day(1, 1, day) == day


@pytest.mark.parametrize("day", GIO_TO)
def test_the_tenth_of_the_third_month_is_gio_to(day):
    on = date.fromisoformat(day[:4] + "-12-31")

    assert lunar.latest_day(10, 3, on) == date.fromisoformat(day)


def test_months_follow_each_other_without_a_gap():
    months = lunar.months()

    assert all(
        later.first == earlier.last + timedelta(days=1)
        for earlier, later in zip(months, months[1:], strict=False)
    )


def test_the_leap_month_of_2025_is_a_second_sixth_month():
    leap = [month.number for month in lunar.months() if month.leap and month.year == 2025]

    assert leap == [6]


def test_the_last_day_of_a_short_year_answers_to_thirty():
    assert lunar.eve(date(2026, 11, 23), 30) == date(2026, 2, 16)


@given(on=st.dates(date(2001, 1, 1), date(2050, 12, 31)), month=st.integers(1, 12))
def test_the_latest_full_moon_of_a_month_is_at_most_thirteen_months_back(on, month):
    day = lunar.latest_day(15, month, on)

    assert day is not None
    assert on - timedelta(days=390) < day <= on


def test_outside_the_table_there_is_no_lunar_day():
    assert lunar.latest_day(15, 7, date(1999, 1, 1)) is None
    assert lunar.latest_day(15, 7, date(2070, 1, 1)) is None
