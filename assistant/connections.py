"""One SQLite file that many threads and processes write to."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUSY_SECONDS = 10.0  # how long a writer waits for another process


class Connections:
    """Connections to a file, one for each thread; its tables are made when they are missing."""

    def __init__(self, path: Path, schema: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._of_thread = threading.local()
        with self.transaction() as connection:
            connection.executescript(schema)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """This thread's connection, in a transaction that ends with the block."""
        connection = getattr(self._of_thread, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS)
            in_wal(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
            self._of_thread.connection = connection
        with connection:
            yield connection


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
