"""Sentences of a record are told with the name of their procedure and without list marks."""

from datetime import date

import pytest

from assistant.answer import Answer
from assistant.question import Question
from assistant.respond import respond

# Sentences of records that hold the limit in their steps alone.
QUESTIONS = [
    "mở tiệm tạp hóa đăng ký hộ kinh doanh nộp ở xã thì mấy ngày có giấy",
    "Đổi sổ đỏ cũ sang sổ mới thì có phải nộp lại sổ gốc hông?",
]


@pytest.fixture(params=QUESTIONS)
def answer(request, sample_library) -> Answer:
    return respond(Question(request.param, date(2026, 11, 23)), sample_library)


def test_sentence_that_stands_first_says_which_procedure_it_is_from(answer):
    code, name = answer.procedures[0]

    assert f"hủ tục “{name}” ({code}):" in answer.statements[0].text


def test_sentences_begin_without_the_marks_of_a_list(answer):
    texts = [s.text.removeprefix("Thủ tục “").split("”): ")[-1] for s in answer.statements]

    assert not any(text.startswith(("- ", "+ ", "* ", "• ")) for text in texts)


def test_names_of_forms_as_files_are_not_told(answer):
    assert ".doc" not in answer.text


def test_where_to_file_is_told_with_the_step_that_says_so_once(sample_library):
    question = "Đăng ký lại khai sinh nộp ở đâu?"

    answer = respond(Question(question, date(2026, 11, 23)), sample_library)

    step = "nộp hồ sơ đăng ký lại khai sinh tại Trung tâm Phục vụ hành chính công"
    assert step in answer.statements[0].text
    assert answer.text.count(step) == 1
