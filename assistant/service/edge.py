"""What surrounds every request: headers, limits, and the one rescue."""

import asyncio

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.service.chat.errors import reply_to
from assistant.service.limits import Quotas, session_of
from assistant.service.origins import STAFF, Origins, telling
from assistant.service.problems import Problem, Trouble
from assistant.service.trail import problem_for
from assistant.service.voice.hearing import LARGEST_SOUND

LARGEST_BODY = 256 * 1024  # bytes; a full history of 20 turns in Vietnamese is about 200 kB
BODY_SECONDS = 20.0  # in which it must have come: 256 kB at 100 kbit/s
HEARD = ("/v1/ask", "/v1/transcribe", "/v1/audio/transcriptions")  # take recordings
SOUND_SECONDS = 60.0
PRIVATE = ("/v1/", STAFF)
SEARCHES = ("/v1/procedures",)
BODIED = ("POST", "PUT")
UPLOAD = "/staff/upload"  # takes documents: read as they come, by the route, from staff only
EMBEDDED = ("/widget", "/v1/")  # what pages of other origins load
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
    )
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
}
LONG_SECURE = "max-age=31536000"  # a year in which browsers come back by HTTPS alone


class SafeHeaders:
    """Security headers on every reply; answers and staff pages are stored nowhere on the way."""

    def __init__(self, app: ASGIApp, origins: Origins) -> None:
        self.app = app
        self.origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(self.headers(scope))
                if headers["Cross-Origin-Resource-Policy"] == "cross-origin":
                    headers.add_vary_header("Origin")
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def headers(self, scope: Scope) -> dict[str, str]:
        path = scope["path"]
        framing = "'none'" if path.startswith(STAFF) else self.origins.framing
        embedded = path.startswith(EMBEDDED) and framing != "'none'"
        headers = {
            **HEADERS,
            "Content-Security-Policy": f"{POLICY}; frame-ancestors {framing}",
            "Cross-Origin-Resource-Policy": "cross-origin" if embedded else "same-origin",
        }
        if framing == "'none'":
            headers["X-Frame-Options"] = "DENY"
        if path.startswith(PRIVATE):
            headers["Cache-Control"] = "no-store"
        if scope.get("scheme") == "https":
            headers["Strict-Transport-Security"] = LONG_SECURE
        return headers


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
        except Exception as error:
            if scope["type"] != "http" and not isinstance(error, Problem):
                raise
            problem = problem_for(error)
            if not started:
                await reply_to(problem, scope["path"])(scope, receive, send)


class Limits:
    """Refuses bodies that are too large or too slow, and clients that ask too often."""

    def __init__(self, app: ASGIApp, quotas: Quotas) -> None:
        self.app = app
        self.quotas = quotas

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" or is_costly(scope):
            client = self.quotas.count_client(client_of(scope))
            session = None
            if scope["type"] == "http" and scope["method"] in BODIED and scope["path"] != UPLOAD:
                body = await whole_body(receive, *allowed(scope))
                receive = replayed(body, receive)
                session = self.quotas.count_session(session_of(body))
            send = telling(send, self.quotas.headers(client, session))
        await self.app(scope, receive, send)


def is_costly(scope: Scope) -> bool:
    """What is counted: everything that is sent, and searches."""
    return scope["type"] == "http" and (scope["method"] in BODIED or scope["path"] in SEARCHES)


def client_of(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def allowed(scope: Scope) -> tuple[int, float]:
    """Bytes and seconds of a body: recordings are larger than text."""
    sent_as = Headers(scope=scope).get("content-type", "")
    if scope["path"] in HEARD and sent_as.startswith("multipart/"):
        return LARGEST_SOUND, SOUND_SECONDS
    return LARGEST_BODY, BODY_SECONDS


async def whole_body(receive: Receive, most: int, seconds: float) -> bytes:
    """The body of a request. Raises Problem: TOO_LARGE, as soon as it is; BODY_TOO_SLOW."""
    try:
        async with asyncio.timeout(seconds):
            return await read_body(receive, most)
    except TimeoutError:
        raise Problem(Trouble.BODY_TOO_SLOW) from None


async def read_body(receive: Receive, most: int) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > most:
            raise Problem(Trouble.TOO_LARGE, {"most": str(most // 1024)})
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
