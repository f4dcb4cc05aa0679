"""Which register the settings name: a file of SQLite, a database, or a service behind HTTP."""

from pathlib import Path
from typing import TYPE_CHECKING

from assistant.registry.cases import CaseRegistry
from assistant.registry.guarded import GuardedRegistry
from assistant.registry.http import HttpRegistry, Mapped
from assistant.registry.sqlite import SqliteRegistry

if TYPE_CHECKING:
    from assistant.registry.sql import SqlRegistry

DEFAULT = "cases.sqlite"
_TRIES = "case-tries.sqlite"


def open_registry(data: Path, named: str | None) -> GuardedRegistry | None:
    """`named`: a file, the URL of a database, FILE.json of a service; None for the default file.

    None when no register is connected.
    """
    registry = _opened(data, named)
    return GuardedRegistry(registry, data / _TRIES) if registry is not None else None


class NotWritable(Exception):
    """The register belongs to an office's own service."""


def to_fill(data: Path, named: str | None) -> "SqliteRegistry | SqlRegistry":
    """The register that an import writes to. Raises NotWritable."""
    if named is not None and named.endswith(".json"):
        raise NotWritable("Sổ hồ sơ này nằm ở dịch vụ của cơ quan, không nhập từ tệp được.")
    return _stored(named or str(data / DEFAULT))


def _opened(data: Path, named: str | None) -> CaseRegistry | None:
    if named is None:
        path = data / DEFAULT
        return SqliteRegistry(path) if path.is_file() else None
    if named.endswith(".json"):
        return HttpRegistry(Mapped.read(Path(named)))
    return _stored(named)


def _stored(named: str) -> "SqliteRegistry | SqlRegistry":
    if "://" in named:
        from assistant.registry.sql import SqlRegistry  # SQLAlchemy: only where it is asked for

        return SqlRegistry(named)
    return SqliteRegistry(Path(named))
