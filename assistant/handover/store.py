"""Questions that citizens left for staff, by code, and what became of them.

The question is kept masked; how to reach the citizen is kept apart, and overwritten as soon as the
question is answered, withdrawn or too old.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from assistant.connections import open_tables
from assistant.feedback.masking import mask
from assistant.handover.codes import digest, new_code
from assistant.vietnam import VIETNAM

FILE, CONTACTS_FILE = "handovers.sqlite", "handover-contacts.sqlite"
DAY_SECONDS = 86_400
WINDOW_SECONDS = 3600.0
MOST_OF_A_CLIENT = 5  # questions left within the window
MOST = 500  # that are listed
SCHEMA = """
CREATE TABLE IF NOT EXISTS handovers (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,     -- digest of the code
    at REAL NOT NULL,
    question TEXT NOT NULL,        -- masked
    answer_id TEXT NOT NULL,       -- of the answer that did not help, "" without one
    place TEXT NOT NULL,           -- units of today, "" when not said
    agency TEXT NOT NULL,          -- to whom it is forwarded
    state TEXT NOT NULL,           -- waiting, forwarded, answered
    reply TEXT NOT NULL,
    ended_at REAL,
    session TEXT NOT NULL          -- digest of the session, "" without one
);
CREATE INDEX IF NOT EXISTS handovers_by_age ON handovers (at);
CREATE TABLE IF NOT EXISTS handover_clients (at REAL NOT NULL, client TEXT NOT NULL);
"""
CONTACTS_SCHEMA = """
CREATE TABLE IF NOT EXISTS handover_contacts (
    handover INTEGER PRIMARY KEY, contact TEXT NOT NULL
);
"""
COLUMNS = "id, at, question, answer_id, place, agency, state, reply, ended_at"


class TooManyLeft(Exception):
    """This client has left as many questions as one may within an hour."""


class State(StrEnum):
    WAITING = "waiting"
    FORWARDED = "forwarded"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Left:
    """What a citizen leaves; `client` and `session` are digests."""

    question: str
    client: str
    contact: str = ""
    answer_id: str = ""
    place: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class Handover:
    id: int
    at: datetime
    question: str
    answer_id: str
    place: str
    agency: str
    state: State
    reply: str
    ended_at: datetime | None


class Handovers:
    """The questions left in one data folder."""

    def __init__(self, data: Path) -> None:
        self._tables = open_tables(data / FILE, SCHEMA)
        self._contacts = open_tables(data / CONTACTS_FILE, CONTACTS_SCHEMA)

    def leave(self, left: Left) -> str:
        """The code of the question that is now waiting. Raises TooManyLeft."""
        code, now = new_code(), time.time()
        row = (digest(code), now, mask(left.question), left.answer_id, left.place, left.session)
        with self._tables.exclusive() as connection:
            self._count(connection, left.client, now)
            (number,) = connection.execute(
                "INSERT INTO handovers (code, at, question, answer_id, place, agency, state, reply,"
                " session) VALUES (?, ?, ?, ?, ?, '', 'waiting', '', ?) RETURNING id",
                row,
            ).fetchone()
        if left.contact:
            with self._contacts.transaction() as connection:
                connection.execute(
                    "INSERT INTO handover_contacts VALUES (?, ?)", (number, left.contact)
                )
        return code

    def _count(self, connection: Any, client: str, now: float) -> None:
        connection.execute("DELETE FROM handover_clients WHERE at < ?", (now - WINDOW_SECONDS,))
        (count,) = connection.execute(
            "SELECT count(*) FROM handover_clients WHERE client = ?", (client,)
        ).fetchone()
        if count >= MOST_OF_A_CLIENT:
            raise TooManyLeft
        connection.execute("INSERT INTO handover_clients VALUES (?, ?)", (now, client))

    def of_code(self, code: str) -> Handover | None:
        return next(iter(self._select("code = ?", digest(code))), None)

    def find(self, number: int) -> Handover | None:
        return next(iter(self._select("id = ?", number)), None)

    def all(self) -> list[Handover]:
        """Those not answered first, the oldest first; then the newest of the answered ones."""
        found = self._select(f"1 = 1 ORDER BY at DESC LIMIT {MOST}")
        open_ones = [one for one in reversed(found) if one.state is not State.ANSWERED]
        return [*open_ones, *(one for one in found if one.state is State.ANSWERED)]

    def of_session(self, session: str) -> list[Handover]:
        """Those left in a session; without one nothing is tied to anybody."""
        if not session:
            return []
        return self._select("session = ? ORDER BY at", session)

    def contact(self, number: int) -> str:
        """How the citizen wants to be reached, "" when that was not said or is erased."""
        with self._contacts.transaction() as connection:
            row = connection.execute(
                "SELECT contact FROM handover_contacts WHERE handover = ?", (number,)
            ).fetchone()
        return row[0] if row else ""

    def answer(self, number: int, reply: str) -> None:
        """The citizen sees the reply by the code; the contact is erased."""
        with self._tables.transaction() as connection:
            connection.execute(
                "UPDATE handovers SET state = 'answered', reply = ?, ended_at = ? WHERE id = ?",
                (reply, time.time(), number),
            )
        self._erase_contacts([number])

    def forward(self, number: int, agency: str) -> None:
        with self._tables.transaction() as connection:
            connection.execute(
                "UPDATE handovers SET state = 'forwarded', agency = ? WHERE id = ?"
                " AND state != 'answered'",
                (agency, number),
            )

    def withdraw(self, code: str) -> bool:
        """Whether there was one; nothing is left of it."""
        found = self.of_code(code)
        if found is not None:
            self._forget([found.id])
        return found is not None

    def forget_session(self, session: str) -> int:
        """How many there were."""
        found = [one.id for one in self.of_session(session)]
        self._forget(found)
        return len(found)

    def forget_older_than(self, days: int) -> None:
        oldest = time.time() - days * DAY_SECONDS
        self._forget([one.id for one in self._select("at < ?", oldest)])
        with self._tables.transaction() as connection:
            connection.execute(
                "DELETE FROM handover_clients WHERE at < ?", (time.time() - WINDOW_SECONDS,)
            )

    def _forget(self, numbers: Sequence[int]) -> None:
        if not numbers:
            return
        self._erase_contacts(numbers)
        with self._tables.transaction() as connection:
            connection.executemany("DELETE FROM handovers WHERE id = ?", [(n,) for n in numbers])
        self._tables.scrub()

    def _erase_contacts(self, numbers: Sequence[int]) -> None:
        with self._contacts.transaction() as connection:
            connection.executemany(
                "DELETE FROM handover_contacts WHERE handover = ?", [(n,) for n in numbers]
            )
        self._contacts.scrub()

    def _select(self, where: str, *values: object) -> list[Handover]:
        with self._tables.transaction() as connection:
            rows = connection.execute(
                f"SELECT {COLUMNS} FROM handovers WHERE {where}", values
            ).fetchall()
        return [_handover(row) for row in rows]


def _handover(row: Sequence[Any]) -> Handover:
    number, at, question, answer_id, place, agency, state, reply, ended_at = row
    return Handover(
        number,
        datetime.fromtimestamp(at, VIETNAM),
        question,
        answer_id,
        place,
        agency,
        State(state),
        reply,
        None if ended_at is None else datetime.fromtimestamp(ended_at, VIETNAM),
    )
