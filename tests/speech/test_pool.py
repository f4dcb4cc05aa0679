import asyncio
import os
import shutil
import signal
import sys
import unicodedata
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np
import pytest

from speech import child
from speech.audio.decoders import Decoders
from speech.pool import Pool, memory
from speech.recognising import RecogniserLost, TooLong, TooManyCallers, VoiceMissing, Wishes
from speech.session import Limits
from tests.speech.conftest import MODEL, QUESTION, hear, pcm
from tests.speech.left import children, left, no_more_than

pytestmark = pytest.mark.asyncio(loop_scope="module")


@asynccontextmanager
async def opened(workers: int = 1, **limits: float) -> AsyncIterator[Pool]:
    pool = Pool(MODEL, workers, Limits(**limits))
    yield pool
    await pool.close()


async def test_question_is_understood_with_its_words_and_times(pool, question):
    session = await pool.open()
    await session.accept(question)
    said = await session.finish()

    assert said.text == QUESTION
    assert [word.text for word in said.words] == QUESTION.split()
    assert all(0 <= word.start < word.end <= 3.55 for word in said.words)
    assert all(0 < word.confidence <= 1 for word in said.words)


async def test_words_come_while_somebody_speaks(pool, question):
    session = await pool.open()
    partials = [(await session.accept(question[:at])).partial for at in (0, 40_000, 50_000)]
    await session.close()

    assert partials[0] == ""
    assert partials[-1]
    assert QUESTION.startswith(partials[1])


async def test_pause_ends_what_was_said_and_times_go_on_after_it(pool, question):
    session = await pool.open()
    heard = await session.accept(question + bytes(64_000))
    assert heard.ended
    assert heard.partial == QUESTION
    assert not (await session.accept(question[:60_000])).ended
    await session.accept(question[60_000:])
    said = await session.finish()

    assert said.text == f"{QUESTION} {QUESTION}"
    assert said.words[8].start > 5.5


async def test_silence_ends_nothing(pool):
    session = await pool.open()

    assert not (await session.accept(bytes(320_000))).ended
    await session.close()


