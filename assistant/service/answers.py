"""Answers are resources: kept under an id, made once for each request_id (SQLite)."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from uuid import uuid4

from assistant.connections import open_tables

ABANDONED_SECONDS = 60.0  # a claim this old belongs to a process that died
DAY_SECONDS = 86_400

SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    id TEXT PRIMARY KEY,
    request_id TEXT UNIQUE,
    fingerprint BLOB,
    claimed_at REAL NOT NULL,
    reply BLOB
);
CREATE INDEX IF NOT EXISTS answers_by_age ON answers (claimed_at);
CREATE TABLE IF NOT EXISTS answer_sessions (
    id TEXT PRIMARY KEY,           -- of the answer
    session TEXT NOT NULL          -- digest of the session that asked
);
CREATE INDEX IF NOT EXISTS answers_by_session ON answer_sessions (session);
"""
# One statement, so that of two simultaneous requests exactly one gets the row.
CLAIM = """
INSERT INTO answers (id, request_id, fingerprint, claimed_at) VALUES (?, ?, ?, ?)
ON CONFLICT (request_id) DO UPDATE SET id = excluded.id, claimed_at = excluded.claimed_at
WHERE answers.reply IS NULL AND answers.fingerprint = excluded.fingerprint
    AND answers.claimed_at < ?
"""


class Turn(Enum):
    """Whose turn it is to answer a request_id."""

    OURS = "ours"
    ANOTHERS = "another's"  # it is being answered: look again
    ANSWERED = "answered"
    OTHER_QUESTION = "other question"


@dataclass(frozen=True, slots=True)
class Claim:
    turn: Turn
    id: str
    reply: bytes = b""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given, and when (seconds since 1970)."""

    id: str
    at: float
    reply: bytes


class Answers:
    """The table of kept answers; each thread has its own connection.

    A question is kept only as a fingerprint; `reply` is the JSON that was sent.
    """

    def __init__(self, path: Path) -> None:
        self._connections = open_tables(path, SCHEMA)

    def claim(self, request_id: str | None, fingerprint: bytes) -> Claim:
        """Take the turn to answer, or learn that it is taken or done."""
        name, now = uuid4().hex, time.time()
        with self._connections.transaction() as connection:
            row = (name, request_id, fingerprint, now, now - ABANDONED_SECONDS)
            if connection.execute(CLAIM, row).rowcount:
                return Claim(Turn.OURS, name)
            found = connection.execute(
                "SELECT id, fingerprint, reply FROM answers WHERE request_id = ?", (request_id,)
            ).fetchone()
        return taken(found, fingerprint)

    def keep(self, name: str, reply: bytes, session: str = "") -> None:
        """Keep what is answered; `session` is a digest, "" where nobody may ask for it by that."""
        with self._connections.transaction() as connection:
            connection.execute("UPDATE answers SET reply = ? WHERE id = ?", (reply, name))
            if session:
                connection.execute(
                    "INSERT INTO answer_sessions VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                    (name, session),
                )

    def of_session(self, session: str) -> list[Kept]:
        """What was answered in a session, the oldest first."""
        with self._connections.transaction() as connection:
            rows = connection.execute(
                "SELECT answers.id, claimed_at, reply FROM answers"
                " JOIN answer_sessions ON answer_sessions.id = answers.id"
                " WHERE session = ? AND reply IS NOT NULL ORDER BY claimed_at",
                (session,),
            ).fetchall()
        return [Kept(name, at, bytes(reply)) for name, at, reply in rows]

    def forget(self, names: Sequence[str]) -> None:
        """These answers are gone, from the disk, too."""
        ids = [(name,) for name in names]
        with self._connections.transaction() as connection:
            connection.executemany("DELETE FROM answers WHERE id = ?", ids)
            connection.executemany("DELETE FROM answer_sessions WHERE id = ?", ids)
        self._connections.scrub()

    def give_up(self, name: str) -> None:
        """The answer failed: the next request with this request_id may try again."""
        with self._connections.transaction() as connection:
            connection.execute("DELETE FROM answers WHERE id = ? AND reply IS NULL", (name,))

    def find(self, name: str) -> bytes | None:
        with self._connections.transaction() as connection:
            row = connection.execute(
                "SELECT reply FROM answers WHERE id = ? AND reply IS NOT NULL", (name,)
            ).fetchone()
        return None if row is None else bytes(row[0])

    def forget_older_than(self, days: int) -> None:
        with self._connections.transaction() as connection:
            connection.execute(
                "DELETE FROM answers WHERE claimed_at < ?", (time.time() - days * DAY_SECONDS,)
            )
            connection.execute(
                "DELETE FROM answer_sessions WHERE id NOT IN (SELECT id FROM answers)"
            )


def taken(found: tuple[str, bytes, bytes | None] | None, fingerprint: bytes) -> Claim:
    """What another request made of the row that we could not claim."""
    if found is None:  # given up between the two statements
        return Claim(Turn.ANOTHERS, "")
    name, theirs, reply = found
    if theirs != fingerprint:
        return Claim(Turn.OTHER_QUESTION, name)
    if reply is None:
        return Claim(Turn.ANOTHERS, name)
    return Claim(Turn.ANSWERED, name, bytes(reply))
