"""Who changed what, and when; rows are only ever added (the database refuses anything else)."""

import time
from dataclasses import dataclass
from datetime import datetime

from assistant.connections import Connections
from assistant.vietnam import VIETNAM


@dataclass(frozen=True, slots=True)
class Entry:
    at: datetime
    by: str
    action: str
    about: str


def note(connections: Connections, by: str, action: str, about: str) -> None:
    with connections.transaction() as connection:
        connection.execute(
            "INSERT INTO audit VALUES (?, ?, ?, ?)", (time.time(), by, action, about)
        )


def entries(connections: Connections) -> list[Entry]:
    """All of them, the newest first."""
    with connections.transaction() as connection:
        rows = connection.execute("SELECT at, by, action, about FROM audit ORDER BY at DESC")
        return [Entry(datetime.fromtimestamp(at, VIETNAM), *rest) for at, *rest in rows]
