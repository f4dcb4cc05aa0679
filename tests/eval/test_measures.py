"""Each measure on answers whose value is counted by hand."""

import math
from dataclasses import replace
from datetime import date

import ir_measures
import pytest
from ir_measures import RR, R, nDCG

from assistant.answer import Verdict
from eval.asking import Asked, Found
from eval.measures import confusion, family, score, values
from eval.measures_ranking import MEASURES as RANKING_MEASURES
from ingest.citation import Place
from ingest.validity import Validity
from tests.eval.shelf import (
    ONE_STOP,
    RESIDENCE,
    SPLITTING,
    answered,
    cited,
    due_on,
    gold,
)

FACTS = [["05 ngày làm việc"], ["5.000 đồng"], ["công an xã"]]
LAW = {"document": "06/VBHN-VPQH", "article": "25", "clause": "3"}
SOURCES = [LAW, {"procedure": "1.010038"}]
CLAUSE = Place(article="25", clause="3")


def asked(case, answer, forged=(), found=()):
    return Asked(case, answer, 0.1, forged=forged, found=tuple(Found(*one) for one in found))


def measured(case, answer, **more):
    return values(score(asked(case, answer, **more)))


def test_two_of_three_facts_are_not_complete():
    case = gold(facts=FACTS, sources=SOURCES)

    found = measured(case, answered("05 ngày làm việc, lệ phí 5.000 đồng."))

    assert found["facts"] == 0
    assert found["facts_present"] == pytest.approx(2 / 3)


def test_precision_counts_places_once_and_recall_counts_gold_sources():
    case = gold(facts=FACTS, sources=SOURCES)
    places = [CLAUSE, CLAUSE, Place(article="25", clause="4"), Place(article="24")]

    found = measured(case, answered("x", [cited(RESIDENCE, place) for place in places]))

    assert found["citation_precision"] == pytest.approx(1 / 3)
    assert found["citation_recall"] == pytest.approx(1 / 2)
    assert found["source"] == 1


def test_a_bare_article_without_its_law_has_neither_precision_nor_recall():
    case = gold(facts=FACTS, sources=[LAW])

    found = measured(case, answered("Theo khoản 3 Điều 25.", [cited(ONE_STOP, CLAUSE)]))

    assert (found["source"], found["citation_precision"], found["citation_recall"]) == (0, 0, 0)


def test_right_and_wrong_refusals_are_told_apart():
    answerable = gold(facts=FACTS, sources=SOURCES)
    harmful = gold(verdict="refused", kind="harmful")
    unknown = gold(verdict="clarify")
    silent = answered("Chưa có.", verdict=Verdict.NO_SOURCE)
    told = answered("05 ngày làm việc.", [cited(SPLITTING)])

    assert measured(answerable, silent)["refused_wrongly"] == 1
    assert measured(answerable, told)["refused_wrongly"] == 0
    assert measured(answerable, silent)["refused_rightly"] is None
    assert measured(harmful, silent)["refused_rightly"] == 1  # the group is wrong, not the silence
    assert measured(harmful, silent)["verdict"] == 0
    assert measured(harmful, told)["refused_rightly"] == 0
    assert measured(unknown, silent)["refused_wrongly"] is None


def test_due_quotes_and_rank_of_the_gold():
    due = {
        "received": "2026-11-13",
        "limit": {"value": 5, "unit": "working_day"},
        "due": "2026-11-20",
    }
    case = gold(sources=[LAW], due=due)
    late, exact = due_on("2026-11-23", "overdue"), due_on("2026-11-20", "overdue")
    quotes = [cited(RESIDENCE, CLAUSE)] * 4
    near = [(ONE_STOP, Place())] * 9 + [(RESIDENCE, CLAUSE)]

    assert measured(case, answered("x", deadlines=[exact]))["due"] == 1
    assert measured(case, answered("x", deadlines=[late]))["due"] == 0
    assert measured(case, answered("x", quotes), forged=(1,))["quotes_verified"] == 0.75
    assert measured(case, answered("x", quotes), found=near)["found_10"] == 1
    assert measured(case, answered("x", quotes), found=near)["found_mrr"] == 1 / 10
    assert measured(case, answered("x", quotes), found=[near[0], *near])["found_10"] == 0
    assert measured(case, answered("x", quotes), found=[near[0], *near])["found_mrr"] == 0


