"""OpenTelemetry traces, where an operator wants them: a span a request, and its answer's steps.

Spans carry what log lines do, never a question, an answer or an address.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.service.observing.seen import Seen

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider

LOG = logging.getLogger("hoidap")
SERVICE = "hoidap"
NANOSECONDS = 1_000_000_000


class TracesMissing(Exception):
    """The extra `traces` is not installed; the message says how to add it."""


@dataclass(frozen=True, slots=True)
class Traces:
    """Sends spans to a collector in the background; what cannot be sent is dropped."""

    provider: "TracerProvider"

    @classmethod
    def open(cls, endpoint: str) -> "Traces":
        """`endpoint` takes OTLP over HTTP, for example http://127.0.0.1:4318/v1/traces.

        Raises TracesMissing.
        """
        try:
            from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
            from opentelemetry.sdk.resources import Resource
            from opentelemetry.sdk.trace import TracerProvider
            from opentelemetry.sdk.trace.export import BatchSpanProcessor
        except ModuleNotFoundError as missing:
            raise TracesMissing(
                f"Thiếu gói {missing.name}: pip install 'hoidap[traces]'"
            ) from missing
        named = Resource({"service.name": SERVICE})
        provider = TracerProvider(resource=named, shutdown_on_exit=False)
        provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint)))
        return cls(provider)

    def tell(self, seen: Seen) -> None:
        """One request that has ended, and beneath it the steps in the order they were taken."""
        from opentelemetry.trace import set_span_in_context

        tracer = self.provider.get_tracer(SERVICE)
        end = time.time_ns()
        start = end - int((time.perf_counter() - seen.started) * NANOSECONDS)
        facts: dict[str, str | int] = {
            "http.request.method": seen.method,
            "http.route": seen.route,
            "http.response.status_code": seen.status,
            "hoidap.request_id": seen.id,
            "hoidap.verdict": seen.verdict,
        }
        span = tracer.start_span(f"{seen.method} {seen.route}", start_time=start, attributes=facts)
        within = set_span_in_context(span)
        at = end - int(sum(seen.steps.values()) * 1_000_000)
        for name, ms in seen.steps.items():
            step = tracer.start_span(name, within, start_time=at)
            at += int(ms * 1_000_000)
            step.end(at)
        span.end(end)

    def close(self) -> None:
        """What is waiting is sent first."""
        self.provider.shutdown()


@contextmanager
def tracing(endpoint: str | None, tellers: list[Callable[[Seen], None]]) -> Iterator[None]:
    """While the service runs; where the extra is missing it runs without, and says so."""
    if endpoint is None:
        yield
        return
    try:
        traces = Traces.open(endpoint)
    except TracesMissing as reason:
        LOG.error("%s", reason)
        yield
        return
    tellers.append(traces.tell)
    try:
        yield
    finally:
        tellers.remove(traces.tell)
        traces.close()
