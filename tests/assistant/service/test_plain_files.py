"""How the widget's files are served."""

import gzip
import re

from starlette.testclient import TestClient

from assistant.service.app import assemble
from assistant.service.plain_files import WIDGET, version
from assistant.service.settings import Settings
from tests.assistant.service.fakes import FakeDesks, fake_desk


def test_script_of_other_sites_and_its_modules_are_those_of_today(client):
    script = client.get("/widget.js")
    led = client.get("/widget/panel.js", follow_redirects=False)
    module = client.get("/widget/panel.js")

    assert script.text == (WIDGET / "widget.js").read_text(encoding="utf-8")
    assert led.headers["location"] == f"{version()}/panel.js"
    assert script.headers["cache-control"] == led.headers["cache-control"] == "public, max-age=300"
    assert module.text == (WIDGET / "panel.js").read_text(encoding="utf-8")
    assert module.headers["cache-control"] == "public, max-age=31536000, immutable"


def test_files_may_be_loaded_by_configured_sites_and_are_told_apart_on_the_way(tmp_path):
    settings = Settings(data=tmp_path, rate_limit="off", origins="https://portal.example")
    with TestClient(assemble(settings, FakeDesks(fake_desk()))) as client:
        for path in ("/widget.js", "/widget/panel.js", "/widget/widget.css"):
            reply = client.get(path, headers={"Origin": "https://portal.example"})
            assert [led.headers["access-control-allow-origin"] for led in reply.history] == [
                "https://portal.example" for _ in reply.history
            ]
            assert reply.headers["access-control-allow-origin"] == "https://portal.example"
            assert reply.headers["cross-origin-resource-policy"] == "cross-origin"
            assert reply.headers["vary"] == "Accept-Encoding, Origin"


def test_file_that_the_browser_has_is_not_sent_again(client):
    first = client.get("/widget.js")

    again = client.get("/widget.js", headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")


def test_file_of_another_version_is_not_kept(client):
    headers = client.get("/widget/0123456789abcdef/panel.js").headers

    assert headers["cache-control"] == "public, no-cache"


def test_files_are_packed_for_those_who_can_unpack(client):
    with client.stream("GET", "/widget.js") as packed:
        raw = b"".join(packed.iter_raw())
    plain = client.get("/widget.js", headers={"Accept-Encoding": "identity"})

    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(raw) == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


def test_nothing_but_the_files_is_served(client):
    for name in (
        "types.d.ts",
        "tsconfig.json",
        "screenshot.png",
        "..%2Fservice%2Fapp.py",
        "nowhere.js",
    ):
        assert client.get(f"/widget/{name}").status_code == 404


def test_page_says_early_what_it_needs(client):
    link = client.get("/").headers["link"]

    for address in re.findall(r"<([^>]+)>", link):
        assert client.get(f"/{address}").status_code == 200
