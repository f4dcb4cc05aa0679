"""What a question names by its title leads the answer, and words keep their diacritics."""

from datetime import date

import pytest

from assistant.answer import Answer, Verdict
from assistant.composing.matching import Matcher, weigher
from assistant.question import Question
from assistant.respond import respond


@pytest.fixture
def ask(sample_library):
    def answered(text: str) -> Answer:
        return respond(Question(text, date(2026, 11, 23)), sample_library)

    return answered


def test_how_many_days_without_more_asks_for_the_limit_and_tells_no_dossier(ask):
    answer = ask("đăng ký tạm trú mấy ngày")

    assert answer.verdict is Verdict.ANSWERED
    assert answer.deadlines == ()
    assert "3 ngày làm việc" in answer.text.lower()


def test_words_that_only_look_like_function_words_without_marks_count():
    matcher = Matcher.of("thời gian thử việc", weigher(lambda _: 100))

    assert set(matcher.weights) == {"thời", "gian", "thử"}


def test_question_typed_without_marks_loses_its_function_words():
    assert set(Matcher.of("bao lau thi co the", weigher(lambda _: 100)).weights) == set()


def test_file_and_the_name_of_a_procedure_asks_for_its_papers(ask):
    answer = ask("hồ sơ đăng ký kết hôn")

    assert answer.citations[0].label.startswith("Thành phần hồ sơ")
    assert "đăng ký kết hôn" in answer.procedures[0][1]
