"""The register in a database that SQLAlchemy reaches: PostgreSQL in production."""

from collections.abc import Iterable

import sqlalchemy
from sqlalchemy.exc import SQLAlchemyError

from assistant.registry.cases import Case, RegistryDown
from assistant.registry.rows import ADD, CREATE, FIND, REMOVE, bound, shown
from assistant.registry.seals import seal

_WAIT_SECONDS = 2


class SqlRegistry:
    """Reads a table `cases`; a connection that died is replaced before it is used."""

    def __init__(self, url: str) -> None:
        postgres = url.startswith("postgresql")
        wait = {"connect_timeout": _WAIT_SECONDS} if postgres else {}
        self._bytes = "BYTEA" if postgres else "BLOB"
        self._engine = sqlalchemy.create_engine(
            url, pool_pre_ping=True, pool_timeout=_WAIT_SECONDS, connect_args=wait
        )

    def close(self) -> None:
        self._engine.dispose()

    def find(self, code: str, secret: str) -> Case | None:
        try:
            with self._engine.connect() as connection:
                row = connection.execute(sqlalchemy.text(FIND), {"code": code}).fetchone()
        except SQLAlchemyError as reason:
            raise RegistryDown(type(reason).__name__) from None
        return shown(row, secret)

    def write(self, cases: Iterable[tuple[Case, str]]) -> int:
        """Add or replace dossiers, all of them or none; how many there were."""
        count = 0
        with self._engine.begin() as connection:
            connection.execute(sqlalchemy.text(CREATE.format(bytes=self._bytes)))
            for case, secret in cases:
                connection.execute(sqlalchemy.text(REMOVE), {"code": case.code})
                connection.execute(sqlalchemy.text(ADD), bound(case, seal(secret)))
                count += 1
        return count
