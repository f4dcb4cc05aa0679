"""Where the service keeps what it has to remember: a SQLite file a store, or one PostgreSQL.

Every store opens its tables here and writes SQL that both understand: `?` marks a value, INSERT …
ON CONFLICT … instead of INSERT OR REPLACE, RETURNING instead of the last row's number, `day_of`
and `first_of` instead of functions that only one of them has.
"""

import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

import orjson

from assistant.schemas import version_of
from assistant.vietnam import VIETNAM

BUSY_SECONDS = 10.0  # how long a writer waits for another process


class StateUnavailable(Exception):
    """What is kept cannot be reached or written now: locked, full, gone. Nothing was changed."""


class Rows(Protocol):
    """What a statement gives."""

    @property
    def rowcount(self) -> int: ...
    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Any]: ...
    def __iter__(self) -> Iterator[Any]: ...


class Statements(Protocol):
    """A connection within a transaction."""

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> Rows: ...
    def executemany(self, sql: str, rows: Iterable[Sequence[Any]], /) -> object: ...


class Connections(Protocol):
    """The tables of one store, for many threads and processes."""

    path: Path  # of the SQLite file, or where it would be

    def transaction(self) -> AbstractContextManager[Statements]:
        """This thread's connection, in a transaction that ends with the block.

        Raises StateUnavailable.
        """
        ...

    def exclusive(self) -> AbstractContextManager[Statements]:
        """A transaction for what is read and then written: no other writes in between.

        Raises StateUnavailable.
        """
        ...

    def scrub(self) -> None:
        """Take what was deleted off the disk as far as the database lets go of it.

        Raises StateUnavailable.
        """
        ...


_url: str | None = None


def keep_in(url: str | None) -> None:
    """Said once when a process starts: the PostgreSQL of all stores, None for SQLite files."""
    global _url
    _url = url


def open_tables(path: Path, schema: str) -> Connections:
    """The tables of a store, made when they are missing; `path` names its file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if _url is None:
        return SqliteConnections(path, schema)
    from assistant.postgres import PostgresConnections  # psycopg: only where it is asked for

    return PostgresConnections(_url, path, schema)


class SqliteConnections:
    """Connections to a file, one for each thread."""

    def __init__(self, path: Path, schema: str) -> None:
        self.path = path
        self._of_thread = threading.local()
        with self.transaction() as connection:
            ((tables,),) = connection.execute("SELECT count(*) FROM sqlite_master")
            connection.executescript(schema if tables else versioned(schema, path.name))

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._connection() as connection:
                yield connection
        except sqlite3.IntegrityError:
            raise  # a rule of the tables
        except sqlite3.Error as error:
            raise StateUnavailable(f"{self.path.name}: {error}") from error

    @contextmanager
    def exclusive(self) -> Iterator[sqlite3.Connection]:
        with self.transaction() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection

    def scrub(self) -> None:
        """The log, which may hold deleted rows, goes into the file, where they are zeros."""
        try:
            self._connection().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            raise StateUnavailable(f"{self.path.name}: {error}") from error

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._of_thread, "connection", None)
        if found is None:
            found = sqlite3.connect(self.path, timeout=BUSY_SECONDS)
            in_wal(found)
            found.execute("PRAGMA synchronous = NORMAL")
            found.execute("PRAGMA secure_delete = ON")
            found.create_function("day_of", 1, day_of, deterministic=True)
            found.create_function("first_of", 1, first_of, deterministic=True)
            self._of_thread.connection = found
        return found


def versioned(schema: str, file: str) -> str:
    """The script of a new file: its tables and their version, both or neither."""
    return f"BEGIN IMMEDIATE;\n{schema}\nPRAGMA user_version = {version_of(file)};\nCOMMIT;"


def in_wal(connection: sqlite3.Connection) -> None:
    """SQLite does not wait here for another process that makes the same new file."""
    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > give_up:
                raise
            time.sleep(0.02)


def day_of(at: float) -> str:
    """The day of a moment (seconds since 1970) in Viet Nam, as YYYY-MM-DD."""
    return datetime.fromtimestamp(at, VIETNAM).date().isoformat()


def first_of(array: str) -> str | None:
    """The first item of a JSON array, as JSON; None of an empty one."""
    items = orjson.loads(array)
    return orjson.dumps(items[0]).decode() if items else None
