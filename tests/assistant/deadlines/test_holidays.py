from datetime import date

import pytest

from assistant.deadlines.calendar import Certainty, DayKind, SpecialDay, calendar_of
from assistant.deadlines.due import Received, due
from assistant.deadlines.holidays import (
    DAYS_OFF,
    CalendarUnreadable,
    official_calendar,
    overridden,
    read_days,
)
from ingest.procedure import Limit, Unit

HEADER = "date,kind,name,certainty,source\n"
TEN_DAYS = Limit(10, Unit.WORKING_DAY, "10 ngày làm việc")


def test_every_day_off_names_its_source():
    assert [row for row in read_days(DAYS_OFF) if not row.source or not row.name] == []


def test_no_day_is_listed_twice_and_the_days_are_in_order():
    days = [row.day for row in read_days(DAYS_OFF)]

    assert days == sorted(set(days))


def test_days_off_are_weekdays_and_worked_days_saturdays():
    wrong = [row for row in read_days(DAYS_OFF) if (row.day.weekday() >= 5) != row.works]

    assert wrong == []


def test_years_with_open_days_are_not_official():
    assert official_calendar().official_years == frozenset(range(2020, 2027))


def test_a_bridge_day_of_the_operator_moves_the_due_date(tmp_path):
    file = tmp_path / "days.csv"
    file.write_text(HEADER + "2026-11-23,swap_off,nghỉ hoán đổi,announced,Thông báo\n", "utf-8")

    result = due(Received(date(2026, 11, 13)), TEN_DAYS, calendar=overridden(file))

    assert result.due == date(2026, 12, 1)


def test_a_working_row_takes_a_day_off_back(tmp_path):
    file = tmp_path / "days.csv"
    file.write_text(HEADER + "2026-11-24,working,làm việc,announced,Thông báo\n", "utf-8")

    result = due(Received(date(2026, 11, 13)), TEN_DAYS, calendar=overridden(file))

    assert result.due == date(2026, 11, 27)


def test_a_year_becomes_official_when_its_open_days_are_settled(tmp_path):
    open_days = [row for row in read_days(DAYS_OFF) if row.certainty is Certainty.PROVISIONAL]
    rows = [f"{row.day},{row.kind},{row.name},announced,Thông báo 2027\n" for row in open_days]
    file = tmp_path / "days.csv"
    file.write_text(HEADER + "".join(rows), "utf-8")

    assert 2027 in overridden(file).official_years


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("date,kind\n2026-01-01,holiday\n", "dòng 1: thiếu cột name, certainty, source"),
        (
            HEADER + "1/1/2026,holiday,Tết,announced,x\n",
            "dòng 2: cột date .* không phải “1/1/2026”",
        ),
        (HEADER + "2026-01-01,feast,Tết,announced,x\n", "dòng 2: cột kind phải là holiday, "),
        (HEADER + "2026-01-01,holiday,Tết,sure,x\n", "dòng 2: cột certainty phải là statutory, "),
        (HEADER + "2026-01-01,holiday,Tết,announced,\n", "dòng 2: cột source còn trống"),
        (HEADER + "2026-01-01,holiday\n", "dòng 2: cột name còn trống"),
        ("ngày nghỉ".encode("utf-16"), "không phải UTF-8"),
    ],
)
def test_an_unreadable_row_is_named(tmp_path, content, message):
    file = tmp_path / "days.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(CalendarUnreadable, match=message):
        overridden(file)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CalendarUnreadable, match=r"days\.csv: không đọc được"):
        overridden(tmp_path / "days.csv")


def test_a_later_row_for_the_same_day_wins():
    day = date(2026, 3, 2)
    off = SpecialDay(day, DayKind.HOLIDAY, "nghỉ", Certainty.ANNOUNCED, "x")
    back = SpecialDay(day, DayKind.WORKING, "làm", Certainty.ANNOUNCED, "x")

    assert calendar_of([off, back]).is_working_day(day)


def test_the_last_working_day_before_a_monday_is_friday():
    assert official_calendar().last_working_day(date(2026, 11, 23)) == date(2026, 11, 20)
