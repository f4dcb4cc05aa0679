"""The kept answers."""

import time

from assistant.service import answers
from assistant.service.answers import Answers, Turn


def test_claim_of_a_process_that_died_is_taken_over(tmp_path, monkeypatch):
    kept = Answers(tmp_path / "answers.sqlite")
    first = kept.claim("r", b"q")
    waiting = kept.claim("r", b"q")
    monkeypatch.setattr(answers, "ABANDONED_SECONDS", -1.0)

    later = kept.claim("r", b"q")

    assert [first.turn, waiting.turn, later.turn] == [Turn.OURS, Turn.ANOTHERS, Turn.OURS]
    assert later.id != first.id


def test_two_stores_on_one_file_see_each_other(tmp_path):
    one, other = Answers(tmp_path / "a.sqlite"), Answers(tmp_path / "a.sqlite")
    claim = one.claim("r", b"q")
    one.keep(claim.id, b"{}")

    assert other.claim("r", b"q").reply == b"{}"
    assert other.find(claim.id) == b"{}"


def test_old_answers_are_forgotten(tmp_path, monkeypatch):
    kept = Answers(tmp_path / "a.sqlite")
    claim = kept.claim(None, b"q")
    kept.keep(claim.id, b"{}")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 31 * answers.DAY_SECONDS)

    kept.forget_older_than(30)

    assert kept.find(claim.id) is None
