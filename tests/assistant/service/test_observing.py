"""What operators see of requests: log lines and figures, never a question or an id."""

import json
import logging
import os
import signal
import time
from pathlib import Path

import httpx
import psutil
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from assistant.service.app import assemble
from assistant.service.observing.logs import Lines
from assistant.service.settings import Settings
from eval.bench.change import copied
from eval.bench.serving import Served, served
from tests.assistant.service.fakes import FakeDesks, fake_app, fake_desk

QUESTION = "Tôi tên là Trần Văn An, số điện thoại 0912345678, lệ phí bao nhiêu?"
LOCAL = ("127.0.0.1", 50000)


@pytest.fixture
def lines(caplog):
    caplog.set_level(logging.INFO, "hoidap.requests")
    return lambda: [json.loads(Lines("json").format(record)) for record in caplog.records]


def figures(text: str) -> dict[tuple[str, tuple[str, ...]], float]:
    """Values by name and labels' values."""
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_each_request_is_one_line_with_its_route_and_verdict(client, lines):
    reply = client.post("/v1/ask", json={"question": QUESTION})
    client.get(f"/v1/answers/{reply.json()['id']}")
    client.get("/nowhere/0912345678")
    client.get("/widget.js")

    asked, again, nowhere, script = lines()
    assert (asked["method"], asked["route"], asked["status"]) == ("POST", "/v1/ask", 200)
    assert asked["verdict"] == "answered"
    assert asked["request_id"] == reply.headers["x-request-id"]
    assert asked["ms"] > 0
    assert asked["time"].endswith("+07:00")
    assert again["route"] == "/v1/answers/{id}"
    assert "verdict" not in again
    assert (nowhere["route"], nowhere["status"]) == ("other", 404)
    assert script["route"].startswith("/widget")


def test_nothing_of_a_question_its_asker_or_its_answer_is_logged(client, lines):
    reply = client.post("/v1/ask", json={"question": QUESTION, "session": "s-0912345678"})
    client.post("/v1/ask", json={"question": QUESTION}, headers={"Accept": "text/event-stream"})
    client.get("/v1/procedures", params={"q": QUESTION, "sort": "0912345678"})
    client.get(f"/v1/answers/{reply.json()['id']}", headers={"X-Request-ID": "0912345678"})

    written = json.dumps(lines(), ensure_ascii=False)
    assert "0912345678" not in written
    assert "An" not in written
    assert reply.json()["id"] not in written
    assert "testclient" not in written


def test_verdict_of_a_streamed_answer_is_logged(client, lines):
    client.post("/v1/ask", json={"question": "x"}, headers={"Accept": "text/event-stream"})

    assert lines()[0]["verdict"] == "answered"


def test_id_of_a_proxy_is_kept_where_it_is_a_uuid(client):
    given = "0af76519-16cd-43dd-8448-eb211c80319c"

    kept = client.get("/healthz", headers={"X-Request-ID": given}).headers
    other = client.get("/healthz", headers={"X-Request-ID": "Tran Van An"}).headers

    assert kept["x-request-id"] == given
    assert len(other["x-request-id"]) == 32


def test_failure_is_one_line_without_its_message(tmp_path):
    try:
        raise ValueError(QUESTION)
    except ValueError as error:
        told = (type(error), error, error.__traceback__)
    record = logging.LogRecord("asyncio", logging.ERROR, "x", 1, QUESTION, (), told)

    for form in ("json", "text"):
        line = Lines(form).format(record)
        assert "ValueError at test_observing.py" in line
        assert "0912345678" not in line
        assert "\n" not in line


def test_figures_count_requests_verdicts_and_the_age_of_the_index(tmp_path):
    with TestClient(fake_app(tmp_path, fake_desk()), client=LOCAL) as client:
        for _ in range(2):
            client.post("/v1/ask", json={"question": QUESTION})
        client.get("/nowhere")
        reply = client.get("/metrics")

    assert reply.headers["content-type"].startswith("text/plain; version=")
    told = figures(reply.text)
    assert told["hoidap_requests_total", ("POST", "/v1/ask", "200")] == 2
    assert told["hoidap_requests_total", ("GET", "other", "404")] == 1
    assert told["hoidap_request_seconds_count", ("/v1/ask",)] == 2
    assert told["hoidap_answers_total", ("answered",)] == 2
    assert told["hoidap_open", ("question",)] == 0
    assert told["hoidap_index_age_seconds", ()] > 0
    assert "0912345678" not in reply.text


@pytest.mark.parametrize(
    ("client", "headers", "status"),
    [
        (LOCAL, {}, 200),
        (("203.0.113.7", 50000), {}, 403),
        (LOCAL, {"X-Forwarded-For": "203.0.113.7"}, 403),
    ],
)
def test_without_a_token_only_the_machine_itself_reads_figures(tmp_path, client, headers, status):
    with TestClient(fake_app(tmp_path, fake_desk()), client=client) as asking:
        assert asking.get("/metrics", headers=headers).status_code == status


def test_token_opens_the_figures_from_anywhere_and_is_asked_of_everybody(tmp_path):
    settings = Settings(data=tmp_path, metrics_token="s3cret")
    with TestClient(assemble(settings, FakeDesks(fake_desk())), client=LOCAL) as client:
        said = [
            client.get("/metrics", headers=headers).status_code
            for headers in ({}, {"Authorization": "Bearer x"}, {"Authorization": "Bearer s3cret"})
        ]

    assert said == [403, 403, 200]
    assert "s3cret" not in repr(settings)


@pytest.fixture(scope="module")
def service(sample_data, tmp_path_factory):
    with (
        copied(sample_data) as data,
        (tmp_path_factory.mktemp("log") / "log").open("w") as log,
        served(data, 2, {"HOIDAP_LOG": "json"}, log) as service,
    ):
        yield service, log.name


def test_figures_of_two_workers_add_up_and_outlive_one_that_is_killed(service):
    running: Served = service[0]
    alone = httpx.Limits(max_keepalive_connections=0)
    with httpx.Client(base_url=running.url, limits=alone, timeout=30) as client:
        for _ in range(20):
            client.get("/healthz")
        text = client.get("/metrics").text
        before = figures(text)
        os.kill(psutil.Process(running.pid).children()[0].pid, signal.SIGKILL)
        time.sleep(0.1)
        after = figures(client.get("/metrics").text)

    assert text.count("# TYPE hoidap_index_age_seconds gauge") == 1
    assert before["hoidap_index_age_seconds", ()] > 0
    # The one that waits for the service to be ready asks /readyz.
    assert before["hoidap_requests_total", ("GET", "/healthz", "200")] == 20
    assert after["hoidap_requests_total", ("GET", "/healthz", "200")] == 20


def test_service_logs_json_lines_of_requests_to_stderr(service):
    running, log = service
    httpx.post(f"{running.url}/v1/ask", json={"question": QUESTION}, timeout=30)

    give_up = time.monotonic() + 10
    while '"/v1/ask"' not in (text := Path(log).read_text()):
        assert time.monotonic() < give_up
        time.sleep(0.05)
    asked = next(line for line in map(json.loads, text.splitlines()) if "verdict" in line)
    assert asked["status"] == 200
    assert "0912345678" not in text
