"""What the service does is what its description says: some generated requests of each kind.

Operators' own check is longer: `schemathesis run http://HOST:PORT/openapi.json --checks all`.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from tests.assistant.service.fakes import fake_app, fake_desk

EXAMPLES = 5  # of each operation


@pytest.fixture(scope="module")
def client(sample_library, tmp_path_factory) -> Iterator[TestClient]:
    desk = replace(fake_desk(), library=sample_library)
    with TestClient(fake_app(tmp_path_factory.mktemp("contract"), desk)) as client:
        yield client


def test_replies_are_as_described(client):
    described = schemathesis.openapi.from_asgi("/openapi.json", client.app)
    operations = [found.ok() for found in described.get_all_operations()]

    for operation in operations:

        @settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), deadline=None)
        @given(case=operation.as_strategy())
        def check(case: schemathesis.Case) -> None:
            case.call_and_validate()

        check()
    assert len(operations) > 20
