import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.day_words import is_marked, words_of
from assistant.understanding.spoken_numbers import read_numbers

DIGITS = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def read(text: str) -> str:
    marked = is_marked(text)
    return " ".join(word.bare for word in read_numbers(words_of(text, marked), marked=marked))


def spoken(number: int) -> str:
    """A number below 100 as it is said aloud."""
    tens, last = divmod(number, 10)
    if tens == 0:
        return DIGITS[last]
    words = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    special = {0: "", 5: "lăm", 1: "mốt" if tens > 1 else "một"}
    return f"{words} {special.get(last, DIGITS[last])}".strip()


@given(number=st.integers(1, 99))
def test_a_spoken_number_of_days_is_read(number):
    assert read(f"{spoken(number)} ngày") == f"{number} ngay"


@given(day=st.integers(1, 31), month=st.integers(1, 12))
def test_a_spoken_date_is_read(day, month):
    assert read(f"ngày {spoken(day)} tháng {spoken(month)}") == f"ngay {day} thang {month}"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("hai không hai sáu", "2026"),
        ("hai nghìn không trăm hai mươi sáu", "2026"),
        ("hai ngàn hai lăm", "2025"),
        ("hăm mốt ngày", "21 ngay"),
        ("hai mươi nhăm ngày", "25 ngay"),
        ("bảy tám hôm", "78~7~8 hom"),
        ("mươi mười lăm ngày", "10~15 ngay"),
        ("7, 8 ngày", "7~8 ngay"),
        ("muoi lam ngay", "15 ngay"),
        ("sau ngay roi", "6 ngay roi"),
    ],
)
def test_ways_of_saying_numbers(said, expected):
    assert read(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("hai năm nay", "2 nam nay"),
        ("tháng năm", "thang 5"),
        ("ngày tháng năm sinh", "ngay thang nam sinh"),
        ("sau ngày 1/7/2026", "sau ngay 1/7/2026"),
    ],
)
def test_words_that_are_not_always_numbers(said, expected):
    assert read(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("thứ hai", "wd0"),
        ("thu bay", "wd5"),
        ("chủ nhật", "wd6"),
        ("t6", "wd4"),
        ("lần thứ hai", "lan thu 2"),
    ],
)
def test_weekdays_are_one_word_and_ordinals_are_not_weekdays(said, expected):
    assert read(said) == expected
