"""Pages of other origins: let in when configured, refused otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pydantic import ValidationError
from starlette.testclient import TestClient, WebSocketDenialResponse

from assistant import __main__ as command
from assistant.service.app import assemble
from assistant.service.settings import Settings
from assistant.service.sites import Sites
from tests.assistant.service.fakes import FakeDesks, fake_desk

PORTAL, STRANGER = "https://portal.example", "https://stranger.example"
ASKED = {"question": "Lệ phí bao nhiêu?"}


@contextmanager
def serving(data, **settings) -> Iterator[TestClient]:
    app = assemble(Settings(data=data, rate_limit="off", **settings), FakeDesks(fake_desk()))
    with TestClient(app) as client:
        yield client


def ask(client: TestClient, origin: str, **headers: str):
    return client.post("/v1/ask", json=ASKED, headers={"Origin": origin, **headers})


def preflight(client: TestClient, origin: str, path: str = "/v1/ask"):
    asked = {"Origin": origin, "Access-Control-Request-Method": "POST"}
    return client.options(path, headers=asked)


def test_by_default_only_the_service_s_own_pages_may_ask(tmp_path):
    with serving(tmp_path) as client:
        own, other = ask(client, "http://testserver"), ask(client, PORTAL)
        page = client.get("/").headers

    assert (own.status_code, other.status_code) == (200, 403)
    assert other.json()["type"] == "urn:hoidap:problem:other-site"
    assert "access-control-allow-origin" not in {**own.headers, **other.headers}
    assert "frame-ancestors 'none'" in page["content-security-policy"]
    assert page["x-frame-options"] == "DENY"


def test_own_page_may_ask_through_a_proxy_that_changes_the_host(tmp_path):
    with serving(tmp_path) as client:
        reply = ask(client, "https://public.example", **{"Sec-Fetch-Site": "same-origin"})

    assert reply.status_code == 200


def test_configured_page_may_ask_read_the_limits_and_frame(tmp_path):
    with serving(tmp_path, origins=f"{PORTAL}, https://b.example:8443") as client:
        asked, first = ask(client, PORTAL), preflight(client, PORTAL)
        page, script = client.get("/").headers, client.get("/widget/panel.js").headers

    assert asked.status_code == 200
    assert asked.headers["access-control-allow-origin"] == PORTAL
    assert "RateLimit" in asked.headers["access-control-expose-headers"]
    assert asked.headers["vary"] == "Origin"
    assert asked.headers["cross-origin-resource-policy"] == "cross-origin"
    assert first.status_code == 204
    assert "X-Site-Token" in first.headers["access-control-allow-headers"]
    framing = f"frame-ancestors 'self' {PORTAL} https://b.example:8443"
    assert page["content-security-policy"].endswith(framing)
    assert "x-frame-options" not in page
    assert script["cross-origin-resource-policy"] == "cross-origin"


def test_page_that_is_not_configured_is_refused_beside_one_that_is(tmp_path):
    with serving(tmp_path, origins=PORTAL) as client:
        asked, first = ask(client, STRANGER), preflight(client, STRANGER)
        near = ask(client, "https://portal.example.evil.example")

    assert [asked.status_code, first.status_code, near.status_code] == [403, 403, 403]
    assert "access-control-allow-origin" not in asked.headers


def test_star_lets_every_page_in(tmp_path):
    with serving(tmp_path, origins="*") as client:
        assert ask(client, STRANGER).headers["access-control-allow-origin"] == STRANGER


def test_staff_pages_are_never_framed_nor_read_from_elsewhere(tmp_path):
    with serving(tmp_path, origins="*") as client:
        reply = client.get("/staff/sign-in", headers={"Origin": STRANGER})

    assert "access-control-allow-origin" not in reply.headers
    assert "frame-ancestors 'none'" in reply.headers["content-security-policy"]
    assert reply.headers["cross-origin-resource-policy"] == "same-origin"


def test_problem_is_told_to_a_configured_page_with_the_headers_that_let_it_read(tmp_path):
    with serving(tmp_path, origins=PORTAL) as client:
        reply = client.post("/v1/ask", json={}, headers={"Origin": PORTAL})

    assert reply.status_code == 422
    assert reply.headers["access-control-allow-origin"] == PORTAL


def test_where_tokens_are_required_only_the_site_s_own_one_lets_it_in(tmp_path):
    sites = Sites(tmp_path)
    token, others = sites.add(PORTAL), sites.add(STRANGER)
    with serving(tmp_path, origins=PORTAL, site_tokens=True) as client:
        without = ask(client, PORTAL)
        right = ask(client, PORTAL, **{"X-Site-Token": token})
        wrong = ask(client, PORTAL, **{"X-Site-Token": others})
        own = ask(client, "http://testserver")
        program = client.post("/v1/ask", json=ASKED)

    assert [without.status_code, right.status_code, wrong.status_code] == [403, 200, 403]
    assert without.headers["access-control-allow-origin"] == PORTAL  # its script reads why
    assert [own.status_code, program.status_code] == [200, 200]


def test_site_that_is_removed_is_out_within_seconds(tmp_path):
    now = [0.0]
    sites = Sites(tmp_path, lambda: now[0])
    token = sites.add(PORTAL)
    assert sites.tokens() == {PORTAL: token}

    Sites(tmp_path).remove(PORTAL)
    now[0] = 2.0

    assert sites.tokens() == {}


def test_site_that_is_added_again_has_another_token(tmp_path):
    first = Sites(tmp_path).add(PORTAL)

    assert Sites(tmp_path).add(PORTAL) != first


def test_websocket_of_another_page_is_refused(tmp_path):
    with (
        serving(tmp_path) as client,
        pytest.raises(WebSocketDenialResponse) as refused,
        client.websocket_connect("/v1/voice", headers={"Origin": STRANGER}),
    ):
        pass
    assert refused.value.status_code == 403


def test_command_adds_lists_and_removes_a_site_and_notes_it(tmp_path, capsys):
    data = ["--data", str(tmp_path)]

    assert command.main(["site", "add", PORTAL, "--url", "https://ask.example/", *data]) == 0
    tag = capsys.readouterr().out
    assert command.main(["site", "list", *data]) == 0
    listed = capsys.readouterr().out
    assert command.main(["site", "remove", PORTAL, *data]) == 0
    assert command.main(["site", "remove", PORTAL, *data]) == 1
    assert command.main(["site", "add", "https://portal.example/path", *data]) == 1

    assert tag.startswith('<script src="https://ask.example/widget.js" data-token="')
    assert listed == f"{PORTAL}\n"
    from assistant.service.staff import audit
    from assistant.service.staff.database import staff_tables

    noted = [(entry.action, entry.about) for entry in audit.entries(staff_tables(tmp_path))]
    assert noted == [("xóa trang nhúng", PORTAL), ("thêm trang nhúng", PORTAL)]


@pytest.mark.parametrize(
    "wrong", ["portal.example", "https://a.example/path", "* https://a.example"]
)
def test_wrong_origin_in_the_settings_is_refused(wrong):
    with pytest.raises(ValidationError, match="HOIDAP_ORIGINS must be"):
        Settings(origins=wrong)
