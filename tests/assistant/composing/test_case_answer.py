"""A dossier from the register joined with its limit and the law, over the sample corpus."""

from datetime import date

import pytest

from assistant.answer import Answer, Verdict
from assistant.question import Question
from assistant.registry.cases import Case, Stage, Unfound
from assistant.respond import respond

TODAY = date(2026, 11, 23)
CASE_FIELDS = ("H19.2026-001", "1.010038", Stage.PROCESSING, date(2026, 11, 12))
CASE = Case(*CASE_FIELDS)


@pytest.fixture
def ask(sample_library):
    def answered(case: Case | Unfound, text: str = "Hồ sơ của tôi đến đâu rồi?") -> Answer:
        return respond(Question(text, TODAY, case=case), sample_library)

    return answered


def test_state_limit_and_law_are_joined(ask):
    answer = ask(CASE)

    assert answer.verdict is Verdict.ANSWERED
    assert answer.text.startswith("Hồ sơ H19.2026-001 – Tách hộ: đang giải quyết")
    assert "hồ sơ đã quá hạn 2 ngày làm việc" in answer.text
    assert answer.deadlines[0].due == date(2026, 11, 19)
    assert not answer.deadlines[0].received_assumed
    assert "xin lỗi" in answer.text


def test_day_on_the_receipt_that_differs_is_pointed_out(ask):
    case = Case(*CASE_FIELDS, due=date(2026, 11, 27))

    assert "Giấy hẹn ghi ngày 27/11/2026, còn tính theo thời hạn quy định" in ask(case).text


def test_finished_dossier_is_not_counted(ask):
    case = Case("H19.2026-002", "1.010038", Stage.DONE, date(2026, 11, 2))
    answer = ask(case)

    assert "đã có kết quả" in answer.text
    assert answer.deadlines == ()
    assert "quá hạn" not in answer.text


def test_dossier_that_waits_for_a_supplement_is_told_how_the_clock_stands(ask):
    case = Case("H19.2026-003", "1.010038", Stage.SUPPLEMENT, date(2026, 11, 2))
    answer = ask(case)

    assert "đang chờ bạn bổ sung hồ sơ" in answer.text
    assert answer.deadlines == ()


def test_procedure_that_is_not_held_leaves_what_the_register_says(ask):
    answer = ask(Case("H19.2026-004", "9.999999", Stage.PROCESSING, date(2026, 11, 2)))

    assert "đang giải quyết" in answer.text
    assert answer.procedures == ()


@pytest.mark.parametrize("reason", Unfound)
def test_without_the_dossier_the_rule_is_still_told(ask, reason):
    answer = ask(reason, "Hồ sơ tách hộ nộp ngày 12/11/2026 trễ chưa?")

    assert answer.statements[0].citations == ()
    assert answer.deadlines[0].due == date(2026, 11, 19)
