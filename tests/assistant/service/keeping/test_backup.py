"""A data folder backed up, restored and upgraded; killed at any moment it is as before or after."""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import tarfile
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from assistant import __main__ as command
from assistant import schemas
from assistant.connections import open_tables
from assistant.service.answers import Answers
from assistant.service.keeping.folder import others, serving
from eval.bench.change import copied
from indexes.generation import CURRENT, FOLDER
from indexes.opened import OpenedLibrary

KILLS = 8
REPLY = b'{"verdict":"answered"}'
SLOW = """
import os, sys, time
from assistant.service.keeping import folder
unhurried = folder.snapshot
def snapshot(*args):
    unhurried(*args)
    time.sleep(0.05)
from assistant.service.keeping import backing_up, upgrading
backing_up.snapshot = upgrading.snapshot = snapshot
from assistant import schemas
steps = ("ALTER TABLE answers ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;",)
schemas.STEPS = upgrading.STEPS = {"answers.sqlite": steps}
from assistant.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def data(sample_data, tmp_path, monkeypatch):
    monkeypatch.setenv("HOIDAP_DATA", "var")  # commands change it
    with copied(sample_data) as folder:
        place = tmp_path / "var"
        folder.rename(place)
        keep_answers(place, 20)
        yield place
        place.rename(folder)  # it is dropped by who made it


def keep_answers(data: Path, count: int) -> None:
    answers = Answers(data / "answers.sqlite")
    for _ in range(count):
        answers.keep(answers.claim(None, b"x").id, REPLY)


def content(data: Path) -> dict[str, str]:
    """What is in a folder: digests of its files, and of the rows of its databases."""
    held = {
        path.relative_to(data).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in others(data)
    }
    for path in sorted(data.glob("*.sqlite")):
        with closing(sqlite3.connect(path)) as opened:
            rows = "\n".join(opened.iterdump())
            (version,) = opened.execute("PRAGMA user_version").fetchone()
        held[path.name] = hashlib.sha256(f"{version}\n{rows}".encode()).hexdigest()
    return held


def run(*arguments: str | Path) -> int:
    return command.main([str(argument) for argument in arguments])


def test_what_was_backed_up_is_restored_and_answers(data, tmp_path, capsys):
    file, again = tmp_path / "backup.tar", tmp_path / "again"

    assert run("backup", file, "--data", data) == 0
    assert run("restore", file, "--data", again) == 0

    assert content(again) == content(data)
    assert "Đã khôi phục" in capsys.readouterr().out
    OpenedLibrary.open(again).store.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again", "backup.tar", "var"]


def test_older_generations_locks_and_logs_are_left_out(data, tmp_path):
    older = data / FOLDER / "20200101-000000-000000"
    older.mkdir()
    (older / "manifest.json").write_text("{}")
    (data / "answers.sqlite.new").write_text("half")

    run("backup", tmp_path / "b.tar", "--data", data)

    with tarfile.open(tmp_path / "b.tar") as archive:
        names = archive.getnames()
    assert not [n for n in names if "20200101" in n or n.endswith(("-wal", "-shm", ".new", "LOCK"))]
    assert f"{FOLDER}/{CURRENT}" in names
    assert names[-1] == "MANIFEST.json"


def test_backup_while_others_write_is_one_moment_of_each_database(data, tmp_path):
    stop = threading.Event()

    def write_on() -> None:
        answers = Answers(data / "answers.sqlite")
        while not stop.is_set():
            answers.keep(answers.claim(None, b"x").id, REPLY)

    writer = threading.Thread(target=write_on)
    writer.start()
    try:
        assert run("backup", tmp_path / "b.tar", "--data", data) == 0
    finally:
        stop.set()
        writer.join()
    run("restore", tmp_path / "b.tar", "--data", tmp_path / "again")

    with closing(sqlite3.connect(tmp_path / "again" / "answers.sqlite")) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert opened.execute("SELECT count(*) FROM answers").fetchone()[0] >= 20


def test_folder_with_data_is_replaced_only_when_that_is_said(data, tmp_path, capsys):
    file = tmp_path / "b.tar"
    run("backup", file, "--data", data)
    before = content(data)
    keep_answers(data, 3)

    assert run("restore", file, "--data", data) == 1
    assert "--replace" in capsys.readouterr().err
    assert content(data) != before

    assert run("restore", file, "--data", data, "--replace") == 0
    assert content(data) == before


def test_nothing_is_restored_under_a_running_service(data, tmp_path, capsys):
    run("backup", tmp_path / "b.tar", "--data", data)
    before = content(data)

    with serving(data):
        status = run("restore", tmp_path / "b.tar", "--data", data, "--replace")

    assert status == 1
    assert "Dịch vụ đang chạy" in capsys.readouterr().err
    assert content(data) == before


def damage_the_end(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def damage_a_byte(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(file.stat().st_size // 2)
        byte = opened.read(1)
        opened.seek(-1, os.SEEK_CUR)
        opened.write(bytes([byte[0] ^ 0xFF]))


def lead_out(file: Path) -> None:
    with tarfile.open(file, "w") as archive:
        archive.add(__file__, "../../outside")


@pytest.mark.parametrize("damage", [damage_the_end, damage_a_byte, lead_out, Path.unlink])
def test_damaged_backup_is_refused_and_changes_nothing(data, tmp_path, capsys, damage):
    file = tmp_path / "b.tar"
    run("backup", file, "--data", data)
    before = content(data)
    damage(file)

    assert run("restore", file, "--data", data, "--replace") == 1

    assert "bị hỏng hoặc không phải bản sao lưu" in capsys.readouterr().err
    assert content(data) == before
    assert not (tmp_path / "var.restoring").exists()


@pytest.fixture
def next_version(monkeypatch, tmp_path):
    """A later program, in which answers have another column."""
    steps = {"answers.sqlite": ("ALTER TABLE answers ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;",)}
    monkeypatch.setattr(schemas, "STEPS", steps)
    monkeypatch.setattr("assistant.service.keeping.upgrading.STEPS", steps)


def version_of(data: Path) -> int:
    with closing(sqlite3.connect(data / "answers.sqlite")) as opened:
        return opened.execute("PRAGMA user_version").fetchone()[0]


def test_new_files_have_the_version_of_the_program(tmp_path, next_version):
    open_tables(tmp_path / "answers.sqlite", "CREATE TABLE IF NOT EXISTS answers (id TEXT);")

    assert version_of(tmp_path) == 2


def test_data_of_an_earlier_version_is_upgraded_once(data, capsys, next_version):
    assert run("serve", "--data", data) == 1
    assert "python -m assistant upgrade" in capsys.readouterr().err

    assert run("upgrade", "--data", data) == 0
    first = capsys.readouterr().out
    assert run("upgrade", "--data", data) == 0

    assert first == "answers.sqlite: 1 → 2\n"
    assert capsys.readouterr().out == "Không có gì phải nâng cấp.\n"
    assert version_of(data) == 2
    with closing(sqlite3.connect(data / "answers.sqlite")) as opened:
        assert opened.execute("SELECT count(*), sum(seen) FROM answers").fetchone() == (20, 0)


def test_data_of_a_later_version_is_left_alone(data, capsys):
    with closing(sqlite3.connect(data / "answers.sqlite")) as opened:
        opened.execute("PRAGMA user_version = 9")

    assert run("upgrade", "--data", data) == 1
    assert run("serve", "--data", data) == 1
    assert "phiên bản mới hơn" in capsys.readouterr().err


def test_step_that_fails_leaves_the_folder_as_it_was(data, capsys, monkeypatch, next_version):
    broken = {"answers.sqlite": ("ALTER TABLE answers ADD COLUMN seen INTEGER; SELECT nothing;",)}
    monkeypatch.setattr("assistant.service.keeping.upgrading.STEPS", broken)
    before = content(data)

    assert run("upgrade", "--data", data) == 1

    assert "Không nâng cấp được answers.sqlite" in capsys.readouterr().err
    assert content(data) == before
    assert not data.with_name("var.upgrading").exists()


def make_of_another_program(data: Path) -> None:
    """The index; its files are links to the sample's, so that one is changed by a new file."""
    manifest = next((data / FOLDER).glob("*/manifest.json"))
    written = manifest.read_bytes()
    manifest.unlink()
    manifest.write_bytes(written.replace(b'"format": 5', b'"format": 4'))


