"""The command line of the assistant."""

import json
import os
import subprocess
import sys
from datetime import date

import pytest

from assistant import __main__ as command
from assistant.answer import Answer, Verdict
from assistant.asking import written
from assistant.question import Question
from assistant.registry.cases import Unfound
from assistant.registry.sqlite import SqliteRegistry
from assistant.service import opening
from assistant.vietnam import today
from tests.assistant.service.fakes import TEXT, TwoTexts, fake_desk, quote_best


@pytest.fixture
def desk(monkeypatch):
    monkeypatch.setattr(opening, "open_desk", lambda data, model: fake_desk())


def test_answer_is_written_with_its_proof(desk, capsys):
    status = command.main(["ask", "Xin giấy phép xây dựng mất bao lâu?", "--on", "2026-11-23"])

    said = capsys.readouterr().out
    assert status == 0
    assert said.startswith("Không quá 07 ngày.\n\n? Nhà ở riêng lẻ")
    assert "Hạn: 30/11/2026 (07 ngày từ 23/11/2026)" in said
    assert f"    {TEXT}\n" in said


def test_code_of_a_dossier_is_looked_up_by_the_service_alone(desk, capsys, monkeypatch):
    seen = []
    monkeypatch.setattr(
        opening,
        "open_desk",
        lambda data, model: fake_desk(lambda q, lib: seen.append(q) or quote_best(q, lib)),
    )

    command.main(["ask", "Hồ sơ G16.99.08-251120-0012 tới đâu rồi?"])

    assert seen[0].case is Unfound.NOT_CONNECTED


def test_json_is_what_the_service_returns(desk, capsys):
    command.main(["ask", "Mất bao lâu?", "--json"])

    reply = json.loads(capsys.readouterr().out)
    assert reply["answer"] == "Không quá 07 ngày."
    assert reply["deadlines"][0]["received"] == today().isoformat()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["ask", " "], "chưa nhập"),
        (["ask", "x" * 10_000], "dài quá 2000 ký tự"),
        (["ask", "x", "--on", "23/11/2026"], "2026-11-23"),
    ],
)
def test_wrong_usage_ends_with_one_sentence(desk, capsys, arguments, sentence):
    with pytest.raises(SystemExit) as ended:
        command.main(arguments)

    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert sentence in said
    assert said.count("\n") == 1


def test_missing_index_is_told_with_what_to_do(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("HOIDAP_DATA", str(tmp_path))

    status = command.main(["ask", "Lệ phí?"])

    assert status == 1
    assert "make index" in capsys.readouterr().err


def test_wrong_setting_is_named(monkeypatch, capsys):
    monkeypatch.setenv("HOIDAP_PORT", "high")

    with pytest.raises(SystemExit):
        command.main(["ask", "Lệ phí?"])

    assert "HOIDAP_PORT" in capsys.readouterr().err


def test_answer_without_sources_is_just_its_text():
    assert written(Answer(Verdict.NO_SOURCE)) == ""


def test_help_loads_nothing_heavy():
    code = (
        "import sys; from assistant.__main__ import commands; commands();"
        "print([m for m in ('numpy', 'fastapi', 'torch') if m in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert loaded.stdout == "[]\n"


def test_service_loads_no_training_library():
    code = (
        "import sys; import assistant.service.app;"
        "heavy = ('torch', 'transformers', 'sentence_transformers', 'sklearn', 'pandas');"
        "print([m for m in heavy if m in sys.modules])"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert loaded.stdout == "[]\n"


def test_question_of_the_command_line_is_for_today():
    answer = quote_best(Question("x", date(2026, 1, 1)), TwoTexts())

    assert "01/01/2026" in written(answer)


def test_a_term_is_counted_without_an_index(capsys):
    status = command.main(["due", "2026-11-13", "10", "working_day", "--on", "2026-11-23"])

    said = capsys.readouterr().out
    assert status == 0
    assert said.startswith("30/11/2026: tiếp nhận 13/11/2026, ngày làm việc thứ 10 là 30/11/2026")
    assert said.endswith("(not_due)\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["due", "13/11/2026", "10", "working_day"], "2026-11-23"),
        (["due", "2026-11-13", "ten", "working_day"], "phải là một số"),
        (["due", "2026-11-13", "10", "days"], "phải là một trong"),
        (["due", "2026-11-13", "10", "hour", "--time", "4pm"], "16:30"),
    ],
)
def test_a_wrong_term_ends_with_one_sentence(capsys, arguments, sentence):
    status = command.main(arguments)

    said = capsys.readouterr().err
    assert status == 2
    assert sentence in said
    assert said.count("\n") == 1


def test_days_off_of_the_operator_win_in_every_count(tmp_path):
    holidays = tmp_path / "holidays.csv"
    holidays.write_text(
        "date,kind,name,certainty,source\n2026-11-23,swap_off,nghỉ hoán đổi,announced,Thông báo\n"
    )
    count = [sys.executable, "-m", "assistant", "due", "2026-11-13", "10", "working_day"]

    said = subprocess.run(
        count, env={**os.environ, "HOIDAP_HOLIDAYS": str(holidays)}, capture_output=True, text=True
    ).stdout

    assert said.startswith("01/12/2026: ")
    assert "23/11 (nghỉ hoán đổi)" in said


@pytest.mark.parametrize(
    "arguments", [["serve"], ["ask", "Lệ phí?"], ["due", "2026-11-13", "10", "working_day"]]
)
def test_calendar_that_cannot_be_read_ends_the_start_with_one_sentence(
    tmp_path, monkeypatch, capsys, arguments
):
    holidays = tmp_path / "holidays.csv"
    holidays.write_text("date,kind,name,certainty,source\n23/11/2026,holiday,Lễ,announced,x\n")
    monkeypatch.setenv("HOIDAP_HOLIDAYS", str(holidays))

    with pytest.raises(SystemExit) as ended:
        command.main(arguments)

    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        f"HOIDAP_HOLIDAYS: {holidays}, dòng 2: cột date phải có dạng 2026-11-24, không phải"
        " “23/11/2026”.\n"
    )


CASES = """code,secret,procedure,stage,accepted,accepted_at,due,agency
H19.2026-001,1234,1.010038,processing,2026-11-13,,2026-11-20,Công an phường 1
"""


def test_dossiers_are_imported(tmp_path, capsys):
    file = tmp_path / "cases.csv"
    file.write_text(CASES)

    assert command.main(["cases", "import", str(file), "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "Đã ghi 1 hồ sơ.\n"
    case = SqliteRegistry(tmp_path / "cases.sqlite").find("H19.2026-001", "1234")
    assert case is not None
    assert case.due == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        (("2026-11-13", "13/11/2026"), "Dòng 3"),
        (("processing", "unknown"), "Dòng 3"),
        (("1234", "12"), "ít nhất 4 ký tự"),
        (("accepted,", "day,"), "thiếu cột accepted"),
    ],
)
def test_wrong_line_is_told_and_nothing_is_imported(tmp_path, capsys, changed, sentence):
    file = tmp_path / "cases.csv"
    header, good = CASES.splitlines()
    bad = good.replace("001", "002").replace(*changed)
    file.write_text("\n".join([header.replace(*changed), good, bad]))

    assert command.main(["cases", "import", str(file), "--data", str(tmp_path)]) == 2
    assert sentence in capsys.readouterr().err
    assert SqliteRegistry(tmp_path / "cases.sqlite").find("H19.2026-001", "1234") is None
