"""Text read aloud by espeak-ng on this machine."""

import asyncio
import os
import shutil
import stat
from array import array
from pathlib import Path

import pytest

from speech.aloud.pace import seconds
from speech.aloud.reading import read_aloud
from speech.espeak import Espeak
from speech.pool import Pool
from speech.speaking import LONGEST, Speaker, SpeakerMissing, SpeakingFailed, TextTooLong
from tests.speech.conftest import QUESTION, hear

needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is absent")
ANSWER = "Hạn trả kết quả là thứ Sáu 27/11/2026, theo khoản 2 Điều 19 Nghị định 118/2025/NĐ-CP."


async def sound(speaker: Speaker, text: str) -> bytes:
    return b"".join([piece async for piece in speaker.speak(text)])


@needs_espeak
@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050])
async def test_sound_has_the_rate_that_was_asked_for(rate):
    said = await sound(Espeak(rate), ANSWER)
    loudest = max(abs(sample) for sample in array("h", said))

    assert len(said) / 2 / rate == pytest.approx(seconds(read_aloud(ANSWER)), rel=0.15)
    assert 3_000 < loudest <= 32_767


@needs_espeak
async def test_sound_comes_piece_by_piece_before_all_is_said():
    pieces = Espeak().speak(ANSWER * 20)

    first = await anext(pieces)
    await pieces.aclose()

    assert 0 < len(first) < 8_000


@needs_espeak
@pytest.mark.asyncio(loop_scope="module")
async def test_recogniser_understands_what_is_read_aloud(pool: Pool):
    said = await sound(Espeak(16_000), QUESTION)

    assert "giấy phép xây dựng" in await hear(pool, said)


@needs_espeak
async def test_others_are_served_while_one_text_is_read():
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    counting = asyncio.create_task(count())
    await sound(Espeak(), ANSWER * 5)
    counting.cancel()

    assert turns > 100


@needs_espeak
async def test_ten_texts_are_read_at_a_time():
    said = await asyncio.gather(*(sound(Espeak(), ANSWER) for _ in range(10)))

    assert len(set(said)) == 1


@needs_espeak
@pytest.mark.parametrize(
    "text", ["[[hI]] -v en --help", "\x00\x1b\x02", "<speak>", "-f /etc/passwd", "😀"]
)
async def test_text_is_never_a_command(text):
    await sound(Espeak(), text)


async def test_nothing_is_said_for_nothing():
    assert await sound(Espeak(), " \n ") == b""


async def test_absent_program_is_told_with_what_to_do(monkeypatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(SpeakerMissing, match="apt-get install espeak-ng"):
        await sound(Espeak(), ANSWER)
    with pytest.raises(SpeakerMissing, match="apt-get install espeak-ng"):
        Espeak().check()


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a program of these lines in the place of espeak-ng."""

    def put(lines: str) -> None:
        path = tmp_path / "espeak-ng"
        path.write_text(f"#!/bin/sh\n{lines}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    return put


async def test_program_that_hangs_is_ended(program, tmp_path):
    program(f"echo $$ > {tmp_path}/pid; exec sleep 60")

    with pytest.raises(SpeakingFailed):
        await sound(Espeak(time_limit=0.5), ANSWER)

    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


async def test_program_that_fails_is_told(program):
    program("exit 1")

    with pytest.raises(SpeakingFailed):
        await sound(Espeak(), ANSWER)


async def test_text_without_end_is_refused():
    with pytest.raises(TextTooLong):
        await sound(Espeak(), "a" * (LONGEST + 1))
