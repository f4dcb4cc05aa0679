"""The service with people of each role, over two texts or over the indexed sample."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from assistant.service.app import assemble
from assistant.service.opening import DataFolder, Desks
from assistant.service.settings import Settings
from assistant.service.staff import accounts
from assistant.service.staff.accounts import Accounts, Role
from assistant.service.staff.database import staff_tables
from tests.assistant.service.fakes import FakeDesks
from tests.assistant.service.staff.fakes import staff_desk
from tests.assistant.service.staff.walking import PASSWORD


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch):
    monkeypatch.setattr(accounts, "COST", 2**4)


def serving(data: Path, desks: Desks) -> TestClient:
    people = Accounts(staff_tables(data))
    for role in Role:
        people.add(role.name.lower(), role, PASSWORD)
    return TestClient(
        assemble(Settings(data=data, rate_limit="off"), desks), follow_redirects=False
    )


@pytest.fixture
def service(tmp_path: Path) -> Iterator[TestClient]:
    """Over two texts; nobody is signed in yet."""
    with serving(tmp_path, FakeDesks(staff_desk())) as client:
        yield client


@pytest.fixture
def as_(service: TestClient) -> Callable[[str], TestClient]:
    """The service for a person of this role."""
    return lambda role: signed_in(service, role)


@pytest.fixture
def data(sample_data: Path, tmp_path: Path) -> Path:
    """The sample, ingested and indexed, in a folder of its own."""
    return Path(shutil.copytree(sample_data, tmp_path / "data"))


@pytest.fixture
def admin(data: Path) -> Iterator[TestClient]:
    """The service over the sample, for an admin."""
    with serving(data, DataFolder(data)) as client:
        yield signed_in(client, "admin")


def signed_in(client: TestClient, role: str) -> TestClient:
    client.cookies.clear()
    reply = client.post("/staff/sign-in", data={"name": role, "password": PASSWORD})
    assert reply.status_code == 303
    return client
