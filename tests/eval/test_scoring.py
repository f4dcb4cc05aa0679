import pytest

from assistant.answer import Choice, Verdict
from eval.scoring import forged, judge
from ingest.citation import Place
from tests.eval.shelf import (
    ONE_STOP,
    RESIDENCE,
    SPLITTING,
    Shelf,
    answered,
    cited,
    due_on,
    gold,
)

LIMIT = [["05 ngày làm việc", "5 ngày làm việc"]]
SPLITTING_GOLD = [{"procedure": "1.010038"}]
LAW_GOLD = [
    {
        "document": "06/VBHN-VPQH",
        "article": "25",
        "clause": "3",
        "year": 2026,
        "base": "68/2020/QH14",
    }
]
CLAUSE = Place(article="25", clause="3")
GOOD_TEXT = "Tách hộ được giải quyết trong 05 ngày làm việc."


def judged(case, answer):
    return judge(case, answer, forged(answer, Shelf()))


def right(case, answer):
    return judged(case, answer).right


def test_answer_with_its_fact_and_source_is_right():
    case = gold(facts=LIMIT, sources=SPLITTING_GOLD)

    assert right(case, answered(GOOD_TEXT, [cited(SPLITTING)]))


def test_procedure_among_the_first_three_named_counts_as_cited():
    case = gold(facts=LIMIT, sources=SPLITTING_GOLD)

    assert right(case, answered(GOOD_TEXT, procedures=["1.1", "1.2", "1.010038"]))
    assert not right(case, answered(GOOD_TEXT, procedures=["1.1", "1.2", "1.3", "1.010038"]))


def test_empty_answer_scores_nothing():
    case = gold(facts=LIMIT, sources=SPLITTING_GOLD, due=None)

    judgement = judged(case, answered(""))

    assert (judgement.facts, judgement.source, judgement.right) == (False, False, False)


def test_answer_that_pastes_everything_is_too_long():
    case = gold(facts=LIMIT, sources=SPLITTING_GOLD)
    everything = GOOD_TEXT + " Điều khoản khác." * 300

    assert judged(case, answered(everything, [cited(SPLITTING)])).why == (
        "answer longer than 4,000 characters",
    )


def test_answer_that_says_every_limit_falls_for_a_forbidden_one():
    case = gold(facts=LIMIT, sources=SPLITTING_GOLD, forbidden=["10 ngày làm việc"])
    both = GOOD_TEXT + " Hoặc 10 ngày làm việc."

    assert judged(case, answered(both, [cited(SPLITTING)])).why == ("forbidden: 10 ngày làm việc",)


def test_fact_that_stands_only_in_a_quote_is_missing():
    case = gold(facts=LIMIT, sources=LAW_GOLD)

    judgement = judged(case, answered("Xem quy định dưới đây.", [cited(RESIDENCE, CLAUSE)]))

    assert judgement.source
    assert not judgement.facts


def test_opposite_status_is_not_the_fact():
    case = gold(facts=[["đã quá hạn", "bị trễ", "quá hạn"]], sources=SPLITTING_GOLD)

    assert not right(case, answered("Hồ sơ chưa bị trễ.", [cited(SPLITTING)]))
    assert not right(case, answered("Hồ sơ chưa quá hạn.", [cited(SPLITTING)]))


def test_article_of_another_law_is_no_source():
    case = gold(facts=LIMIT, sources=LAW_GOLD)

    assert not right(case, answered(GOOD_TEXT + " (Điều 25)", [cited(ONE_STOP, CLAUSE)]))


@pytest.mark.parametrize(
    ("place", "is_right"),
    [
        (CLAUSE, True),
        (Place(article="25", clause="3", point="a"), True),
        (Place(article="25"), False),
        (Place(article="25", clause="2"), False),
        (Place(article="26", clause="3"), False),
        (Place(), False),
    ],
)
def test_gold_clause_needs_that_clause_or_something_inside_it(place, is_right):
    case = gold(facts=LIMIT, sources=LAW_GOLD)

    assert right(case, answered(GOOD_TEXT, [cited(RESIDENCE, place)])) is is_right


