"""What surrounds every request: headers, limits, and the one rescue."""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service.limits import Buckets
from assistant.service.problems import Problem, Trouble
from assistant.service.trail import log_failure

LARGEST_BODY = 256 * 1024  # bytes; a full history of 20 turns in Vietnamese is about 200 kB
PRIVATE = ("/v1/", "/staff")
UPLOAD = "/staff/upload"  # takes documents: read as they come, by the route, from staff only
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SafeHeaders:
    """Security headers on every reply; answers and staff pages are stored nowhere on the way."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if scope["path"].startswith(PRIVATE):
                    headers["Cache-Control"] = "no-store"
            await send(message)

        await self.app(scope, receive, send_with_headers)


class Rescue:
    """Turns what nobody caught into a problem reply, and logs it without its message."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def send_and_note(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, send_and_note)
        except Problem as problem:
            await problem.reply()(scope, receive, send)
        except Exception as error:
            if scope["type"] != "http":
                raise
            log_failure(error)
            if not started:
                await Problem(Trouble.BROKEN).reply()(scope, receive, send)


class Limits:
    """Refuses bodies that are too large and clients that ask too often."""

    def __init__(self, app: ASGIApp, buckets: Buckets | None) -> None:
        self.app = app
        self.buckets = buckets

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "POST":
            if self.buckets is not None:
                self.buckets.take(client_of(scope))
            if scope["path"] != UPLOAD:
                receive = replayed(await whole_body(receive), receive)
        await self.app(scope, receive, send)


def client_of(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


async def whole_body(receive: Receive) -> bytes:
    """The body of a request. Raises Problem: TOO_LARGE, as soon as it is."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            raise Problem(Trouble.TOO_LARGE, {"most": str(LARGEST_BODY // 1024)})
        if not message.get("more_body", False):
            return bytes(body)


def replayed(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body that was read, then what comes after it."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
