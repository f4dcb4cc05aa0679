"""Questions with the errors of a recogniser, and what is lost by them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.shelf import shelf_of
from assistant.understanding.everyday import well_written_questions
from assistant.understanding.hearing.syllables import heard_as
from assistant.understanding.restoring import is_unmarked
from eval.mishearing import KINDS, PARTS, Vocabulary, misheard, word_errors
from eval.mishearing_command import as_said, curve, table
from eval.rewriting import spoken
from tests.eval.shelf import SPLITTING, answered, cited, gold

QUESTIONS = [spoken(question) for question in well_written_questions()[:1500]]


@pytest.fixture(scope="module")
def vocabulary(sample_library):
    return Vocabulary(shelf_of(sample_library).counts)  # with the words of citizens


@pytest.mark.parametrize("rate", [0.05, 0.10, 0.15, 0.20])
def test_as_many_words_are_wrong_as_were_asked_for(vocabulary, rate):
    heard = [misheard(question, rate, vocabulary) for question in QUESTIONS]

    wrong = sum(map(word_errors, QUESTIONS, heard))
    assert wrong / sum(len(said.split()) for said in QUESTIONS) == pytest.approx(rate, abs=0.006)


@given(st.sampled_from(QUESTIONS), st.floats(0, 1), st.integers(0, 9))
def test_the_same_seed_hears_the_same_words_and_all_of_them_exist(vocabulary, said, rate, seed):
    heard = misheard(said, rate, vocabulary, seed)

    assert heard == misheard(said, rate, vocabulary, seed)
    assert all(word in said.split() or vocabulary.frequency(word) for word in heard.split())
    assert word_errors(said, heard) <= len(said.split())


@given(st.sampled_from(QUESTIONS))
def test_nothing_is_misheard_at_no_errors_and_another_seed_errs_elsewhere(vocabulary, said):
    assert misheard(said, 0.0, vocabulary) == said
    drawn = {misheard(said, 0.9, vocabulary, seed) for seed in range(5)}
    assert len(drawn) > 1 or len(said.split()) < 4


def test_every_kind_of_error_occurs(vocabulary):
    said = "nộp lệ phí sửa giấy khai sinh trên xã thì làm đủ các bước nào và hạn bao lâu"
    heard = [misheard(said, 0.5, vocabulary, seed) for seed in range(300)]

    words = set(" ".join(heard).split()) - set(said.split())
    onsets = {heard_as(word).onset for word in words}
    codas = {heard_as(word).coda for word in words}
    assert {"l", "x", "ch"} <= onsets
    assert {"c", "ch", "ng"} <= codas
    assert {"sữa", "lễ"} & words
    assert min(len(one.split()) for one in heard) < len(said.split())
    assert set(KINDS) >= set(PARTS)


def test_document_numbers_stay_as_they_are(vocabulary):
    heard = misheard("theo 118/2025/nđ-cp thì nộp ở đâu", 1.0, vocabulary)

    assert "118/2025/nđ-cp" in heard


@pytest.mark.parametrize(
    ("said", "heard", "errors"),
    [
        ("nộp ở đâu", "nộp ở đâu", 0),
        ("nộp ở đâu", "lộp đâu", 2),
        ("", "ở đâu", 2),
        ("ở đâu", "", 2),
        ("kết quả nào", "quả nào đó", 2),
    ],
)
def test_wrong_words_are_counted_by_edits(said, heard, errors):
    assert word_errors(said, heard) == errors


def test_what_was_typed_badly_is_said_well(sample_library):
    case = gold(question="tach ho mat bao lau", style="no_diacritics")

    assert as_said(case, shelf_of(sample_library).counts).question == "tách hộ mất bao lâu"


def test_the_curve_tells_what_is_lost_at_every_rate(sample_library):
    case = gold(question="Tách hộ mất bao lâu?", sources=[{"procedure": "1.010038"}])

    def respond(question, library):
        right = question.text.lower().startswith("tách hộ")
        return answered("Trong 05 ngày.", [cited(SPLITTING)] if right else [])

    report = curve([case], sample_library, respond, [0.9], seeds=3)

    assert [point["rate"] for point in report["points"]] == [0.0, 0.9]
    assert report["points"][1]["right"]["value"] + report["points"][1]["lost"]["value"] == (
        pytest.approx(report["written"]["value"])
    )
    assert len(report["points"][1]["heard"]) == 3
    assert "90%" in table(report)
    assert not is_unmarked(report["points"][0]["heard"][0]["said"])
