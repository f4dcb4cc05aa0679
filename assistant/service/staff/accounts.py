"""Who may sign in, with which role, and the sessions of those who did.

There is no password to begin with: people are added by `python -m assistant staff add`. Passwords
are kept as scrypt hashes, sessions as the digest of their token.
"""

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass
from enum import IntEnum

from assistant.connections import Connections

LONGEST_NAME = 100
SHORTEST_PASSWORD = 10  # characters
LONGEST_PASSWORD = 1000
SESSION_SECONDS = 8 * 3600.0  # a working day
WINDOW_SECONDS = 15 * 60.0
MOST_OF_A_NAME = 5  # failures within the window, then nobody gets in under the name
MOST_OF_A_CLIENT = 30

KEEP = """
INSERT INTO people VALUES (?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET
    role = excluded.role, salt = excluded.salt, secret = excluded.secret
"""
# scrypt: 32 MB and about a tenth of a second for each try.
COST, BLOCK, LANES, MEMORY = 2**15, 8, 1, 64 * 1024 * 1024


class Role(IntEnum):
    """Each may do what the ones before it may."""

    VIEWER = 1
    EDITOR = 2
    ADMIN = 3


class NotSignedIn(Exception):
    """The name or the password is wrong."""


class TooManyAttempts(Exception):
    """Nobody is let in under this name, or from this address, for some minutes."""


class PasswordTooShort(Exception):
    """A password needs SHORTEST_PASSWORD characters."""


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Session:
    person: Person
    csrf: str


class Accounts:
    """The people and sessions of one data folder."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, name: str, role: Role, password: str) -> None:
        """Add a person or set role and password anew; open sessions of the name end."""
        if len(password) < SHORTEST_PASSWORD:
            raise PasswordTooShort
        salt = secrets.token_bytes(16)
        row = (name, role.name, salt, hashed(password, salt))
        with self._connections.transaction() as connection:
            connection.execute(KEEP, row)
            connection.execute("DELETE FROM sessions WHERE name = ?", (name,))

    def remove(self, name: str) -> bool:
        with self._connections.transaction() as connection:
            connection.execute("DELETE FROM sessions WHERE name = ?", (name,))
            return bool(connection.execute("DELETE FROM people WHERE name = ?", (name,)).rowcount)

    def people(self) -> list[Person]:
        with self._connections.transaction() as connection:
            rows = connection.execute("SELECT name, role FROM people ORDER BY name").fetchall()
        return [Person(name, Role[role]) for name, role in rows]

    def sign_in(self, name: str, password: str, client: str) -> str:
        """The token of a new session. Raises NotSignedIn, TooManyAttempts.

        An unknown name takes as long as a wrong password.
        """
        now = time.time()
        with self._connections.exclusive() as connection:
            connection.execute("DELETE FROM attempts WHERE at < ?", (now - WINDOW_SECONDS,))
            failed = connection.execute(
                "SELECT count(*) FILTER (WHERE name = ?), count(*) FILTER (WHERE client = ?)"
                " FROM attempts",
                (name, client),
            ).fetchone()
            if failed[0] >= MOST_OF_A_NAME or failed[1] >= MOST_OF_A_CLIENT:
                raise TooManyAttempts
            # Counted before the password is looked at, so that many at once count, too.
            connection.execute("INSERT INTO attempts VALUES (?, ?, ?)", (now, name, client))
            row = connection.execute(
                "SELECT salt, secret FROM people WHERE name = ?", (name,)
            ).fetchone()
        salt, secret = row or (b"", b"")
        if not hmac.compare_digest(hashed(password[:LONGEST_PASSWORD], salt), secret):
            raise NotSignedIn
        return self._begin(name, now)

    def _begin(self, name: str, now: float) -> str:
        token = secrets.token_urlsafe(32)
        row = (_digest(token), name, secrets.token_urlsafe(32), now + SESSION_SECONDS)
        with self._connections.transaction() as connection:
            connection.execute("DELETE FROM attempts WHERE name = ?", (name,))
            connection.execute("DELETE FROM sessions WHERE until < ?", (now,))
            connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?)", row)
        return token

    def session(self, token: str) -> Session | None:
        with self._connections.transaction() as connection:
            row = connection.execute(
                "SELECT people.name, role, csrf FROM sessions JOIN people USING (name)"
                " WHERE digest = ? AND until > ?",
                (_digest(token), time.time()),
            ).fetchone()
        return None if row is None else Session(Person(row[0], Role[row[1]]), row[2])

    def sign_out(self, token: str) -> None:
        with self._connections.transaction() as connection:
            connection.execute("DELETE FROM sessions WHERE digest = ?", (_digest(token),))


def hashed(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(
        password.encode(), salt=salt, n=COST, r=BLOCK, p=LANES, maxmem=MEMORY, dklen=32
    )


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
