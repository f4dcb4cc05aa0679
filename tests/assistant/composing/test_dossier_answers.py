"""Answers about a dossier under way over the sample corpus: due dates, cases, days asked back."""

from datetime import date

import pytest

from assistant.answer import Answer, Verdict
from assistant.question import Question
from assistant.respond import respond
from assistant.shelf import shelf_of
from assistant.understanding.understand import understand

TODAY = date(2026, 11, 23)


@pytest.fixture
def ask(sample_library):
    def answered(text: str) -> Answer:
        return respond(Question(text, TODAY), sample_library)

    return answered


def test_day_that_does_not_exist_is_asked_back(ask):
    answer = ask("Tôi nộp hồ sơ tách hộ ngày 31/11/2026 mà chưa thấy trả lời, trễ chưa?")

    assert answer.verdict is Verdict.CLARIFY
    assert "Không có ngày “31/11/2026”" in answer.text
    assert answer.deadlines == ()


def test_weekday_that_contradicts_its_date_is_asked_back_with_both_days(ask):
    answer = ask("Tôi nộp hồ sơ tách hộ thứ Hai 17/11/2026, khi nào có kết quả?")

    assert answer.verdict is Verdict.CLARIFY
    assert [choice.label for choice in answer.choices] == [
        "thứ Ba 17/11/2026",
        "thứ Hai 16/11/2026",
    ]


def test_arithmetic_stands_in_one_line_that_can_be_checked(ask):
    answer = ask("Hồ sơ đăng ký thường trú được tiếp nhận ngày 13/11/2026, ngày nào đến hạn?")

    assert answer.deadlines[0].due == date(2026, 11, 25)
    assert not answer.deadlines[0].received_assumed
    assert "tiếp nhận 13/11/2026, ngày làm việc thứ 7 là 25/11/2026" in answer.text
    assert "trong đó 24/11" in answer.text


def test_day_of_sending_is_said_to_be_no_day_of_acceptance(ask):
    answer = ask("Hồ sơ tách hộ nộp ngày 20/11/2026, trễ chưa?")

    assert answer.deadlines[0].received_assumed
    assert answer.deadlines[0].status == "not_due"
    assert "ngày gửi chưa chắc là ngày tiếp nhận" in answer.text


def test_filing_after_the_hour_of_a_record_counts_from_the_next_working_day(ask):
    answer = ask("Hồ sơ khai sinh được tiếp nhận lúc 16h30 ngày 13/11/2026, khi nào có kết quả?")

    assert answer.deadlines[0].due == date(2026, 11, 16)
    assert "sau 15 giờ" in answer.text


def test_case_that_was_named_is_the_only_one_counted(ask):
    answer = ask(
        "Hồ sơ giấy phép xây dựng mới cho nhà ở riêng lẻ tiếp nhận ngày 9/11/2026, hạn ngày nào?"
    )

    assert [entry.value for entry in answer.deadlines] == [7.0]


def test_three_cases_with_limits_of_their_own_are_listed_and_asked(ask):
    answer = ask(
        "Hồ sơ khiếu nại quyết định hành chính được thụ lý ngày 2/11/2026, khi nào hết hạn?"
    )

    assert answer.verdict is Verdict.CLARIFY
    assert len(answer.choices) >= 3
    assert len(answer.deadlines) >= 3


def test_procedure_of_the_same_name_with_the_same_limit_is_named_too(ask):
    answer = ask("Người lớn làm thẻ căn cước hôm 16/11 bao giờ có?")

    assert [entry.due for entry in answer.deadlines] == [date(2026, 11, 26)]
    assert "1.014061" in answer.text
    assert "1.014062" in answer.text


def test_procedure_for_another_age_is_not_named(ask):
    answer = ask("Con tôi 10 tuổi làm căn cước hôm 16/11, hạn trả ngày nào?")

    assert "1.014062" in answer.text
    assert "1.014061" not in answer.text


def test_code_of_a_dossier_is_not_searched_for(sample_library):
    shelf = shelf_of(sample_library)
    asked = Question("Hồ sơ G16.99.08-251120-0012 tách hộ của tôi tới đâu rồi?", TODAY)

    need = understand(asked, shelf.counts, shelf.titles)

    assert "251120" not in need.text + need.search_text
    assert "tách hộ" in need.search_text


@pytest.mark.parametrize(
    "text",
    [
        "Hồ sơ G16.99.08-251120-0012 của tôi tới đâu rồi?",
        "G16.99.08-251120-0012",
        "ho so cua toi den dau roi",
        "Tình trạng hồ sơ của em thế nào?",
    ],
)
def test_where_a_dossier_stands_is_answered_by_how_to_see_it(ask, text):
    answer = ask(text)

    assert answer.verdict is Verdict.ANSWERED_RULE_ONLY
    assert "Tra cứu bằng Mã số hồ sơ" in answer.text
    assert "khoản 3 Điều 17 Nghị định 118/2025/NĐ-CP" in answer.text


def test_limit_of_the_procedure_that_was_named_is_told_too(ask):
    answer = ask("Hồ sơ G16.99.08-251120-0012 đăng ký thường trú tới đâu rồi?")

    assert answer.text.startswith("Thời hạn của thủ tục “Đăng ký thường trú” (1.004222): 7")
