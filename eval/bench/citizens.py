"""Citizens who open the page, ask, read and rate, each at a pace of their own.

Half of them read the answer as it streams; the others ask, lose the reply and look for it again.
"""

import asyncio
import itertools
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import numpy as np

from eval.bench.serving import served

LONGEST_WAIT = 30.0  # seconds for one reply
TYPING = (1.0, 5.0)  # seconds until the question is sent
READING = (2.0, 8.0)  # seconds until the answer is rated
PAGE = ("/", "/widget.js", "/widget/page.css", "/v1/notice")
NO_REPLY = "no reply"
Figures = dict[str, Any]


@dataclass(slots=True)
class Seen:
    """What all citizens met with: outcomes of requests, and milliseconds until an answer."""

    outcomes: Counter[str] = field(default_factory=Counter)
    answers_ms: list[float] = field(default_factory=list)


def citizens(
    data: Path, questions: Sequence[str], count: int, seconds: int, workers: int
) -> Figures:
    """The figures of `count` citizens at a time."""
    with served(data, workers) as service:
        seen = asyncio.run(everybody(service.url, questions, count, seconds))
        return {
            "citizens": count,
            "seconds": seconds,
            "workers": workers,
            **summary(seen),
            "resident_mb_after": service.resident_mb(),
        }


async def everybody(url: str, questions: Sequence[str], count: int, seconds: int) -> Seen:
    seen, texts = Seen(), itertools.cycle(questions)
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=count)
    async with httpx.AsyncClient(
        base_url=url, limits=limits, timeout=LONGEST_WAIT, follow_redirects=True
    ) as client:
        until = time.perf_counter() + seconds
        lives = (live(client, seen, texts, until, streams=n % 2 == 0) for n in range(count))
        await asyncio.gather(*lives)
    return seen


async def live(
    client: httpx.AsyncClient, seen: Seen, texts: Iterator[str], until: float, *, streams: bool
) -> None:
    """One citizen after the other, until the time is over."""
    chance = random.Random()
    await asyncio.sleep(chance.uniform(0, TYPING[1]))  # they do not come all at once
    while time.perf_counter() < until:
        try:
            for path in PAGE:
                seen.outcomes[str((await client.get(path)).status_code)] += 1
            await asyncio.sleep(chance.uniform(*TYPING))
            name = await ask(client, seen, next(texts), streams)
            await asyncio.sleep(chance.uniform(*READING))
            rating = {"answer_id": name, "useful": chance.random() < 0.8}
            seen.outcomes[str((await client.post("/v1/feedback", json=rating)).status_code)] += 1
        except (httpx.TransportError, KeyError, ValueError):  # none, or no answer
            seen.outcomes[NO_REPLY] += 1


async def ask(client: httpx.AsyncClient, seen: Seen, text: str, streams: bool) -> str:
    """The answer's id; timed until all of it is there. Raises KeyError, ValueError: it is none."""
    sent = {"question": text, "request_id": uuid4().hex, "session": uuid4().hex}
    started = time.perf_counter()
    if streams:
        reply = await client.post("/v1/ask", json=sent, headers={"Accept": "text/event-stream"})
        seen.outcomes[str(reply.status_code)] += 1
        told = httpx.Response(200, text=reply.text.rpartition("event: answer\ndata: ")[2]).json()
    else:
        await client.post("/v1/ask", json=sent)
        reply = await client.post("/v1/ask", json=sent)
        seen.outcomes[str(reply.status_code)] += 1
        told = (await client.get(f"/v1/answers/{reply.json()['id']}")).json()
    seen.answers_ms.append((time.perf_counter() - started) * 1000)
    return str(told["id"])


def summary(seen: Seen) -> Figures:
    waits = np.array(seen.answers_ms or [0.0])
    p50, p95, p99 = np.percentile(waits, (50, 95, 99))
    wrong = sum(n for outcome, n in seen.outcomes.items() if outcome not in ("200", "204"))
    return {
        "requests": sum(seen.outcomes.values()),
        "answers": len(seen.answers_ms),
        "errors": wrong,
        "outcomes": dict(seen.outcomes),
        "p50_ms": round(float(p50), 1),
        "p95_ms": round(float(p95), 1),
        "p99_ms": round(float(p99), 1),
        "worst_ms": round(float(waits.max()), 1),
    }
