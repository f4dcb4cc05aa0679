"""A register behind limits on guesses that hold for all processes of the service."""

import hashlib
import hmac
import logging
import math
import secrets
import threading
import time
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network
from pathlib import Path

from assistant.connections import Statements, open_tables
from assistant.registry.cases import (
    Case,
    CaseRegistry,
    RegistryDown,
    RegistryResting,
    TooManyTries,
    Unfound,
)

WINDOW_SECONDS = 900.0
MOST_FOR_CODE = 5  # wrong secrets for one code, whoever tries
# Of one client, whatever the codes: they run on, so one secret could be tried on all of a day.
MOST_OF_CLIENT = 20
_PREFIX = 64  # bits that name a household of IPv6; the rest its owner changes at will
_LOG = logging.getLogger("hoidap")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS pepper (value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS guesses (
    id INTEGER PRIMARY KEY, code BLOB NOT NULL, client BLOB NOT NULL, at REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS guesses_of_code ON guesses (code, at);
CREATE INDEX IF NOT EXISTS guesses_of_client ON guesses (client, at);
"""
_LIMITS = (("code", MOST_FOR_CODE), ("client", MOST_OF_CLIENT))


class GuardedRegistry:
    """Counts tries before they are made, so that many at once get no more than one after another.

    The file holds keyed hashes of codes and clients, and nothing of it goes to a log.
    """

    def __init__(
        self, registry: CaseRegistry, path: Path, clock: Callable[[], float] = time.time
    ) -> None:
        self._registry = registry
        self._clock = clock
        self._kept = open_tables(path, _SCHEMA)
        self._one_at_a_time = threading.Lock()  # SQLite wakes those that wait in no order
        with self._kept.exclusive() as connection:
            row = connection.execute("SELECT value FROM pepper").fetchone()
            self._pepper: bytes = row[0] if row else secrets.token_bytes(32)
            if row is None:
                connection.execute("INSERT INTO pepper VALUES (?)", (self._pepper,))

    def look_up(self, code: str, secret: str, client: str) -> Case | Unfound:
        """`client` is the address that asks. Raises TooManyTries."""
        attempt = self._counted(self._keyed(code.strip()), self._keyed(household(client)))
        try:
            case = self._registry.find(code.strip(), secret.strip())
        except RegistryDown as reason:
            self._take_back(attempt)
            if not isinstance(reason, RegistryResting):
                _LOG.error("the register of dossiers does not answer: %s", reason)
            return Unfound.DOWN
        if case is None:
            return Unfound.NOBODYS
        self._take_back(attempt)
        return case

    def _keyed(self, name: str) -> bytes:
        return hmac.new(self._pepper, name.encode(), hashlib.sha256).digest()

    def _counted(self, code: bytes, client: bytes) -> int:
        """The number of this try. Raises TooManyTries."""
        now = self._clock()
        with self._one_at_a_time, self._kept.exclusive() as connection:
            connection.execute("DELETE FROM guesses WHERE at < ?", (now - WINDOW_SECONDS,))
            eldest = max(
                _eldest(connection, name, value, most)
                for (name, most), value in zip(_LIMITS, (code, client), strict=True)
            )
            if eldest:
                raise TooManyTries(math.ceil(eldest + WINDOW_SECONDS - now) or 1)
            row = (code, client, now)
            (number,) = connection.execute(
                "INSERT INTO guesses (code, client, at) VALUES (?, ?, ?) RETURNING id", row
            ).fetchone()
        return int(number)

    def _take_back(self, attempt: int) -> None:
        with self._one_at_a_time, self._kept.transaction() as connection:
            connection.execute("DELETE FROM guesses WHERE id = ?", (attempt,))


def _eldest(connection: Statements, column: str, value: bytes, most: int) -> float:
    """When the guess was made that must be forgotten before the next one, 0 when none must."""
    query = f"SELECT at FROM guesses WHERE {column} = ? ORDER BY at DESC LIMIT 1 OFFSET ?"
    row = connection.execute(query, (value, most - 1)).fetchone()
    return float(row[0]) if row else 0.0


def household(client: str) -> str:
    """An address, of IPv6 its network: whoever has one address there has all of them."""
    try:
        address = ip_address(client.partition("%")[0])
    except ValueError:
        return client
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped is not None:
        return str(address.ipv4_mapped)
    return str(ip_network((address, _PREFIX), strict=False))
