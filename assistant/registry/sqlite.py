"""The register in a file of its own: the default, filled by `python -m assistant cases import`."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from assistant.registry.cases import Case, RegistryDown
from assistant.registry.rows import ADD, CREATE, FIND, REMOVE, bound, shown
from assistant.registry.seals import seal

_WAIT_SECONDS = 2.0


class SqliteRegistry:
    """Reads a file that another process may be filling."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(self, code: str, secret: str) -> Case | None:
        try:
            with closing(self._connect()) as connection:
                row = connection.execute(FIND, {"code": code}).fetchone()
        except sqlite3.Error as reason:
            raise RegistryDown(type(reason).__name__) from None
        return shown(row, secret)

    def write(self, cases: Iterable[tuple[Case, str]]) -> int:
        """Add or replace dossiers, all of them or none; how many there were."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        count = 0
        with closing(sqlite3.connect(self._path, timeout=_WAIT_SECONDS)) as connection, connection:
            connection.execute(CREATE.format(bytes="BLOB"))
            for case, secret in cases:
                connection.execute(REMOVE, {"code": case.code})
                connection.execute(ADD, bound(case, seal(secret)))
                count += 1
        return count

    def _connect(self) -> sqlite3.Connection:
        address = f"{self._path.absolute().as_uri()}?mode=ro"
        return sqlite3.connect(address, timeout=_WAIT_SECONDS, uri=True)
