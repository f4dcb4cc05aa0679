"""Syllables taken apart as they sound, and written again."""

import re

import pytest

from assistant.understanding.everyday import well_written_questions
from assistant.understanding.hearing.syllables import Syllable, heard_as
from indexes.analyser import one_spelling

WORDS = {
    word
    for question in well_written_questions()
    for word in re.findall(r"[^\W\d_]+", question.lower())
}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("nghiêng", Syllable("ng", "iê", "ng", "")),
        ("gì", Syllable("gi", "i", "", "\u0300")),
        ("giếng", Syllable("gi", "iê", "ng", "\u0301")),
        ("già", Syllable("gi", "a", "", "\u0300")),
        ("ghi", Syllable("g", "i", "", "")),
        ("kỹ", Syllable("c", "y", "", "\u0303")),
        ("quyết", Syllable("qu", "yê", "t", "\u0301")),
        ("được", Syllable("đ", "ươ", "c", "\u0323")),
    ],
)
def test_a_syllable_has_an_onset_a_nucleus_a_coda_and_a_tone(word, parts):
    assert heard_as(word) == parts
    assert parts.written == word


@pytest.mark.parametrize("word", ["", "vneid", "bhxh", "118", "nđ-cp", "ngh", "visa"])
def test_what_is_no_syllable_has_no_parts(word):
    assert heard_as(word) is None


def test_every_word_that_citizens_use_is_written_again_as_it_was():
    loans = {"gym"}
    abbreviations = {"ko"}
    found = {word: heard_as(word) for word in WORDS - loans - abbreviations}
    syllables = {word: parts for word, parts in found.items() if parts is not None}

    assert len(syllables) > 1500
    assert all(one_spelling(s.written) == one_spelling(word) for word, s in syllables.items())
