import json
import shutil

import pytest

from speech.__main__ import main
from tests.speech.conftest import CONTAINERS, MODEL, QUESTION, SPOKEN


def test_errors_in_recordings_are_counted_and_shown(tmp_path, capsys):
    folder = tmp_path / "spoken"
    folder.mkdir()
    for name in ("x.mp3", "firefox_like.ogg"):
        shutil.copy(CONTAINERS / name, folder / name)
    rows = (
        f"file\ttext\nx.mp3\t{QUESTION}\nfirefox_like.ogg\tQuyết định mới về giấy phép xây dựng\n"
    )
    (folder / "transcripts.tsv").write_text(rows, encoding="utf-8")
    out = tmp_path / "figures.json"

    assert main(["wer", str(folder), "--model", str(MODEL), "--out", str(out)]) == 0
    printed = capsys.readouterr().out
    assert "heard  quy định mới" in printed
    assert "2 sentences, 16 words" in printed
    figures = json.loads(out.read_text(encoding="utf-8"))
    assert figures["measures"]["WER"]["value"] == 1 / 16
    assert figures["measures"]["exact"]["value"] == 0.5
    assert 0 <= figures["real_time_factor"] < 1
    assert figures["sentences"][1]["heard"] == QUESTION


def test_fixture_model_understands_what_it_learnt(capsys):
    assert main(["wer", str(SPOKEN), "--model", str(MODEL)]) == 0
    assert "sentences exact  100.0%" in capsys.readouterr().out


def test_load_is_measured(tmp_path, capsys):
    out = tmp_path / "load.json"
    command = ["bench", str(SPOKEN), "--model", str(MODEL), "--callers", "1", "3"]

    assert main([*command, "--out", str(out)]) == 0
    load = json.loads(out.read_text())
    assert [one["callers"] for one in load["rounds"]] == [1, 3]
    assert 10e6 < load["memory"] < 500e6
    assert load["factor"] > 0
    assert "3 at a time" in capsys.readouterr().out


@pytest.mark.parametrize(
    "table", [None, "", "file\ttext\n", "name\ttext\na\tb\n", "file\ttext\nno.wav\tb\n"]
)
def test_folder_that_cannot_be_measured_on_is_told_in_one_sentence(tmp_path, capsys, table):
    if table is not None:
        (tmp_path / "transcripts.tsv").write_text(table)

    assert main(["wer", str(tmp_path), "--model", str(MODEL)]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_recording_that_is_no_sound_is_named(tmp_path, capsys):
    (tmp_path / "a.wav").write_bytes(b"no sound")
    (tmp_path / "transcripts.tsv").write_text("file\ttext\na.wav\tmột\n")

    assert main(["wer", str(tmp_path), "--model", str(MODEL)]) == 1
    assert "a.wav" in capsys.readouterr().err


def test_without_a_model_it_says_how_to_add_voice(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("HOIDAP_VOICE_MODEL", raising=False)
    assert main(["wer", str(SPOKEN), "--data", str(tmp_path)]) == 1
    assert "python -m speech model fetch" in capsys.readouterr().err
