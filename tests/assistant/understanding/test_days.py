import unicodedata
from collections import Counter
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.day_phrases import Bound, DayPhrase, Kind, What
from assistant.understanding.days import day_in_question, day_phrases
from eval.phrases import run

CASES = Path(__file__).with_name("data") / "phrases.jsonl"
ASKED = date(2026, 11, 23)  # a Monday
RECENT = st.dates(date(2020, 1, 1), ASKED)


def only(text: str, asked_on: date = ASKED) -> DayPhrase:
    (phrase,) = day_phrases(text, asked_on)
    return phrase


@pytest.fixture(scope="module")
def report():
    return run(CASES)


@pytest.mark.parametrize(
    ("kinds", "share"),
    [(("exact", "none", "invalid"), 0.95), (("range", "approx", "ambiguous"), 0.85)],
)
def test_phrases_written_by_hand_are_read_as_meant(report, kinds, share):
    counts = Counter()
    for kind in kinds:
        counts.update(report["by_kind"][kind])

    assert counts["exact"] >= share * counts["rows"], report["misses"]


@given(
    day=RECENT,
    form=st.sampled_from(
        [
            "hồ sơ nộp ngày {0.day}/{0.month}/{0.year}",
            "em gửi hôm {0.day:02d}-{0.month:02d}-{0.year} rồi",
            "tiếp nhận {0.day}.{0.month}.{0.year}",
            "ngày {0.day} tháng {0.month} năm {0.year} tôi nộp đơn",
            "nop ngay {0.day} thang {0.month} nam {0.year} ma chua thay gi",
            "theo 118/2025/NĐ-CP, nộp ngày {0.day}/{0.month}/{0.year}, hạn 10 ngày làm việc",
            "ngày tiếp nhận: {0.year}-{0.month:02d}-{0.day:02d}",
        ]
    ),
)
def test_a_full_date_is_that_day_however_it_is_written(day, form):
    phrase = only(form.format(day))

    assert phrase.day == day


@given(asked_on=RECENT, days=st.integers(1, 90))
def test_a_counted_span_lies_that_many_days_back(asked_on, days):
    phrase = only(f"tôi nộp hồ sơ {days} ngày rồi mà chưa có kết quả", asked_on)

    assert phrase.day == asked_on - timedelta(days=days)
    assert phrase.what is What.SUBMITTED


@given(asked_on=RECENT, back=st.integers(0, 364))
def test_a_date_without_a_year_is_never_in_the_future(asked_on, back):
    day = asked_on - timedelta(days=back)

    phrase = only(f"tôi gửi hôm {day.day}/{day.month}", asked_on)

    assert phrase.day in (day, None)  # none: 29 February of a year without it
    assert phrase.day == day or phrase.kind is Kind.INVALID


@given(text=st.text(max_size=200), asked_on=st.dates())
def test_no_text_breaks_the_reader_and_spans_are_the_words(text, asked_on):
    for phrase in day_phrases(text, asked_on):
        assert phrase.words == text[phrase.start : phrase.end]


@given(
    words=st.lists(
        st.sampled_from(
            [
                *("ngày", "tháng", "năm", "tuần", "thứ", "hai", "ba", "sáu", "mười", "mươi", "lăm"),
                *("mùng", "rằm", "tết", "trước", "sau", "nay", "rồi", "hôm", "qua", "này", "giờ"),
                *("đầu", "cuối", "quý", "hẹn", "nộp", "nửa", "hơn", "vài", "nữa", "chủ", "nhật"),
                *("31", "12", "2/9", "30/2", "làm việc"),
            ]
        ),
        max_size=12,
    ),
    asked_on=st.dates(date(1990, 1, 1), date(2060, 12, 31)),
)
def test_windows_are_never_turned_round(words, asked_on):
    for phrase in day_phrases(" ".join(words), asked_on):
        assert all(first <= last for first, last in phrase.readings)
        assert bool(phrase.readings) is (phrase.kind is not Kind.INVALID)


@pytest.mark.parametrize("words", ["9999 năm rồi", "hơn 3000 năm nay"])
def test_spans_beyond_the_calendar_name_no_day(words):
    assert day_phrases(words, ASKED) == ()


