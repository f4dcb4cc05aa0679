import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.sources.folder import FolderUnreadable
from ingest.store import Store
from ingest.sync import add, remove, sync
from tests.ingest.texts import decree

ROOT = Path(__file__).parent.parent.parent


def text_of(serial: int, words: str = "một cửa") -> str:
    return decree(
        f"{serial}/2025/NĐ-CP",
        "09 tháng 6 năm 2025",
        f"Về việc số {serial}",
        f"Điều 1. Phạm vi\nNghị định này quy định về {words}.",
        "Điều 2. Hiệu lực\nNghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025.",
    )


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "laws"
    made.mkdir()
    for serial in (1, 2, 3):
        (made / f"{serial}.txt").write_text(text_of(serial), encoding="utf-8")
    return made


@pytest.fixture
def store(tmp_path):
    opened = Store.open(tmp_path / "var")
    yield opened
    opened.close()


def run(store: Store, *folders: Path):
    return sync(store, [str(folder) for folder in folders], lambda outcomes, _: outcomes)


def keys(store: Store) -> list[str]:
    return [document.key for document in store.documents()]


def test_files_of_a_folder_become_documents(store, folder):
    report = run(store, folder)

    assert (report.read, report.problems) == (3, [])
    assert keys(store) == ["laws/1.txt", "laws/2.txt", "laws/3.txt"]
    assert [document.id for document in store.documents()][0] == "1/2025/NĐ-CP"


def test_unchanged_files_are_not_read_again(store, folder):
    run(store, folder)
    revision = store.revision()

    report = run(store, folder)

    assert (report.read, report.unchanged) == (0, 3)
    assert store.revision() == revision


def test_changed_file_is_read_again_and_a_touched_one_keeps_its_document(store, folder):
    run(store, folder)
    (folder / "1.txt").write_text(text_of(1, "hai cửa"), encoding="utf-8")
    os.utime(folder / "2.txt", ns=(1, 1))

    run(store, folder)

    first, second, _ = store.documents()
    assert "hai cửa" in store.content(first.digest).text
    assert "một cửa" in store.content(second.digest).text
    assert run(store, folder).read == 0


def test_vanished_file_takes_its_document_along(store, folder):
    run(store, folder)
    (folder / "2.txt").unlink()

    report = run(store, folder)

    assert report.deleted == 1
    assert keys(store) == ["laws/1.txt", "laws/3.txt"]


def test_empty_folder_looks_like_a_lost_disk_and_deletes_nothing(store, folder):
    run(store, folder)
    for file in folder.iterdir():
        file.unlink()

    assert run(store, folder).deleted == 0
    assert len(keys(store)) == 3


def test_missing_folder_is_named_and_nothing_is_read(store, folder, tmp_path):
    with pytest.raises(FolderUnreadable, match="nowhere"):
        run(store, folder, tmp_path / "nowhere")

    assert keys(store) == []


def test_folder_moved_elsewhere_keeps_its_documents(store, folder, tmp_path):
    run(store, folder)
    (tmp_path / "moved").mkdir()
    folder.rename(tmp_path / "moved" / "laws")

    report = run(store, tmp_path / "moved" / "laws")

    assert report.deleted == 0
    assert len(keys(store)) == 3


def test_manifest_leaves_out_traps_and_its_change_reads_the_file_again(store, folder):
    rows = [
        {"path": "1.txt", "role": "trap"},
        {"path": "2.txt", "role": "document", "url": "https://vbpl.vn/2"},
    ]
    manifest = folder / "manifest.jsonl"
    manifest.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    run(store, folder)
    rows[1]["url"] = "https://vbpl.vn/two"
    manifest.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")

    report = run(store, folder)

    assert keys(store) == ["laws/2.txt", "laws/3.txt"]
    assert report.read == 1
    assert store.documents()[0].url == "https://vbpl.vn/two"


def test_unreadable_file_is_named_with_its_reason_and_stops_nothing(store, folder):
    (folder / "bad.pdf").write_bytes(b"<html><h1>404 Not Found</h1></html>")

    report = run(store, folder)

    assert [key for key, _ in report.problems] == ["laws/bad.pdf"]
    assert report.problems[0][1]
    assert len(keys(store)) == 3
    assert run(store, folder).problems == report.problems  # it stays in the list


def test_one_file_is_added_and_a_removed_document_stays_away(store, folder):
    add(store, str(folder / "1.txt"))
    run(store, folder)

    from datetime import date

    removed = remove(store, "1/2025/NĐ-CP", date(2026, 11, 23))
    (folder / "1.txt").write_text(text_of(1, "hai cửa"), encoding="utf-8")
    run(store, folder)

    assert sorted(removed) == ["added/1.txt", "laws/1.txt"]
    assert keys(store) == ["laws/2.txt", "laws/3.txt"]


