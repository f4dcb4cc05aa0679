"""What is noted of every request, around everything else."""

from collections.abc import Callable, Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service.observing.metrics import Metrics
from assistant.service.observing.seen import Seen, begin, route_of

SWITCHED = 101
Teller = Callable[[Seen], None]


class Observed:
    """Times and counts requests, gives each an id, and tells of it when it has ended."""

    def __init__(self, app: ASGIApp, metrics: Metrics, tellers: Sequence[Teller]) -> None:
        self.app = app
        self.metrics = metrics
        self.tellers = tellers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        seen = begin(scope)

        async def send_and_note(message: Message) -> None:
            if message["type"].endswith("http.response.start"):
                seen.status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = seen.id
            elif message["type"] == "websocket.accept":
                seen.status = SWITCHED
            elif message["type"] == "websocket.close" and not seen.status:
                seen.status = 403
            await send(message)

        try:
            with self.metrics.under_way(scope["path"]):
                await self.app(scope, receive, send_and_note)
        finally:
            seen.route = route_of(scope)
            for tell in self.tellers:
                tell(seen)
