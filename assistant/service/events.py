"""The answer told as server-sent events: stages, then statements, then the whole answer."""

import asyncio
import json
from collections.abc import AsyncIterator

from assistant.service.answering import Counter
from assistant.service.bodies import QuestionSent
from assistant.service.opening import Desk
from assistant.service.trail import problem_for

MEDIA_TYPE = "text/event-stream"
BEAT_SECONDS = 10.0  # a comment this often keeps proxies from closing the connection


async def told(counter: Counter, sent: QuestionSent, client: str) -> AsyncIterator[str]:
    """Events `stage`, `statement`…, `answer`; or `problem` instead of what is missing."""
    yield event("stage", json.dumps(searching(counter.desk)))
    asking = asyncio.ensure_future(counter.reply(sent, client))
    while not asking.done():
        await asyncio.wait((asking,), timeout=BEAT_SECONDS)
        if not asking.done():
            yield ": working\n\n"
    try:
        reply = asking.result()
    except Exception as error:  # the status line is out: the edge can no longer tell
        yield event("problem", problem_for(error, sent.locale).text)
    else:
        for statement in json.loads(reply)["statements"]:
            yield event("statement", json.dumps(statement, ensure_ascii=False))
        yield event("answer", reply.decode())


def searching(desk: Desk | None) -> dict[str, str | int]:
    """The stage, and the number of official texts that are searched."""
    return {"stage": "searching", "documents": len(desk.library.documents()) if desk else 0}


def event(name: str, data: str) -> str:
    """One event; JSON has no line breaks, so `data` is one line."""
    return f"event: {name}\ndata: {data}\n\n"
