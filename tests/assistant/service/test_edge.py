"""What surrounds every request."""

import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient

from assistant.service.limits import Buckets
from assistant.service.problems import Problem, Trouble
from assistant.service.settings import Settings
from tests.assistant.service.fakes import fake_app, fake_desk


def test_health_and_readiness(client):
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {
        "cases": False,
        "status": "ready",
        "index": {"generation": "20261123T010203-ab12", "built_at": "2026-11-23T00:00:00Z"},
    }


@pytest.mark.parametrize("path", ["/", "/widget/page.js", "/v1/answers/x", "/nowhere"])
def test_every_reply_carries_the_strict_policy(client, path):
    headers = client.get(path).headers

    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_answers_are_not_stored_on_the_way(client):
    assert client.get("/v1/answers/x").headers["cache-control"] == "no-store"


def test_page_has_nothing_inline_and_nothing_from_elsewhere(client):
    html = client.get("/").text

    assert "<style" not in html
    assert " style=" not in html
    assert " onclick=" not in html
    assert "<script>" not in html
    assert 'src="http' not in html
    assert 'lang="vi"' in html


def test_wrong_address_and_method_are_problems(client):
    missing, wrong = client.get("/nowhere"), client.get("/v1/ask")

    assert (missing.status_code, wrong.status_code) == (404, 405)
    assert missing.headers["content-type"] == wrong.headers["content-type"]
    assert wrong.headers["allow"] == "POST"


def test_client_that_asks_too_often_is_told_how_long_to_wait(tmp_path):
    with TestClient(fake_app(tmp_path, fake_desk(), rate_limit="2/minute")) as client:
        replies = [client.post("/v1/ask", json={"question": "x"}) for _ in range(3)]

    assert [reply.status_code for reply in replies] == [200, 200, 429]
    assert replies[2].headers["retry-after"] == "30"
    assert "đợi 30 giây" in replies[2].json()["detail"]


def test_bucket_fills_again():
    now = [0.0]
    buckets = Buckets((2, 60), lambda: now[0])
    buckets.take("a")
    buckets.take("a")
    with pytest.raises(Problem) as refused:
        buckets.take("a")

    now[0] = 30.0
    buckets.take("a")
    buckets.take("b")

    assert refused.value.trouble is Trouble.TOO_OFTEN


def test_settings_are_read_from_the_environment(monkeypatch):
    monkeypatch.setenv("HOIDAP_RATE_LIMIT", "5/second")
    monkeypatch.setenv("HOIDAP_PORT", "9000")

    settings = Settings()

    assert (settings.rate_limit, settings.port) == ((5, 1), 9000)


@pytest.mark.parametrize("wrong", ["5", "0/minute", "5/day", "on"])
def test_wrong_rate_is_refused_with_the_right_form(wrong):
    with pytest.raises(ValidationError, match="COUNT/second"):
        Settings(rate_limit=wrong)


@pytest.mark.parametrize("trouble", Trouble)
def test_every_problem_has_one_sentence_in_each_language(trouble):
    vietnamese, english = trouble.sentence("vi"), trouble.sentence("en")

    assert vietnamese.endswith(".")
    assert english.endswith(".")
    assert vietnamese.count(". ") == english.count(". ") == 0
