"""Two runs compared question by question, and the gate that ends with 1 at a loss."""

import pytest

from eval.comparing import FellBehind, NothingToCompare, check, compare, p_values, table
from eval.measures import MEASURES


def report(**rights):
    return {"cases": [row(key, right=value) for key, value in rights.items()]}


def row(key, digest="same", **values):
    return {"id": key, "digest": digest, "values": dict.fromkeys(MEASURES) | values}


def many(share, name="right", count=60):
    return {"cases": [row(f"q{n}", **{name: float(n < share * count)}) for n in range(count)]}


def test_every_question_that_changed_is_named():
    [change] = compare(report(a=1.0, b=0.0, c=1.0, d=0.0), report(a=0.0, b=1.0, c=1.0, d=1.0))

    assert (change.better, change.worse, change.same) == (("b", "d"), ("a",), 1)
    assert (change.before, change.after, change.gain) == (0.5, 0.75, 0.25)
    assert "right worse: a" in table([change])


def test_the_same_run_is_never_behind():
    for share in (0.0, 0.5, 0.9, 1.0):
        changes = check(many(share), many(share))

        assert all(change.p == 1 and not change.lost for change in changes)


def test_a_great_loss_fails_the_gate_and_a_small_one_does_not():
    assert check(many(0.9), many(0.88))
    with pytest.raises(FellBehind, match=r"right fell from 90\.0% to 70\.0%.*q42"):
        check(many(0.9), many(0.7))


def test_more_wrong_refusals_are_a_loss():
    with pytest.raises(FellBehind, match="refused_wrongly"):
        check(many(0.1, "refused_wrongly"), many(0.4, "refused_wrongly"))
    assert check(many(0.4, "refused_wrongly"), many(0.1, "refused_wrongly"))


def test_a_single_forged_quote_fails_the_gate():
    before, after = many(1.0, "quotes_verified"), many(1.0, "quotes_verified")
    after["cases"][7]["values"]["quotes_verified"] = 0.75

    with pytest.raises(FellBehind, match="quotes_verified.*q7"):
        check(before, after)


def test_a_question_with_another_gold_answer_is_left_out():
    before = {"cases": [row("a", right=1.0), row("b", digest="old", right=1.0)]}
    after = {"cases": [row("a", right=1.0), row("b", digest="new", right=0.0)]}

    assert [change.count for change in compare(before, after)] == [1]


def test_runs_without_a_shared_question_are_not_compared():
    with pytest.raises(NothingToCompare):
        compare(report(a=1.0), report(b=1.0))


def test_p_value_of_one_loss_in_ten_is_that_counted_by_hand():
    two_sided, loss = p_values([-1.0] + [0.0] * 9)

    # a resample of ten without the one that was lost: 0.9 ** 10
    assert loss == pytest.approx(0.9**10, abs=0.03)
    assert two_sided == pytest.approx(2 * 0.9**10, abs=0.06)
