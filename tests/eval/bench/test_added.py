"""The stage that is measured is really left out, and comes back."""

from datetime import date

from assistant.composing import composing
from assistant.question import Question
from assistant.respond import respond
from eval.bench.added import STAGE, added, replaced
from eval.bench.latency import ON

LATE = "Tôi nộp hồ sơ đăng ký thường trú ngày 2/11/2026 mà chưa có kết quả, trễ chưa?"


def test_without_the_stage_no_due_date_is_counted(sample_library):
    own = composing.dossier_answer

    with replaced({name: stand_in for _, name, stand_in in STAGE}):
        without = respond(Question(LATE, ON), sample_library)

    assert without.deadlines == ()
    assert composing.dossier_answer is own
    assert respond(Question(LATE, ON), sample_library).deadlines[0].received == date(2026, 11, 2)


def test_figures_are_of_the_questions_asked(sample_data):
    figures = added(sample_data, [LATE, "Lệ phí đăng ký thường trú bao nhiêu?"])

    assert figures["questions"] == 2
    assert figures["inside_the_stage_ms"]["p95"] > 0
