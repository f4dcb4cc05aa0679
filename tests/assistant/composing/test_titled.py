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


def test_record_is_found_by_its_name_where_a_law_crowds_it_out(ask):
    answer = ask("làm căn cước mấy hôm có")

    assert answer.procedures[0][1].startswith("Cấp thẻ căn cước cho người từ đủ 14 tuổi")
    assert answer.text.startswith("Thời hạn giải quyết của thủ tục")


def test_how_long_a_right_lasts_is_not_how_long_its_procedure_takes(ask):
    answer = ask("quyền tạm trú có thời hạn tối đa mấy năm?")

    assert answer.citations[0].document.number == "06/VBHN-VPQH"


def test_record_without_a_limit_is_told_as_its_steps_tell_it(ask):
    answer = ask("chấm dứt hoạt động hộ kinh doanh mất mấy ngày")

    assert "(1.001266): không ghi thời hạn chung; các bước ghi:" in answer.text
    assert "05 ngày làm việc" in answer.text


def test_permit_with_a_term_is_not_taken_for_the_ordinary_one(ask):
    answer = ask("giấy phép xây dựng có thời hạn tại đô thị mất mấy ngày")

    assert answer.procedures[0][0] == "1.009122"


def test_paper_that_is_made_is_not_taken_for_one_that_is_exchanged(ask):
    answer = ask("Làm thẻ căn cước hết bao nhiêu tiền?")

    assert answer.procedures[0][1].startswith("Cấp thẻ căn cước")
