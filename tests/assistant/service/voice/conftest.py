"""The service with ears: a real model, over real sockets."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from fastapi import FastAPI

from assistant.service.app import assemble
from assistant.service.settings import Settings
from tests.assistant.service.fakes import FakeDesks, fake_desk
from tests.speech.conftest import MODEL


def app_with(data: Path, model: Path | None, rate_limit: str = "off") -> FastAPI:
    settings = Settings(data=data, rate_limit=rate_limit, voice_model=model)
    return assemble(settings, FakeDesks(fake_desk()))


@contextmanager
def running(app: FastAPI) -> Iterator[str]:
    """Its address without the scheme."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(app_with(tmp_path_factory.mktemp("data"), MODEL)) as address:
        yield address


@pytest.fixture(scope="module")
def deaf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The service without a model."""
    with (
        running(app_with(tmp_path_factory.mktemp("data"), None)) as address,
        httpx.Client(base_url=f"http://{address}", timeout=30) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"http://{address}", timeout=30) as client:
        yield client
