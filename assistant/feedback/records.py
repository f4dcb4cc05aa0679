"""What was asked, how it ended and how it was rated (SQLite), without personal data.

Of each answer are kept: the day, the masked question, the verdict, what was cited; of an answer
about a citizen's dossier only the day and the verdict. Everything is forgotten after the days for
which answers are kept.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import orjson

from assistant.connections import Connections
from assistant.feedback.masking import mask
from assistant.vietnam import VIETNAM

FILE = "feedback.sqlite"
DAY_SECONDS = 86_400
SCHEMA = """
CREATE TABLE IF NOT EXISTS asked (
    id TEXT PRIMARY KEY,
    at REAL NOT NULL,
    question TEXT NOT NULL,       -- masked; "" of a question about a dossier
    verdict TEXT NOT NULL,
    procedures TEXT NOT NULL,     -- JSON: [[code, name], …], the main reading first
    cited TEXT NOT NULL,          -- JSON: [[document id, provision id, label], …]
    generation TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS asked_by_age ON asked (at);
CREATE TABLE IF NOT EXISTS ratings (
    id TEXT PRIMARY KEY,          -- of the answer
    at REAL NOT NULL,
    useful INTEGER NOT NULL,
    reason TEXT NOT NULL,
    comment TEXT NOT NULL         -- masked
) WITHOUT ROWID;
"""
ROWS = (
    "SELECT asked.id, asked.at, question, verdict, procedures, cited, useful, reason, comment"
    " FROM asked LEFT JOIN ratings ON ratings.id = asked.id"
)


class Reason(StrEnum):
    """Why an answer did not help, as the citizen sees it."""

    WRONG = "wrong"
    INCOMPLETE = "incomplete"
    MISUNDERSTOOD = "misunderstood"
    OUTDATED = "outdated"
    UNCLEAR = "unclear"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Rating:
    useful: bool
    reason: str = ""  # a Reason, or "" without one
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One answered question; `cited` are (document id, provision id, label)."""

    id: str
    at: datetime
    question: str
    verdict: str
    procedures: tuple[tuple[str, str], ...]
    cited: tuple[tuple[str, str, str], ...]
    rating: Rating | None


class Records:
    """The feedback store of one data folder."""

    def __init__(self, data: Path) -> None:
        self._connections = Connections(data / FILE, SCHEMA)

    def keep(self, question: str, reply: bytes) -> None:
        """Record an answer by its JSON; `question` is "" where nothing may be kept of it."""
        told: Mapping[str, Any] = orjson.loads(reply)
        of_dossier = not question
        cited = [
            [one["document"]["id"], one["provision_id"], one["label"]] for one in told["citations"]
        ]
        procedures = [[one["code"], one["name"]] for one in told["procedures"]]
        row = (
            told["id"],
            time.time(),
            mask(question),
            told["verdict"],
            _json([] if of_dossier else procedures),
            _json([] if of_dossier else cited),
            told["index"]["generation"],
        )
        with self._connections.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO asked VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def rate(self, name: str, rating: Rating) -> bool:
        """Keep what a citizen thinks of an answer; False when no such answer was recorded.

        The last rating of an answer counts.
        """
        row = (name, time.time(), rating.useful, rating.reason, mask(rating.comment), name)
        with self._connections.transaction() as connection:
            return bool(
                connection.execute(
                    "INSERT OR REPLACE INTO ratings SELECT ?, ?, ?, ?, ?"
                    " WHERE EXISTS (SELECT 1 FROM asked WHERE id = ?)",
                    row,
                ).rowcount
            )

    def all(self) -> list[Record]:
        """Every record, the newest first."""
        with self._connections.transaction() as connection:
            return list(map(_record, connection.execute(f"{ROWS} ORDER BY asked.at DESC")))

    def find(self, name: str) -> Record | None:
        with self._connections.transaction() as connection:
            row = connection.execute(f"{ROWS} WHERE asked.id = ?", (name,)).fetchone()
        return None if row is None else _record(row)

    def forget_older_than(self, days: int) -> None:
        oldest = (time.time() - days * DAY_SECONDS,)
        with self._connections.transaction() as connection:
            connection.execute("DELETE FROM asked WHERE at < ?", oldest)
            connection.execute("DELETE FROM ratings WHERE id NOT IN (SELECT id FROM asked)")


def _record(row: Sequence[Any]) -> Record:
    name, at, question, verdict, procedures, cited, useful, reason, comment = row
    return Record(
        name,
        datetime.fromtimestamp(at, VIETNAM),
        question,
        verdict,
        tuple(_tuples(procedures)),
        tuple(_tuples(cited)),
        None if useful is None else Rating(bool(useful), reason, comment),
    )


def _tuples(written: str) -> Iterator[Any]:
    return map(tuple, orjson.loads(written))


def _json(value: Any) -> str:
    return orjson.dumps(value).decode()
