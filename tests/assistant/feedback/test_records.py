"""Records of answers are written down together, soon after the answers."""

import sqlite3

import orjson
import pytest

from assistant.connections import StateUnavailable
from assistant.feedback.records import FILE, Records

REPLY = orjson.dumps(
    {
        "id": "a1",
        "verdict": "answered",
        "procedures": [],
        "citations": [],
        "index": {"generation": "g"},
    }
)


def test_answers_wait_to_be_written_and_then_every_process_sees_them(tmp_path):
    records = Records(tmp_path)
    records.keep("Làm lại căn cước mất bao lâu?", REPLY)
    assert Records(tmp_path).verdicts() == []

    records.write()

    assert len(Records(tmp_path).verdicts()) == 1


def test_who_looks_in_the_same_process_sees_what_waits(tmp_path):
    records = Records(tmp_path)

    records.keep("Làm lại căn cước mất bao lâu?", REPLY)

    assert [one.id for one in records.ended(["answered"])] == ["a1"]


def test_what_cannot_be_written_waits_for_the_next_time(tmp_path):
    records = Records(tmp_path)
    records.keep("Làm lại căn cước mất bao lâu?", REPLY)
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("ALTER TABLE asked RENAME TO elsewhere")
    with pytest.raises(StateUnavailable):
        records.write()
    with other:
        other.execute("ALTER TABLE elsewhere RENAME TO asked")
    other.close()

    records.write()

    assert len(records.verdicts()) == 1
