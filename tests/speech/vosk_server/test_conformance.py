"""The vosk-server protocol as its clients speak it, and what crashes the server it comes from."""

import asyncio
import json
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from speech.vosk_server import serving
from speech.vosk_server.serving import listen
from tests.speech.fakes import LOUD, SILENCE, FakeRecogniser

AT_8000 = {"loud": b"\x00\x20" * 1600, "silence": bytes(3200)}  # 0.2 s, as Asterisk sends it
CONFIG = json.dumps({"config": {"sample_rate": 16000}})
EOF = '{"eof" : 1}'


@dataclass
class Running:
    url: str
    recogniser: FakeRecogniser


@pytest.fixture
async def running() -> AsyncIterator[Running]:
    recogniser = FakeRecogniser()
    server = await listen(recogniser, "127.0.0.1", 0)
    port = next(iter(server.sockets)).getsockname()[1]
    yield Running(f"ws://127.0.0.1:{port}", recogniser)
    server.close()
    await server.wait_closed()


@asynccontextmanager
async def calling(
    running: Running, config: str | None = CONFIG, **options: Any
) -> AsyncIterator[ClientConnection]:
    async with asyncio.timeout(20), connect(running.url, **options) as client:
        if config is not None:
            await client.send(config)
        yield client


async def told(client: ClientConnection, frame: str | bytes) -> Any:
    """The one reply to a frame."""
    await client.send(frame)
    return json.loads(await client.recv())


async def refused(client: ClientConnection, frame: str | bytes = LOUD) -> tuple[int, str]:
    """How the server closes on a frame that it cannot take."""
    await client.send(frame)
    with pytest.raises(ConnectionClosed) as closing:
        await client.recv()
    assert closing.value.rcvd is not None
    return closing.value.rcvd.code, closing.value.rcvd.reason


async def test_partials_then_the_result_at_a_pause_then_nothing_new_at_eof(running):
    async with calling(running) as client:
        assert await told(client, LOUD) == {"partial": "một"}
        assert await told(client, LOUD) == {"partial": "một hai"}
        assert await told(client, SILENCE) == {"text": "một hai"}
        assert await told(client, EOF) == {"text": ""}
        with pytest.raises(ConnectionClosed) as closing:
            await client.recv()

    assert closing.value.rcvd.code == 1000
    assert not running.recogniser.open_sessions


@pytest.mark.parametrize("eof", ['{"eof":1}', EOF, '{ "eof": 1 }\n', '{"eof": true}'])
async def test_eof_is_understood_however_it_is_spaced(running, eof):
    async with calling(running) as client:
        await told(client, LOUD)

        assert await told(client, eof) == {"text": "một"}


async def test_replies_are_spaced_as_upstream_spaces_them(running):
    async with calling(running) as client:
        await client.send(LOUD)

        assert await client.recv() == '{\n  "partial" : "một"\n}'


async def test_partial_before_any_sound_is_a_partial(running):
    async with calling(running) as client:
        assert await told(client, b"") == {"partial": ""}
        assert await told(client, b"\x00") == {"partial": ""}


async def test_reset_ends_the_utterance_and_the_next_one_begins_anew(running):
    async with calling(running) as client:
        await told(client, LOUD)

        assert await told(client, '{"reset" : 1}') == {"text": "một"}
        assert await told(client, LOUD) == {"partial": "một"}


async def test_without_a_configuration_sound_has_8000_samples_a_second(running):
    async with calling(running, config=None) as client:
        for _ in range(5):
            await told(client, AT_8000["loud"])
        heard = await told(client, EOF)

    assert heard == {"text": "một hai ba bốn năm"}
    assert len(running.recogniser.sessions[0].pcm) == pytest.approx(5 * len(LOUD), abs=200)


async def test_asterisk_gets_its_subprotocol_and_leaves_after_eof_without_reading(running):
    async with calling(running, config=None, subprotocols=[Subprotocol("ws")]) as client:
        assert client.subprotocol == "ws"
        assert await told(client, AT_8000["loud"]) == {"partial": ""}
        await client.send(EOF)
    async with calling(running, config=None, subprotocols=[Subprotocol("other")]) as client:
        assert client.subprotocol is None
        assert "partial" in await told(client, AT_8000["loud"])

    await settled(running)


