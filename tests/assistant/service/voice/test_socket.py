"""WS /v1/voice as a phone uses it."""

import asyncio
import contextlib
import gc
import json
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, ConnectionClosedError, InvalidStatus

from assistant.service.voice import talking
from assistant.service.voice.listening import Listening
from assistant.service.voice.talking import Talk
from speech.audio.samples import mulaw
from speech.resampling import Resampler
from speech.session import PooledSession
from tests.assistant.service.voice.conftest import app_with, running
from tests.speech.conftest import QUESTION, pcm
from tests.speech.left import kill_listeners

SOUND = pcm("q02_trung.wav")
START = {"type": "start", "format": "pcm", "rate": 16000}
SILENCE = bytes(16000)


@asynccontextmanager
async def talk(address: str, **start: Any) -> AsyncIterator[ClientConnection]:
    async with asyncio.timeout(30), connect(f"ws://{address}/v1/voice") as client:
        await client.send(json.dumps({**START, **start}))
        yield client


async def speak(client: ClientConnection, sound: bytes = SOUND, size: int = 6400) -> None:
    for start in range(0, len(sound), size):
        await client.send(sound[start : start + size])


async def end(client: ClientConnection) -> list[dict[str, Any]]:
    """Everything that is told until the connection closes."""
    await client.send('{"type":"end"}')
    return await rest(client)


async def rest(client: ClientConnection) -> list[dict[str, Any]]:
    told = []
    with contextlib.suppress(ConnectionClosedError):
        async for frame in client:
            told.append(json.loads(frame))
    return told


async def test_partials_grow_and_the_transcript_follows(address):
    async with talk(address) as client:
        assert json.loads(await client.recv()) == {"type": "ready"}
        await speak(client)
        *partials, transcript = await end(client)

    assert {partial["type"] for partial in partials} == {"partial"}
    assert len(partials) > 2
    assert all(QUESTION.startswith(partial["text"]) for partial in partials)
    assert transcript["type"] == "transcript"
    assert transcript["text"] == transcript["raw"] == QUESTION
    assert [word["text"] for word in transcript["words"]] == QUESTION.split()


async def test_answer_follows_where_it_is_wished(address):
    async with talk(address, then="answer", locality="Hà Nội", session="s1") as client:
        await speak(client)
        told = await end(client)

    assert [one["type"] for one in told[-3:]] == ["transcript", "stage", "answer"]
    assert told[-1]["answer"]["answer"] == "Không quá 07 ngày."
    assert client.close_code == 1000


@pytest.mark.parametrize(("rate", "size"), [(8000, 320), (48000, 19201)])
async def test_other_rates_and_pieces_of_any_size(address, rate, size):
    resampler = Resampler(16000, rate)
    async with talk(address, rate=rate) as client:
        await speak(client, resampler.convert(SOUND) + resampler.finish(), size)
        *_, transcript = await end(client)

    assert transcript["text"] == QUESTION


async def test_telephone_sends_mu_law(address):
    resampler = Resampler(16000, 8000)
    samples = np.frombuffer(resampler.convert(SOUND) + resampler.finish(), dtype="<i2")
    nearest = np.abs(mulaw().astype(int)[:, None] - samples).argmin(axis=0)
    async with talk(address, format="mulaw", rate=8000) as client:
        await speak(client, nearest.astype(np.uint8).tobytes(), 160)
        *_, transcript = await end(client)

    assert transcript["text"] == QUESTION


async def test_bytes_of_a_recorder_are_decoded_as_they_come(address):
    from tests.assistant.service.voice.test_recordings import RECORDING

    async with talk(address, format="auto") as client:
        await speak(client, RECORDING, 4000)
        *_, transcript = await end(client)

    assert transcript["text"] == QUESTION


async def test_hot_microphone_is_stopped_after_a_pause(address):
    async with talk(address, pause=0.5) as client:
        await speak(client, SOUND + SILENCE * 4)
        *_, stopped, transcript = await rest(client)

    assert stopped == {"type": "stopped", "reason": "silence"}
    assert transcript["text"] == QUESTION


async def test_microphone_in_which_nobody_speaks_is_stopped(address):
    async with talk(address) as client:
        await speak(client, SILENCE * 20)
        told = await rest(client)

    assert [one["type"] for one in told] == ["ready", "stopped", "transcript"]
    assert told[-1]["text"] == ""


async def test_microphone_that_never_rests_is_stopped_at_the_limit(address, monkeypatch):
    monkeypatch.setattr(talking, "LONGEST_SOUND", 3.0)
    async with talk(address) as client:
        await speak(client, SOUND)
        told = await rest(client)

    assert told[-2] == {"type": "stopped", "reason": "limit"}


async def test_silence_is_no_question(address):
    async with talk(address, then="answer") as client:
        await speak(client, SILENCE)
        *_, problem = await end(client)

    assert (problem["type"], problem["status"]) == ("problem", 422)
    assert client.close_code == 1008