def test_killed_sync_loses_nothing_that_it_had_written_and_the_next_one_finishes(tmp_path):
    folder = tmp_path / "laws"
    folder.mkdir()
    for serial in range(1, 241):
        (folder / f"{serial}.txt").write_text(text_of(serial, "nội dung " * 3000), encoding="utf-8")
    command = [sys.executable, "-m", "ingest", "sync", str(folder)]
    environment = {**os.environ, "HOIDAP_DATA": str(tmp_path / "var")}
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    )
    store = Store.open(tmp_path / "var")
    wait_until(lambda: len(store.sources("laws")) > 0)

    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    written = store.sources("laws")
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)

    assert 0 < len(written) < 240
    assert store.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    report = run(store, folder)
    assert report.read + report.unchanged == 240
    assert report.unchanged >= len(written)
    assert len(keys(store)) == 240
    store.close()


def wait_until(happened) -> None:
    end = time.monotonic() + 30
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.005)


@pytest.fixture
def command(tmp_path, monkeypatch):
    monkeypatch.setenv("HOIDAP_DATA", str(tmp_path / "var"))
    return lambda *words: main([str(word) for word in words])


def test_exit_codes_tell_whether_all_could_be_read(command, folder, tmp_path, capsys):
    assert command("sync", folder) == 0
    (folder / "bad.pdf").write_bytes(b"")
    assert command("sync", folder) == 3
    assert "laws/bad.pdf" in capsys.readouterr().out
    assert command("sync", tmp_path / "nowhere") == 2
    (folder / "manifest.jsonl").write_text("{broken", encoding="utf-8")
    assert command("sync", folder) == 1
    assert "manifest.jsonl:1" in capsys.readouterr().err


def test_status_counts_what_there_is(command, folder, capsys):
    command("sync", folder)

    assert command("status") == 0
    assert "văn bản: 3 (dùng để trả lời 3)" in capsys.readouterr().out


def test_staff_set_the_validity_of_a_place_and_see_it_in_the_report(command, folder, capsys):
    command("sync", folder)

    code = command(
        "validity", "set", "1/2025/NĐ-CP", "--until", "2026-01-01", "--by", "Lan",
        "--reason", "Công văn 12",
    )  # fmt: skip
    command("validity", "report")

    assert code == 0
    said = capsys.readouterr().out
    assert "1/2025/NĐ-CP Về việc số 1: từ 2025-07-01 đến trước 2026-01-01" in said


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("1/2025/NĐ-CP", "--place", "đâu đó", "--until", "2027-01-01"), 2, "Không hiểu “đâu đó”"),
        (("1/2025/NĐ-CP", "--place", "Điều 99", "--until", "2027-01-01"), 1, "không có Điều 99."),
        (("9/2025/NĐ-CP", "--until", "2027-01-01"), 1, "Kho không có 9/2025/NĐ-CP."),
        (("1/2025/NĐ-CP", "--year", "1999", "--until", "2027-01-01"), 1, "năm 1999; có:"),
        (("1/2025/NĐ-CP",), 2, "ít nhất một ngày"),
        (("1/2025/NĐ-CP", "--since", "2026-02-01", "--until", "2026-01-01"), 2, "phải sau ngày"),
        (("1/2025/NĐ-CP", "--since", "2026-02-01", "--by", " "), 2, "--by"),
    ],
)
def test_what_cannot_be_decided_is_told_in_one_sentence(command, folder, capsys, words, code, said):
    command("sync", folder)
    capsys.readouterr()

    assert command("validity", "set", "--reason", "x", *words) == code
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


def test_day_in_another_form_is_told_with_the_form(command, folder, capsys):
    with pytest.raises(SystemExit) as ended:
        command("validity", "set", "1/2025/NĐ-CP", "--since", "1/7/2025", "--reason", "x")

    assert ended.value.code == 2
    assert "“1/7/2025” không có dạng 2026-07-01" in capsys.readouterr().err


def test_day_that_is_not_given_stays_as_it_is(command, folder, capsys):
    command("sync", folder)
    command("validity", "set", "1/2025/NĐ-CP", "--since", "2025-03-01", "--reason", "x")
    command("validity", "set", "1/2025/NĐ-CP", "--until", "2030-01-01", "--reason", "x")
    command("validity", "report")

    assert "1/2025/NĐ-CP Về việc số 1: từ 2025-03-01 đến trước 2030" in capsys.readouterr().out


def test_document_that_is_not_held_cannot_be_removed(command, folder):
    command("sync", folder)

    assert command("remove", "9/2025/NĐ-CP") == 1


def test_outline_is_printed_as_json_lines(command, folder, capsys):
    assert command("outline", folder / "1.txt") == 0

    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["text"] for row in rows if row["level"] == "dieu"][0].startswith("Điều 1.")


def test_limits_are_counted_by_announcing_body(command, capsys):
    command("sync", Path(__file__).parents[2] / "ingest" / "sample")
    capsys.readouterr()

    assert command("limits") == 0
    head, *rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert head[:3] == ["promulgator", "procedures", "parsed"]
    assert "Bộ Công an" in {row[0] for row in rows}
    assert rows[-1][0] == "Tất cả"
    assert int(rows[-1][1]) == sum(int(row[1]) for row in rows[:-1])
