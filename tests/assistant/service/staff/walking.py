"""Filling in forms as a browser does: the token comes from the page on which the form stands."""

import re
from html import unescape

from starlette.testclient import TestClient

PASSWORD = "mật khẩu dài"
TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


def token(client: TestClient, page: str = "/staff") -> str:
    found = TOKEN.search(client.get(page).text)
    assert found is not None
    return found[1]


def send(client: TestClient, address: str, **form: object):
    return client.post(address, data={"csrf": token(client), **form})


def ask(client: TestClient, question: str) -> dict:
    return client.post("/v1/ask", json={"question": question}).json()


def text_of(client: TestClient, page: str) -> str:
    """The words of a page that is there."""
    reply = client.get(page)
    assert reply.status_code == 200, reply.text
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", reply.text)).split())
