"""`python -m speech serve` as its own process, with a real model."""

import asyncio
import json
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from speech.__main__ import main
from tests.speech.conftest import MODEL, SPOKEN

QUESTION = "quy định mới về giấy phép xây dựng"


@pytest.fixture(scope="module")
def process() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "speech", "serve", "--model", str(MODEL), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    yield process
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=30)
    process.stdout.close()


@pytest.fixture(scope="module")
def url(process: subprocess.Popen[str]) -> str:
    return process.stdout.readline().strip()


def recording(name: str = "q02_trung.wav") -> bytes:
    with wave.open(str(SPOKEN / name)) as wav:
        return wav.readframes(wav.getnframes())


async def heard(url: str, pcm: bytes, rate: int) -> str:
    """All texts of one call, joined as clients join them."""
    size = rate * 2 // 5
    async with asyncio.timeout(60), connect(url) as client:
        await client.send(json.dumps({"config": {"sample_rate": rate}}))
        for start in range(0, len(pcm), size):
            await client.send(pcm[start : start + size])
        await client.send('{"eof" : 1}')
        texts = [json.loads(reply).get("text", "") async for reply in client]
    return " ".join(text for text in texts if text)


async def test_question_is_heard(url):
    assert await heard(url, recording(), 16000) == QUESTION


async def test_question_from_a_telephone_is_heard(url):
    from speech.resampling import Resampler

    down = Resampler(16000, 8000)
    pcm = down.convert(recording()) + down.finish()

    assert await heard(url, pcm, 8000) == QUESTION


async def test_calls_at_once_do_not_mix(url):
    texts = await asyncio.gather(*(heard(url, recording(), 16000) for _ in range(4)))

    assert texts == [QUESTION] * 4


async def test_process_that_listens_may_be_killed_in_mid_utterance(url, process):
    async with asyncio.timeout(60), connect(url) as client:
        await client.send('{"config":{"sample_rate":16000}}')
        await client.send(recording()[:32000])
        await client.recv()
        for child in psutil.Process(process.pid).children():
            child.kill()
        await client.send(recording()[32000:64000])
        with pytest.raises(ConnectionClosed) as closing:
            await client.recv()

    assert closing.value.rcvd.code == 1011
    assert await heard(url, recording(), 16000) == QUESTION


async def test_hundred_abandoned_calls_leave_no_process_file_or_thread(url, process):
    await heard(url, recording(), 16000)
    server = psutil.Process(process.pid)
    before = held(server)
    for n in range(100):
        client = await connect(url)
        await client.send('{"config":{"sample_rate":16000}}')
        await client.send(recording()[:16000])
        if n % 3 == 0:
            await client.recv()
        client.transport.abort()

    deadline = time.monotonic() + 30
    while held(server) > before and time.monotonic() < deadline:
        await asyncio.sleep(0.1)
    assert held(server) <= before
    assert await heard(url, recording(), 16000) == QUESTION


def held(server: psutil.Process) -> tuple[int, int, int]:
    return server.num_fds(), server.num_threads(), len(server.children())


def test_without_a_model_one_sentence_says_how_to_add_voice(tmp_path: Path, capsys):
    assert main(["serve", "--model", str(tmp_path)]) == 1

    told = capsys.readouterr().err
    assert "python -m speech model" in told
    assert told.count("\n") == 1


def test_impossible_rate_is_wrong_usage(capsys):
    assert main(["serve", "--model", str(MODEL), "--rate", "0"]) == 2

    assert "sample_rate" in capsys.readouterr().err
