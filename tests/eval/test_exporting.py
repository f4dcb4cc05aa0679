"""A run for other tools: what they read is what was measured."""

import csv

import ir_measures
import pytest
from ir_measures import RR

from eval.__main__ import main
from eval.answers import summarise
from eval.asking import run
from eval.exporting import CASES, GOLD, RANKINGS
from eval.runs import MEASURES, write_json, write_run
from ingest.citation import Place
from tests.eval.shelf import ONE_STOP, RESIDENCE, SPLITTING, Shelf, answered, cited, gold

CLAUSE = Place(article="25", clause="3")
FOUND = [(ONE_STOP, Place()), (ONE_STOP, Place()), (RESIDENCE, CLAUSE), (RESIDENCE, CLAUSE)]


@pytest.fixture
def exported(tmp_path):
    law = {"document": "06/VBHN-VPQH", "article": "25", "clause": "3"}
    cases = [
        gold(id="third", sources=[law]),
        gold(id="first", sources=[{"document": "118/2025/NĐ-CP"}]),
        gold(id="never", sources=[{"procedure": "1.010038"}]),
        gold(id="refused", verdict="refused"),
    ]
    answer = answered("=1+1", [cited(SPLITTING)])
    asked = run(cases, Shelf(FOUND), lambda question, library: answer)
    write_run(tmp_path, asked, {})
    write_json(tmp_path / MEASURES, summarise(asked))
    assert main(["export", str(tmp_path)]) == 0
    return tmp_path, summarise(asked)


def test_rank_of_the_source_equals_that_of_ir_measures(exported):
    folder, summary = exported
    ours = {
        row["id"]: row["values"]["found_mrr"] for row in summary["cases"] if row["id"] != "refused"
    }

    theirs = {
        row.query_id: row.value
        for row in ir_measures.iter_calc(
            [RR @ 10],
            ir_measures.read_trec_qrels(str(folder / GOLD)),
            ir_measures.read_trec_run(str(folder / RANKINGS)),
        )
    }

    assert ours == pytest.approx(theirs, abs=1e-9)
    assert ours == pytest.approx({"third": 1 / 3, "first": 1, "never": 0})


def test_every_question_is_a_line_of_the_spreadsheet(exported):
    folder, _ = exported

    with (folder / CASES).open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))

    assert [row["id"] for row in rows] == ["third", "first", "never", "refused"]
    assert rows[0]["found_10"] == "1.0"
    assert rows[3]["found_10"] == ""


def test_an_answer_is_never_run_as_a_formula(exported):
    folder, _ = exported

    assert "'=1+1" in (folder / CASES).read_text("utf-8-sig")
