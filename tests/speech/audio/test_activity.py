import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.audio.activity import FRAME, SECOND, Activity
from speech.recognising import RATE
from tests.speech.conftest import QUESTION, SPOKEN, hear, pcm

LENGTH = 20 * RATE  # samples of noise
TIME = np.arange(LENGTH) / RATE


def packed(samples) -> bytes:
    return np.clip(samples, -32768, 32767).astype("<i2").tobytes()


def white(loudness: float) -> np.ndarray:
    return np.random.default_rng(1).standard_normal(LENGTH) * loudness


NOISE = {
    "silence": np.zeros(LENGTH),
    "a quiet room": white(10),
    "a fan": np.convolve(white(1), np.ones(40) / 40, "same") * 8_000,
    "rain": white(1_000),
    "a waterfall": white(8_000),
    "mains": np.sin(2 * np.pi * 50 * TIME) * 3_000,
    "a tone": np.sin(2 * np.pi * 440 * TIME) * 5_000,
    "a broken microphone": np.full(LENGTH, 32_767),
    "random bytes": np.frombuffer(np.random.default_rng(1).bytes(LENGTH * 2), dtype="<i2"),
}


@pytest.mark.parametrize("noise", NOISE.values(), ids=NOISE)
def test_nothing_of_noise_is_let_through_and_it_stops_by_itself(noise):
    activity = Activity()

    assert activity.hear(packed(noise)) == b""
    assert activity.stopped == "silence"
    assert not activity.spoken


@pytest.mark.parametrize("name", sorted(file.name for file in SPOKEN.glob("*.wav")))
def test_question_is_let_through_and_the_pause_after_it_ends_it(name):
    activity = Activity()
    sound = bytes(3 * SECOND) + pcm(name) + bytes(5 * SECOND)

    let = activity.hear(sound)
    assert activity.stopped == "silence"
    assert len(pcm(name)) * 0.8 < len(let) < len(pcm(name)) + 2.5 * SECOND
    assert let == sound[int(activity.skipped * SECOND) :][: len(let)]


@pytest.mark.asyncio(loop_scope="module")
async def test_question_in_a_loud_room_is_understood(pool, question):
    sound = np.concatenate([np.zeros(RATE), np.frombuffer(question, "<i2"), np.zeros(2 * RATE)])
    room = np.random.default_rng(2).standard_normal(len(sound)) * 300

    assert await hear(pool, Activity().hear(packed(sound + room))) == QUESTION


@pytest.mark.asyncio(loop_scope="module")
async def test_question_that_begins_at_once_loses_no_word(pool, question):
    samples = np.frombuffer(question, "<i2")
    begun = samples[np.argmax(np.abs(samples) > 300) :].tobytes()
    activity = Activity()

    let = activity.hear(begun) + activity.finish()
    assert await hear(pool, let) == QUESTION


def test_whoever_speaks_on_and_on_is_stopped(question):
    activity = Activity(longest=10)

    let = activity.hear(question * 10)
    assert activity.stopped == "limit"
    assert len(let) <= 10 * SECOND + FRAME
    assert activity.hear(question) == b""


@given(st.lists(st.integers(1, 5_000), min_size=1, max_size=6))
def test_pieces_make_no_difference(sizes):
    sound = pcm("q18_nam.wav") + bytes(2 * SECOND)
    whole, pieces = Activity(), Activity()
    got, at, turn = b"", 0, 0
    while at < len(sound):
        got += pieces.hear(sound[at : at + sizes[turn % len(sizes)]])
        at, turn = at + sizes[turn % len(sizes)], turn + 1

    assert got == whole.hear(sound)
    assert pieces.stopped == whole.stopped
    assert len(got) % FRAME == 0
