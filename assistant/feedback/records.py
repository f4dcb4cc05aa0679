"""What was asked, how it ended and how it was rated (SQLite), without personal data.

Of each answer are kept: the day, the masked question, the verdict, what was cited; of an answer
about a citizen's dossier only the day and the verdict. Everything is forgotten after the days for
which answers are kept.
"""

import threading
import time
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import orjson

from assistant.connections import StateUnavailable, open_tables
from assistant.feedback.masking import mask
from assistant.vietnam import VIETNAM

FILE = "feedback.sqlite"
DAY_SECONDS = 86_400
MOST = 2000  # records that are looked at one by one
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
CREATE TABLE IF NOT EXISTS forgotten (
    id TEXT PRIMARY KEY,          -- of an answer whose record another process may still write
    at REAL NOT NULL
) WITHOUT ROWID;
"""
FORGET = "DELETE FROM asked WHERE id IN (SELECT id FROM forgotten)"
ROWS = (
    "SELECT asked.id, asked.at, question, verdict, procedures, cited, useful, reason, comment"
    " FROM asked LEFT JOIN ratings ON ratings.id = asked.id"
)


KEEP = """
INSERT INTO asked VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
    at = excluded.at, question = excluded.question, verdict = excluded.verdict,
    procedures = excluded.procedures, cited = excluded.cited, generation = excluded.generation
"""
RATE = """
INSERT INTO ratings SELECT ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM asked WHERE id = ?)
ON CONFLICT (id) DO UPDATE SET
    at = excluded.at, useful = excluded.useful, reason = excluded.reason, comment = excluded.comment
"""


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
        self._connections = open_tables(data / FILE, SCHEMA)
        self._waiting: deque[tuple[float, str, bytes]] = deque(maxlen=MOST)
        self._writing = threading.Lock()

    def keep(self, question: str, reply: bytes) -> None:
        """Record an answer by its JSON; `question` is "" where nothing may be kept of it.

        It is written down with the next `write`: a transaction for each answer would have the
        processes of a busy service wait for each other.
        """
        self._waiting.append((time.time(), question, reply))

    def write(self) -> None:
        """Write down what is waiting; when it returns, what was kept before is written."""
        with self._writing:
            self._write()

    def _write(self) -> None:
        answers = []
        while self._waiting:
            answers.append(self._waiting.popleft())
        if not answers:
            return
        try:
            with self._connections.transaction() as connection:
                connection.executemany(KEEP, [_row(*answer) for answer in answers])
                connection.execute(FORGET)
        except StateUnavailable:
            self._waiting.extendleft(reversed(answers))  # for the next time
            raise

    def rate(self, name: str, rating: Rating) -> bool:
        """Keep what a citizen thinks of an answer; False when no such answer was recorded.

        The last rating of an answer counts.
        """
        self.write()
        row = (name, time.time(), rating.useful, rating.reason, mask(rating.comment), name)
        with self._connections.transaction() as connection:
            return bool(
                connection.execute(
                    RATE,
                    row,
                ).rowcount
            )

    def verdicts(self) -> list[tuple[date, str, int]]:
        """(day, verdict, how many answers ended so), of all that is kept."""
        rows = self._rows("SELECT day_of(at), verdict, count(*) FROM asked GROUP BY 1, 2")
        return [(date.fromisoformat(day), verdict, count) for day, verdict, count in rows]

    def rated(self, useful: bool) -> list[Record]:
        """The answers that were rated so, the newest first."""
        where = "WHERE useful = ? ORDER BY asked.at DESC LIMIT ?"
        return list(map(_record, self._rows(f"{ROWS} {where}", useful, MOST)))

    def ended(self, verdicts: Sequence[str]) -> list[Record]:
        """The questions that ended so and may be shown, the newest first."""
        marks = ", ".join("?" * len(verdicts))
        where = f"WHERE verdict IN ({marks}) AND question != '' ORDER BY asked.at DESC LIMIT ?"
        return list(map(_record, self._rows(f"{ROWS} {where}", *verdicts, MOST)))

    def ratings(self) -> tuple[int, int]:
        """(answers called helpful, answers rated)."""
        ((useful, count),) = self._rows(
            "SELECT count(*) FILTER (WHERE useful = 1), count(*) FROM ratings"
        )
        return useful, count

    def procedures(self) -> list[tuple[str, str, int, int]]:
        """(code, name, main readings, of these called no help), most asked first."""
        rows = self._rows(
            "SELECT first_of(procedures) AS led, count(*), count(*) FILTER (WHERE useful = 0)"
            " FROM asked LEFT JOIN ratings ON ratings.id = asked.id"
            " WHERE first_of(procedures) IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
            MOST,
        )
        return [(*orjson.loads(led), count, unhelpful) for led, count, unhelpful in rows]

    def cited(self) -> list[tuple[tuple[str, str, str], int]]:
        """((document id, provision id, label), how often it was cited), most cited first."""
        counts: Counter[tuple[str, str, str]] = Counter()
        for (cited,) in self._rows("SELECT cited FROM asked"):
            counts.update(_tuples(cited))
        return counts.most_common()

    def _rows(self, query: str, *values: object) -> list[Any]:
        self.write()
        with self._connections.transaction() as connection:
            return connection.execute(query, values).fetchall()

    def find(self, name: str) -> Record | None:
        rows = self._rows(f"{ROWS} WHERE asked.id = ?", name)
        return _record(rows[0]) if rows else None

    def forget(self, names: Sequence[str]) -> None:
        """The records of these answers are gone, those that are still to be written, too."""
        self.write()
        ids = [(name,) for name in names]
        with self._connections.transaction() as connection:
            connection.executemany(
                "INSERT INTO forgotten VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
                [(name, time.time()) for name in names],
            )
            connection.execute(FORGET)
            connection.executemany("DELETE FROM ratings WHERE id = ?", ids)
        self._connections.scrub()

    def forget_older_than(self, days: int) -> None:
        oldest = (time.time() - days * DAY_SECONDS,)
        with self._connections.transaction() as connection:
            connection.execute("DELETE FROM asked WHERE at < ?", oldest)
            connection.execute("DELETE FROM forgotten WHERE at < ?", oldest)
            connection.execute("DELETE FROM ratings WHERE id NOT IN (SELECT id FROM asked)")


def _row(at: float, question: str, reply: bytes) -> tuple[str, float, str, str, str, str, str]:
    """The columns of `asked`."""
    told: Mapping[str, Any] = orjson.loads(reply)
    of_dossier = not question
    cited = [
        [one["document"]["id"], one["provision_id"], one["label"]] for one in told["citations"]
    ]
    procedures = [[one["code"], one["name"]] for one in told["procedures"]]
    return (
        told["id"],
        at,
        mask(question),
        told["verdict"],
        _json([] if of_dossier else procedures),
        _json([] if of_dossier else cited),
        told["index"]["generation"],
    )


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
