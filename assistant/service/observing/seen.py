"""What may be told of a request: how it was routed and ended, never what was asked or by whom."""

import re
import time
from contextvars import ContextVar
from dataclasses import dataclass, field
from uuid import uuid4

from starlette.datastructures import Headers
from starlette.types import Scope

OTHER = "other"  # addresses that lead nowhere
GIVEN_ID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


@dataclass(slots=True)
class Seen:
    """One request; `verdict` is how its question ended, "" without one."""

    id: str
    method: str
    route: str = OTHER
    status: int = 0
    verdict: str = ""
    steps: dict[str, float] = field(default_factory=dict)  # milliseconds of an answer's making
    started: float = field(default_factory=time.perf_counter)

    @property
    def ms(self) -> float:
        return round((time.perf_counter() - self.started) * 1000, 1)


_CURRENT: ContextVar[Seen | None] = ContextVar("seen", default=None)


def begin(scope: Scope) -> Seen:
    """A proxy's X-Request-ID is kept where it is a UUID: anything else might name a person."""
    given = Headers(scope=scope).get("x-request-id", "")
    method = scope.get("method", "WS") if scope["type"] == "http" else "WS"
    seen = Seen(
        given if GIVEN_ID.fullmatch(given) else uuid4().hex,
        method if method in METHODS or method == "WS" else OTHER,
    )
    _CURRENT.set(seen)
    return seen


def note_verdict(verdict: str) -> None:
    """Said by whoever answers, of the request that is being answered."""
    seen = _CURRENT.get()
    if seen is not None:
        seen.verdict = verdict


def note_steps(steps: dict[str, float]) -> None:
    seen = _CURRENT.get()
    if seen is not None:
        seen.steps = steps


def route_of(scope: Scope) -> str:
    """The template of the address, in which no id stands: "/v1/answers/{id}"."""
    route = scope.get("route")
    template = getattr(route, "path", None)
    if isinstance(template, str):
        return template
    for mounted in ("/widget", "/staff/static"):
        if scope["path"].startswith(f"{mounted}/"):
            return mounted
    return OTHER
