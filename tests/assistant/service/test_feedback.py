"""Ratings and records: what is kept of a question, and what is not."""

from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from assistant.feedback import records as feedback_records
from assistant.feedback.records import FILE, Rating, Records
from assistant.service.app import assemble
from assistant.service.settings import Settings
from tests.assistant.service.fakes import LAW, FakeDesks, fake_desk

QUESTION = "Tôi tên là Trần Văn An, CCCD 001090012345, xin giấy phép mất bao lâu?"


def ask(client: TestClient, **body) -> str:
    return client.post("/v1/ask", json={"question": QUESTION, **body}).json()["id"]


def written_down(client: TestClient) -> None:
    """What the service does every second."""
    client.app.state.office.records.write()


def rate(client: TestClient, name: str, **body):
    return client.post("/v1/feedback", json={"answer_id": name, "useful": False, **body})


def test_question_is_recorded_without_personal_data(client, tmp_path):
    name = ask(client)
    written_down(client)

    record = Records(tmp_path).find(name)
    assert record.question == "Tôi tên là [tên], CCCD [số giấy tờ], xin giấy phép mất bao lâu?"
    assert record.verdict == "answered"
    assert record.cited[0][:2] == (LAW.id, "4f0c19ab77d0e2c1.d102.k1.e")
    assert b"001090012345" not in (tmp_path / FILE).read_bytes()


def test_of_a_question_about_a_dossier_only_the_verdict_is_recorded(client, tmp_path):
    name = ask(client, case={"code": "H01.23-1", "secret": "1234"})
    written_down(client)

    record = Records(tmp_path).find(name)
    assert (record.question, record.cited, record.procedures) == ("", (), ())


def test_nothing_is_recorded_where_that_is_turned_off(tmp_path):
    app = assemble(Settings(data=tmp_path, rate_limit="off", record=False), FakeDesks(fake_desk()))
    with TestClient(app) as client:
        name = ask(client)
        before = Records(tmp_path).verdicts()
        rated = rate(client, name, reason="wrong")

    assert before == []
    assert rated.status_code == 204
    kept = Records(tmp_path).rated(False)
    assert [(one.question, one.rating.reason) for one in kept] == [("", "wrong")]


def test_rating_is_kept_with_its_reason_and_without_personal_data(client, tmp_path):
    name = ask(client)

    rated = rate(client, name, reason="incomplete", comment="Gọi tôi 0912345678")

    assert rated.status_code == 204
    assert Records(tmp_path).find(name).rating == Rating(
        False, "incomplete", "Gọi tôi [số điện thoại]"
    )


def test_last_rating_of_an_answer_counts(client, tmp_path):
    name = ask(client)

    rate(client, name, reason="wrong")
    rate(client, name, useful=True)

    assert Records(tmp_path).find(name).rating == Rating(True)


def test_answer_that_is_not_known_cannot_be_rated(client):
    assert rate(client, "x").status_code == 404


@pytest.mark.parametrize(
    "wrong", [{"reason": "bored"}, {"comment": "x" * 1001}, {"useful": "maybe"}, {"other": 1}]
)
def test_wrong_rating_is_a_problem(client, wrong):
    reply = rate(client, ask(client), **wrong)

    assert reply.status_code == 422
    assert reply.json()["detail"].endswith(".")


def test_records_are_forgotten_with_their_ratings(tmp_path, client, monkeypatch):
    records = Records(tmp_path)
    rate(client, ask(client), reason="wrong")
    later = datetime(2100, 1, 1, tzinfo=UTC).timestamp()
    monkeypatch.setattr(feedback_records.time, "time", lambda: later)

    records.forget_older_than(30)

    assert records.verdicts() == []
    assert records.ratings() == (0, 0)
