"""The widget's files, served as they are: packed once, kept by browsers until one changes."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

WIDGET = Path(__file__).parents[1] / "widget"
CHECKING = WIDGET / "tsconfig.json"  # how the types are checked: no part of the page
TYPES = {
    ".js": "text/javascript",
    ".json": "application/json",
    ".css": "text/css",
    ".html": "text/html",
    ".svg": "image/svg+xml",
}
FOR_A_YEAR = "public, max-age=31536000, immutable"
FOR_MINUTES = "public, max-age=300"  # so long may an old version be asked for after an upgrade
ASK_AGAIN = "public, no-cache"


@dataclass(frozen=True, slots=True)
class PlainFile:
    type: str
    body: bytes
    packed: bytes
    digest: str

    @classmethod
    def read(cls, path: Path) -> "PlainFile":
        body = path.read_bytes()
        packed = gzip.compress(body, mtime=0)
        return cls(TYPES[path.suffix], body, packed, hashlib.sha256(body).hexdigest()[:16])

    def reply(self, request: Request, caching: str, more: dict[str, str] | None = None) -> Response:
        """The file, or 304 to a browser that has it."""
        packed = "gzip" in request.headers.get("accept-encoding", "")
        tag = f'"{self.digest}{"-gzip" if packed else ""}"'
        headers = {"ETag": tag, "Cache-Control": caching, "Vary": "Accept-Encoding", **(more or {})}
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if packed:
            headers["Content-Encoding"] = "gzip"
        return Response(self.packed if packed else self.body, headers=headers, media_type=self.type)


@cache
def files() -> dict[str, PlainFile]:
    found = sorted(path for path in WIDGET.iterdir() if path.suffix in TYPES and path != CHECKING)
    return {path.name: PlainFile.read(path) for path in found}


@cache
def version() -> str:
    """A name that changes with any file."""
    told = "".join(f"{name} {file.digest}\n" for name, file in files().items())
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def find(name: str) -> PlainFile:
    """Raises HTTPException: there is no such file."""
    try:
        return files()[name]
    except KeyError:
        raise HTTPException(404) from None
