"""A question that was heard badly is asked about."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.answer import Answer, Statement, Verdict
from assistant.composing.heard import asked_whether
from assistant.question import Question
from assistant.respond import respond
from assistant.searching import nearest_to, search
from assistant.shelf import shelf_of
from assistant.understanding.understand import understand

HEARD = "tách hộ thì lộp dấy tờ dì chong bao lâu"
SAID = "tách hộ thì nộp giấy tờ gì trong bao lâu"
ASKED = "Có phải bạn hỏi về “"
DAY = date(2026, 11, 23)
GIVEN = Answer(Verdict.ANSWERED, (Statement("Trong 07 ngày làm việc."),))


@pytest.fixture(scope="module")
def heard(sample_library):
    shelf = shelf_of(sample_library)
    need = understand(Question(HEARD, DAY), shelf.counts, shelf.titles)
    return need, search(need, nearest_to(need), shelf)


def scored(found, *scores):
    pairs = zip(found.candidates, scores, strict=False)
    return replace(found, candidates=tuple(replace(one, score=score) for one, score in pairs))


def test_what_was_heard_badly_is_answered_and_asked_about_with_choices(sample_library):
    answer = respond(Question(HEARD, DAY), sample_library)

    assert answer.verdict.group == "answered"
    assert ASKED in answer.statements[-1].text
    assert "Tách hộ" in [choice.label for choice in answer.choices]
    assert all(SAID in choice.question for choice in answer.choices)


def test_the_same_question_heard_well_is_not_asked_about(sample_library):
    assert ASKED not in respond(Question(SAID, DAY), sample_library).text


def test_a_sure_answer_is_not_asked_about(heard):
    need, found = heard

    assert asked_whether(GIVEN, need, scored(found, 4.0, 1.0)) == GIVEN


def test_what_hardly_answers_is_not_given_but_asked_about(heard):
    need, found = heard
    answer = asked_whether(GIVEN, need, scored(found, -3.0, -5.0))

    assert answer.verdict is Verdict.CLARIFY
    assert answer.text.startswith(ASKED)
    assert [choice.label for choice in answer.choices] == [found.candidates[0].document.title]


def test_a_refusal_and_an_answer_to_words_heard_well_stay(heard):
    need, found = heard
    refused = Answer(Verdict.REFUSED, (Statement("Không."),))

    assert asked_whether(refused, need, scored(found, -3.0)) == refused
    assert asked_whether(GIVEN, replace(need, misheard=1), scored(found, -3.0)) == GIVEN


def test_an_answer_that_is_asked_about_is_no_longer_than_others(heard):
    need, found = heard
    full = replace(GIVEN, statements=tuple(Statement(f"{at} " + "a" * 390) for at in range(10)))
    answer = asked_whether(full, need, scored(found, 0.0, -5.0))

    assert len(answer.text) <= 4000
    assert answer.statements[:9] == full.statements[:9]
    assert answer.statements[-1].text.startswith(ASKED)
