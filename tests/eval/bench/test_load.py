"""The load benchmark's own arithmetic."""

import asyncio
import itertools
import time

import httpx

from eval.bench.load import NO_REPLY, Sent, moments, send, summary
from eval.bench.machine import describe


def answering(respond) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.MockTransport(respond), base_url="http://service")


def test_everything_but_200_is_an_error():
    figures = summary([Sent("200", 10.0), Sent("200", 30.0), Sent("503", 5.0), Sent(NO_REPLY, 9.0)])

    assert figures["questions"] == 4
    assert figures["errors"] == 2
    assert figures["outcomes"] == {"200": 2, "503": 1, NO_REPLY: 1}
    assert figures["worst_ms"] == 30.0


def test_questions_are_due_at_a_steady_rate():
    assert list(itertools.islice(moments(100.0, 50), 3)) == [100.0, 100.02, 100.04]


async def test_waiting_counts_from_the_moment_at_which_the_question_was_due():
    async with answering(lambda request: httpx.Response(200)) as client:
        sent = await send(client, "x", due=time.perf_counter() - 1.0)

    assert sent.outcome == "200"
    assert sent.waited_ms >= 1000


async def test_broken_connection_is_counted_and_does_not_end_the_run():
    def breaks(request):
        raise httpx.ConnectError("refused")

    async with answering(breaks) as client:
        sent = await asyncio.gather(*(send(client, "x", time.perf_counter()) for _ in range(2)))

    assert [one.outcome for one in sent] == [NO_REPLY, NO_REPLY]


def test_machine_is_described():
    machine = describe()

    assert machine["cores"] >= 1
    assert machine["processor"]
