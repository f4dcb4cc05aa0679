"""Long work (reading, indexing) in a child process, one at a time; its progress is a row.

A job holds a lock on a file for as long as it lives, however it ends: a row that says "running"
while nobody holds the lock belongs to a job that was stopped.
"""

import fcntl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import orjson

from assistant.connections import Connections
from assistant.vietnam import VIETNAM

LOCK = "jobs.lock"
START_SECONDS = 30.0  # within which a new job takes the lock
SHOWN = 30
READ, SYNC, BUILD = "read", "sync", "build"  # read only; read and index; index only
COLUMNS = "id, kind, places, by, at, state, step, done, total, told"


class AlreadyBusy(Exception):
    """Another job is under way."""


@dataclass(frozen=True, slots=True)
class Job:
    id: int
    kind: str
    places: tuple[str, ...]
    by: str
    at: datetime
    state: str  # running, done, failed, stopped
    step: str
    done: int
    total: int
    told: str


@contextmanager
def holding(data: Path) -> Iterator[None]:
    """The only job of a data folder. Raises AlreadyBusy."""
    with (data / LOCK).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyBusy from None
        yield


def is_busy(data: Path) -> bool:
    try:
        with holding(data):
            return False
    except AlreadyBusy:
        return True


def start(tables: Connections, kind: str, by: str, places: Sequence[str] = ()) -> int:
    """Begin a job in a process of its own; its number. Raises AlreadyBusy."""
    data = tables.path.parent
    close_stopped(tables)
    now = time.time()
    with tables.exclusive() as connection:
        added = connection.execute(
            "INSERT INTO jobs (kind, places, by, at, state) SELECT ?, ?, ?, ?, 'running'"
            " WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE state = 'running') RETURNING id",
            (kind, orjson.dumps(list(places)).decode(), by, now),
        )
        row = added.fetchone()
        if row is None:
            raise AlreadyBusy
        job = int(row[0])
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant.service.staff.working", str(data), str(job)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    threading.Thread(target=process.wait, daemon=True).start()  # no zombie is left
    return job


def close_stopped(tables: Connections) -> None:
    """Tell of jobs that were killed or never began that they are no longer running."""
    if is_busy(tables.path.parent):
        return
    with tables.transaction() as connection:
        connection.execute(
            "UPDATE jobs SET state = 'stopped', ended_at = ? WHERE state = 'running' AND at < ?",
            (time.time(), time.time() - START_SECONDS),
        )


def update(tables: Connections, number: int, **values: object) -> None:
    """Set columns of a job's row."""
    named = ", ".join(f"{name} = ?" for name in values)
    with tables.transaction() as connection:
        connection.execute(f"UPDATE jobs SET {named} WHERE id = ?", (*values.values(), number))


def find(tables: Connections, number: int) -> Job | None:
    return next(iter(_select(tables, "id = ?", number)), None)


def latest(tables: Connections) -> list[Job]:
    """The newest first."""
    return _select(tables, "1 = 1 ORDER BY id DESC LIMIT ?", SHOWN)


def _select(tables: Connections, where: str, *values: object) -> list[Job]:
    with tables.transaction() as connection:
        rows = connection.execute(f"SELECT {COLUMNS} FROM jobs WHERE {where}", values).fetchall()
    return [
        Job(
            number,
            kind,
            tuple(orjson.loads(places)),
            by,
            datetime.fromtimestamp(at, VIETNAM),
            *rest,
        )
        for number, kind, places, by, at, *rest in rows
    ]
