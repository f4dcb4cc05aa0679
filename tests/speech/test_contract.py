"""What every engine behind the protocol does: Vosk, and sherpa-onnx where it is installed."""

import asyncio
import importlib.util
import os
import shutil
import signal
from contextlib import nullcontext
from pathlib import Path

import pytest

from speech.pool import Pool
from speech.recognising import RecogniserLost, VoiceMissing, Wishes, WishRefused
from speech.session import Limits
from tests.speech.conftest import DATA, MODEL, hear

pytestmark = pytest.mark.asyncio(loop_scope="module")
SHERPA = DATA / "sherpa-fixture"  # hears "một hai một hai" in whatever is loud
installed = pytest.mark.skipif(
    importlib.util.find_spec("sherpa_onnx") is None, reason="sherpa-onnx is not installed"
)
ENGINES = [pytest.param(MODEL, id="vosk"), pytest.param(SHERPA, id="sherpa", marks=installed)]


@pytest.fixture(params=ENGINES)
def model(request) -> Path:
    return request.param


async def test_words_stand_in_the_order_of_their_times(model, question):
    pool = Pool(model)
    session = await pool.open()
    partials = [(await session.accept(question[at : at + 16_000])).partial for at in (0, 16_000)]
    await session.accept(question[32_000:])
    said = await session.finish()
    await pool.close()

    assert said.text
    assert said.text == " ".join(word.text for word in said.words)
    assert all(0 <= word.start < word.end <= 4.1 for word in said.words)
    assert [word.start for word in said.words] == sorted(word.start for word in said.words)
    assert all(0 < word.confidence <= 1 for word in said.words)
    assert len(partials[0]) <= len(partials[1])


async def test_pieces_and_company_make_no_difference(model, question):
    pool = Pool(model)
    texts = await asyncio.gather(*(hear(pool, question, piece) for piece in (4_001, 16_000)))
    alone = await hear(pool, question, len(question))
    await pool.close()

    assert texts == [alone, alone]


async def test_pause_ends_what_was_said_and_more_may_follow(model, question):
    pool = Pool(model)
    session = await pool.open()
    heard = await session.accept(question + bytes(160_000))
    await session.accept(question)
    said = await session.finish()
    await pool.close()

    assert heard.ended
    assert said.text.startswith(heard.partial)
    assert len(said.text) > len(heard.partial)
    assert said.words[-1].start > 8


async def test_nothing_is_heard_in_silence(model):
    pool = Pool(model)
    text = await hear(pool, bytes(320_000))
    nothing = await hear(pool, b"")
    await pool.close()

    assert (text, nothing) == ("", "")


async def test_dead_process_costs_one_utterance(model, question):
    pool = Pool(model)
    session = await pool.open()
    os.kill(pool.processes[0], signal.SIGKILL)
    with pytest.raises(RecogniserLost):
        await session.accept(question)
    text = await hear(pool, question)
    await pool.close()

    assert text


async def test_phrases_are_taken_or_refused_never_ignored(model):
    pool = Pool(model, limits=Limits(sessions=1))
    refused = pytest.raises(WishRefused, match="phrase") if model == SHERPA else nullcontext()
    with refused:
        await (await pool.open(Wishes(("quy định",)))).close()
    await (await pool.open(Wishes(alternatives=3))).close()
    await pool.close()


@pytest.mark.parametrize("content", [b"", b"no model", None])
async def test_broken_model_is_told_with_the_way_to_add_voice(tmp_path, model, content):
    copy = tmp_path / "model"
    shutil.copytree(model, copy)
    net = next(file for file in copy.rglob("*") if file.name in ("final.mdl", "encoder.onnx"))
    if content is None:
        content = net.read_bytes()[:200]
    net.write_bytes(content)
    pool = Pool(copy)

    with pytest.raises(VoiceMissing, match="python -m speech model fetch"):
        await pool.check()
    await pool.close()


@pytest.mark.skipif(
    importlib.util.find_spec("sherpa_onnx") is not None, reason="sherpa-onnx is installed"
)
async def test_engine_that_is_not_installed_is_told_with_the_command():
    pool = Pool(SHERPA)

    with pytest.raises(VoiceMissing, match=r"pip install 'hoidap\[sherpa\]'"):
        await pool.check()
    await pool.close()
