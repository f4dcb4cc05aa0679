"""One file over HTTP: goes on where an earlier attempt ended, and is whole or not there."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

MOST_BYTES = 4 << 30
ATTEMPTS = 5
SECONDS = 30.0  # without a byte
AGAIN = "Run the same command again: it goes on where this one ended."
Report = Callable[[int, int | None], None]  # bytes there, bytes in all where that is known


class NotDownloaded(Exception):
    """The file could not be had; the message says why and what to do."""


def download(url: str, target: Path, report: Report = lambda there, whole: None) -> None:
    """Put the whole file at `target`. Raises NotDownloaded; what came by then is kept beside it."""
    import httpx

    part = target.with_name(target.name + ".part")
    why: Exception | None = None
    with httpx.Client(timeout=SECONDS, follow_redirects=True) as client:
        for _ in range(ATTEMPTS):
            try:
                _go_on(client, url, part, report)
            except httpx.TransportError as broken:
                why = broken
            except (httpx.InvalidURL, httpx.TooManyRedirects) as wrong:
                raise NotDownloaded(f"{url}: {wrong}.") from wrong
            else:
                part.replace(target)
                _mark(part).unlink(missing_ok=True)
                return
    raise NotDownloaded(f"{url}: the connection broke ({why}). {AGAIN}")


def digest(file: Path, algorithm: str) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, algorithm).hexdigest()


def _mark(part: Path) -> Path:
    """Which version of the file the part is of."""
    return part.with_name(part.name + ".version")


def _go_on(client: "httpx.Client", url: str, part: Path, report: Report) -> None:
    """Raises httpx.TransportError when the connection breaks, NotDownloaded for good."""
    import httpx

    there, asked = _begun(part)
    with client.stream("GET", url, headers=asked) as response:
        at = _start(response, there)
        if at is None:
            part.unlink(missing_ok=True)
            raise httpx.ReadError("its rest does not belong to its beginning")
        _mark_version(response, part)
        length = response.headers.get("content-length")
        whole = at + int(length) if length else None
        with part.open("r+b" if at else "wb") as file:
            file.seek(at)
            for block in response.iter_raw():
                file.write(block)
                report(file.tell(), whole)
                if file.tell() > MOST_BYTES:
                    raise NotDownloaded(f"{url}: too large for a model.")


def _start(response: "httpx.Response", there: int) -> int | None:
    """Where in the file the body belongs; None when it cannot be joined to what is there."""
    if response.status_code == 200:
        return 0
    if response.status_code == 206:
        joins = response.headers.get("content-range", "").startswith(f"bytes {there}-")
        return there if joins else None
    if response.status_code == 416:
        return None
    raise NotDownloaded(f"{response.url}: the server says {response.status_code}.")


def _begun(part: Path) -> tuple[int, dict[str, str]]:
    """How many bytes of the file are there, and the headers that ask for the others."""
    asked = {"Accept-Encoding": "identity"}
    mark = _mark(part)
    there = part.stat().st_size if part.exists() and mark.exists() else 0
    if not there:
        return 0, asked
    return there, asked | {"Range": f"bytes={there}-", "If-Range": mark.read_text()}


def _mark_version(response: "httpx.Response", part: Path) -> None:
    """Without a strong mark nobody can tell whether a rest belongs to a beginning."""
    version = response.headers.get("etag") or response.headers.get("last-modified", "")
    if version and not version.startswith("W/"):
        _mark(part).write_text(version)
    else:
        _mark(part).unlink(missing_ok=True)
