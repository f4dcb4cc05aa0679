"""A small real model and sound that it understands."""

import wave
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from speech.pool import Pool

DATA = Path(__file__).parent / "data"
MODEL = DATA / "vosk-fixture-vi-espeak"
SPOKEN = DATA / "spoken"
QUESTION = "quy định mới về giấy phép xây dựng"


def pcm(name: str) -> bytes:
    with wave.open(str(SPOKEN / name)) as sound:
        return sound.readframes(sound.getnframes())


@pytest.fixture(scope="session")
def question() -> bytes:
    """QUESTION, 3.55 s, s16le at 16 kHz."""
    return pcm("q02_trung.wav")


@pytest.fixture
async def pool() -> AsyncIterator[Pool]:
    pool = Pool(MODEL)
    yield pool
    await pool.close()