def test_gold_article_is_met_by_any_of_its_clauses():
    case = gold(facts=LIMIT, sources=[{"document": "06/VBHN-VPQH", "article": "25"}])

    assert right(case, answered(GOOD_TEXT, [cited(RESIDENCE, CLAUSE)]))


def test_base_act_counts_for_its_consolidation_and_the_other_way_round():
    named_base = gold(
        facts=LIMIT, sources=[{"document": "01/VBHN-X", "base": "06/VBHN-VPQH", "article": "25"}]
    )
    other_year = gold(
        facts=LIMIT, sources=[{"document": "06/VBHN-VPQH", "year": 2025, "article": "25"}]
    )
    answer = answered(GOOD_TEXT, [cited(RESIDENCE, CLAUSE)])

    assert right(named_base, answer)
    assert not right(other_year, answer)


def test_annex_named_as_the_article_is_found():
    case = gold(facts=LIMIT, sources=[{"document": "118/2025/NÐ-CP", "article": "Phụ lục II"}])

    assert right(case, answered(GOOD_TEXT, [cited(ONE_STOP, Place(annex="II"))]))
    assert not right(case, answered(GOOD_TEXT, [cited(ONE_STOP, Place(annex="I"))]))


def test_quote_that_is_not_in_its_source_makes_the_answer_wrong():
    case = gold(facts=LIMIT, sources=LAW_GOLD)
    forged = cited(RESIDENCE, CLAUSE, quote="3. Trong thời hạn 15 ngày làm việc")

    judgement = judged(case, answered(GOOD_TEXT, [forged]))

    assert judgement.quotes == (1, 0)
    assert not judgement.right


def test_verdict_counts_by_its_group():
    case = gold(facts=LIMIT, sources=SPLITTING_GOLD)
    in_part = answered(GOOD_TEXT, [cited(SPLITTING)], verdict=Verdict.ANSWERED_IN_PART)
    asked_back = answered(GOOD_TEXT, [cited(SPLITTING)], verdict=Verdict.CLARIFY)

    assert right(case, in_part)
    assert not right(case, asked_back)


def test_what_must_be_asked_back_may_stand_in_the_choices():
    case = gold(verdict="clarify", facts=[["tỉnh nào"], ["Gia Lai"]])
    choices = [Choice("Gia Lai", "Tách thửa ở Gia Lai mất mấy ngày?")]

    asked_back = answered("Đất ở tỉnh nào?", verdict=Verdict.CLARIFY, choices=choices)

    assert right(case, asked_back)
    assert not right(case, answered("Đất ở tỉnh nào?", verdict=Verdict.CLARIFY))


def test_choices_do_not_carry_the_facts_of_an_answer():
    case = gold(facts=LIMIT, sources=SPLITTING_GOLD)
    choices = [Choice("05 ngày làm việc", "Tách hộ?")]

    assert not right(case, answered("Mời chọn.", [cited(SPLITTING)], choices=choices))


GOLD_DUE = {
    "received": "2026-11-13",
    "limit": {"value": 5, "unit": "working_day"},
    "due": "2026-11-20",
    "status": "overdue",
}


@pytest.mark.parametrize(
    ("deadlines", "is_right"),
    [
        ([due_on("2026-11-20", "overdue")], True),
        ([due_on("2026-11-20", "not_due")], False),
        ([due_on("2026-11-23", "overdue")], False),
        ([due_on("2026-11-23", "not_due"), due_on("2026-11-20", "overdue")], False),
        ([], False),
    ],
)
def test_single_due_date_must_come_first_with_its_status(deadlines, is_right):
    case = gold(due=GOLD_DUE)

    assert right(case, answered("x", deadlines=deadlines)) is is_right


def test_every_due_date_of_a_list_must_be_among_the_first_three():
    case = gold(due=[GOLD_DUE, {**GOLD_DUE, "due": "2026-11-26"}])
    days = ["2026-11-26", "2026-11-20", "2026-11-30", "2026-12-01"]
    computed = [due_on(day, "not_due") for day in days]

    assert right(case, answered("x", deadlines=computed))
    assert not right(case, answered("x", deadlines=computed[2:] + computed[:2]))


def test_refusal_needs_no_source():
    case = gold(verdict="refused", kind="harmful")

    assert right(case, answered("Xin lỗi, không thể giúp.", verdict=Verdict.REFUSED))