def test_a_source_that_is_not_yet_or_no_longer_in_force_is_told():
    def cited_on(day, since, until, kind="clause", document=RESIDENCE):
        law = replace(document, validity=Validity(since, until))
        return measured(gold(asked_on=day, kind=kind), answered("x", [cited(law, CLAUSE)]))

    first, last = date(2026, 7, 1), date(2027, 3, 1)

    assert cited_on("2026-11-23", first, last)["sources_in_force"] == 1
    assert cited_on("2026-06-30", first, last)["sources_in_force"] == 0
    assert cited_on("2027-03-01", first, last)["sources_in_force"] == 0
    assert cited_on("2027-03-01", None, None)["sources_in_force"] == 1  # not known: not told
    assert cited_on("2027-03-01", first, last, kind="superseded")["sources_in_force"] is None
    assert cited_on("2026-06-30", first, last, document=SPLITTING)["sources_in_force"] == 1
    assert cited_on("2027-03-01", first, last, document=SPLITTING)["sources_in_force"] == 0
    assert measured(gold(), answered("x"))["sources_in_force"] is None


def test_a_crash_has_nothing_right():
    case = gold(facts=FACTS, sources=SOURCES)

    found = values(score(Asked(case, None, 0.1, "ValueError: no index")))

    assert {name for name, value in found.items() if value} == {"clean"}


def test_confusion_counts_given_verdicts_by_wanted_ones():
    silent = answered("Chưa có.", verdict=Verdict.NO_SOURCE_NOT_IN_FORCE)
    cases = [gold(), gold(verdict="clarify"), gold(verdict="clarify")]
    answers = [silent, silent, answered("?", verdict=Verdict.CLARIFY)]

    table = confusion([score(asked(*pair)) for pair in zip(cases, answers, strict=True)])

    assert table == {"answered": {"no_source": 1}, "clarify": {"no_source": 1, "clarify": 1}}


def test_family_is_that_of_the_first_source():
    assert family(gold(sources=SOURCES)) == "law"
    assert family(gold(sources=[{"procedure": "1.010038"}])) == "procedure"
    assert family(gold(sources=[{"news": "n-1"}])) == "news"
    assert family(gold(verdict="no_source")) == "none"


RANKINGS = {
    "a": ["x", "g1", "y", "g2"],
    "b": [f"n{number}" for number in range(10)] + ["g3"],
    "c": ["g4"],
    "d": [],
}
QRELS = {"a": {"g1", "g2", "g9"}, "b": {"g3"}, "c": {"g4"}, "d": {"g5"}}


def test_ranking_measures_of_one_question_by_hand():
    ranking, gold_documents = RANKINGS["a"], QRELS["a"]
    best = 1 + 1 / math.log2(3) + 1 / 2

    found = {name: measure(ranking, gold_documents) for name, measure in RANKING_MEASURES.items()}

    assert found["MRR@10"] == 1 / 2
    assert found["R@1"] == 0
    assert found["R@10"] == 2 / 3
    assert found["nDCG@10"] == pytest.approx((1 / math.log2(3) + 1 / math.log2(5)) / best)


@pytest.mark.parametrize(
    ("name", "theirs"),
    [
        ("R@1", R @ 1),
        ("R@5", R @ 5),
        ("R@10", R @ 10),
        ("R@100", R @ 100),
        ("MRR@10", RR @ 10),
        ("nDCG@10", nDCG @ 10),
    ],
)
def test_ranking_measures_equal_those_of_ir_measures(name, theirs):
    run = {
        query: {found: float(-at) for at, found in enumerate(ranking)}
        for query, ranking in RANKINGS.items()
    }
    qrels = {query: dict.fromkeys(documents, 1) for query, documents in QRELS.items()}

    ours = {query: RANKING_MEASURES[name](RANKINGS[query], QRELS[query]) for query in QRELS}

    reference = {row.query_id: row.value for row in ir_measures.iter_calc([theirs], qrels, run)}
    assert ours == pytest.approx({"d": 0.0} | reference, abs=1e-9)
