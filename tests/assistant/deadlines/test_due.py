from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.deadlines.due import CountingRules, CutoffMode, Received, due
from ingest.procedure import Limit, Unit
from tests.assistant.deadlines.slow_counter import days_off_between, end_of_term

DAYS = st.dates(date(2020, 1, 1), date(2030, 6, 30))
DAY_UNITS = (Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR)


def limit(value: float, unit: Unit = Unit.WORKING_DAY) -> Limit:
    return Limit(value, unit, f"{value:g} {unit}")


def day(words: str) -> date:
    return date.fromisoformat(words)


@given(received=DAYS, count=st.integers(0, 90), unit=st.sampled_from(DAY_UNITS[:3]))
def test_terms_in_days_and_weeks_end_where_a_slow_count_ends(received, count, unit):
    result = due(Received(received), limit(count, unit))

    assert result.due == end_of_term(received, count, unit)
    assert list(result.skipped) == days_off_between(received, result.due)


@given(received=DAYS, count=st.integers(1, 18))
def test_terms_in_months_end_on_the_corresponding_or_last_day(received, count):
    result = due(Received(received), limit(count, Unit.MONTH))

    assert result.due == end_of_term(received, count, "month")


@given(received=DAYS, count=st.integers(1, 3))
def test_terms_in_years_end_where_a_slow_count_ends(received, count):
    result = due(Received(received), limit(count, Unit.YEAR))

    assert result.due == end_of_term(received, count, "year")


@given(received=DAYS, count=st.integers(1, 60))
def test_a_longer_term_never_ends_earlier(received, count):
    shorter = due(Received(received), limit(count))
    longer = due(Received(received), limit(count + 1))

    assert shorter.due < longer.due


@given(received=DAYS, minutes=st.integers(0, 24 * 60 - 1), hours=st.integers(1, 40))
def test_working_hours_end_inside_office_hours(received, minutes, hours):
    at = time(minutes // 60, minutes % 60)

    end = due(Received(received, at), limit(hours, Unit.WORKING_HOUR)).due

    assert isinstance(end, datetime)
    assert time(8) < end.time() <= time(12) or time(13) < end.time() <= time(17)


@pytest.mark.parametrize(
    ("received", "count", "expected"),
    [
        ("2026-11-13", 10, "2026-11-30"),  # 24/11 is Ngày Văn hóa Việt Nam
        ("2026-11-13", 7, "2026-11-25"),
        ("2026-02-13", 1, "2026-02-23"),  # over Tết
        ("2026-08-21", 1, "2026-08-22"),  # a worked Saturday counts
        ("2026-08-27", 3, "2026-09-04"),  # 31/8 swapped off, Quốc khánh
        ("2026-01-08", 2, "2026-01-10"),
        ("2024-05-02", 2, "2024-05-04"),
        ("2026-10-11", 3, "2026-10-14"),  # accepted on a Sunday
    ],
)
def test_working_days_skip_days_off_and_count_worked_saturdays(received, count, expected):
    result = due(Received(day(received)), limit(count))

    assert result.due == day(expected)


@pytest.mark.parametrize(
    ("received", "value", "unit", "expected"),
    [
        ("2026-11-13", 10, Unit.CALENDAR_DAY, "2026-11-23"),
        ("2026-11-14", 10, Unit.CALENDAR_DAY, "2026-11-25"),  # 24/11 is off: it rolls
        ("2026-01-31", 1, Unit.MONTH, "2026-03-02"),  # 28/2 is a Saturday
        ("2024-02-29", 1, Unit.YEAR, "2025-02-28"),
        ("2026-02-28", 1, Unit.MONTH, "2026-03-30"),  # 28/3, not the last day of March
        ("2026-02-02", 2, Unit.WEEK, "2026-02-23"),
    ],
)
def test_other_terms_roll_to_the_next_working_day(received, value, unit, expected):
    result = due(Received(day(received)), limit(value, unit))

    assert result.due == day(expected)


def test_a_term_that_must_not_roll_ends_on_its_day_off():
    result = due(
        Received(day("2026-10-03")), limit(7, Unit.CALENDAR_DAY), CountingRules(roll=False)
    )

    assert result.due == day("2026-10-10")


@pytest.mark.parametrize(
    ("at", "expected"), [(time(15), "2026-11-18"), (time(15, 1), "2026-11-19")]
)
def test_only_after_the_cutoff_the_next_working_day_counts_as_received(at, expected):
    result = due(Received(day("2026-11-13"), at), limit(3), CountingRules(cutoff=time(15)))

    assert result.due == day(expected)


def test_day_one_on_the_next_working_day_moves_no_term_in_days():
    rules = CountingRules(cutoff=time(15), mode=CutoffMode.DAY1_NEXT_WD)

    result = due(Received(day("2026-11-13"), time(16)), limit(3), rules)

    assert result.due == day("2026-11-18")


@pytest.mark.parametrize(
    ("received", "at", "expected"),
    [
        ("2026-11-20", time(14), "2026-11-20"),
        ("2026-11-20", time(15, 1), "2026-11-23"),
        ("2026-11-21", time(9), "2026-11-23"),  # a Saturday
        ("2026-01-10", time(10), "2026-01-10"),  # a worked one
    ],
)
def test_same_day_results_move_to_the_next_working_day_when_late(received, at, expected):
    rules = CountingRules(cutoff=time(15))

    result = due(Received(day(received), at), limit(0, Unit.SAME_DAY), rules)

    assert result.due == day(expected)


@pytest.mark.parametrize(
    ("received", "hours", "unit", "expected"),
    [
        ("2026-11-20T16:00", 24, Unit.HOUR, "2026-11-21T16:00"),
        ("2026-11-20T16:00", 8, Unit.WORKING_HOUR, "2026-11-23T16:00"),
        ("2026-11-20T11:30", 2, Unit.WORKING_HOUR, "2026-11-20T14:30"),
        ("2026-11-21T20:00", 8, Unit.WORKING_HOUR, "2026-11-23T17:00"),
        ("2026-11-23T10:00", 8, Unit.WORKING_HOUR, "2026-11-25T10:00"),
    ],
)
def test_hours_run_from_the_time_of_acceptance(received, hours, unit, expected):
    moment = datetime.fromisoformat(received)

    result = due(Received(moment.date(), moment.time()), limit(hours, unit))

    assert result.due == datetime.fromisoformat(expected)


def test_hours_without_a_time_count_from_the_close_of_the_office():
    result = due(Received(day("2026-11-12")), limit(8, Unit.WORKING_HOUR))

    assert result.due == datetime(2026, 11, 13, 17)


def test_part_days_are_rounded_up():
    assert due(Received(day("2026-11-12")), limit(0.5)).due == day("2026-11-13")


@pytest.mark.parametrize(
    ("received", "count", "provisional"),
    [("2026-12-28", 3, False), ("2026-12-28", 5, True), ("2019-12-30", 5, True)],
)
def test_a_year_without_notice_makes_the_result_provisional(received, count, provisional):
    assert due(Received(day(received)), limit(count)).provisional is provisional
