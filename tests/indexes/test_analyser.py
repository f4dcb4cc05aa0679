"""Syllables: one spelling each, the same hash everywhere, bare forms underneath."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexes.analyser import (
    Lexicon,
    bare_hashes_of,
    hash_of,
    hashes_of,
    is_bare,
    pair_hashes,
    tokens,
)

SYLLABLES = st.lists(
    st.sampled_from(["đất", "đai", "hoà", "hòa", "nhà", "ở", "118/2025/NĐ-CP", "05", "ngày"])
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Hoà giải", "hòa giải"), ("kỹ thuật", "kĩ thuật"), ("thủ tục", "thu\u0309 tu\u0323c")],
)
def test_two_ways_of_writing_a_syllable_are_one(one, other):
    assert hashes_of(one).tolist() == hashes_of(other).tolist()


def test_document_number_is_a_syllable_of_its_own_and_in_parts():
    found = tokens("Điều 19 Nghị định 118/2025/NĐ-CP")

    assert "118/2025/nđ-cp" in found
    assert found[-4:] == ["118", "2025", "nđ", "cp"]


def test_bare_question_meets_the_bare_forms_of_the_text():
    typed = bare_hashes_of("cap giay phep xay dung")

    assert typed.tolist() == bare_hashes_of("cấp giấy phép xây dựng").tolist()


def test_text_is_bare_only_without_any_mark():
    assert is_bare("thoi han cap so do?")
    assert not is_bare("thời han cap so do")


def test_hash_of_a_syllable_never_changes():
    assert hash_of("đất") == 643858958412583958


def test_pairs_tell_the_order_of_their_syllables():
    first, second = hashes_of("nhà ở")[:, None]

    assert pair_hashes(first, second) != pair_hashes(second, first)


@given(SYLLABLES)
def test_lexicon_agrees_with_the_hashes_of_a_question(syllables):
    text = " ".join(syllables)
    lexicon = Lexicon()

    ids = lexicon.analyse(text)

    assert np.array_equal(lexicon.hashes()[ids], hashes_of(text))
    assert np.array_equal(lexicon.bare()[ids], bare_hashes_of(text))


def test_lexicon_goes_on_where_an_earlier_one_stopped():
    earlier = Lexicon()
    known = earlier.analyse("tách hộ")

    later = Lexicon(earlier.spelled)

    assert later.analyse("tách hộ").tolist() == known.tolist()
    assert later.analyse("nhập hộ").tolist() == [2, 1]
