"""Whether a text that is named is in force: that alone, with its stages and what amends it."""

from datetime import date

import pytest

from assistant.answer import Answer
from assistant.composing.in_force import stages
from assistant.question import Question
from assistant.respond import respond

TODAY = date(2026, 11, 26)


@pytest.fixture
def ask(sample_library):
    def answered(text: str, on: date = TODAY) -> Answer:
        return respond(Question(text, on), sample_library)

    return answered


def test_text_that_is_passed_and_not_yet_law_is_announced_with_its_day(ask):
    answer = ask("Luật Hộ tịch 03/2026/QH16 có hiệu lực chưa?")

    assert answer.text.startswith("Chưa. Luật Hộ tịch (03/2026/QH16) chưa có hiệu lực")
    assert "01/03/2027" in answer.text
    assert {citation.document.number for citation in answer.citations} == {"03/2026/QH16"}


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2025, 6, 30), "Chưa. Nghị định 118/2025/NĐ-CP chưa có hiệu lực"),
        (date(2025, 7, 1), "Nghị định 118/2025/NĐ-CP đang còn hiệu lực"),
    ],
)
def test_first_day_parts_not_yet_from_in_force(ask, on, said):
    answer = ask("Nghị định 118/2025/NĐ-CP đã có hiệu lực chưa?", on)

    assert answer.text.startswith(said)
    assert len(answer.statements) == 1


def test_acts_that_amend_it_by_the_day_are_named(ask):
    asked = "Nghị định 118/2025/NĐ-CP còn hiệu lực không?"

    assert "sửa đổi, bổ sung bởi Nghị định 367/2025/NĐ-CP" in ask(asked).text
    assert "367/2025" not in ask(asked, date(2025, 12, 30)).text


def test_text_that_was_replaced_is_told_with_what_replaced_it(ask):
    answer = ask("Nghị định 61/2018/NĐ-CP còn hiệu lực không?")

    assert answer.text.startswith("Không. ")
    assert "Nghị định 118/2025/NĐ-CP" in answer.text


def test_question_for_a_rule_of_the_text_is_answered_beyond_its_force(ask):
    answer = ask("Nghị định 61/2018 cho hẹn lại ngày trả kết quả mấy lần, nay còn áp dụng không?")

    assert len(answer.statements) > 1


def test_rule_to_come_is_announced_where_the_new_one_is_asked_for(ask):
    answer = ask("Quy định mới về đăng ký hộ tịch khi nào áp dụng?")

    assert "Luật Hộ tịch (03/2026/QH16)" in answer.text
    assert "01/03/2027" in answer.text


def test_stages_are_the_sentences_of_the_text_itself(sample_library):
    for document in sample_library.documents():
        content = sample_library.content(document.key)
        for sentence, cut in stages(document, sample_library).items():
            assert sentence in content.text
            assert content.text[cut.start : cut.end] == cut.text
