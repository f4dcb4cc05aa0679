"""One line on stderr for each request and each failure, as text or as JSON."""

import json
import logging
import sys
from datetime import datetime
from typing import Any, Literal

from assistant.service.observing.seen import Seen
from assistant.service.trail import trail
from assistant.vietnam import VIETNAM

Form = Literal["text", "json"]
REQUESTS = logging.getLogger("hoidap.requests")
OURS = ("hoidap", "uvicorn")  # of others only where they failed: their words may be a citizen's


def begin(form: Form) -> None:
    """Everything that is logged in this process goes to stderr in this form."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines(form))
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    REQUESTS.setLevel(logging.INFO)


def tell(seen: Seen) -> None:
    REQUESTS.info("request", extra={"seen": seen})


class Lines(logging.Formatter):
    """One line a record; errors are told by kind and place, without their message."""

    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form

    def format(self, record: logging.LogRecord) -> str:
        facts = facts_of(record)
        if self.form == "json":
            return json.dumps(facts, ensure_ascii=False)
        time, level, event = (facts.pop(name) for name in ("time", "level", "event"))
        said = facts.pop("message", "")
        words = [time[11:19], level if level != "info" else "", event, said]
        words += [f"{name}={value}" for name, value in facts.items()]
        return " ".join(word for word in words if word)


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    at = datetime.fromtimestamp(record.created, VIETNAM)
    facts: dict[str, Any] = {
        "time": at.isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
    }
    seen = getattr(record, "seen", None)
    if isinstance(seen, Seen):
        return facts | told(seen)
    facts |= {"event": "log", "logger": record.name}
    if record.name.split(".")[0] in OURS:
        facts["message"] = " ".join(record.getMessage().split())
    if record.exc_info and record.exc_info[1] is not None:
        facts["error"] = f"{type(record.exc_info[1]).__name__} at {trail(record.exc_info[1])}"
    return facts


def told(seen: Seen) -> dict[str, Any]:
    facts = {
        "event": "request",
        "method": seen.method,
        "route": seen.route,
        "status": seen.status,
        "ms": seen.ms,
        "verdict": seen.verdict,
        "request_id": seen.id,
    }
    return {name: value for name, value in facts.items() if value != ""}
