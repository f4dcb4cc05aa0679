"""Citizens' sentences as a recogniser gives them, each with the writing that is meant."""

from pathlib import Path

import pytest

from speech.__main__ import main
from speech.written.writing import write

CASES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "data" / "cases.tsv").read_text("utf-8").splitlines()
]
SAME = "="  # nothing is to be changed
ENOUGH = 0.99


def test_sentences_of_citizens_are_written_as_meant():
    wrong = [
        (said, write(said)) for said, meant in CASES if write(said) != meant.replace(SAME, said)
    ]

    assert len(CASES) >= 400
    assert len(wrong) <= (1 - ENOUGH) * len(CASES), wrong


def test_what_is_written_stays_as_it_is():
    changed = [
        (meant, write(meant)) for _, meant in CASES if meant != SAME and write(meant) != meant
    ]

    assert not changed


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "?", "...", "không", "năm", "a" * 5000, "năm " * 500, "gờ một chấm " * 3000],
)
def test_any_text_comes_back(text):
    assert write(write(text)) == write(text)


def test_marks_and_capitals_of_what_is_no_number_stay():
    assert write("Ba mẹ tôi, khoản hai Điều mười?") == "Ba mẹ tôi, khoản 2 Điều 10?"


def test_no_number_runs_across_a_mark():
    assert write("đủ hai mươi, năm ngoái mười ba") == "đủ 20, năm ngoái 13"


def test_command_prints_what_is_said_in_writing(capsys):
    assert main(["write", "khoản hai điều một trăm linh hai"]) == 0

    assert capsys.readouterr().out == "khoản 2 điều 102\n"
