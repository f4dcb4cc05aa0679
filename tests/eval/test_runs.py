"""A run's folder holds all that scoring needs."""

import json

import pytest

from eval.__main__ import main
from eval.answers import summarise
from eval.asking import run
from eval.cases import CasesUnreadable
from eval.runs import ANSWERS, MEASURES, code_version, read_run, settings, write_json, write_run
from ingest.citation import Place
from tests.eval.shelf import RESIDENCE, SPLITTING, Shelf, answered, cited, due_on, gold

CLAUSE = Place(article="25", clause="3")
ABOUT = {
    "asked_at": "2026-11-23T08:00:00+00:00",
    "cases": ["cases.jsonl"],
    "code": "1234",
    "index": {"corpus_day": "2026-06-29", "model": "m"},
}


@pytest.fixture
def asked():
    due = {"received": "2026-11-13", "limit": {"value": 5, "unit": "working_day"}}
    cases = [
        gold(id="a", facts=[["05 ngày làm việc"]], sources=[{"procedure": "1.010038"}]),
        gold(id="b", due={**due, "due": "2026-11-20"}, history=[{"question": "Tách hộ?"}]),
        gold(id="c", verdict="refused", kind="harmful"),
    ]
    answer = answered(
        "Trong 05 ngày làm việc.",
        [cited(SPLITTING), cited(RESIDENCE, CLAUSE, quote="bịa")],
        [due_on("2026-11-20", "overdue")],
    )

    def respond(question, library):
        if question.history:
            raise ValueError("crashed")
        return answer

    return run(cases, Shelf([(SPLITTING, Place())]), respond)


@pytest.fixture
def folder(asked, tmp_path):
    write_run(tmp_path / "run", asked, ABOUT)
    write_json(tmp_path / "run" / MEASURES, summarise(asked))
    return tmp_path / "run"


def test_answers_come_back_as_they_were_written(asked, folder):
    assert read_run(folder) == asked


def test_a_run_is_scored_again_without_asking(folder, capsys):
    before = (folder / MEASURES).read_bytes()
    (folder / MEASURES).unlink()

    assert main(["score", str(folder)]) == 0

    assert (folder / MEASURES).read_bytes() == before
    assert "3 cases" in capsys.readouterr().out


def test_a_forged_quote_is_remembered_when_the_index_is_gone(folder):
    summary = summarise(read_run(folder))

    assert summary["measures"]["quotes_verified"]["value"] == 0.5


def test_gate_passes_the_accepted_run_and_stops_a_worse_one(folder, tmp_path, capsys):
    baseline = str(tmp_path / "baseline.json")
    assert main(["accept", str(folder), "--baseline", baseline]) == 0
    assert main(["gate", str(folder), "--baseline", baseline]) == 0

    worse = json.loads((folder / MEASURES).read_text("utf-8"))
    worse["cases"][0]["values"]["quotes_verified"] = 0.0
    write_json(folder / MEASURES, worse)

    assert main(["gate", str(folder), "--baseline", baseline]) == 1
    assert "quotes_verified fell" in capsys.readouterr().err
    assert main(["compare", baseline, str(folder)]) == 0
    assert "quotes_verified worse: a" in capsys.readouterr().out


def test_a_line_that_is_no_answer_is_named(folder):
    with (folder / ANSWERS).open("a", encoding="utf-8") as lines:
        lines.write("{}\n")

    with pytest.raises(CasesUnreadable, match=f"{ANSWERS}:4"):
        read_run(folder)


def test_secrets_are_not_written_into_a_run():
    found = settings({"HOIDAP_CASES": "postgresql://u:p@h/d", "HOIDAP_DATA": "var", "HOME": "/"})

    assert found == {"HOIDAP_CASES": "(set)", "HOIDAP_DATA": "var"}


def test_code_version_outside_a_repository_is_unknown(tmp_path):
    assert code_version(tmp_path) == "unknown"
