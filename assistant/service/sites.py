"""Web sites that may show the widget, each with a signed public token (SQLite).

A token is an HMAC over the site's origin: it works from no other origin, and is void as soon as
the site is removed. It stands in the site's page, so it is no secret.
"""

import hashlib
import hmac
import secrets
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from pathlib import Path

from assistant.connections import open_tables

FILE = "sites.sqlite"
LOOK_SECONDS = 2.0  # until a site that was added or removed by another process is known
SCHEMA = """
CREATE TABLE IF NOT EXISTS signing (secret BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS sites (
    origin TEXT PRIMARY KEY, nonce BLOB NOT NULL, at REAL NOT NULL
) WITHOUT ROWID;
"""


class Sites:
    """The sites of one data folder."""

    def __init__(self, data: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._connections = open_tables(data / FILE, SCHEMA)
        self._clock = clock
        self._looked = -LOOK_SECONDS
        self._tokens: Mapping[str, str] = {}
        with self._connections.transaction() as connection:
            connection.execute(
                "INSERT INTO signing SELECT ? WHERE NOT EXISTS (SELECT 1 FROM signing)",
                (secrets.token_bytes(32),),
            )

    def add(self, origin: str) -> str:
        """The site's token; an earlier token of the same origin is void from now on."""
        row = (origin, secrets.token_bytes(16), time.time())
        with self._connections.transaction() as connection:
            connection.execute(
                "INSERT INTO sites VALUES (?, ?, ?)"
                " ON CONFLICT (origin) DO UPDATE SET nonce = excluded.nonce, at = excluded.at",
                row,
            )
        return self.read()[origin]

    def remove(self, origin: str) -> bool:
        """False when there is no such site."""
        with self._connections.transaction() as connection:
            gone = connection.execute("DELETE FROM sites WHERE origin = ?", (origin,)).rowcount
        return bool(gone)

    def read(self) -> Mapping[str, str]:
        """Tokens by origin, as they stand in the file."""
        with self._connections.transaction() as connection:
            ((secret,),) = connection.execute("SELECT secret FROM signing LIMIT 1")
            rows = connection.execute("SELECT origin, nonce FROM sites ORDER BY origin").fetchall()
        return {origin: signed(secret, origin, nonce) for origin, nonce in rows}

    def tokens(self) -> Mapping[str, str]:
        """The same, read again when that was some seconds ago."""
        if self._clock() - self._looked >= LOOK_SECONDS:
            self._looked = self._clock()
            self._tokens = self.read()
        return self._tokens


def signed(secret: bytes, origin: str, nonce: bytes) -> str:
    digest = hmac.new(secret, origin.encode() + b"\n" + nonce, hashlib.sha256).digest()
    return urlsafe_b64encode(digest[:24]).decode()