def test_each_day_of_a_sentence_has_its_part():
    text = "Tôi nộp hồ sơ hôm 2/11, xã tiếp nhận ngày 3/11 và hẹn trả 17/11"

    parts = [(phrase.day, phrase.what) for phrase in day_phrases(text, ASKED)]

    assert parts == [
        (date(2026, 11, 2), What.SUBMITTED),
        (date(2026, 11, 3), What.ACCEPTED),
        (date(2026, 11, 17), What.DUE),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "trong 10 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ",
        "Nghị định 217/2026/NĐ-CP Điều 54 khoản 1 điểm b",
        "vỉa hè trước nhà tôi có được dùng tạm không",
        "bà tôi năm nay 82 tuổi",
        "hợp đồng thuê nhà 5 năm, giá 1.5 triệu",
        "trang thứ ba của tờ khai",
    ],
)
def test_terms_numbers_ages_and_amounts_name_no_day(text):
    assert day_phrases(text, ASKED) == ()


def test_a_promised_day_may_lie_ahead_where_a_past_one_goes_back_a_year():
    assert only("giấy hẹn ghi ngày 30/11").day == date(2026, 11, 30)
    assert only("tôi nộp ngày 30/11").day == date(2025, 11, 30)


def test_a_weekday_that_contradicts_its_date_must_be_asked_back():
    assert only("thứ sáu ngày 12 tháng 11").kind is Kind.INVALID


def test_a_day_said_twice_is_one_phrase():
    phrase = only("Hôm nay 23/11/2026 tôi nộp hồ sơ")

    assert (phrase.words, phrase.day) == ("Hôm nay 23/11/2026", ASKED)


def test_windows_of_what_was_done_end_today():
    assert only("tôi nộp hồi cuối tháng này").readings == ((date(2026, 11, 21), ASKED),)


def test_the_time_of_day_goes_with_its_day():
    assert only("nộp lúc 5 giờ kém 10 chiều thứ sáu").at == time(16, 50)


def test_decomposed_letters_are_read_and_spans_fit_the_text_as_typed():
    text = unicodedata.normalize("NFD", "tôi nộp hôm thứ sáu tuần trước")

    phrase = only(text)

    assert phrase.day == date(2026, 11, 20)
    assert phrase.words == text[phrase.start : phrase.end]


@pytest.mark.parametrize(
    ("text", "bound", "day"),
    [
        ("quy định trước ngày 1/7/2026 thế nào", Bound.BEFORE, date(2026, 6, 30)),
        ("mức phạt từ 1/1/2025 là bao nhiêu", Bound.FROM, ASKED),
        ("luật áp dụng năm 2024 khác gì", Bound.ON, date(2024, 12, 31)),
        ("quy định năm 2026 ra sao", Bound.ON, ASKED),
        ("luật nào áp dụng từ 1/1/2027", Bound.FROM, date(2027, 1, 1)),
    ],
)
def test_the_day_in_question_is_the_last_one_that_is_meant(text, bound, day):
    phrases = day_phrases(text, ASKED)

    assert phrases[0].bound is bound
    assert day_in_question(phrases, ASKED) == day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("hồ sơ nhận hôm hai mươi tháng bốn mười ngày thì trúng lễ", date(2026, 4, 20)),
        ("nộp hôm 20 tháng bốn mười ngày rồi", date(2026, 4, 20)),
        ("nộp ngày 3 tháng mười hai", date(2025, 12, 3)),
    ],
)
def test_a_count_of_days_behind_a_month_in_words_is_not_of_the_month(said, day):
    assert day_phrases(said, ASKED)[0].day == day


def test_without_a_day_in_question_the_law_of_today_is_asked_for():
    assert day_in_question(day_phrases("tôi nộp hôm qua", ASKED), ASKED) == ASKED


@pytest.mark.parametrize(
    "text",
    [
        "nộp hồ sơ 10 ngày rồi mà chưa trả kết quả",
        "10 ngày rồi chưa thấy trả lời, em gửi qua mạng",
        "gui don 10 ngay roi chua duoc tra ket qua",
        "nộp đăng ký thay đổi khoản vay từ 16/11 chưa có kết quả, quá hạn chưa",
        "nộp hồ sơ đăng kiểm viên từ 9/11 mà chưa thấy gì",
    ],
)
def test_a_result_that_did_not_come_makes_no_promised_day(text):
    assert only(text).what is What.SUBMITTED


@pytest.mark.parametrize(
    ("typed", "said"), [("1,5 tháng nay", "tháng rưỡi nay"), ("2,5 năm rồi", "2 năm rưỡi rồi")]
)
def test_a_half_in_digits_is_a_half_in_words(typed, said):
    (read,), (meant,) = day_phrases(typed, ASKED), day_phrases(said, ASKED)

    assert read.readings == meant.readings
    assert (read.start, read.end) == (0, len(typed))
