import os
import signal

import pytest

from speech.recognising import RecogniserLost
from tests.speech.conftest import QUESTION, hear

pytestmark = pytest.mark.asyncio(loop_scope="module")


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
