"""Pages over HTTP: robots.txt, a pause between requests, nothing fetched twice unchanged."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ingest.sources.robots import AGENT, Robots

if TYPE_CHECKING:
    import httpx

LARGEST = 50_000_000  # bytes of one page or file
PATIENCE = 30.0  # seconds for one request
PAUSE = 1.0  # seconds between two requests to one site, more where its robots.txt asks for it
GONE = (404, 410)


class Visit(StrEnum):
    """How a request ended."""

    NEW = "new"
    SAME = "same"  # not modified since the last visit
    GONE = "gone"  # 404 or 410
    FAILED = "failed"  # try again another time; nothing is concluded from it
    FORBIDDEN = "forbidden"  # by robots.txt


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to one request; `etag` and `modified` make the next one conditional."""

    address: str
    visit: Visit
    data: bytes = b""
    kind: str = ""  # media type
    etag: str = ""
    modified: str = ""
    problem: str = ""


@dataclass
class Visitor:
    """Fetches pages politely; use as a context manager."""

    pause: float = PAUSE
    sleep: Callable[[float], None] = time.sleep
    visited: dict[str, float] = field(default_factory=dict)

    def __enter__(self) -> "Visitor":
        import httpx

        headers = {"User-Agent": f"{AGENT}/1.0 (official documents for citizens' questions)"}
        self.client = httpx.Client(
            headers=headers, timeout=PATIENCE, follow_redirects=True, max_redirects=5
        )
        self.robots = Robots(self.text_of)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.client.close()

    def text_of(self, address: str) -> tuple[int, str]:
        """(status, text); status 0 when the site cannot be reached."""
        import httpx

        try:
            answer = self.client.get(address)
        except httpx.HTTPError:
            return 0, ""
        return answer.status_code, answer.text

    def get(self, address: str, etag: str = "", modified: str = "") -> Page:
        """The page at an address, only if it changed since the visit that gave the marks."""
        import httpx

        if not self.robots.allows(address):
            return Page(address, Visit.FORBIDDEN, problem="robots.txt không cho phép")
        self.wait(address)
        asked = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in asked.items() if value}
        try:
            with self.client.stream("GET", address, headers=headers) as answer:
                return self.page(address, answer)
        except httpx.HTTPError as error:
            return Page(address, Visit.FAILED, problem=f"{type(error).__name__}: {error}")

    def page(self, address: str, answer: "httpx.Response") -> Page:
        marks = (answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))
        if answer.status_code == 304:
            return Page(address, Visit.SAME, etag=marks[0], modified=marks[1])
        if answer.status_code != 200:
            visit = Visit.GONE if answer.status_code in GONE else Visit.FAILED
            return Page(address, visit, problem=f"HTTP {answer.status_code}")
        data = bytearray()
        for piece in answer.iter_bytes():
            data += piece
            if len(data) > LARGEST:
                return Page(address, Visit.FAILED, problem=f"lớn hơn {LARGEST} byte")
        kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
        return Page(address, Visit.NEW, bytes(data), kind, *marks)

    def wait(self, address: str) -> None:
        """Keep the pause between two requests to one site."""
        site = urlsplit(address).netloc
        pause = max(self.pause, self.robots.delay(address))
        since = time.monotonic() - self.visited.get(site, float("-inf"))
        if since < pause:
            self.sleep(pause - since)
        self.visited[site] = time.monotonic()
