"""Questions rewritten by rules, and what is lost by it."""

import pytest

from assistant.answer import Verdict
from eval.rewriting import REWRITES, in_words, telex
from eval.robustness import losses, rewritten, table
from tests.eval.shelf import SPLITTING, Shelf, answered, cited, gold

QUESTION = "Tôi nộp ngày 13/11, hạn 5 ngày làm việc theo Nghị định 118/2025/NĐ-CP, khi nào xong?"


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("được", "dduwowcj"),
        ("thủ", "thur"),
        ("đường", "dduwowngf"),
        ("Quyết", "Quyeets"),
        ("trăm", "trawm"),
        ("hộ", "hooj"),
        ("dấu", "daaus"),
        ("ba", "ba"),
    ],
)
def test_telex_keys_of_a_word(word, keys):
    assert telex(word) == keys


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (105, "một trăm linh năm"),
        (250, "hai trăm năm mươi"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
    ],
)
def test_numbers_are_said_as_vietnamese_says_them(value, said):
    assert in_words(value) == said


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "no_diacritics",
            "Toi nop ngay 13/11, han 5 ngay lam viec theo Nghi dinh 118/2025/ND-CP, khi nao xong?",
        ),
        (
            "spoken",
            "tôi nộp ngày mười ba tháng mười một hạn năm ngày làm việc theo nghị định"
            " 118/2025/nđ-cp khi nào xong",
        ),
        (
            "central",
            "Tui nộp ngày 13/11, hạn 5 ngày làm việc theo Nghị định 118/2025/NĐ-CP, khi mô xong?",
        ),
        (
            "southern",
            "Tui nộp ngày 13/11, hạn 5 ngày làm việc theo Nghị định 118/2025/NĐ-CP,"
            " chừng nào xong?",
        ),
        (
            "telex",
            "Tooi nộp ngày 13/11, hanj 5 ngày làm vieecj theo Nghị định 118/2025/NDD-CP,"
            " khi nào xong?",
        ),
        ("capitals", QUESTION.upper()),
    ],
)
def test_what_a_rule_makes_of_a_question(name, expected):
    assert REWRITES[name](QUESTION) == expected


@pytest.mark.parametrize("name", ["politeness", "story"])
def test_what_is_added_leaves_the_question_whole(name):
    assert QUESTION in REWRITES[name](QUESTION)


def test_a_question_that_a_rule_leaves_alone_is_not_counted():
    cases = [gold(id="a", question="tach ho o dau"), gold(id="b", question="Tách hộ?")]

    assert [case.id for case in rewritten(cases, REWRITES["no_diacritics"])] == ["b"]


def test_loss_is_told_for_each_change_and_names_the_questions():
    cases = [
        gold(id=key, facts=[["05 ngày"]], sources=[{"procedure": "1.010038"}]) for key in "abcd"
    ]

    def respond(question, library):
        if question.text.isupper():
            return answered("Xin nói rõ hơn.", verdict=Verdict.CLARIFY)
        return answered("Trong 05 ngày.", [cited(SPLITTING)])

    report = losses(cases, Shelf(), respond)

    assert report["right"]["value"] == 1
    assert report["changes"]["capitals"]["worse"] == ("a", "b", "c", "d")
    assert report["changes"]["capitals"]["gain"]["value"] == -1
    assert report["changes"]["spoken"]["gain"]["value"] == 0
    assert "capitals         100.0%    0.0% -100.0%" in table(report)