def test_index_of_another_program_is_built_again(data, capsys):
    make_of_another_program(data)

    assert run("upgrade", "--data", data) == 0

    assert capsys.readouterr().out.startswith(f"{FOLDER}: ")
    OpenedLibrary.open(data).store.close()


def killed_after(seconds: float, *arguments: str | Path) -> bool:
    """Whether the command was still running when it was killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            return True
    return False


def moments(*arguments: str | Path) -> list[float]:
    """Spread over the time that the whole command takes."""
    started = time.monotonic()
    assert not killed_after(120, *arguments)
    took = time.monotonic() - started
    return [took * (n + 0.5) / KILLS for n in range(KILLS)]


def test_backup_killed_at_any_moment_leaves_no_half_file(data, tmp_path):
    before, file = content(data), tmp_path / "b.tar"

    for moment in moments("backup", tmp_path / "first.tar", "--data", data):
        killed_after(moment, "backup", file, "--data", data)

        assert content(data) == before
        if file.exists():
            assert run("restore", file, "--data", tmp_path / "again", "--replace") == 0
            assert content(tmp_path / "again") == before
            file.unlink()
    assert run("backup", file, "--data", data) == 0


def test_restore_killed_at_any_moment_leaves_the_folder_as_before_or_as_after(data, tmp_path):
    file = tmp_path / "b.tar"
    run("backup", file, "--data", data)
    after = content(data)
    keep_answers(data, 3)
    before = content(data)
    times = moments("restore", file, "--data", tmp_path / "again")

    for moment in times:
        killed_after(moment, "restore", file, "--data", data, "--replace")

        assert content(data) in (before, after)
    assert run("restore", file, "--data", data, "--replace") == 0
    assert content(data) == after
    assert not data.with_name("var.restoring").exists()


def test_upgrade_killed_at_any_moment_leaves_the_folder_as_before_or_as_after(data, tmp_path):
    again, before = tmp_path / "again", content(data)
    run("backup", tmp_path / "b.tar", "--data", data)
    run("restore", tmp_path / "b.tar", "--data", again)
    times = moments("upgrade", "--data", again)
    after = content(again)

    for moment in times:
        killed_after(moment, "upgrade", "--data", data)

        assert content(data) in (before, after)
    assert not killed_after(120, "upgrade", "--data", data)
    assert content(data) == after != before
    assert not data.with_name("var.upgrading").exists()
