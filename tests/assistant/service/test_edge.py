"""What surrounds every request."""

import asyncio
import re
import threading

import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient

from assistant.service import edge
from assistant.service.app import assemble
from assistant.service.limits import Buckets
from assistant.service.problems import Problem, Trouble
from assistant.service.settings import Settings
from assistant.service.voice.troubles import VoiceTrouble
from tests.assistant.service.fakes import FakeDesks, fake_app, fake_desk, quote_best


def test_health_and_readiness(client):
    assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {
        "cases": False,
        "voice": False,
        "status": "ready",
        "index": {"generation": "20261123T010203-ab12", "built_at": "2026-11-23T00:00:00Z"},
    }


@pytest.mark.parametrize("path", ["/", "/widget/panel.js", "/v1/answers/x", "/nowhere"])
def test_every_reply_carries_the_strict_policy(client, path):
    headers = client.get(path).headers

    assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", ["/", "/v1/answers/x", "/staff", "/nowhere"])
def test_nothing_but_the_files_of_the_widget_may_be_read_from_elsewhere(client, path):
    headers = client.get(path).headers

    assert "access-control-allow-origin" not in headers
    assert headers["cross-origin-resource-policy"] == "same-origin"


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


def test_address_that_takes_several_methods_names_them_all(client):
    assert client.options("/v1/notice").headers["allow"] == "GET, PUT"


def test_client_that_asks_too_often_is_told_how_long_to_wait(tmp_path):
    with TestClient(fake_app(tmp_path, fake_desk(), rate_limit="2/minute")) as client:
        replies = [client.post("/v1/ask", json={"question": "x"}) for _ in range(3)]

    assert [reply.status_code for reply in replies] == [200, 200, 429]
    assert replies[2].headers["retry-after"] == "30"
    assert "đợi 30 giây" in replies[2].json()["detail"]


def test_headers_tell_what_is_left_for_client_and_session(tmp_path):
    with TestClient(fake_app(tmp_path, fake_desk(), rate_limit="5/minute")) as client:
        alone = client.post("/v1/ask", json={"question": "x"}).headers
        named = client.post("/v1/ask", json={"question": "x", "session": "s1"}).headers

    assert alone["ratelimit-policy"] == '"client";q=5;w=60'
    assert alone["ratelimit"] == '"client";r=4;t=12'
    assert named["ratelimit-policy"] == '"client";q=5;w=60, "session";q=30;w=60'
    assert re.fullmatch(r'"client";r=3;t=2[34], "session";r=29;t=2', named["ratelimit"])


def test_search_is_counted_and_looking_again_is_not(tmp_path):
    with TestClient(fake_app(tmp_path, fake_desk(), rate_limit="1/minute")) as client:
        again = [client.get("/v1/answers/x").status_code for _ in range(3)]
        searches = [client.get("/v1/procedures").status_code for _ in range(2)]

    assert again == [404, 404, 404]
    assert searches == [422, 429]


def test_one_session_cannot_take_what_is_left_for_others_at_the_same_address(tmp_path):
    settings = Settings(data=tmp_path, rate_limit="60/minute", session_rate_limit="1/minute")
    with TestClient(assemble(settings, FakeDesks(fake_desk()))) as client:
        replies = [
            client.post("/v1/ask", json={"question": "x", "session": session})
            for session in ("a", "a", "b")
        ]

    assert [reply.status_code for reply in replies] == [200, 429, 200]
    assert replies[1].headers["ratelimit"] == '"session";r=0;t=60'


def test_bucket_fills_again():
    now = [0.0]
    buckets = Buckets((2, 60), lambda: now[0])
    buckets.take("a")
    buckets.take("a")
    refused = buckets.take("a")

    now[0] = 30.0
    again, other = buckets.take("a"), buckets.take("b")

    assert (refused.wait, refused.full_in) == (30, 60)
    assert (again.wait, other.wait) == (0, 0)


def test_answer_that_takes_too_long_is_told_and_kept_for_its_request(tmp_path):
    begun, go_on = threading.Event(), threading.Event()

    def slowly(question, library):
        begun.set()
        go_on.wait(10)
        return quote_best(question, library)

    settings = Settings(data=tmp_path, rate_limit="off", timeout=0.2)
    with TestClient(assemble(settings, FakeDesks(fake_desk(slowly)))) as client:
        sent = {"question": "x", "request_id": "r1"}
        late = client.post("/v1/ask", json=sent)
        go_on.set()
        again = client.post("/v1/ask", json=sent)

    assert begun.is_set()
    assert late.status_code == 504
    assert late.headers["retry-after"] == "5"
    assert "gửi lại sau 5 giây" in late.json()["detail"]
    assert again.status_code == 200


async def test_body_that_comes_too_slowly_is_refused():
    async def never():
        await asyncio.sleep(10)

    with pytest.raises(Problem) as refused:
        await edge.whole_body(never, edge.LARGEST_BODY, 0.01)

    assert refused.value.trouble is Trouble.BODY_TOO_SLOW


def test_browsers_that_came_by_https_come_back_by_https(tmp_path):
    with TestClient(fake_app(tmp_path, fake_desk()), base_url="https://testserver") as client:
        assert "max-age" in client.get("/").headers["strict-transport-security"]


def test_settings_are_read_from_the_environment(monkeypatch):
    monkeypatch.setenv("HOIDAP_RATE_LIMIT", "5/second")
    monkeypatch.setenv("HOIDAP_PORT", "9000")

    settings = Settings()

    assert (settings.rate_limit, settings.port) == ((5, 1), 9000)


@pytest.mark.parametrize("wrong", ["5", "0/minute", "5/day", "on"])
def test_wrong_rate_is_refused_with_the_right_form(wrong):
    with pytest.raises(ValidationError, match="COUNT/second"):
        Settings(rate_limit=wrong)


@pytest.mark.parametrize("trouble", [*Trouble, *VoiceTrouble])
def test_every_problem_has_one_sentence_in_each_language(trouble):
    vietnamese, english = trouble.sentence("vi"), trouble.sentence("en")

    assert vietnamese.endswith(".")
    assert english.endswith(".")
    assert vietnamese.count(". ") == english.count(". ") == 0
