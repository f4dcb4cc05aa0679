"""Words that may have been heard as each other."""

import pytest

from assistant.understanding.hearing.alike import sounding_like
from assistant.understanding.hearing.reader import reader


def likes(word):
    lexis = reader().lexis
    alike, nearly = reader().likeness.of(word)
    return {lexis.word(id) for id in alike}, {lexis.word(id) for id in nearly}


@pytest.mark.parametrize(
    ("heard", "said"), [("nại", "lại"), ("xinh", "sinh"), ("hông", "hôn"), ("giấy", "dấy")]
)
def test_one_part_of_the_syllable_makes_words_alike(heard, said):
    alike, nearly = likes(heard)

    assert said in alike | sounding_like(heard)
    assert said not in nearly


def test_two_parts_make_them_nearly_alike_and_three_or_other_parts_do_not():
    alike, nearly = likes("chú")

    assert "trụ" in nearly
    assert {"trụ", "mú", "bụi", "chú"}.isdisjoint(alike)
    assert {"mú", "bụi", "chú"}.isdisjoint(nearly)


def test_what_is_no_syllable_sounds_like_nothing():
    assert likes("online") == (set(), set())
    assert sounding_like("online") == frozenset()


def test_a_syllable_that_no_text_writes_is_like_those_that_are_written():
    alike, _ = likes("nuật")

    assert reader().lexis.id_of("nuật") < 4
    assert "luật" in alike
