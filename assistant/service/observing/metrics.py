"""Figures for Prometheus, of all workers together."""

from contextlib import AbstractContextManager
from pathlib import Path

from assistant.service.observing.seen import Seen
from assistant.service.observing.shared import shared

KINDS = {"/v1/ask": "question", "/v1/chat/completions": "question", "/v1/voice": "voice"}
# Of the index that answers, whichever worker is asked: no figure of a process.
AGE = """\
# HELP hoidap_index_age_seconds Since the index was built
# TYPE hoidap_index_age_seconds gauge
hoidap_index_age_seconds """
SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The figures of this process, and how they are told with those of the others."""

    def __init__(self) -> None:
        # Not before the service decided where figures are shared.
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        own = self.own = CollectorRegistry()
        self.requests = Counter(
            "hoidap_requests", "Requests", ("method", "route", "status"), registry=own
        )
        self.seconds = Histogram(
            "hoidap_request_seconds",
            "Until the reply was sent",
            ("route",),
            registry=own,
            buckets=SECONDS,
        )
        self.answers = Counter(
            "hoidap_answers", "Questions by how they ended", ("verdict",), registry=own
        )
        self.open = Gauge(
            "hoidap_open",
            "Under way: questions (waiting ones, too), voice sessions, other requests",
            ("kind",),
            registry=own,
            multiprocess_mode="livesum",
        )
        if folder := shared():
            bury_the_dead(folder)

    def under_way(self, path: str) -> AbstractContextManager[object]:
        """For as long as a request is."""
        return self.open.labels(KINDS.get(path, "other")).track_inprogress()

    def count(self, seen: Seen) -> None:
        self.requests.labels(seen.method, seen.route, str(seen.status)).inc()
        self.seconds.labels(seen.route).observe(seen.ms / 1000)
        if seen.verdict:
            self.answers.labels(seen.verdict).inc()

    def text(self, index_age: float | None) -> tuple[bytes, str]:
        """All figures, and their media type; `index_age` in seconds."""
        from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
        from prometheus_client.multiprocess import MultiProcessCollector

        registry = self.own
        if shared():
            registry = CollectorRegistry()
            MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        age = f"{AGE}{index_age:.1f}\n".encode() if index_age is not None else b""
        return generate_latest(registry) + age, CONTENT_TYPE_LATEST


def bury_the_dead(folder: Path) -> None:
    """What workers that were killed had under way is under way no longer."""
    from prometheus_client.multiprocess import mark_process_dead

    for file in folder.glob("gauge_live*_*.db"):
        process = int(file.stem.rpartition("_")[2])
        if not Path(f"/proc/{process}").exists():
            mark_process_dead(process, str(folder))  # type: ignore[no-untyped-call]
