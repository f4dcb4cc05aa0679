import json

from eval.__main__ import main
from eval.answers import summarise
from eval.answers_command import table
from eval.asking import run
from ingest.citation import Place
from tests.eval.shelf import ONE_STOP, SPLITTING, Shelf, answered, cited, gold

FACT = [["05 ngày làm việc"]]
SOURCE = [{"procedure": "1.010038"}]
GOOD = answered("Trong 05 ngày làm việc.", [cited(SPLITTING)])
ELSEWHERE = answered("Trong 05 ngày làm việc.", [cited(ONE_STOP)])


def outcome(case, answer, found=()):
    shelf = Shelf(found)
    return summarise(run([case], shelf, lambda question, library: answer))


def test_summary_counts_right_answers_by_kind_and_style_and_is_json():
    cases = [
        gold(id="a", kind="fee", facts=FACT, sources=SOURCE),
        gold(id="b", kind="fee", facts=[["10.000 đồng"]], sources=SOURCE),
        gold(id="c", kind="harmful", style="typo", verdict="refused"),
    ]
    shelf = Shelf([(SPLITTING, Place())])

    summary = summarise(run(cases, shelf, lambda question, library: GOOD))

    assert summary["measures"]["right"]["value"] == 0.3333
    assert summary["measures"]["facts"]["value"] == 0.5
    assert summary["measures"]["source"]["value"] == 1.0
    assert summary["measures"]["due"]["value"] is None
    assert summary["measures"]["quotes_verified"]["value"] == 1.0
    assert summary["by_kind"]["fee"]["count"] == 2
    assert summary["by_style"]["typo"]["right"]["value"] == 0.0
    assert [row["right"] for row in summary["cases"]] == [True, False, False]
    assert json.loads(json.dumps(summary))["answer_length"]["median"] == len(GOOD.text)


def test_crash_is_a_wrong_answer_and_the_rest_is_still_asked():
    cases = [gold(id="a", facts=FACT, sources=SOURCE), gold(id="b", facts=FACT, sources=SOURCE)]

    def respond(question, library, asked=[]):  # noqa: B006 - counts the calls
        asked.append(question)
        if len(asked) == 1:
            raise ValueError("no index")
        return GOOD

    shelf = Shelf()
    summary = summarise(run(cases, shelf, respond))

    assert summary["cases"][0]["why"] == ["crash: ValueError: no index"]
    assert summary["cases"][0]["failure"] == "crash"
    assert summary["cases"][1]["right"]


def test_no_case_gives_no_value():
    summary = summarise([])

    assert summary["count"] == 0
    assert summary["measures"]["right"]["value"] is None
    assert summary["latency_ms"]["p95"]["value"] is None


def test_the_table_names_every_measure_and_the_step_that_failed():
    cases = [gold(id="a", kind="fee", facts=[["10.000 đồng"]], sources=SOURCE)]
    shelf = Shelf([(SPLITTING, Place())])
    report = summarise(run(cases, shelf, lambda question, library: GOOD))

    written = table(report)

    assert "1 cases" in written
    assert "right                 0.0%  [0.0%, 0.0%]" in written
    assert "due                    –" in written
    assert "1  misunderstood_need" in written


def test_the_command_names_the_bad_line(tmp_path, capsys):
    cases = tmp_path / "cases.jsonl"
    cases.write_text("not JSON\n", encoding="utf-8")

    assert main(["answers", "--cases", str(cases)]) == 1

    assert f"{cases}:1: " in capsys.readouterr().err
