"""GET /metrics: figures for Prometheus; for this machine, or for whoever has the token."""

import hmac
from datetime import UTC, datetime
from ipaddress import ip_address

from fastapi import APIRouter, Request, Response

from assistant.service.answering import Counter
from assistant.service.edge import client_of
from assistant.service.observing.metrics import Metrics
from assistant.service.problems import Problem, Trouble

PASSED_ON = ("forwarded", "x-forwarded-for", "x-real-ip")  # a proxy asks for somebody else
router = APIRouter(include_in_schema=False)


@router.get("/metrics")
async def metrics(request: Request) -> Response:
    """Raises Problem: CLOSED."""
    if not may_read(request, request.app.state.metrics_token):
        raise Problem(Trouble.CLOSED)
    counter: Counter = request.app.state.counter
    figures: Metrics = request.app.state.metrics
    built_at = counter.desk.built_at if counter.desk else None
    age = (datetime.now(UTC) - built_at).total_seconds() if built_at else None
    text, media_type = figures.text(age)
    return Response(text, media_type=media_type)


def may_read(request: Request, token: str | None) -> bool:
    if token is not None:
        sent = request.headers.get("authorization", "")
        return hmac.compare_digest(sent.encode(), f"Bearer {token}".encode())
    if any(name in request.headers for name in PASSED_ON):
        return False
    try:
        return ip_address(client_of(request.scope)).is_loopback
    except ValueError:
        return False
