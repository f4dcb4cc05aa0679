"""Provinces whose names were heard wrong."""

import pytest

from assistant.shelf import shelf_of
from assistant.understanding.hearing.heard_places import with_provinces_mended


@pytest.fixture(scope="module")
def counts(sample_library):
    return shelf_of(sample_library).counts


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("sổ đỏ ở một phường ra lái bị mất", "sổ đỏ ở một phường gia lai bị mất"),
        ("ở hà lội", "ở hà nội"),
        ("quê cà mâu em", "quê cà mau em"),
        ("về quảng ngải", "về quảng ngãi"),
    ],
)
def test_a_name_behind_a_word_that_leads_to_a_place_is_read_as_it_is_written(counts, heard, said):
    assert with_provinces_mended(heard, counts) == said


@pytest.mark.parametrize(
    "text",
    [
        "ở hà nội",
        "tiếng ra lái xe",  # nothing leads to a place
        "ở Ra Lái",  # a name is left as it is written
        "ở đâu",
        "ở",
        "",
        "của bình định giá",
    ],
)
def test_other_words_stay(counts, text):
    assert with_provinces_mended(text, counts) == text
