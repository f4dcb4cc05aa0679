"""Sound from one rate to another, in pieces of any size."""

import numpy as np
import pytest

from speech.resampling import Resampler


def tone(rate: int, hertz: int = 1000) -> bytes:
    return (10_000 * np.sin(2 * np.pi * hertz * np.arange(rate) / rate)).astype("<i2").tobytes()


def resampled(pcm: bytes, source: int, target: int, size: int) -> bytes:
    resampler = Resampler(source, target)
    pieces = [resampler.convert(pcm[n : n + size]) for n in range(0, len(pcm), size)]
    return b"".join((*pieces, resampler.finish()))


@pytest.mark.parametrize(
    ("source", "target"),
    [(8000, 16000), (48000, 16000), (44100, 16000), (22050, 8000), (15999, 16000), (16000, 16000)],
)
def test_tone_is_the_same_tone_at_the_other_rate(source, target):
    made = np.frombuffer(resampled(tone(source), source, target, 641), dtype="<i2")

    assert len(made) == target
    wanted = np.frombuffer(tone(target), dtype="<i2")
    inside = slice(target // 100, -target // 100)
    assert np.abs(made[inside].astype(int) - wanted[inside]).max() <= 4


@pytest.mark.parametrize("size", [1, 7, 320, 100_000])
def test_pieces_of_any_size_make_the_same_sound(size):
    pcm = tone(8000)[:4000]

    assert resampled(pcm, 8000, 16000, size) == resampled(pcm, 8000, 16000, 4000)


def test_what_the_lower_rate_cannot_carry_is_taken_out():
    made = np.frombuffer(resampled(tone(48000, 12_000), 48000, 16000, 9600), dtype="<i2")

    assert np.abs(made[200:-200]).max() < 20