@pytest.mark.parametrize(
    ("first", "field"),
    [
        ('{"type":"begin"}', "type"),
        ('{"type":"start","rate":0}', "rate"),
        ('{"type":"start","rate":1e400}', "rate"),
        ('{"type":"start","format":"mp3"}', "format"),
        ('{"type":"start","then":"sing"}', "then"),
        ('{"type":"start","model":"/etc"}', "model"),
        ('{"type":"start","history":[{}]}', "history.0.question"),
        ("[]", "body"),
        ("hello", None),
        ("[" * 100_000, None),
        (b"\x00\x01", None),
    ],
)
async def test_wrong_start_is_told_in_one_sentence(address, first, field):
    async with asyncio.timeout(30), connect(f"ws://{address}/v1/voice") as client:
        await client.send(first)
        (problem,) = await rest(client)

    assert problem["type"] == "problem"
    assert 400 <= problem["status"] < 500
    assert problem.get("field") == field
    assert problem["detail"].endswith(".")


async def test_text_that_is_not_the_end_is_refused(address):
    async with talk(address) as client:
        await client.send('{"type":"pause"}')
        *_, problem = await rest(client)

    assert problem["type"] == "problem"


async def test_bytes_that_are_no_sound_are_refused(address):
    async with talk(address, format="auto") as client:
        await client.send(b"<html>" * 2000)
        *_, problem = await end(client)

    assert (problem["type"], problem["status"]) == ("problem", 422)


async def test_idle_connection_is_closed(address, monkeypatch):
    monkeypatch.setattr(talking, "START_SECONDS", 0.05)
    monkeypatch.setattr(talking, "IDLE_SECONDS", 0.05)
    async with asyncio.timeout(30), connect(f"ws://{address}/v1/voice") as client:
        (unstarted,) = await rest(client)
    async with talk(address) as client:
        *_, idle = await rest(client)

    assert (unstarted["status"], idle["status"]) == (408, 408)


async def test_without_a_model_one_sentence_says_how_to_add_voice(deaf):
    async with talk(deaf.base_url.netloc.decode()) as client:
        (problem,) = await rest(client)

    assert (problem["type"], problem["status"]) == ("problem", 404)
    assert "python -m speech model fetch" in problem["detail"]


async def test_process_killed_in_mid_utterance_is_told_once_and_the_next_one_is_heard(address):
    async with talk(address) as client:
        await speak(client, SOUND[:64000])
        assert json.loads(await client.recv())["type"] == "ready"
        await client.recv()  # it listens
        kill_listeners()
        with contextlib.suppress(ConnectionClosed):
            await speak(client, SOUND[64000:])
        problems = [one for one in await rest(client) if one["type"] == "problem"]
    async with talk(address) as client:
        await speak(client)
        *_, transcript = await end(client)

    assert [problem["status"] for problem in problems] == [503]
    assert transcript["text"] == QUESTION


async def test_connections_count_like_questions(tmp_path: Path):
    with running(app_with(tmp_path, None, "1/minute")) as address:
        async with talk(address) as client:
            await rest(client)
        with pytest.raises(InvalidStatus) as refused:
            async with talk(address):
                pass

    assert refused.value.response.status_code == 429


async def test_page_of_another_origin_may_not_listen(address):
    with pytest.raises(InvalidStatus) as refused:
        await connect(f"ws://{address}/v1/voice", origin="https://elsewhere.example")

    assert refused.value.response.status_code == 403


async def test_hundred_dropped_and_abandoned_connections_leave_nothing(address, monkeypatch):
    monkeypatch.setattr(talking, "IDLE_SECONDS", 1.0)
    await leave(address, 20)  # what is kept ready for the next caller is there now
    await heard(address)
    before = held()

    await leave(address, 100)

    await heard(address)
    async with asyncio.timeout(30):
        while any(now > then for now, then in zip(held(), before, strict=True)):
            await asyncio.sleep(0.1)


async def leave(address: str, callers: int) -> None:
    """Some drop before they speak, some in mid-word, some just never go on."""
    abandoned = []
    for n in range(callers):
        client = await connect(f"ws://{address}/v1/voice")
        if n % 5:
            await client.send(json.dumps({**START, "format": "auto" if n % 8 == 1 else "pcm"}))
            await client.send(SOUND[:32000])
        match n % 4:
            case 0:
                client.transport.abort()
            case 1:
                await client.close()
            case 2:
                abandoned.append(client)
            case 3:
                await client.send(SOUND[32000:64000])
                client.transport.abort()
    async with asyncio.timeout(60):
        for client in abandoned:
            await client.wait_closed()


async def heard(address: str) -> None:
    async with talk(address) as client:
        await speak(client)
        *_, transcript = await end(client)
    assert transcript["text"] == QUESTION


def held() -> tuple[int, ...]:
    """Processes, threads, files, and what a connection has in memory."""
    gc.collect()
    process = psutil.Process()
    kept = sum(issubclass(type(one), Talk | Listening | PooledSession) for one in gc.get_objects())
    return len(process.children()), threading.active_count(), process.num_fds(), kept
