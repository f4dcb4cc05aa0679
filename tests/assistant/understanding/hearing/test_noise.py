"""Sentences as a bad ear takes them: what is taught is what was said."""

import numpy as np
import pytest

from assistant.understanding.hearing import noise
from assistant.understanding.hearing.alike import Likeness
from assistant.understanding.hearing.lexis import END, FIRST, NOTHING, NUMBER, UNKNOWN, Lexis
from assistant.understanding.hearing.noise import Ear
from assistant.understanding.hearing.syllables import heard_as

SAID = [
    "công", "dân", "nộp", "hồ", "sơ", "cấp", "lại", "giấy", "phép", "lái", "xe", "hết", "bao",
    "lâu",
]  # fmt: skip
WORDS = [*SAID, "nơi", "lộp", "nại", "sâu", "xơ", "giây", "phép", "online"]


@pytest.fixture(scope="module")
def lexis():
    words = list(dict.fromkeys(WORDS))
    syllables = filter(None, map(heard_as, words))
    return Lexis(words, sorted({one.nucleus for one in syllables}))


@pytest.fixture(scope="module")
def ear(lexis):
    return Ear(lexis, np.full(len(lexis.words), 100))


@pytest.fixture
def sentence(lexis):
    return np.array([(lexis.id_of(word), 0) for word in SAID], np.int32)


def heard_by(ear, sentences):
    return ear.hears(sentences, np.random.default_rng(5))


def test_a_sentence_heard_right_is_taught_as_it_is(ear, sentence, monkeypatch):
    monkeypatch.setattr(noise, "MOST", 0.0)
    monkeypatch.setattr(noise, "BARE", 0.0)

    batch = heard_by(ear, [sentence, sentence[:3]])

    assert batch.ids[0].tolist() == [*sentence[:, 0], END]
    assert batch.ids[1, :5].tolist() == [*sentence[:3, 0], END, NOTHING]
    assert (batch.meant == batch.ids).all()
    assert not batch.missing.any()


def test_every_word_heard_wrong_sounds_like_the_one_that_was_meant(
    ear, lexis, sentence, monkeypatch
):
    monkeypatch.setattr(noise, "CLEAN", 0.0)
    monkeypatch.setattr(noise, "BARE", 0.0)
    monkeypatch.setattr(noise, "JOINED", 0.0)

    batch = heard_by(ear, [sentence] * 200)

    pairs = set(zip(batch.ids.ravel().tolist(), batch.meant.ravel().tolist(), strict=True))
    wrong = [(a, b) for a, b in pairs if a != b and a >= FIRST]
    likeness = Likeness(lexis)
    alike = [a in np.concatenate(likeness.of(lexis.word(b))) for a, b in wrong]
    assert wrong
    assert all(alike)
    assert any(
        a == UNKNOWN for a, _ in pairs
    )  # syllables that no text writes, known by their parts


def test_what_was_left_out_or_swallowed_is_taught_before_the_next_word(ear, sentence, monkeypatch):
    monkeypatch.setattr(noise, "CLEAN", 0.0)
    monkeypatch.setattr(noise, "DROPPED", 0.4)
    monkeypatch.setattr(noise, "JOINED", 0.3)

    batch = heard_by(ear, [sentence] * 100)

    said = sentence[:, 0].tolist()
    for meant, missing in zip(batch.meant, batch.missing, strict=True):
        places = [said.index(id) if id != END else len(said) for id in meant if id != NOTHING]
        for at, place in enumerate(places):
            before = places[at - 1] if at else -1
            expected = said[place - 1] if place - before > 1 else NOTHING
            assert missing[at] == expected
    assert batch.missing.any()


def test_the_pause_behind_a_word_left_out_stays(ear, sentence, monkeypatch):
    monkeypatch.setattr(noise, "CLEAN", 0.0)
    monkeypatch.setattr(noise, "DROPPED", 0.9)
    sentence = sentence.copy()
    sentence[4, 1] = 2

    batch = heard_by(ear, [sentence] * 50)

    fifth = sentence[4, 0]
    gone = ~(batch.meant == fifth).any(axis=1)
    before = batch.meant == sentence[3, 0]
    assert (gone & before.any(axis=1)).any()
    assert (batch.pauses[gone][before[gone]] == 2).all()


def test_words_typed_without_marks_are_taught_with_them(ear, sentence, monkeypatch):
    monkeypatch.setattr(noise, "BARE", 1.0)

    batch = heard_by(ear, [sentence])

    assert (batch.meant[0] == [*sentence[:, 0], END]).all()
    assert (batch.ids[0] != batch.meant[0]).sum() == sum(not word.isascii() for word in SAID)


def test_numbers_and_unknown_words_are_heard_right(ear, monkeypatch):
    monkeypatch.setattr(noise, "DROPPED", 0.0)
    monkeypatch.setattr(noise, "JOINED", 0.0)
    sentence = np.array([(NUMBER, 0), (UNKNOWN, 0)] * 5, np.int32)

    batch = heard_by(ear, [sentence] * 20)

    assert (batch.ids == batch.meant).all()
