"""Questions at a steady rate, whatever the answers take: does the service hold it?

Waiting times count from the moment at which a question was due to be sent, so that a stalled
service is not flattered by a client that waits for it.
"""

import asyncio
import itertools
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import numpy as np

from eval.bench.serving import Served, served

LONGEST_WAIT = 30.0  # seconds for one answer
NO_REPLY = "no reply"
Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    outcome: str  # the status code, or NO_REPLY
    waited_ms: float


def hold(data: Path, questions: Sequence[str], rate: int, seconds: int, workers: int) -> Figures:
    """The figures of one run of `rate` questions a second."""
    with served(data, workers) as service:
        idle = service.resident_mb()
        started = time.perf_counter()
        sent = asyncio.run(send_all(service, questions, rate, seconds))
        took = time.perf_counter() - started
        figures = summary(sent)
        return {
            "rate": rate,
            "seconds": seconds,
            "workers": workers,
            "seconds_to_ready": service.seconds_to_ready,
            "answers_per_second": round(len(sent) / took, 1),
            "resident_mb_idle": idle,
            "resident_mb_after": service.resident_mb(),
            **figures,
        }


async def send_all(
    service: Served, questions: Sequence[str], rate: int, seconds: int
) -> list[Sent]:
    limits = httpx.Limits(max_connections=1000, max_keepalive_connections=200)
    async with httpx.AsyncClient(
        base_url=service.url, limits=limits, timeout=LONGEST_WAIT
    ) as client:
        started = time.perf_counter()
        texts = itertools.islice(itertools.cycle(questions), rate * seconds)
        tasks = [
            asyncio.create_task(send(client, text, due))
            for text, due in zip(texts, moments(started, rate), strict=False)
        ]
        return await asyncio.gather(*tasks)


def moments(started: float, rate: int) -> Iterator[float]:
    return (started + n / rate for n in itertools.count())


async def send(client: httpx.AsyncClient, text: str, due: float) -> Sent:
    await asyncio.sleep(due - time.perf_counter())
    try:
        reply = await client.post("/v1/ask", json={"question": text})
        outcome = str(reply.status_code)
    except httpx.TransportError:
        outcome = NO_REPLY
    return Sent(outcome, (time.perf_counter() - due) * 1000)


def summary(sent: Sequence[Sent]) -> Figures:
    waits = np.array([one.waited_ms for one in sent])
    p50, p95, p99 = np.percentile(waits, (50, 95, 99))
    outcomes = Counter(one.outcome for one in sent)
    return {
        "questions": len(sent),
        "errors": sum(count for outcome, count in outcomes.items() if outcome != "200"),
        "outcomes": dict(outcomes),
        "p50_ms": round(float(p50), 1),
        "p95_ms": round(float(p95), 1),
        "p99_ms": round(float(p99), 1),
        "worst_ms": round(float(waits.max()), 1),
    }
