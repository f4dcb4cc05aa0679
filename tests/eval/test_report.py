"""The report of a run is one file that opens without a server and hides nothing."""

import re
import shutil
import subprocess

import pytest
from selectolax.lexbor import LexborHTMLParser

from eval.__main__ import main
from eval.answers import summarise
from eval.asking import run
from eval.cases import GoldCase
from eval.measures import MEASURES
from eval.missing import Failure
from eval.report.words import WORDS
from eval.runs import MEASURES as MEASURES_FILE
from eval.runs import write_json, write_run
from ingest.citation import Place
from tests.eval.shelf import RESIDENCE, SPLITTING, Shelf, answered, cited, gold

CLAUSE = Place(article="25", clause="3")
ABOUT = {
    "asked_at": "2026-11-23T08:00:00+00:00",
    "cases": ["cases.jsonl"],
    "code": "1234",
    "settings": {},
    "index": {
        "id": "g",
        "corpus_day": "2026-06-29",
        "documents": 3,
        "model": "m",
    },
    "machine": {"processor": "x", "cores": 2, "memory_gb": 8},
}
SOURCE = [{"procedure": "1.010038"}]
CASES = [
    gold(id="good", facts=[["05 ngày làm việc"]], sources=SOURCE),
    gold(id="bad", facts=[["5.000 đồng"]], sources=SOURCE, question="<b>Lệ phí</b> & phí?"),
]


def written(folder, text="Trong 05 ngày làm việc.", cases: list[GoldCase] = CASES):
    answer = answered(text, [cited(SPLITTING), cited(RESIDENCE, CLAUSE)])
    asked = run(cases, Shelf([(SPLITTING, Place())]), lambda question, library: answer)
    write_run(folder, asked, ABOUT)
    write_json(folder / MEASURES_FILE, summarise(asked))
    return folder


def reported(folder, baseline="none.json"):
    assert main(["report", str(folder), "--baseline", str(baseline)]) == 0
    return (folder / "report.html").read_text("utf-8")


def test_nothing_is_fetched_from_elsewhere(tmp_path):
    html = reported(written(tmp_path / "run"))

    assert not re.search(r"""(?:src|href)=|url\(|@import|<link|<iframe""", html)


def test_every_case_shows_answer_quotes_and_what_was_expected(tmp_path):
    tree = LexborHTMLParser(reported(written(tmp_path / "run")))

    good, bad = tree.css_first("#good"), tree.css_first("#bad")
    assert good.attributes["data-state"] == "right"
    assert "Trong 05 ngày làm việc." in bad.text()
    assert "thẩm định, cập nhật thông tin hộ gia đình" in bad.text()
    assert "✗ 5.000 đồng" in bad.text()
    assert bad.attributes["data-step"] == "misunderstood_need"


def test_what_citizens_write_is_never_markup(tmp_path):
    tree = LexborHTMLParser(reported(written(tmp_path / "run")))

    assert tree.css_first("#bad .q").text() == "<b>Lệ phí</b> & phí?"


def test_failures_are_shown_first_and_losses_before_them(tmp_path):
    baseline = tmp_path / "baseline.json"
    first = written(tmp_path / "one")
    assert main(["accept", str(first), "--baseline", str(baseline)]) == 0

    alone = LexborHTMLParser(reported(first))
    worse = LexborHTMLParser(reported(written(tmp_path / "two", "Lệ phí?"), baseline))

    assert alone.css_first("select[name=view] option[selected]").attributes["value"] == "wrong"
    assert worse.css_first("select[name=view] option[selected]").attributes["value"] == "worse"
    assert worse.css_first("#good").attributes["data-change"] == "worse"
    assert "1 câu kém hơn" in worse.css_first(".lead").text()


def test_figures_carry_n_and_interval_in_both_languages(tmp_path):
    tree = LexborHTMLParser(reported(written(tmp_path / "run")))

    tile = tree.css_first(".tile").text()
    assert "50,0 %" in tile
    assert "50.0%" in tile
    assert "n = 2" in tile
    assert "[0,0 %" in tile


def test_runs_beside_this_one_are_told(tmp_path):
    written(tmp_path / "one")

    assert "Các lần chạy gần đây" in reported(written(tmp_path / "two"))


def test_a_run_without_cases_has_a_report(tmp_path):
    assert "n = 0" in reported(written(tmp_path / "run", cases=[]))


@pytest.mark.parametrize("name", [*MEASURES, *(f"failed_{step.value}" for step in Failure)])
def test_every_measure_and_failed_step_has_a_word(name):
    assert name in WORDS


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs chromium")
@pytest.mark.parametrize(
    ("wish", "shown"),
    [
        ("", ["bad"]),
        ("#view=all", ["good", "bad"]),
        ("#view=all&search=tach+ho+MAY", ["good"]),
        ("#view=ok&kind=time_limit", ["good"]),
        ("#view=all&step=misunderstood_need", ["bad"]),
    ],
)
def test_filters_and_search_work_without_a_server(tmp_path, wish, shown):
    reported(written(tmp_path / "run"))
    address = f"file://{tmp_path}/run/report.html{wish}"

    done = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", address],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    tree = LexborHTMLParser(done.stdout)
    cases = tree.css("details.case")
    assert [one.id for one in cases if "hidden" not in one.attributes] == shown
    assert tree.css_first("#count").text() == str(len(shown))
