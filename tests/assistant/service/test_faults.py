"""What happens to the real service when the disk is full, a file is locked, a worker is killed."""

import json
import os
import resource
import signal
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import psutil
import pytest
from starlette.testclient import TestClient

from assistant import connections
from assistant.service.problems import MEDIA_TYPE
from eval.bench.change import copied
from eval.bench.serving import Served, served
from tests.assistant.service.fakes import fake_app, fake_desk

ASKED = {"question": "Lệ phí đăng ký thường trú bao nhiêu?"}
CALM = "tạm thời không lưu được dữ liệu"


def is_clear(reply: httpx.Response) -> bool:
    told = reply.json()
    return (
        reply.status_code == 503
        and reply.headers["content-type"] == MEDIA_TYPE
        and reply.headers["retry-after"] == "10"
        and CALM in told["detail"]
    )


@pytest.fixture
def locked(tmp_path, monkeypatch) -> Iterator[tuple[TestClient, sqlite3.Connection]]:
    monkeypatch.setattr(connections, "BUSY_SECONDS", 0.1)
    with (
        TestClient(fake_app(tmp_path, fake_desk())) as client,
        closing(sqlite3.connect(tmp_path / "answers.sqlite")) as other,
    ):
        yield client, other


def test_locked_database_is_told_and_the_service_goes_on_when_it_is_free(locked):
    client, other = locked
    kept = client.post("/v1/ask", json=ASKED).json()["id"]
    other.execute("BEGIN IMMEDIATE")

    asked = client.post("/v1/ask", json=ASKED)
    streamed = client.post("/v1/ask", json=ASKED, headers={"Accept": "text/event-stream"})
    chat = client.post(
        "/v1/chat/completions",
        json={"model": "hoidap", "messages": [{"role": "user", "content": "x"}]},
    )
    again, health = client.get(f"/v1/answers/{kept}"), client.get("/healthz")
    other.rollback()
    free = client.post("/v1/ask", json=ASKED)

    assert is_clear(asked)
    assert "event: problem" in streamed.text
    assert CALM in streamed.text
    assert (chat.status_code, chat.json()["error"]["code"]) == (503, "state_down")
    assert (again.status_code, health.status_code, free.status_code) == (200, 200, 200)


@pytest.fixture
def service(sample_data: Path) -> Iterator[tuple[Served, Path]]:
    with copied(sample_data) as data, served(data, 2) as service:
        yield service, data


def limit_files(service: Served, most: int) -> None:
    """What a process may write to any file, in bytes; more fails as on a full disk."""
    for process in [psutil.Process(service.pid), *psutil.Process(service.pid).children()]:
        process.rlimit(psutil.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))


def test_full_disk_is_told_and_the_service_recovers_by_itself(service):
    running, _ = service
    with httpx.Client(base_url=running.url, timeout=60) as client:
        before = client.post("/v1/ask", json=ASKED)
        rating = {"answer_id": before.json()["id"], "useful": True}
        limit_files(running, 1)
        asked, rated = client.post("/v1/ask", json=ASKED), client.post("/v1/feedback", json=rating)
        health = client.get("/healthz")
        limit_files(running, resource.RLIM_INFINITY)
        after, again = client.post("/v1/ask", json=ASKED), client.post("/v1/feedback", json=rating)

    assert is_clear(asked), asked.text
    assert is_clear(rated), rated.text
    assert (health.status_code, after.status_code, again.status_code) == (200, 200, 204)


def use(url: str, stop: threading.Event, rated: list[str], left: list[str]) -> None:
    """Ask, rate and leave questions; what the service says is stored is noted."""
    with httpx.Client(base_url=url, timeout=60) as client:
        while not stop.is_set():
            try:
                name = client.post("/v1/ask", json=ASKED).json()["id"]
                rating = client.post("/v1/feedback", json={"answer_id": name, "useful": True})
                handed = client.post("/v1/handovers", json={**ASKED, "consent": True})
            except httpx.TransportError:
                continue  # this one was being served by the worker that was killed
            rated += [name] if rating.status_code == 204 else []
            left += [handed.json()["code"]] if handed.status_code == 201 else []


def test_workers_killed_under_load_lose_nothing_that_was_stored(service):
    running, data = service
    rated: list[str] = []
    left: list[str] = []
    stop = threading.Event()
    citizens = [
        threading.Thread(target=use, args=(running.url, stop, rated, left)) for _ in range(6)
    ]
    for citizen in citizens:
        citizen.start()
    for _ in range(3):
        time.sleep(1.5)
        os.kill(psutil.Process(running.pid).children()[-1].pid, signal.SIGKILL)
    time.sleep(1.5)
    stop.set()
    for citizen in citizens:
        citizen.join()

    assert len(rated) > 10
    with closing(sqlite3.connect(data / "feedback.sqlite")) as opened:
        kept = {name for (name,) in opened.execute("SELECT id FROM ratings")}
    assert set(rated) <= kept
    assert left
    found = [httpx.get(f"{running.url}/v1/handovers/{code}") for code in left]
    assert {reply.status_code for reply in found} == {200}


def test_answers_under_way_are_finished_before_the_service_ends(service):
    running, _ = service
    replies: list[httpx.Response] = []
    ready = threading.Barrier(17)

    def ask(accept: str) -> None:
        with httpx.Client(base_url=running.url, timeout=60) as client:
            client.get("/healthz")
            ready.wait()
            replies.append(client.post("/v1/ask", json=ASKED, headers={"Accept": accept}))

    kinds = ("application/json", "text/event-stream")
    citizens = [threading.Thread(target=ask, args=(kinds[n % 2],)) for n in range(16)]
    for citizen in citizens:
        citizen.start()
    ready.wait()
    time.sleep(0.2)
    process = psutil.Process(running.pid)
    process.terminate()
    for citizen in citizens:
        citizen.join()
    process.wait(timeout=60)

    assert [reply.status_code for reply in replies] == [200] * 16
    whole = [reply for reply in replies if "event: answer" in reply.text or is_answer(reply)]
    assert len(whole) == 16
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{running.url}/healthz")


def is_answer(reply: httpx.Response) -> bool:
    return reply.headers["content-type"] == "application/json" and "verdict" in json.loads(
        reply.text
    )
