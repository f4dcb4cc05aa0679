"""A small real model and sound that it understands."""

import wave
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from speech.audio.decoders import Decoders
from speech.pool import Pool
from speech.recognising import Recogniser

DATA = Path(__file__).parent / "data"
MODEL = DATA / "vosk-fixture-vi-espeak"
SPOKEN = DATA / "spoken"
CONTAINERS = DATA / "containers"  # QUESTION in the encodings of phones, browsers and telephones
HOSTILE = DATA / "hostile"
QUESTION = "quy định mới về giấy phép xây dựng"


def pcm(name: str) -> bytes:
    with wave.open(str(SPOKEN / name)) as sound:
        return sound.readframes(sound.getnframes())


async def hear(pool: Recogniser, sound: bytes, piece: int = 8_000) -> str:
    """The text of one utterance, given in pieces."""
    session = await pool.open()
    try:
        for at in range(0, len(sound), piece):
            await session.accept(sound[at : at + piece])
        return (await session.finish()).text
    finally:
        await session.close()


@pytest.fixture(scope="session")
def question() -> bytes:
    """QUESTION, 3.55 s, s16le at 16 kHz."""
    return pcm("q02_trung.wav")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def pool() -> AsyncIterator[Pool]:
    pool = Pool(MODEL)
    yield pool
    await pool.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def decoders() -> AsyncIterator[Decoders]:
    decoders = Decoders()
    yield decoders
    await decoders.close()
