"""Old names of places are told with today's."""

from datetime import date

import pytest

from assistant.localities.telling import renamed
from assistant.question import Question

DAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "tách thửa ở xã Đông Yên, Kiên Giang",
            "Xã Đông Yên (huyện An Biên, tỉnh Kiên Giang) nay là xã An Biên, tỉnh An Giang.",
        ),
        (
            "Q1 làm căn cước ở đâu",
            "Quận 1 không còn là đơn vị hành chính (bỏ cấp huyện từ ngày 01/7/2025); địa bàn nay"
            " thuộc thành phố Hồ Chí Minh.",
        ),
        ("lệ phí ở Tiền Giang", "Tỉnh Tiền Giang nay thuộc tỉnh Đồng Tháp."),
    ],
)
def test_what_is_called_otherwise_today_is_told(text, told):
    assert renamed(Question(text, DAY)) == (told,)


@pytest.mark.parametrize("text", ["phường Bến Thành", "ở TP.HCM", "ở Sài Gòn", "thành phố Huế"])
def test_todays_names_need_no_word(text):
    assert renamed(Question(text, DAY)) == ()


def test_a_divided_commune_is_told_with_all_that_it_became():
    (told,) = renamed(Question("xã Hải Lạng, huyện Tiên Yên, Quảng Ninh", DAY))

    assert "đã được chia, nay thuộc" in told
    assert " hoặc " in told


def test_the_place_that_was_stated_is_told_of_in_english_to_who_reads_english():
    asked = Question("fee", DAY, locality="xã Đông Yên, huyện An Biên, Kiên Giang", locale="en")

    (told,) = renamed(asked)

    assert told.endswith("is now (part of) xã An Biên, tỉnh An Giang.")
