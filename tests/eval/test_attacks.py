"""Answers that only look right: each must score nothing where it cheats."""

import pytest

from assistant.answer import Choice, Verdict
from eval.asking import Asked
from eval.measures import score, values
from eval.scoring import forged
from ingest.citation import Place
from tests.eval.shelf import ONE_STOP, RESIDENCE, SPLITTING, Shelf, answered, cited, due_on, gold

CLAUSE = Place(article="25", clause="3")
LAW = [{"document": "06/VBHN-VPQH", "article": "25", "clause": "3", "base": "68/2020/QH14"}]
QUOTE = cited(RESIDENCE, CLAUSE)
LIMIT = gold(facts=[["05 ngày làm việc", "5 ngày làm việc"]], sources=LAW)
CALENDAR_LIMIT = gold(facts=[["5 ngày", "05 ngày"]], sources=LAW)
RATE = gold(facts=[["2%", "2 %"]], sources=LAW)
OVERDUE = gold(
    kind="late_case",
    facts=[["bị trễ", "đã trễ", "quá hạn", "trễ hạn"]],
    sources=LAW,
    due={
        "received": "2026-11-13",
        "limit": {"value": 5, "unit": "working_day"},
        "due": "2026-11-20",
        "status": "overdue",
    },
)


def scored(case, answer):
    return values(score(Asked(case, answer, 0.1, forged=forged(answer, Shelf()))))


def test_the_honest_answers_score():
    for case, text in [
        (LIMIT, "Trong 05 ngày làm việc."),
        (CALENDAR_LIMIT, "Trong 5 ngày."),
        (RATE, "Mức thu là 2 %."),
        (OVERDUE, "Hồ sơ đã bị trễ 1 ngày."),
    ]:
        answer = answered(text, [QUOTE], [due_on("2026-11-20", "overdue")])
        assert scored(case, answer)["right"] == 1


def test_an_empty_answer_scores_nothing():
    found = scored(LIMIT, answered("", verdict=Verdict.ANSWERED))

    assert not any(found[name] for name in ("right", "facts", "facts_present", "source"))
    assert not any(found[name] for name in ("citation_precision", "citation_recall"))


def test_everything_pasted_scores_nothing():
    everything = " ".join(f"Trong {days:02} ngày làm việc." for days in range(1, 300))

    found = scored(LIMIT, answered(everything, [QUOTE]))

    assert not any(found[name] for name in ("right", "facts", "facts_present"))


def test_every_place_cited_has_next_to_no_precision():
    places = [Place(article=str(article), clause="3") for article in range(1, 40)]

    found = scored(LIMIT, answered("x", [cited(RESIDENCE, place) for place in places]))

    assert found["citation_precision"] == pytest.approx(1 / 39)


def test_a_fact_that_stands_only_in_the_quote_scores_nothing():
    found = scored(LIMIT, answered("Xem quy định dưới đây.", [QUOTE]))

    assert not any(found[name] for name in ("right", "facts", "facts_present"))


def test_a_fact_that_stands_only_in_the_choices_scores_nothing():
    choices = [Choice("05 ngày làm việc", "05 ngày làm việc phải không?")]

    assert not scored(LIMIT, answered("Mời chọn.", [QUOTE], choices=choices))["facts"]


@pytest.mark.parametrize(
    "denied",
    ["Hồ sơ chưa bị trễ.", "Hồ sơ không bị trễ.", "Hồ sơ chưa quá hạn.", "Hồ sơ không trễ hạn."],
)
def test_the_opposite_status_scores_nothing(denied):
    exact = [due_on("2026-11-20", "not_due")]

    found = scored(OVERDUE, answered(denied, [QUOTE], exact))

    assert not any(found[name] for name in ("right", "facts", "facts_present", "due"))


@pytest.mark.parametrize("citations", [[], [cited(ONE_STOP, CLAUSE)], [cited(SPLITTING)]])
def test_a_bare_article_without_its_law_scores_nothing(citations):
    found = scored(LIMIT, answered("05 ngày làm việc, theo khoản 3 Điều 25.", citations))

    assert not any(found[name] for name in ("right", "source", "citation_precision"))


@pytest.mark.parametrize(
    ("case", "near"),
    [
        (CALENDAR_LIMIT, "Trong 15 ngày."),
        (CALENDAR_LIMIT, "Trong 5 ngày làm việc."),
        (CALENDAR_LIMIT, "Trong 1,5 ngày."),
        (LIMIT, "Trong 15 ngày làm việc."),
        (RATE, "Mức thu là 1,2 %."),
        (RATE, "Mức thu là 1,2%."),
        (RATE, "Mức thu là 12%."),
    ],
)
def test_a_near_figure_scores_nothing(case, near):
    found = scored(case, answered(near, [QUOTE]))

    assert not any(found[name] for name in ("right", "facts", "facts_present"))


def test_an_invented_quote_scores_nothing():
    invented = cited(RESIDENCE, CLAUSE, quote="3. Trong thời hạn 05 ngày làm việc, miễn phí")

    found = scored(LIMIT, answered("Trong 05 ngày làm việc.", [invented]))

    assert not any(found[name] for name in ("right", "quotes_verified"))
