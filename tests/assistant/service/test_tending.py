"""What is done beside answering."""

import time

import pytest
from starlette.testclient import TestClient

from assistant.service import tending
from assistant.service.app import assemble
from assistant.service.settings import Settings
from tests.assistant.service.fakes import FakeDesks, fake_desk, quote_best


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(tending, "LOOK_SECONDS", 0.01)


def ready_within(client: TestClient, seconds: float) -> bool:
    give_up = time.perf_counter() + seconds
    while time.perf_counter() < give_up:
        if client.get("/readyz").status_code == 200:
            return True
        time.sleep(0.01)
    return False


def test_index_that_is_built_later_is_opened(tmp_path):
    desks = FakeDesks(None)
    with TestClient(assemble(Settings(data=tmp_path, rate_limit="off"), desks)) as client:
        before = client.get("/readyz").status_code
        desks.desk = fake_desk()

        assert before == 503
        assert ready_within(client, 5)
        assert client.post("/v1/ask", json={"question": "x"}).status_code == 200


def test_new_generation_that_cannot_be_opened_leaves_the_old_one(tmp_path, caplog):
    class Breaking(FakeDesks):
        name = "first"

        def generation(self):
            return self.name

        def open(self):
            if self.name == "second":
                raise OSError("disk")
            return fake_desk(quote_best)

    desks = Breaking(None)
    with TestClient(assemble(Settings(data=tmp_path, rate_limit="off"), desks)) as client:
        desks.name = "second"
        time.sleep(0.2)

        assert client.post("/v1/ask", json={"question": "x"}).status_code == 200
        assert "OSError" in caplog.text