async def test_other_readings_differ_from_the_best_and_from_each_other(pool):
    session = await pool.open(Wishes(alternatives=5))
    first, second = (
        np.frombuffer(pcm(name)[:100_000], dtype="<i2") for name in ("q02_trung.wav", "q18_nam.wav")
    )
    await session.accept((first // 2 + second // 2).tobytes())  # two speak at once
    said = await session.finish()

    assert 1 <= len(said.alternatives) <= 5
    assert said.text not in said.alternatives
    assert len(set(said.alternatives)) == len(said.alternatives)
    assert any(word.confidence < 1 for word in said.words)


async def test_phrases_are_heard_more_readily(pool):
    session = await pool.open(Wishes(("mức phạt xây nhà không phép",)))
    await session.accept(pcm("q12_nam.wav"))

    assert (await session.finish()).text == "mức phạt xây nhà không phép là bao nhiêu"


def changed(folder: Path, change: Callable[[str], str]) -> Pool:
    """A pool on the model with other words in its list."""
    model = folder / "model"
    shutil.copytree(MODEL, model)
    words = model / "graph/words.txt"
    words.write_text(change(words.read_text(encoding="utf-8")), encoding="utf-8")
    return Pool(model)


async def test_word_for_the_unknown_is_told_to_nobody(tmp_path):
    pool = changed(tmp_path, lambda words: words.replace("không ", "[unk] "))
    session = await pool.open()
    heard = await session.accept(pcm("q12_nam.wav"))
    said = await session.finish()
    await pool.close()

    assert heard.partial == said.text == "mức phạt xây nhà phép là bao nhiêu"
    assert len(said.words) == 8


async def test_words_are_composed_however_the_model_spells_them(tmp_path, question):
    pool = changed(tmp_path, lambda words: unicodedata.normalize("NFD", words))
    text = await hear(pool, question)
    await pool.close()

    assert text == QUESTION


async def test_process_killed_in_mid_utterance_costs_that_utterance_alone(question, caplog):
    async with opened() as pool:
        session = await pool.open()
        await session.accept(question[:32_000])
        (pid,) = pool.processes
        os.kill(pid, signal.SIGKILL)

        with pytest.raises(RecogniserLost, match="nói lại"):
            await session.accept(question[32_000:])
        assert "ended by itself" in caplog.text
        with pytest.raises(RecogniserLost):
            await session.finish()
        await session.close()
        assert await hear(pool, question) == QUESTION


async def test_process_killed_while_it_starts_costs_nothing(question):
    async with opened() as pool:
        opening = asyncio.create_task(pool.open())
        started = left().children
        while left().children == started:
            await asyncio.sleep(0.01)
        os.kill(children()[-1], signal.SIGKILL)

        session = await opening
        await session.accept(question)
        assert (await session.finish()).text == QUESTION


async def test_process_killed_between_utterances_costs_nothing(question):
    async with opened() as pool:
        await pool.check()
        (pid,) = pool.processes
        os.kill(pid, signal.SIGKILL)
        while memory(pid):
            await asyncio.sleep(0.01)

        assert await hear(pool, question) == QUESTION


async def test_loss_of_a_process_does_not_touch_the_others(question):
    async with opened(workers=2) as pool:
        first, second = await pool.open(), await pool.open()
        os.kill((pool.processes)[0], signal.SIGKILL)

        with pytest.raises(RecogniserLost):
            await first.accept(question)
        await second.accept(question)
        assert (await second.finish()).text == QUESTION


async def test_process_that_hangs_is_lost_like_one_that_died(question):
    async with opened(reply=4.0) as pool:
        session = await pool.open()
        (pid,) = pool.processes
        os.kill(pid, signal.SIGSTOP)

        with pytest.raises(RecogniserLost):
            await session.accept(question)
        assert memory(pid) == 0 or pid not in pool.processes
        assert await hear(pool, question) == QUESTION


async def test_full_house_is_told_and_a_place_left_is_taken(question):
    async with opened(workers=2, sessions=2) as pool:
        sessions = [await pool.open() for _ in range(4)]

        assert len(pool.processes) == 2
        with pytest.raises(TooManyCallers, match="thử lại"):
            await pool.open()
        await sessions[0].close()
        assert await hear(pool, question) == QUESTION
        for session in sessions:
            await session.close()


async def test_whoever_speaks_too_long_is_stopped_and_leaves_the_place(question):
    async with opened(sessions=1, sound=2.0) as pool:
        session = await pool.open()
        await session.accept(question[:60_000])

        with pytest.raises(TooLong, match="tối đa 2 giây"):
            await session.accept(question)
        await (await pool.open()).close()


async def test_whoever_sends_nothing_is_let_go_and_leaves_the_place(question):
    async with opened(sessions=1, idle=0.2) as pool:
        session = await pool.open()
        await asyncio.sleep(0.5)

        with pytest.raises(TooLong, match="Không nghe thấy gì"):
            await session.accept(question)
        await (await pool.open()).close()


async def test_caller_who_gives_up_in_the_middle_leaves_the_place(question):
    async with opened(sessions=1) as pool:
        session = await pool.open()
        (pid,) = pool.processes
        os.kill(pid, signal.SIGSTOP)
        waiting = asyncio.create_task(session.accept(question))
        await asyncio.sleep(0.02)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
        os.kill(pid, signal.SIGCONT)

        assert await hear(pool, question) == QUESTION


async def test_used_up_process_makes_room_for_a_fresh_one(question):
    async with opened(utterances=2) as pool:
        seen = set()
        for _ in range(4):
            session = await pool.open()
            seen |= set(pool.processes)
            await session.close()

        assert len(seen) == 2


async def test_process_that_grew_makes_room_for_a_fresh_one(question):
    async with opened(growth=1) as pool:
        await hear(pool, question)

        assert pool._listeners == []
        assert await hear(pool, question) == QUESTION


async def test_nothing_is_left_of_a_hundred_callers_who_went_away(question):
    before = left()
    async with opened(workers=2, sessions=50, idle=6.0) as pool:
        sessions = [await pool.open() for _ in range(100)]
        (first, second) = pool.processes
        for at, session in enumerate(sessions):
            await session.accept(question[: 3_200 + 32 * at])
            if at % 2:  # the others just stop sending
                await session.close()

        assert threads(first) + threads(second) > 50
        del sessions
        await until(lambda: threads(first) + threads(second) == 2)
        assert not any(listener.sessions for listener in pool._listeners)
        assert left().children == before.children + 2
        once = memory(first) + memory(second)
        for _ in range(100):
            session = await pool.open()
            await session.accept(question[:32_000])
            await session.close()
        assert memory(first) + memory(second) < once + (20 << 20)
    assert await no_more_than(before)


def threads(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/task").iterdir()))


async def until(true: Callable[[], bool]) -> None:
    for _ in range(600):
        if true():
            return
        await asyncio.sleep(0.05)
    raise AssertionError


async def test_closed_pool_leaves_nothing(question):
    before = left()
    async with opened(workers=2) as pool:
        first, second = await pool.open(), await pool.open()
        await first.accept(question[:16_000])
        assert left().children == before.children + 2

    assert await no_more_than(before)
    await first.close()
    await second.close()


async def test_interrupting_the_service_interrupts_nobody_who_speaks(pool):
    await pool.check()

    assert os.getpgid(pool.processes[0]) != os.getpgid(0)


async def test_service_that_dies_takes_its_processes_along(tmp_path):
    program = (
        "import asyncio, os, signal\n"
        "from pathlib import Path\n"
        "from speech.pool import Pool\n"
        "async def main():\n"
        f"    pool = Pool(Path({str(MODEL)!r}))\n"
        "    await pool.open()\n"
        "    print((await pool._listeners[0].child()).pid, flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "asyncio.run(main())\n"
    )
    service = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    output, _ = await service.communicate()

    await until(lambda: not memory(int(output)))


def broken(*missing: str) -> Callable[[Path], None]:
    def damage(model: Path) -> None:
        for name in missing:
            (model / name).unlink()

    return damage


def cut(name: str, length: int) -> Callable[[Path], None]:
    def damage(model: Path) -> None:
        (model / name).write_bytes((model / name).read_bytes()[:length])

    return damage


def overwritten(name: str, text: str) -> Callable[[Path], None]:
    return lambda model: (model / name).write_text(text) and None


DAMAGE = {
    "net cut": cut("am/final.mdl", 10_000),
    "net empty": cut("am/final.mdl", 0),
    "pointer": overwritten("am/final.mdl", "version https://git-lfs.github.com/spec/v1\n"),
    "graph cut": cut("graph/HCLr.fst", 1_000),
    "grammar missing": broken("graph/Gr.fst"),
    "words missing": broken("graph/words.txt"),
    "features missing": broken("conf/mfcc.conf"),
    "settings missing": broken("conf/model.conf"),
    "settings unknown": overwritten("conf/model.conf", "--no-such=1\n"),
    "other features": overwritten("conf/mfcc.conf", "--num-ceps=13\n--use-energy=false\n"),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
async def test_broken_model_is_told_with_the_way_to_add_voice(tmp_path, damage):
    model = tmp_path / "model"
    shutil.copytree(MODEL, model)
    damage(model)
    pool = Pool(model)

    with pytest.raises(VoiceMissing, match="python -m speech model fetch"):
        await pool.check()
    await pool.close()


async def test_model_that_is_not_there_is_told_with_the_way_to_add_voice(tmp_path):
    with pytest.raises(VoiceMissing, match="python -m speech model fetch"):
        Pool(tmp_path / "none")
    with pytest.raises(VoiceMissing, match="python -m speech model fetch"):
        Pool(tmp_path)


@pytest.mark.parametrize("package", ["vosk", "av"])
async def test_package_that_is_not_installed_is_told_with_the_command(
    tmp_path, monkeypatch, package
):
    (tmp_path / f"{package}.py").write_text("raise ImportError")
    path = f"{tmp_path}{os.pathsep}{child.ENVIRONMENT['PYTHONPATH']}"
    monkeypatch.setitem(child.ENVIRONMENT, "PYTHONPATH", path)
    opened = Pool(MODEL) if package == "vosk" else Decoders()

    with pytest.raises(VoiceMissing, match=rf"gói {package}.*pip install 'hoidap\[speech\]'"):
        await opened.open()
    await opened.close()


async def test_model_in_one_flat_folder_is_read_too(tmp_path, question):
    for file in MODEL.rglob("*.*"):
        shutil.copy(file, tmp_path / file.name)
    (tmp_path / "model.conf").unlink()
    pool = Pool(tmp_path)

    text = await hear(pool, question)
    await pool.close()
    assert "giấy phép" in text


async def test_service_itself_loads_no_engine():
    program = (
        "import sys, speech.pool, speech.audio.decoders\n"
        "print([name for name in ('vosk', 'av', 'webrtcvad') if name in sys.modules])"
    )
    service = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    output, _ = await service.communicate()

    assert output == b"[]\n"