async def test_jigasi_streams_at_48000_and_finds_text_in_every_reply_but_partials(running):
    loud = b"\x00\x20" * 9600
    async with calling(running, '{"config" : {"sample_rate" : 48000.0 }}') as client:
        replies = [await told(client, loud) for _ in range(3)]
        replies += [await told(client, bytes(19200)) for _ in range(3)]
        replies.append(await told(client, EOF))

    assert all("partial" in reply or isinstance(reply["text"], str) for reply in replies)
    assert any(reply.get("text", "").startswith("một hai ba") for reply in replies)


async def test_jigasi_sends_all_sound_as_one_frame_and_reads_until_the_end(running):
    sound = (LOUD * 3 + SILENCE * 2) * 40  # 40 s, more than the 1 MiB of most servers
    assert len(sound) > 1 << 20
    async with calling(running) as client:
        await client.send(sound)
        await client.send(EOF)
        replies = [json.loads(reply) async for reply in client]

    assert " ".join(reply["text"] for reply in replies).split() == ["một", "hai", "ba"] * 40
    assert len(replies) == 2


async def test_words_have_times_from_the_beginning_of_the_stream(running):
    wished = json.dumps({"config": {"sample_rate": "16000", "words": 1}})
    async with calling(running, wished) as client:
        for sound in (LOUD, SILENCE, SILENCE):
            await told(client, sound)
        await told(client, LOUD)
        heard = await told(client, EOF)

    assert heard["text"] == "một"
    assert heard["result"] == [
        {"conf": 0.9, "start": pytest.approx(0.6), "end": pytest.approx(0.8), "word": "một"}
    ]


async def test_alternatives_stand_in_place_of_the_text(running):
    wished = json.dumps({"config": {"sample_rate": 16000, "max_alternatives": 3, "words": True}})
    async with calling(running, wished) as client:
        await told(client, LOUD)
        heard = await told(client, EOF)

    assert "text" not in heard
    assert [reading["text"] for reading in heard["alternatives"]] == ["một", "một 0", "một 1"]
    assert heard["alternatives"][0]["result"] == [{"start": 0.0, "end": 0.2, "word": "một"}]
    scores = [reading["confidence"] for reading in heard["alternatives"]]
    assert scores == sorted(scores, reverse=True)


async def test_alternatives_of_silence_are_one_empty_text(running):
    async with calling(running, '{"config":{"max_alternatives":-7}}') as client:
        assert await told(client, EOF) == {"text": ""}
    async with calling(running, '{"config":{"max_alternatives":2}}') as client:
        assert await told(client, EOF) == {"alternatives": [{"confidence": 0.0, "text": ""}]}


async def test_half_a_sample_waits_for_its_other_half(running):
    random.seed(11)
    sound, frames = LOUD * 5, []
    while sound:
        size = random.choice((1, 3, 4001, 999))
        frames.append(sound[:size])
        sound = sound[size:]
    async with calling(running) as client:
        for frame in frames:
            await told(client, frame)

        assert await told(client, EOF) == {"text": "một hai ba bốn năm"}


async def test_endless_silence_is_an_empty_result_each_minute(running):
    async with calling(running) as client:
        replies = [await told(client, bytes(32_000 * 10)) for _ in range(12)]

    assert [reply for reply in replies if "text" in reply] == [{"text": ""}] * 2
    assert len(running.recogniser.sessions) == 2


async def test_unknown_word_that_clients_add_to_their_phrases_is_left_to_the_engine(running):
    async with calling(running, '{"config":{"phrase_list":["đúng","[unk]"]}}') as client:
        await told(client, AT_8000["loud"])

    assert running.recogniser.sessions[0].wishes.phrases == ("đúng",)


async def test_clients_cannot_choose_a_model(running):
    async with calling(running, '{"config":{"sample_rate":16000,"model":"/etc"}}') as client:
        assert await told(client, LOUD) == {"partial": "một"}


async def test_configuration_after_sound_changes_nothing(running):
    async with calling(running) as client:
        await told(client, LOUD)
        await client.send('{"config":{"sample_rate":8000,"words":1}}')

        assert await told(client, LOUD) == {"partial": "một hai"}
        assert await told(client, EOF) == {"text": "một hai"}


