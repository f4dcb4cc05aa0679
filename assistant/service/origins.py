"""Which web pages may use the service from a browser: its own, and those of configured sites."""

import hmac
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.connections import StateUnavailable
from assistant.service.chat.errors import reply_to
from assistant.service.problems import Problem, Trouble
from assistant.service.settings import ANY
from assistant.service.sites import Sites
from assistant.service.trail import log_failure

TOKEN = "x-site-token"
PREFLIGHT_SECONDS = 600
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, DELETE",
    "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type, X-Site-Token",
    "Access-Control-Max-Age": str(PREFLIGHT_SECONDS),
}
READABLE = "RateLimit, RateLimit-Policy, Retry-After, X-Request-ID"
PROTECTED = "/v1/"  # what answers questions; the widget's files are the same for everybody
STAFF = "/staff"


@dataclass(slots=True)
class Origins:
    """`configured` are origins ("https://portal.example"), or ANY; sites that were added count too.

    With `tokens` every page of another origin must send its site's token.
    """

    configured: tuple[str, ...]
    sites: Sites
    tokens: bool = False

    @property
    def framing(self) -> str:
        """Who may frame pages, as the sources of `frame-ancestors`."""
        named = (*self.configured, *self._tokens())
        return " ".join(dict.fromkeys(("'self'", *named))) if named else "'none'"

    def admits(self, origin: str, token: str | None) -> bool:
        """Whether a page of this other origin may ask, with the token that it sent."""
        known = self._tokens()
        if token is not None or self.tokens:
            return hmac.compare_digest((token or "").encode(), known.get(origin, "-").encode())
        return self.lists(origin)

    def lists(self, origin: str) -> bool:
        return ANY in self.configured or origin in self.configured or origin in self._tokens()

    def _tokens(self) -> dict[str, str]:
        try:
            return dict(self.sites.tokens())
        except StateUnavailable as error:  # until the file can be read, no site is known
            log_failure(error)
            return {}


class Guests:
    """Lets pages of configured origins in, tells browsers so, and refuses all others."""

    def __init__(self, app: ASGIApp, origins: Origins) -> None:
        self.app = app
        self.origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        origin = guest(scope) if scope["type"] in ("http", "websocket") else None
        if origin is None:
            await self.app(scope, receive, send)
            return
        listed = self.origins.lists(origin) and not scope["path"].startswith(STAFF)
        if listed and is_preflight(scope):
            await Response(status_code=204, headers=PREFLIGHT | told(origin))(scope, receive, send)
        elif scope["path"].startswith(PROTECTED) and not (listed and self.may_ask(scope, origin)):
            reply = reply_to(Problem(Trouble.OTHER_SITE), scope["path"])
            reply.headers.update(told(origin) if listed else {})
            await reply(scope, receive, send)
        else:
            await self.app(scope, receive, telling(send, told(origin) if listed else {}))

    def may_ask(self, scope: Scope, origin: str) -> bool:
        return self.origins.admits(origin, token_of(scope))


def guest(scope: Scope) -> str | None:
    """The origin of the page that asks, where it is another one than the service's own."""
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    same = headers.get("sec-fetch-site") == "same-origin"
    if origin is None or same or urlsplit(origin).netloc == headers.get("host"):
        return None
    return origin


def is_preflight(scope: Scope) -> bool:
    asks = "access-control-request-method" in Headers(scope=scope)
    return scope["type"] == "http" and scope["method"] == "OPTIONS" and asks


def token_of(scope: Scope) -> str | None:
    """A browser sends no header of its own with a WebSocket: there it stands in the address."""
    if scope["type"] == "http":
        return Headers(scope=scope).get(TOKEN)
    return next(iter(parse_qs(scope["query_string"].decode("latin-1")).get("site_token", [])), None)


def told(origin: str) -> dict[str, str]:
    return {"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": READABLE}


def telling(send: Send, told: dict[str, str]) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(told)
        await send(message)

    return send_with_headers
