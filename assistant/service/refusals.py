"""From what FastAPI found wrong with a request to the one problem that is told."""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from assistant.service.chat.errors import reply_to
from assistant.service.problems import Locale, Problem, Trouble

WRONG_METHOD = 405
LONGEST_NAME = 60  # of a field that is named back to the client
BY_ERROR = {
    "json_invalid": Trouble.NOT_JSON,
    "missing": Trouble.MISSING,
    "blank": Trouble.BLANK,
    "string_too_short": Trouble.BLANK,
    "string_too_long": Trouble.TOO_LONG,
    "too_long": Trouble.TOO_MANY,
    "control_characters": Trouble.CONTROL_CHARACTERS,
    "string_unicode": Trouble.CONTROL_CHARACTERS,
    "extra_forbidden": Trouble.UNKNOWN_FIELD,
    "day": Trouble.DATE,
    "clock": Trouble.CLOCK,
    "consent": Trouble.NO_CONSENT,
    "enum": Trouble.CHOICE,
    "greater_than_equal": Trouble.TOO_LOW,
    "less_than_equal": Trouble.TOO_HIGH,
    "finite_number": Trouble.NUMBER,
    "float_parsing": Trouble.NUMBER,
    "int_parsing": Trouble.NUMBER,
}
BY_STATUS = {
    400: Trouble.NOT_JSON,
    404: Trouble.NOT_FOUND,
    405: Trouble.WRONG_METHOD,
}


async def refuse_body(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    sent_as = request.headers.get("content-type", "")
    if request.method == "POST" and not sent_as.startswith("application/json"):
        return reply_to(Problem(Trouble.NOT_JSON_TYPE), request.url.path)
    sent = dict(request.query_params) if request.method == "GET" else error.body
    return reply_to(problem_of(error.errors()[0], locale_of(sent)), request.url.path)


def problem_of(found: Mapping[str, Any], locale: Locale) -> Problem:
    """The sentence for one of pydantic's errors."""
    trouble = BY_ERROR.get(found["type"], Trouble.WRONG_VALUE)
    facts = {"field": field_of(found["loc"])}
    limits = found.get("ctx", {})
    if "max_length" in limits:
        facts["most"] = str(limits["max_length"])
    bound = limits.get("ge", limits.get("le"))
    if bound is not None:
        facts["bound"] = f"{bound:g}"
    if "expected" in limits:
        facts["choices"] = str(limits["expected"])
    return Problem(trouble, facts, locale)


def field_of(location: tuple[int | str, ...]) -> str:
    """("body", "history", 0, "question") is "history.0.question"."""
    parts = location[1:] if location[:1] in (("body",), ("query",)) else location
    named = ".".join(str(part) for part in parts) or "body"
    return named.encode(errors="replace").decode()[:LONGEST_NAME]


def locale_of(body: object) -> Locale:
    return "en" if isinstance(body, dict) and body.get("locale") == "en" else "vi"


async def refuse(request: Request, error: Exception) -> Response:
    """Wrong addresses and methods, and bodies that could not be read."""
    assert isinstance(error, HTTPException)
    reply = reply_to(Problem(BY_STATUS.get(error.status_code, Trouble.BROKEN)), request.url.path)
    reply.headers.update(error.headers or {})
    if error.status_code == WRONG_METHOD:
        reply.headers["Allow"] = ", ".join(sorted(methods_at(request)))
    return reply


def routes_of(router: Any) -> Iterator[Any]:
    """All of them, those of the routers that were included, too."""
    for route in router.routes:
        included = getattr(route, "original_router", None)
        yield from (route,) if included is None else routes_of(included)


def methods_at(request: Request) -> set[str]:
    """What the address takes, whichever of its routes does."""
    found: set[str] = set()
    for route in routes_of(request.app):
        if route.matches(request.scope)[0] is not Match.NONE:
            found |= getattr(route, "methods", None) or set()
    return found


async def tell(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return reply_to(error, request.url.path)
