import os
import signal

import pytest

from speech.pool import Pool
from speech.recognising import RecogniserLost
from tests.speech.conftest import QUESTION


async def hear(pool: Pool, sound: bytes, piece: int = 8_000) -> str:
    session = await pool.open()
    try:
        for at in range(0, len(sound), piece):
            await session.accept(sound[at : at + piece])
        return (await session.finish()).text
    finally:
        await session.close()


async def test_question_is_understood(pool, question):
    assert await hear(pool, question) == QUESTION


async def test_process_killed_in_mid_utterance_costs_that_utterance_alone(pool, question):
    session = await pool.open()
    await session.accept(question[:32_000])
    child = await pool._listeners[0].child()
    os.kill(child.pid, signal.SIGKILL)

    with pytest.raises(RecogniserLost):
        await session.accept(question[32_000:])
    await session.close()
    assert await hear(pool, question) == QUESTION