@pytest.mark.parametrize(
    "rate", ["NaN", "0", "-16000", "4", "1e9", "Infinity", '"x"', "null", "[]"]
)
async def test_impossible_rate_is_refused_with_a_reason(running, rate):
    async with calling(running, config=None) as client:
        code, reason = await refused(client, f'{{"config":{{"sample_rate":{rate}}}}}')

    assert code == 1007
    assert "sample_rate must be a number" in reason
    assert not running.recogniser.sessions


@pytest.mark.parametrize("wished", ['"hello"', '{"a":1}', "[1]", "[null]", '[["a"]]', "7"])
async def test_phrase_list_that_is_none_is_refused(running, wished):
    async with calling(running, config=None) as client:
        code, reason = await refused(client, f'{{"config":{{"phrase_list":{wished}}}}}')

    assert code == 1007
    assert "phrase_list" in reason


@pytest.mark.parametrize("phrases", [["x"] * 1001, ["x" * 201]])
async def test_phrase_list_is_bounded(running, phrases):
    async with calling(running, config=None) as client:
        code, _ = await refused(client, json.dumps({"config": {"phrase_list": phrases}}))

    assert code == 1007


async def test_phrase_that_kills_the_engine_is_refused_and_others_are_heard(running):
    async with calling(running, '{"config":{"phrase_list":["không","<eps>"]}}') as client:
        code, reason = await refused(client)
    async with calling(running, '{"config":{"sample_rate":16000,"phrase_list":[]}}') as client:
        heard = await told(client, LOUD)

    assert (code, "<eps>" in reason) == (1008, True)
    assert heard == {"partial": "một"}


@pytest.mark.parametrize(
    "frame", ["hello", "", "[1]", "{}", '{"config":1}', '{"eof":0}', "[" * 100_000, "config"]
)
async def test_text_that_is_no_message_is_refused_and_others_are_heard(running, frame):
    async with calling(running) as client, calling(running) as other:
        await told(other, LOUD)
        code, reason = await refused(client, frame)

        assert (code, reason[:12]) == (1007, "A text frame")
        assert await told(other, EOF) == {"text": "một"}


async def test_caller_without_a_place_is_told_to_come_again(running):
    running.recogniser.places = 1
    async with calling(running) as first, calling(running) as second:
        await told(first, LOUD)
        code, _ = await refused(second)

        assert code == 1013
        assert await told(first, EOF) == {"text": "một"}
    async with calling(running) as third:
        assert await told(third, LOUD) == {"partial": "một"}


async def test_engine_that_dies_is_told_once_and_the_next_call_is_heard(running):
    async with calling(running) as client:
        await told(client, LOUD)
        running.recogniser.sessions[-1].lost = True
        code, reason = await refused(client)
    async with calling(running) as client:
        assert await told(client, LOUD) == {"partial": "một"}

    assert (code, reason) == (1011, "The recogniser died")


async def test_silent_client_gives_its_place_up_and_loses_nothing(running, monkeypatch):
    monkeypatch.setattr(serving, "REST_SECONDS", 0.05)
    async with calling(running) as client:
        await told(client, LOUD)
        await settled(running)

        assert await told(client, SILENCE) == {"text": "một"}
        assert await told(client, LOUD) == {"partial": "một"}


async def test_client_that_says_nothing_more_is_let_go(running, monkeypatch):
    monkeypatch.setattr(serving, "REST_SECONDS", 0.02)
    monkeypatch.setattr(serving, "IDLE_SECONDS", 0.05)
    async with calling(running) as client:
        await told(client, LOUD)
        with pytest.raises(ConnectionClosed) as closing:
            await client.recv()

    assert closing.value.rcvd.code == 1008


async def test_hundred_callers_that_drop_half_way_leave_nothing(running):
    tasks = asyncio.all_tasks()
    for n in range(100):
        async with calling(running) as client:
            await client.send(LOUD)
            if n % 2:
                client.transport.abort()

    await settled(running)
    assert len(running.recogniser.sessions) >= 50
    async with asyncio.timeout(10):
        while len(asyncio.all_tasks()) > len(tasks):
            await asyncio.sleep(0.01)


async def settled(running: Running) -> None:
    """Wait until no session is open."""
    async with asyncio.timeout(10):
        while running.recogniser.open_sessions:
            await asyncio.sleep(0.01)
