from hypothesis import given
from hypothesis import strategies as st

from eval.intervals import bootstrap


def test_same_values_give_the_same_interval_every_time():
    values = [1.0] * 70 + [0.0] * 30

    assert bootstrap(values) == bootstrap(values)


def test_interval_of_seventy_in_a_hundred_is_that_of_the_binomial():
    interval = bootstrap([1.0] * 70 + [0.0] * 30)

    # normal approximation: 0.70 +- 1.96 * sqrt(0.7 * 0.3 / 100)
    assert interval["value"] == 0.7
    assert abs(interval["low"] - 0.61) < 0.015
    assert abs(interval["high"] - 0.79) < 0.015


def test_nothing_measured_has_no_value():
    assert bootstrap([]) == {"value": None, "low": None, "high": None}


@given(st.lists(st.booleans(), min_size=1, max_size=60))
def test_mean_lies_inside_its_interval_and_that_between_zero_and_one(values):
    interval = bootstrap([float(value) for value in values])

    assert 0 <= interval["low"] <= interval["value"] <= interval["high"] <= 1
