import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.measuring.errors import compared, distance, exact, plain, word_error_rate

WORDS = st.lists(st.sampled_from("ab"), max_size=8)


def slow(reference: list[str], hypothesis: list[str]) -> int:
    """The definition, without memory."""
    if not reference or not hypothesis:
        return len(reference) + len(hypothesis)
    change = slow(reference[1:], hypothesis[1:]) + (reference[0] != hypothesis[0])
    return min(change, slow(reference[1:], hypothesis) + 1, slow(reference, hypothesis[1:]) + 1)


@given(WORDS.map(lambda words: words[:5]), WORDS.map(lambda words: words[:5]))
def test_distance_is_the_fewest_changes(reference, hypothesis):
    assert distance(reference, hypothesis) == slow(reference, hypothesis)


def test_case_punctuation_and_composition_are_no_errors():
    assert compared("a", "Khoản 2, Điều 5.", "khoa\u0309n 2 điều 5").errors == 0
    assert plain("  ") == []


def test_rate_counts_words_and_exactness_sentences():
    sentences = [compared("a", "một hai ba", "một hai ba"), compared("b", "bốn", "năm sáu")]

    rate, whole = word_error_rate(sentences), exact(sentences)
    assert rate.value == 2 / 4
    assert whole.value == 0.5
    assert rate.low <= rate.value <= rate.high
    assert (whole.low, whole.high) == (0, 1)


@pytest.mark.parametrize("count", [1, 50])
def test_interval_of_what_never_differs_is_a_point(count):
    rate = word_error_rate([compared("a", "một hai", "một ba")] * count)

    assert (rate.low, rate.value, rate.high) == (0.5, 0.5, 0.5)
