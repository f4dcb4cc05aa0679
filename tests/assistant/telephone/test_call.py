"""Calls from the first frame to the last, heard by a real model."""

import asyncio
from pathlib import Path

import numpy as np
import psutil
import pytest

from assistant.answer import Answer, Choice, Statement, Verdict
from assistant.service.app import assemble
from assistant.service.problems import Problem, Trouble
from assistant.service.settings import Settings
from assistant.telephone import line as lines
from assistant.telephone import wording
from assistant.telephone.audiosocket import Frame, Kind, receive
from speech.espeak import Espeak
from tests.assistant.service.fakes import FakeDesks, fake_desk
from tests.assistant.service.voice.conftest import app_with, running
from tests.assistant.telephone.conftest import PAUSE, Recorder, call, exchange, spoken
from tests.speech.conftest import MODEL, QUESTION
from tests.speech.left import kill_listeners

SAID = spoken("q02_trung.wav")


async def test_frames_are_a_kind_a_length_and_a_payload():
    stream = asyncio.StreamReader()
    stream.feed_data(b"\x10\x01\x40" + bytes(320) + b"\x00\x00\x00" + b"\x10\x01")
    stream.feed_eof()

    assert Frame(Kind.SLIN, bytes(320)).packed() == b"\x10\x01\x40" + bytes(320)
    assert await receive(stream) == Frame(Kind.SLIN, bytes(320))
    assert await receive(stream) == Frame(Kind.HANGUP)
    assert await receive(stream) is None


async def test_question_is_answered_with_its_source(address):
    speaker = Recorder()
    async with exchange(address, speaker) as port, call(port) as peer:
        await peer.hear()
        peer.speak(SAID + PAUSE)
        heard = await peer.hear()

    greeting, answer = speaker.said
    assert greeting == wording.GREETING
    assert "Không quá bảy ngày" in answer
    assert "Luật Xây dựng" in answer
    assert np.frombuffer(heard, dtype="<i2").any()


async def test_answer_is_sound_of_a_real_voice(address):
    async with exchange(address, Espeak()) as port, call(port) as peer:
        greeting = np.frombuffer(await peer.hear(), dtype="<i2")
        peer.speak(SAID + PAUSE)
        answer = np.frombuffer(await peer.hear(), dtype="<i2")

    assert len(greeting) > 5 * 8000
    assert 2 * 8000 < len(answer) < 41 * 8000
    assert np.abs(answer).max() > 3000


async def test_caller_hears_more_chooses_by_number_and_asks_on(tmp_path: Path):
    asked = []

    def respond(question, library):
        asked.append(question)
        choices = (Choice("Cấp mới", "Cấp mới mất bao lâu?"), Choice("Đổi", "Đổi mất bao lâu?"))
        if "mất bao lâu" in question.text:
            return Answer(Verdict.ANSWERED, (Statement("Hai ngày."), Statement("Ba bước. " * 60)))
        return Answer(Verdict.CLARIFY, (Statement("Bạn hỏi thủ tục nào?"),), (), (), (), choices)

    app = assemble(
        Settings(data=tmp_path, rate_limit="off", voice_model=MODEL), FakeDesks(fake_desk(respond))
    )
    speaker = Recorder()
    with running(app) as address:
        async with exchange(address, speaker) as port, call(port) as peer:
            await peer.hear()
            peer.speak(SAID + PAUSE)
            await peer.hear()
            peer.press("9")
            await peer.hear()
            peer.press("2")
            await peer.hear()
            peer.press("#")
            await peer.hear()
            peer.press("*")
            await peer.hear()

    greeting, choices, wrong, answer, more, again = speaker.said
    assert "Một: Cấp mới." in choices
    assert wrong == wording.NO_SUCH_CHOICE
    assert answer.startswith("Hai ngày.")
    assert "chi tiết" in answer
    assert more.startswith("Ba bước.")
    assert again == more
    assert [question.text for question in asked] == [QUESTION, "Đổi mất bao lâu?"]
    assert [turn.question for turn in asked[1].history] == [QUESTION]


async def test_key_stops_what_is_being_said(address, monkeypatch):
    monkeypatch.setattr(lines, "FRAME_SECONDS", 0.005)
    speaker = Recorder()
    async with exchange(address, speaker) as port, call(port) as peer:
        await receive(peer.reader)  # the greeting begins
        peer.press("1")
        stopped = await peer.hear()

    whole = len(wording.GREETING.split()) * 1600
    assert len(stopped) < whole
    assert speaker.said == [wording.GREETING]


