"""Traces reach a collector: a span a request, its answer's steps beneath it, nobody's words."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from starlette.testclient import TestClient

from assistant.service.app import assemble
from assistant.service.settings import Settings
from tests.assistant.collecting import collecting
from tests.assistant.service.fakes import FakeDesks, fake_desk, quote_best

QUESTION = "Tôi tên là Trần Văn An, số điện thoại 0912345678, lệ phí bao nhiêu?"
STEPS = {"understand": 1.5, "search": 2.5}


@pytest.fixture
def collector() -> Iterator[tuple[str, list[bytes]]]:
    with collecting() as (address, received):
        yield address.removesuffix("/v1/traces"), received


def spans(received: list[bytes]):
    for body in received:
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
            for scope in resource.scope_spans:
                yield from scope.spans


def timed(question, library):
    return replace(quote_best(question, library), timings=STEPS)


def test_request_and_its_steps_are_spans_without_a_word_of_the_question(tmp_path, collector):
    url, received = collector
    settings = Settings(data=tmp_path, rate_limit="off", traces=f"{url}/v1/traces")
    with TestClient(assemble(settings, FakeDesks(fake_desk(timed)))) as client:
        reply = client.post("/v1/ask", json={"question": QUESTION})

    found = {span.name: span for span in spans(received)}
    assert set(found) == {"POST /v1/ask", "understand", "search"}
    request, step = found["POST /v1/ask"], found["search"]
    facts = {one.key: one.value.string_value for one in request.attributes}
    assert facts["hoidap.verdict"] == "answered"
    assert facts["hoidap.request_id"] == reply.headers["x-request-id"]
    assert step.parent_span_id == request.span_id
    assert step.end_time_unix_nano - step.start_time_unix_nano == 2_500_000
    assert request.start_time_unix_nano <= found["understand"].start_time_unix_nano
    assert b"0912345678" not in b"".join(received)
    assert reply.json()["id"].encode() not in b"".join(received)


def test_collector_of_opentelemetry_s_own_variable_is_taken(monkeypatch):
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4318/")

    assert Settings().traces == "http://127.0.0.1:4318/v1/traces"


def test_without_a_collector_nothing_is_loaded(tmp_path):
    assert Settings(data=tmp_path).traces is None
