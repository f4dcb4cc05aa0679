import json
from datetime import date, datetime

import pytest

from assistant.feedback.records import Rating, Record
from assistant.service.staff import cases as staff_cases
from assistant.vietnam import VIETNAM
from eval.cases import CasesUnreadable, chosen, read_cases
from tests.eval.shelf import gold

LINE = {
    "id": "p-1",
    "question": "Tách hộ mất mấy ngày?",
    "asked_on": "2026-11-23",
    "history": [{"question": "Lệ phí tách hộ?", "answer": None}],
    "kind": "time_limit",
    "style": "plain",
    "verdict": "answered",
    "facts": [["5 ngày làm việc"]],
    "forbidden": None,
    "sources": [{"procedure": "1.010038", "also_in": None}],
    "due": None,
    "note": "",
}


def write(folder, *lines):
    path = folder / "cases.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def test_case_is_read_with_the_question_and_its_earlier_turns(tmp_path):
    (case,) = read_cases([write(tmp_path, LINE, "")])

    asked = case.asked()

    assert asked.asked_on == date(2026, 11, 23)
    assert [(turn.question, turn.answer) for turn in asked.history] == [("Lệ phí tách hộ?", "")]


def test_every_bad_line_is_named_once_with_its_reason(tmp_path):
    path = write(
        tmp_path,
        LINE,
        "{not json",
        {**LINE, "id": "p-2", "verdict": "maybe", "kind": 7},
        {**LINE, "id": "p-3", "asked_on": "2026-13-01"},
        {**LINE, "id": "p-4", "facts": [[]]},
    )

    with pytest.raises(CasesUnreadable) as raised:
        read_cases([path])

    reasons = str(raised.value).splitlines()
    assert [reason.split(":")[1] for reason in reasons] == ["2", "3", "4", "5"]
    assert "verdict" in reasons[1]
    assert "asked_on" in reasons[2]


def test_id_that_stands_twice_is_an_error(tmp_path):
    with pytest.raises(CasesUnreadable, match="p-1 stands on two lines"):
        read_cases([write(tmp_path, LINE, LINE)])


def test_kinds_are_chosen_and_left_out():
    cases = [gold(id=kind, kind=kind) for kind in ("fee", "where", "deadline")]

    assert [case.id for case in chosen(cases, frozenset({"fee"}), frozenset())] == ["fee"]
    assert [case.id for case in chosen(cases, frozenset(), frozenset({"fee"}))] == [
        "where",
        "deadline",
    ]


def test_case_that_staff_made_of_a_question_is_read(tmp_path):
    record = Record(
        "0123456789abcdef",
        datetime(2026, 11, 23, 9, tzinfo=VIETNAM),
        "Tách hộ mất mấy ngày?",
        "no_source",
        (),
        (),
        Rating(False, "wrong", "không đúng"),
    )
    staff_cases.add(tmp_path, staff_cases.case_of(record))
    filled = {"procedure": "1.010038", "facts": "5 ngày | 05 ngày", "asked_on": "2026-11-23",
              "verdict": "answered", "question": record.question, "kind": "time_limit"}  # fmt: skip
    staff_cases.change(
        tmp_path,
        "staff-0123456789ab",
        staff_cases.expected(lambda name: filled.get(name, "")),
    )

    (case,) = read_cases([tmp_path / staff_cases.FILE])

    assert case.sources[0].procedure == "1.010038"
    assert case.facts == (("5 ngày", "05 ngày"),)
    assert case.asked_on == date(2026, 11, 23)