async def test_caller_who_says_nothing_is_asked_again_and_then_let_go(address):
    speaker = Recorder()
    async with exchange(address, speaker) as port, call(port) as peer:
        for _ in range(3):
            await peer.hear()
            peer.speak(PAUSE * 10)
        await peer.over()

    assert speaker.said == [wording.GREETING, *[wording.NOT_HEARD] * 2, wording.GOODBYE]


async def test_process_killed_in_mid_question_costs_that_question_alone(address):
    speaker = Recorder()
    async with exchange(address, speaker) as port, call(port) as peer:
        await peer.hear()
        peer.speak(SAID[: len(SAID) // 2])
        await asyncio.sleep(0.5)
        kill_listeners()
        peer.speak(SAID[len(SAID) // 2 :] + PAUSE)
        await peer.hear()
        peer.speak(SAID + PAUSE)
        await peer.hear()

    _, lost, answer = speaker.said
    assert lost == wording.NOT_HEARD
    assert "bảy ngày" in answer


@pytest.mark.parametrize("up", [True, False])
async def test_service_that_cannot_listen_is_told_and_the_call_ends(tmp_path: Path, up: bool):
    speaker = Recorder()
    with running(app_with(tmp_path, None)) as address:
        if up:
            async with exchange(address, speaker) as port, call(port) as peer:
                assert await peer.over()
    if not up:
        async with exchange(address, speaker) as port, call(port) as peer:
            assert await peer.over()

    assert speaker.said == [wording.GREETING, *[wording.NOT_HEARD] * 2, wording.TROUBLE]


async def test_question_that_cannot_be_answered_is_told_as_on_the_page(tmp_path: Path):
    app = assemble(Settings(data=tmp_path, rate_limit="off", voice_model=MODEL), FakeDesks(None))
    speaker = Recorder()
    with running(app) as address:
        async with exchange(address, speaker) as port, call(port) as peer:
            await peer.hear()
            peer.speak(SAID + PAUSE)
            await peer.hear()

    assert speaker.said[1] == str(Problem(Trouble.NO_INDEX))


async def test_many_calls_of_one_exchange_are_limited_each_by_itself(tmp_path: Path):
    with running(app_with(tmp_path, MODEL, "3/minute")) as address:
        speaker = Recorder()
        async with exchange(address, speaker) as port:
            for _ in range(3):
                async with call(port) as peer:
                    await peer.hear()
                    peer.speak(SAID + PAUSE)
                    await peer.hear()

    assert sum("bảy ngày" in said for said in speaker.said) == 3


async def test_one_call_too_many_is_hung_up_at_once(address):
    async with exchange(address, Recorder(), most=1) as port, call(port) as first:
        await first.hear()
        async with call(port) as second:
            assert await second.over()
        first.speak(SAID + PAUSE)
        assert await first.hear()


@pytest.mark.parametrize(
    "beginning", [b"\x01\x00\x02ab", b"\x10\x00\x00", b"GET / HTTP/1.1\r\n\r\n"]
)
async def test_connection_that_is_no_call_is_closed(address, beginning):
    async with exchange(address, Recorder()) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(beginning)
        writer.write_eof()
        async with asyncio.timeout(20):
            assert await reader.read() in (b"\x00\x00\x00", b"")
        writer.close()


async def test_unknown_kinds_of_frames_are_ignored(address):
    async with exchange(address, Recorder()) as port, call(port) as peer:
        peer.send(0x12, bytes(640))
        peer.send(0x7F)
        await peer.hear()
        peer.speak(SAID + PAUSE)

        assert await peer.hear()


async def test_dropped_calls_leave_nothing(address):
    async with exchange(address, Recorder()) as port:
        async with call(port) as peer:
            await peer.hear()
        before = len(asyncio.all_tasks())
        for n in range(20):
            async with call(port) as peer:
                if n % 3:
                    await peer.hear()
                if n % 3 == 2:
                    peer.speak(SAID[:16000])
                if n % 2:
                    peer.send(Kind.HANGUP)

        async with asyncio.timeout(20):
            while len(asyncio.all_tasks()) > before:
                await asyncio.sleep(0.05)


async def test_voice_that_is_stopped_leaves_no_process(address, monkeypatch):
    monkeypatch.setattr(lines, "FRAME_SECONDS", 0.02)
    async with exchange(address, Espeak()) as port:
        for leave in (lambda peer: peer.press("1"), lambda peer: peer.send(Kind.HANGUP)):
            async with call(port) as peer:
                await receive(peer.reader)
                assert voices()
                leave(peer)
                async with asyncio.timeout(5):  # the greeting is longer
                    while voices():
                        await asyncio.sleep(0.01)


def voices() -> list[psutil.Process]:
    return [one for one in psutil.Process().children() if one.name() == "espeak-ng"]
