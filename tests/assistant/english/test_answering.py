"""English questions over the sample: answered in an English frame, or turned away in English."""

import re
from datetime import date

import pytest

from assistant.answer import Answer
from assistant.english.wording import CONTACT, NOT_UNDERSTOOD, OUT_OF_SCOPE, REFUSED, SMALL_TALK
from assistant.question import Question, Turn
from assistant.respond import respond
from indexes.opened import OpenedLibrary

TODAY = date(2026, 11, 23)


def ask(
    library: OpenedLibrary, text: str, history: tuple[Turn, ...] = (), locale: str = "vi"
) -> Answer:
    return respond(Question(text, TODAY, history, locale=locale), library)


def test_english_question_is_answered_from_the_record_in_an_english_frame(sample_library):
    answer = ask(sample_library, "How long does it take to register permanent residence?")

    assert answer.verdict.group == "answered"
    assert answer.procedures[0][0] == "1.004222"
    assert answer.text.startswith("Understood as: permanent residence registration (how long)")
    assert "Online, in person: 7 working days (“7 Ngày làm việc”)" in answer.text


def test_quotes_of_an_english_answer_are_what_the_stored_text_holds(sample_library):
    answer = ask(sample_library, "How much is the fee to split a household?")

    assert answer.citations
    for citation in answer.citations:
        text = sample_library.content(citation.document.key).text
        assert text[citation.start : citation.end] == citation.quote


def test_quoted_law_is_labelled_in_english(sample_library):
    answer = ask(sample_library, "What is the time limit to lodge an administrative complaint?")

    quoted = [statement.text for statement in answer.statements[1:] if statement.citations]
    assert quoted
    assert all(re.match(r"(?:point|clause|Article) ", text) for text in quoted), quoted
    assert all(re.match(r"(?:point|clause|Article) ", one.label) for one in answer.citations)


def test_late_dossier_is_counted_and_told_in_english(sample_library):
    answer = ask(
        sample_library,
        "I submitted the papers for splitting a household 10 days ago and still have no result."
        " Is it late?",
    )

    assert answer.deadlines[0].due == date(2026, 11, 20)
    assert answer.deadlines[0].status == "overdue"
    assert "overdue (quá hạn) by 1 working day." in answer.text
    assert "letter of apology" in answer.text


def test_follow_up_leans_on_the_english_question_before(sample_library):
    before = Turn("How long does it take to split a household?")

    answer = ask(sample_library, "And how much is the fee?", (before,))

    assert answer.procedures[0][0] == "1.010038"
    assert "Fee of the procedure" in answer.text


@pytest.mark.parametrize(
    ("question", "verdict", "text"),
    [
        ("How do I get a licence for my drone?", "no_source", NOT_UNDERSTOOD),
        ("What is the phone number of the passport office?", "no_source", CONTACT),
        ("What will the weather be like tomorrow?", "out_of_scope", OUT_OF_SCOPE),
        ("how to forge a passport", "refused", REFUSED),
        ("Hello, thank you very much", "out_of_scope", SMALL_TALK),
    ],
)
def test_what_cannot_be_answered_is_told_in_one_english_text(
    sample_library, question, verdict, text
):
    answer = ask(sample_library, question)

    assert (answer.verdict, answer.text) == (verdict, text)


def test_vietnamese_question_gets_an_english_frame_where_it_is_asked_for(sample_library):
    vietnamese = ask(sample_library, "Lệ phí tách hộ nộp trực tiếp bao nhiêu?")
    english = ask(sample_library, "Lệ phí tách hộ nộp trực tiếp bao nhiêu?", locale="en")

    assert vietnamese.text.startswith("Phí, lệ phí của thủ tục “Tách hộ”")
    assert "Fee of the procedure “Tách hộ”" in english.text
    assert [c.quote for c in english.citations] == [c.quote for c in vietnamese.citations]


def test_answer_keeps_within_its_length(sample_library):
    answer = ask(sample_library, "What documents do I need to register permanent residence?")

    assert len(answer.text) <= 4000
    assert "Documents to submit of the procedure" in answer.text
