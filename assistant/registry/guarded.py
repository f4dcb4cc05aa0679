"""A register behind a limit on guesses that holds for all processes of the service."""

import hashlib
import hmac
import logging
import secrets
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from assistant.registry.cases import Case, CaseRegistry, RegistryDown, Unfound

MOST_TRIES, WINDOW_SECONDS = 5, 900.0  # wrong secrets for one code
_WAIT_SECONDS = 10.0
_LOG = logging.getLogger("hoidap")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS pepper (value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS tries (id INTEGER PRIMARY KEY, code BLOB NOT NULL, at REAL NOT NULL);
CREATE INDEX IF NOT EXISTS tries_of_code ON tries (code, at);
"""


class GuardedRegistry:
    """Counts tries before they are made, so that many at once get no more than one after another.

    The file holds keyed hashes of codes, and nothing of it goes to a log.
    """

    def __init__(
        self, registry: CaseRegistry, path: Path, clock: Callable[[], float] = time.time
    ) -> None:
        self._registry = registry
        self._path = path
        self._clock = clock
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(self._connect()) as connection:
            connection.executescript(_SCHEMA)
            connection.execute("BEGIN IMMEDIATE")
            row = connection.execute("SELECT value FROM pepper").fetchone()
            self._pepper: bytes = row[0] if row else secrets.token_bytes(32)
            if row is None:
                connection.execute("INSERT INTO pepper VALUES (?)", (self._pepper,))
            connection.execute("COMMIT")

    def look_up(self, code: str, secret: str) -> Case | Unfound:
        name = hmac.new(self._pepper, code.strip().encode(), hashlib.sha256).digest()
        attempt = self._counted(name)
        if attempt is None:
            return Unfound.TOO_OFTEN
        try:
            case = self._registry.find(code.strip(), secret.strip())
        except RegistryDown as reason:
            self._take_back(attempt)
            _LOG.error("the register of dossiers does not answer: %s", reason)
            return Unfound.DOWN
        if case is None:
            return Unfound.NOBODYS
        self._take_back(attempt)
        return case

    def _counted(self, name: bytes) -> int | None:
        """The number of this try, None when there were too many."""
        since = self._clock() - WINDOW_SECONDS
        with closing(self._connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("DELETE FROM tries WHERE at < ?", (since,))
            query = "SELECT count(*) FROM tries WHERE code = ?"
            attempt = None
            if connection.execute(query, (name,)).fetchone()[0] < MOST_TRIES:
                row = (name, self._clock())
                added = connection.execute("INSERT INTO tries (code, at) VALUES (?, ?)", row)
                attempt = added.lastrowid
            connection.execute("COMMIT")
        return attempt

    def _take_back(self, attempt: int) -> None:
        with closing(self._connect()) as connection:
            connection.execute("DELETE FROM tries WHERE id = ?", (attempt,))

    def _connect(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=_WAIT_SECONDS, isolation_level=None)
