"""POST /v1/ask as a client sees it."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from starlette.testclient import TestClient

from assistant.question import Question, Turn
from assistant.registry.cases import Unfound
from assistant.service import answering
from assistant.service.bodies import LONGEST_QUESTION, MOST_TURNS
from assistant.service.edge import LARGEST_BODY
from tests.assistant.service.fakes import TEXT, fake_app, fake_desk, quote_best

QUESTION = "Xin giấy phép xây dựng nhà ở riêng lẻ mất bao lâu?"


def ask(client: TestClient, **body):
    return client.post("/v1/ask", json={"question": QUESTION, **body})


def test_answer_has_exactly_the_fields_of_the_contract(client):
    reply = ask(client, asked_on="2026-11-23").json()

    assert list(reply) == [
        "id", "verdict", "answer", "statements", "citations", "deadlines", "procedures",
        "choices", "follow_ups", "notices", "timings", "index",
    ]  # fmt: skip
    assert list(reply["citations"][0]) == [
        "provision_id", "label", "article", "clause", "point", "annex", "quote", "start", "end",
        "document",
    ]  # fmt: skip
    assert list(reply["citations"][0]["document"]) == [
        "id", "number", "year", "kind", "title", "issuer", "issued", "effective", "expires",
        "status", "replaced_by", "url",
    ]  # fmt: skip
    assert list(reply["deadlines"][0]) == [
        "received", "received_assumed", "limit", "due", "status", "days_late", "skipped",
        "provisional", "procedure", "case", "provision_id",
    ]  # fmt: skip


def test_quote_and_its_place_are_told(client):
    law = ask(client).json()["citations"][0]

    assert law["quote"] == TEXT[law["start"] : law["end"]]
    assert (law["article"], law["clause"], law["point"], law["annex"]) == ("102", "1", "e", None)
    assert law["provision_id"] == "4f0c19ab77d0e2c1.d102.k1.e"
    assert law["document"]["effective"] == "2015-01-01"


def test_link_that_is_no_web_address_is_left_out(client):
    law, record = ask(client).json()["citations"]

    assert law["document"]["url"] == "https://vbpl.vn/154"
    assert record["document"]["url"] is None


def test_question_travels_whole(tmp_path):
    seen: list[Question] = []

    def listen(question, library):
        seen.append(question)
        return quote_best(question, library)

    with TestClient(fake_app(tmp_path, fake_desk(listen))) as client:
        ask(
            client,
            asked_on="2026-07-01",
            history=[{"question": "Làm hộ chiếu ở đâu?", "answer": "Công an tỉnh."}],
            locality="Đồng Tháp",
            locale="en",
            session="s1",
            case={"code": "H01.23-1", "secret": "1234"},
        )

    assert seen == [
        Question(
            QUESTION,
            date(2026, 7, 1),
            (Turn("Làm hộ chiếu ở đâu?", "Công an tỉnh."),),
            "Đồng Tháp",
            "en",
            Unfound.NOT_CONNECTED,
        )
    ]


def test_decomposed_letters_are_composed_and_invisible_ones_taken_out(tmp_path):
    seen: list[str] = []

    def listen(question, library):
        seen.append(question.text)
        return quote_best(question, library)

    with TestClient(fake_app(tmp_path, fake_desk(listen))) as client:
        client.post("/v1/ask", json={"question": " le\u0323\u0302 phi\u0301\u200b \u202ebao\n"})

    assert seen == ["lệ phí bao"]


def test_same_request_id_asks_once(tmp_path):
    asked: list[str] = []

    def count(question, library):
        asked.append(question.text)
        return quote_best(question, library)

    with TestClient(fake_app(tmp_path, fake_desk(count))) as client:
        first = ask(client, request_id="r1")
        second = ask(client, request_id="r1")

    assert first.content == second.content
    assert asked == [QUESTION]


def test_simultaneous_posts_with_one_request_id_ask_once(tmp_path):
    asked: list[str] = []
    release = threading.Event()

    def wait(question, library):
        asked.append(question.text)
        release.wait(5)
        return quote_best(question, library)

    with (
        TestClient(fake_app(tmp_path, fake_desk(wait))) as client,
        ThreadPoolExecutor(8) as clients,
    ):
        replies = [clients.submit(ask, client, request_id="r1") for _ in range(8)]
        threading.Timer(0.2, release.set).start()
        bodies = {reply.result().content for reply in replies}

    assert len(bodies) == 1
    assert asked == [QUESTION]


def test_failed_answer_can_be_asked_for_again(tmp_path):
    fails = [True]

    def fail_once(question, library):
        if fails and fails.pop():
            raise RuntimeError
        return quote_best(question, library)

    with TestClient(fake_app(tmp_path, fake_desk(fail_once))) as client:
        statuses = [ask(client, request_id="r1").status_code for _ in range(2)]

    assert statuses == [500, 200]


def test_request_id_of_another_question_is_refused(client):
    ask(client, request_id="r1")

    reply = ask(client, request_id="r1", question="Lệ phí bao nhiêu?")

    assert reply.status_code == 409
    assert "request_id" in reply.json()["detail"]


def test_answer_is_given_again_by_its_id(client):
    first = ask(client)

    again = client.get(f"/v1/answers/{first.json()['id']}")

    assert again.content == first.content


def test_of_a_dossier_nothing_is_written_down(client, tmp_path):
    ask(client, request_id="r2", case={"code": "H01.23-1", "secret": "1234-5678"})

    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert QUESTION.encode() not in written
    assert b"1234-5678" not in written


def test_unknown_answer_is_not_found(client):
    reply = client.get("/v1/answers/none")

    assert reply.status_code == 404
    assert "gửi lại câu hỏi" in reply.json()["detail"]


def test_events_tell_stage_statements_and_answer(client):
    reply = client.post(
        "/v1/ask", json={"question": QUESTION}, headers={"Accept": "text/event-stream"}
    )
    events = [block.split("\n") for block in reply.text.strip().split("\n\n")]

    assert reply.headers["content-type"].startswith("text/event-stream")
    assert [lines[0] for lines in events] == ["event: stage", "event: statement", "event: answer"]
    assert json.loads(events[0][1].removeprefix("data: "))["documents"] == 2
    assert json.loads(events[2][1].removeprefix("data: "))["answer"] == "Không quá 07 ngày."


def test_events_end_with_the_problem_when_the_answer_fails(tmp_path):
    def fail(question, library):
        raise RuntimeError

    with TestClient(fake_app(tmp_path, fake_desk(fail))) as client:
        reply = client.post(
            "/v1/ask", json={"question": QUESTION}, headers={"Accept": "text/event-stream"}
        )

    assert "event: problem" in reply.text
    assert '"status":500' in reply.text


BAD = [
    ({}, 422, "Thiếu trường “question”"),
    ({"question": ""}, 422, "chưa nhập"),
    ({"question": " \n\u200b "}, 422, "chưa nhập"),
    ({"question": "a" * (LONGEST_QUESTION + 1)}, 422, "dài quá 2000 ký tự"),
    ({"question": "a" * 10_000}, 422, "dài quá 2000 ký tự"),
    ({"question": 7}, 422, "không đúng kiểu"),
    ({"question": ["x"]}, 422, "không đúng kiểu"),
    ({"question": None}, 422, "không đúng kiểu"),
    ({"question": "lệ phí\u0000"}, 422, "ký tự điều khiển"),
    ({"question": "lệ phí\u0085"}, 422, "ký tự điều khiển"),
    ({"question": "x", "topic": "y"}, 422, "không có trường “topic”"),
    ({"question": "x", "asked_on": "1989-12-31"}, 422, "từ 1990 đến 2100"),
    ({"question": "x", "asked_on": "2101-01-01"}, 422, "từ 1990 đến 2100"),
    ({"question": "x", "asked_on": "2026-02-30"}, 422, "từ 1990 đến 2100"),
    ({"question": "x", "asked_on": "23/11/2026"}, 422, "từ 1990 đến 2100"),
    ({"question": "x", "asked_on": 1795392000}, 422, "từ 1990 đến 2100"),
    ({"question": "x", "locale": "fr"}, 422, "không đúng kiểu"),
    ({"question": "x", "request_id": "a b"}, 422, "không đúng kiểu"),
    ({"question": "x", "history": [{"question": "x"}] * (MOST_TURNS + 1)}, 422, "quá 20 mục"),
    ({"question": "x", "history": [{"question": ""}]}, 422, "history.0.question"),
    ({"question": "x", "history": [{"question": "x", "who": 1}]}, 422, "history.0.who"),
    ([], 422, "không đúng kiểu"),
    ("x", 422, "không đúng kiểu"),
]


@pytest.mark.parametrize(("body", "status", "sentence"), BAD)
def test_bad_body_gets_one_clear_sentence(client, body, status, sentence):
    reply = client.post("/v1/ask", json=body)

    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    assert sentence in reply.json()["detail"]
    assert "{" not in reply.json()["detail"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"question=x",
        b'{"question": "\xff\xfe"}',
        b'{"question": "l\x00"}',
        b"[" * 60_000,
        b'{"question": ' + b"1" * 6_000 + b"}",
    ],
)
def test_what_is_not_json_is_refused(client, body):
    reply = client.post("/v1/ask", content=body, headers={"Content-Type": "application/json"})

    assert reply.status_code in (400, 422)
    assert reply.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("body", [b'{"question": "\\ud800"}', b'{"\\ud800": 1, "question": "x"}'])
def test_half_a_character_is_refused(client, body):
    reply = client.post("/v1/ask", content=body, headers={"Content-Type": "application/json"})

    assert reply.status_code == 422


def test_other_content_types_are_refused(client):
    reply = client.post(
        "/v1/ask", content=b'{"question": "x"}', headers={"Content-Type": "text/plain"}
    )

    assert reply.status_code == 415


def test_large_body_is_refused(client):
    reply = client.post("/v1/ask", content=b" " * (LARGEST_BODY + 1))

    assert reply.status_code == 413
    assert "256 kB" in reply.json()["detail"]


def test_problem_is_told_in_english_on_wish(client):
    reply = client.post("/v1/ask", json={"question": "", "locale": "en"})

    assert (
        reply.json()["detail"]
        == "The field “question” is blank; write something and send it again."
    )


def test_without_an_index_the_service_says_so(tmp_path):
    with TestClient(fake_app(tmp_path, None)) as client:
        asked, ready = ask(client), client.get("/readyz")

    assert (asked.status_code, ready.status_code) == (503, 503)
    assert "make index" in asked.json()["detail"]


def test_failure_is_logged_without_the_citizens_words(tmp_path, caplog):
    def fail(question, library):
        raise ValueError(question.text)

    with TestClient(fake_app(tmp_path, fake_desk(fail))) as client:
        reply = ask(client)

    assert reply.status_code == 500
    assert "ValueError" in caplog.text
    assert "giấy phép" not in caplog.text + reply.text


def test_too_many_at_once_are_sent_away_with_a_time_to_come_back(client, monkeypatch):
    monkeypatch.setattr(answering, "MOST_WAITING", 0)

    reply = ask(client)

    assert reply.status_code == 503
    assert reply.headers["retry-after"] == "5"
