from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.assistant.service.fakes import fake_app, fake_desk


@pytest.fixture
def client(tmp_path) -> Iterator[TestClient]:
    with TestClient(fake_app(tmp_path, fake_desk())) as client:
        yield client
