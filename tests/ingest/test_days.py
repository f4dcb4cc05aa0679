from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.days import days_in, first_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Hà Nội, ngày 09 tháng 6 năm 2025", date(2025, 6, 9)),
        ("ngày 01 tháng 7 n ăm 2014", date(2014, 7, 1)),  # poor PDF text
        ("có hiệu lực từ 01/7/2026", date(2026, 7, 1)),
        ('ngay_hieu_luc: "15/03/2026"', date(2026, 3, 15)),
        ("date: 2026-06-25", date(2026, 6, 25)),
        ("ngày 31 tháng 6 năm 2025", None),  # there is no such day
        ("07/2025/NĐ-CP", None),
    ],
)
def test_days_are_read_as_texts_write_them(text, day):
    assert first_day(text) == day


@given(st.dates(date(1945, 9, 2), date(2099, 12, 31)))
def test_written_day_is_read_again(day):
    text = f"ngày {day:%d} tháng {day.month} năm {day.year}"

    assert [found for found, _, _ in days_in(text)] == [day]
