"""Which clause answers: its words and the sort of amount that is asked for."""

import pytest

from assistant.composing.matching import Matcher, defines


def matcher(question: str) -> Matcher:
    return Matcher.of(question, lambda word: float(word in {"lao", "động", "nghỉ", "hưu"}))


def test_clause_that_holds_the_amount_asked_for_fits_better():
    asked = matcher("Người lao động bao nhiêu tuổi thì nghỉ hưu?")
    age = "Người lao động nghỉ hưu khi đủ 60 tuổi"
    other = "Người lao động nghỉ hưu được nhận sổ bảo hiểm"

    assert asked.fit(age) > asked.fit(other)
    assert asked.score(age) == asked.score(other)


def test_amount_alone_answers_nothing():
    asked = matcher("Người lao động bao nhiêu tuổi thì nghỉ hưu?")

    assert asked.fit("Cây trồng trên 60 tuổi") == 0


def test_question_without_an_amount_is_matched_by_words_alone():
    asked = matcher("Người lao động nghỉ hưu thế nào?")

    assert asked.fit("Người lao động đủ 60 tuổi") == asked.score("Người lao động đủ 60 tuổi")


@pytest.mark.parametrize(
    ("clause", "question"),
    [
        ("6. Lưu trú là việc công dân ở lại một địa điểm", "lưu trú là gì"),
        (
            "Điều 2. Người cao tuổi\nNgười cao tuổi được quy định trong Luật này là công dân"
            " Việt Nam từ đủ 60 tuổi trở lên.",
            "bao nhiêu tuổi là người cao tuổi",
        ),
    ],
)
def test_clause_that_explains_a_term_of_the_question_is_known(clause, question):
    assert defines(clause, question)
    assert Matcher.of(question, lambda word: 1.0).fit(clause) > 0.3


def test_clause_that_uses_a_term_does_not_explain_it():
    assert not defines("Người cao tuổi được ưu tiên khám bệnh", "bao nhiêu tuổi là người cao tuổi")
