"""Where an answer went wrong: told as a reader of the same failures told it."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Verdict
from eval.asking import Asked, Found
from eval.measures import score
from eval.missing import Failure
from eval.observing import Gold, Seen
from ingest.citation import Place
from tests.eval.shelf import ONE_STOP, RESIDENCE, SPLITTING, answered, cited, due_on, gold

FACT = [["05 ngày làm việc"]]
RECORD = [{"procedure": "1.010038"}]
CLAUSE = [{"document": "118/2025/NĐ-CP", "article": "19", "clause": "6"}]
HELD = Gold(held=True, cut=True, in_force=True)
DAY = date(2026, 11, 23)
TOLD = answered("Trong 05 ngày làm việc.", [cited(ONE_STOP, Place(article="1"))])


def step(case, answer, found=(), held=HELD, kind=None):
    seen = Seen((held,), kind or case.kind, DAY, 0.9)
    places = tuple(Found(*one) for one in found)
    return score(Asked(case, answer, 0.1, found=places, seen=seen)).failure


def test_right_answer_failed_nowhere():
    case = gold(facts=FACT, sources=RECORD)

    assert step(case, answered("05 ngày làm việc", [cited(SPLITTING)])) is None


@pytest.mark.parametrize(
    ("held", "failed"),
    [
        (Gold(held=False), Failure.NOT_IN_CORPUS),
        (replace(HELD, cut=False), Failure.CUT_WRONGLY),
        (replace(HELD, in_force=False), Failure.NOT_IN_FORCE),
        (replace(HELD, in_force=None), Failure.NOT_RETRIEVED),
    ],
)
def test_what_the_corpus_lacks_comes_before_the_search(held, failed):
    assert step(gold(facts=FACT, sources=CLAUSE), TOLD, held=held) is failed


@pytest.mark.parametrize(
    ("found", "failed"),
    [
        ((), Failure.NOT_RETRIEVED),
        ([(ONE_STOP, Place(article="19", clause="5"))], Failure.NOT_RETRIEVED),
        ([(ONE_STOP, Place(article="19", clause="6"))], Failure.RANKED_BELOW),
    ],
)
def test_search_tells_not_found_from_not_preferred(found, failed):
    case = gold(facts=FACT, sources=CLAUSE)
    other = answered("Trong 05 ngày làm việc.", [cited(RESIDENCE)])

    assert step(case, other, found) is failed


def test_another_clause_of_the_right_article_was_preferred():
    case = gold(facts=FACT, sources=CLAUSE)
    answer = answered("05 ngày làm việc", [cited(ONE_STOP, Place(article="19", clause="1"))])

    assert step(case, answer) is Failure.RANKED_BELOW


@pytest.mark.parametrize(
    ("quote", "failed"),
    [("6. Được:\na) hẹn\nb) hẹn lại", Failure.INCOMPLETE), ("6. Được:", Failure.RANKED_BELOW)],
)
def test_clause_quoted_whole_without_citing_its_point_is_incomplete(quote, failed):
    case = gold(facts=FACT, sources=[{**CLAUSE[0], "point": "b"}])
    whole = cited(ONE_STOP, Place(article="19", clause="6"), quote)

    assert step(case, answered("05 ngày làm việc", [whole])) is failed


def test_another_procedure_though_the_search_had_the_right_one_first():
    case = gold(facts=FACT, sources=RECORD)
    answer = answered("05 ngày làm việc", [cited(ONE_STOP)], procedures=["1.004222"])

    assert step(case, answer, [(SPLITTING, Place())]) is Failure.PROCEDURE
    assert step(case, answer, [(RESIDENCE, Place()), (SPLITTING, Place())]) is Failure.RANKED_BELOW


@pytest.mark.parametrize(
    ("verdict", "found", "failed"),
    [
        (Verdict.NO_SOURCE, [(SPLITTING, Place())], Failure.REFUSED),
        (Verdict.NO_SOURCE, [], Failure.NOT_RETRIEVED),
        (Verdict.OUT_OF_SCOPE, [], Failure.REFUSED),
    ],
)
def test_refused_for_want_of_a_source_or_before_any_was_sought(verdict, found, failed):
    case = gold(facts=FACT, sources=RECORD)

    assert step(case, answered("Chưa có.", verdict=verdict), found) is failed


@pytest.mark.parametrize(
    ("wanted", "given", "failed"),
    [
        ("no_source", Verdict.ANSWERED, Failure.ANSWERED),
        ("no_source", Verdict.OUT_OF_SCOPE, Failure.NEED),
        ("clarify", Verdict.ANSWERED, Failure.PROCEDURE),
        ("clarify", Verdict.NO_SOURCE, Failure.REFUSED),
    ],
)
def test_what_must_not_be_answered_or_must_be_asked_back(wanted, given, failed):
    assert step(gold(verdict=wanted), answered("x", verdict=given)) is failed


def test_fact_left_out_is_incomplete_unless_another_field_was_sought():
    case = gold(facts=FACT, sources=RECORD, kind="time_limit")
    silent = answered("Theo quy định.", [cited(SPLITTING)])

    assert step(case, silent) is Failure.INCOMPLETE
    assert step(case, silent, kind="fee") is Failure.NEED


def test_due_date_of_another_day_of_receipt():
    due = {"received": "2026-11-12", "limit": {"value": 5, "unit": "working_day"},
           "due": "2026-11-19"}  # fmt: skip
    case = gold(facts=FACT, sources=RECORD, due=due, kind="deadline")
    told = answered("05 ngày làm việc", [cited(SPLITTING)], [due_on("2026-11-20", "not_due")])
    none = answered("05 ngày làm việc", [cited(SPLITTING)])

    assert step(case, told) is Failure.DAY
    assert step(case, none) is Failure.NEED


def test_question_about_old_and_new_rules_taken_for_another():
    case = gold(facts=FACT, sources=CLAUSE, kind="compare")

    assert step(case, TOLD, kind="clause") is Failure.NEED
    near = [(ONE_STOP, Place(article="19", clause="6"))]
    assert step(case, TOLD, near, kind="clause") is Failure.RANKED_BELOW


def test_forbidden_wording_is_composed_wrongly():
    case = gold(facts=FACT, sources=RECORD, forbidden=["10 ngày"])
    both = answered("05 ngày làm việc hoặc 10 ngày", [cited(SPLITTING)])

    assert step(case, both) is Failure.WRONG


def test_failures_read_by_hand_name_known_steps():
    path = Path(__file__).parents[2] / "eval" / "data" / "failures-read.tsv"
    with path.open(encoding="utf-8") as lines:
        read = list(csv.DictReader(lines, delimiter="\t"))

    assert len(read) >= 40
    assert len({row["id"] for row in read}) == len(read)
    assert {row["step"] for row in read} <= set(Failure)
