"""POST /v1/ask about a dossier that a register knows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient

from assistant.answer import Answer
from assistant.question import Question
from assistant.registry.cases import Case, Stage, Unfound
from assistant.registry.sqlite import SqliteRegistry
from assistant.respond import _with_lookup
from indexes.library import Library
from tests.assistant.service.fakes import fake_app, fake_desk, quote_best

CASE = Case("H19.2026-001", "1.010038", Stage.PROCESSING, date(2026, 11, 13))
SECRET = "1234"
SEEN: list[Question] = []


def remember(question: Question, library: Library) -> Answer:
    SEEN.append(question)
    return _with_lookup(quote_best(question, library), question)


@pytest.fixture
def client(tmp_path) -> Iterator[TestClient]:
    SEEN.clear()
    SqliteRegistry(tmp_path / "cases.sqlite").write([(CASE, SECRET)])
    with TestClient(fake_app(tmp_path, fake_desk(remember))) as client:
        yield client


def ask(client: TestClient, code: str = CASE.code, secret: str = SECRET, **body):
    sent = {"question": "Hồ sơ của tôi đến đâu rồi?", "case": {"code": code, "secret": secret}}
    return client.post("/v1/ask", json=sent | body)


def test_dossier_reaches_whoever_answers(client):
    assert ask(client).status_code == 200
    assert SEEN[0].case == CASE


def test_answer_about_a_dossier_is_kept_nowhere(client, tmp_path):
    reply = ask(client, request_id="r1").json()

    assert client.get(f"/v1/answers/{reply['id']}").status_code == 404
    for file in tmp_path.glob("answers.sqlite*"):
        assert CASE.code.encode() not in file.read_bytes()


def test_same_request_id_with_another_secret_shows_nothing(client):
    ask(client, request_id="r1")

    assert "Không tìm thấy hồ sơ" in ask(client, secret="0000", request_id="r1").json()["answer"]


def test_wrong_secret_and_unknown_code_are_told_alike(client):
    said = [ask(client, secret="0000").json(), ask(client, code="H19.2026-777").json()]

    for reply in said:
        del reply["id"], reply["timings"]
    assert said[0] == said[1]


def test_too_many_guesses_are_told_when_to_come_back(client):
    said = [ask(client, secret=f"{n:04}") for n in range(6)]

    assert [reply.status_code for reply in said] == [200] * 5 + [429]
    assert 0 < int(said[-1].headers["retry-after"]) <= 900
    assert "đợi 15 phút" in said[-1].json()["detail"]
    assert ask(client).status_code == 429


def test_events_tell_the_limit_too(client):
    for n in range(5):
        ask(client, secret=f"{n:04}")

    sent = {"question": "Hồ sơ của tôi?", "case": {"code": CASE.code, "secret": SECRET}}
    said = client.post("/v1/ask", json=sent, headers={"Accept": "text/event-stream"}).text

    assert "event: problem" in said
    assert "too-many-tries" in said


def test_code_in_the_question_is_looked_up_with_the_secret(client):
    sent = {"question": "mã hồ sơ h19.2026-001 của tôi tới đâu rồi", "case": {"secret": SECRET}}

    assert client.post("/v1/ask", json=sent).status_code == 200
    assert SEEN[0].case == CASE


@pytest.mark.parametrize("code", [CASE.code, "H19.2026-777"])
def test_code_without_its_secret_is_not_looked_up(client, code):
    reply = client.post("/v1/ask", json={"question": f"Hồ sơ {code} tới đâu rồi?"}).json()

    assert SEEN[0].case is Unfound.UNPROVEN
    assert reply["answer"].startswith(
        "Để xem tình trạng hồ sơ này, bạn nhập mã hồ sơ cùng mã bí mật"
    )
    assert "Không quá 07 ngày." in reply["answer"]
    assert code not in str(reply)


@pytest.mark.parametrize("code", ["BN2026-00123", "H19.13-261102-0007"])
def test_code_in_the_question_is_recorded_nowhere(client, tmp_path, code):
    client.post("/v1/ask", json={"question": f"Số biên nhận {code} tới đâu rồi?"})

    for file in tmp_path.iterdir():
        assert code.encode() not in file.read_bytes()


def test_secret_without_a_code_anywhere_is_asked_back(client):
    reply = client.post("/v1/ask", json={"question": "Tới đâu rồi?", "case": {"secret": SECRET}})

    assert reply.status_code == 409
    assert reply.json()["field"] == "case.code"
    assert SECRET not in reply.text


def test_register_that_is_down_leaves_the_answer_of_the_law(client, tmp_path):
    (tmp_path / "cases.sqlite").write_bytes(b"no database" * 100)
    reply = ask(client).json()

    assert "hệ thống của cơ quan giải quyết không trả lời" in reply["answer"]
    assert "Không quá 07 ngày." in reply["answer"]


def test_without_a_register_it_is_said_so(tmp_path):
    with TestClient(fake_app(tmp_path, fake_desk(remember))) as client:
        assert "chưa kết nối hệ thống tra cứu" in ask(client).json()["answer"]


def test_nothing_of_a_dossier_is_logged(client, caplog):
    caplog.set_level("DEBUG")
    ask(client)
    ask(client, secret="8642")

    assert CASE.code not in caplog.text
    assert "8642" not in caplog.text


def test_problem_tells_no_secret(client):
    reply = ask(client, secret="bí mật")

    assert reply.status_code == 422
    assert "bí mật" not in reply.text


def test_case_of_a_question_is_no_part_of_another(client):
    ask(client)
    client.post("/v1/ask", json={"question": "Hồ sơ của tôi đến đâu rồi?"})

    assert SEEN[1] == replace(SEEN[0], case=None)
