"""A data folder of an earlier version brought to this one, all of it or nothing."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from assistant.schemas import FIRST, STEPS, version_of
from assistant.service.commands import NotDone
from assistant.service.keeping.folder import alone, beside, databases, others, place, snapshot
from indexes.building import build, locked
from indexes.generation import FOLDER, IndexUnusable, check, current_id
from indexes.models import Embedder, open_embedder
from ingest.store import FILE as STORE
from ingest.store_schema import VERSION as STORE_VERSION
from ingest.store_schema import connect


def upgrade(data: Path, model: str | None) -> list[str]:
    """What was done, a line each; [] when nothing had to be. Raises NotDone."""
    behind = [database for database in databases(data) if is_behind(database)]
    embedder = open_embedder(model)
    stale = index_is_stale(data, embedder)
    if not behind and not stale:
        return []
    with alone(data), locked(data / FOLDER):
        made = beside(data, "upgrading")
        try:
            copy(data, made)
            told = [line for path in databases(made) for line in renew(path)]
            if stale:
                told.append(f"{FOLDER}: {build(made, embedder).id}")
            place(made, data)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
    return told


def ensure_current(data: Path) -> None:
    """Raises NotDone where a database is of a later version, or of one that must be upgraded."""
    if any(is_behind(database) for database in databases(data)):
        told = f"Dữ liệu trong {data} của phiên bản cũ"
        raise NotDone(f"{told}, hãy chạy `python -m assistant upgrade`.")


def is_behind(database: Path) -> bool:
    """Raises NotDone for a database of a later version."""
    found, known = version(database), known_version(database)
    if found > known:
        told = f"{database.name} do phiên bản mới hơn tạo ra ({found} > {known})"
        raise NotDone(f"{told}, hãy nâng cấp chương trình.")
    return found < known


def version(database: Path) -> int:
    address = f"{database.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True)) as opened:
            (found,) = opened.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        raise NotDone(f"Không đọc được {database.name} ({error}).") from error
    return max(FIRST, int(found))


def known_version(database: Path) -> int:
    return STORE_VERSION if database.name == STORE else version_of(database.name)


def index_is_stale(data: Path, embedder: Embedder) -> bool:
    """Whether there is a generation, but of another program or model."""
    current = current_id(data)
    if current is None:
        return False
    try:
        check(data / FOLDER / current, embedder.digest)
    except IndexUnusable:
        return True
    return False


def copy(data: Path, made: Path) -> None:
    """Databases as they are now; other files by a second name, as nobody changes them."""
    for path in others(data):
        target = made / path.relative_to(data)
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(path, target)
    for database in databases(data):
        snapshot(database, made / database.relative_to(data))


def renew(database: Path) -> Iterator[str]:
    """Run the steps that are missing, in one transaction. Raises NotDone."""
    found, known = version(database), known_version(database)
    if found == known:
        return
    if database.name == STORE:
        connect(database).close()  # the store brings itself up to date
    else:
        run(database, STEPS[database.name][found - FIRST :], known)
    yield f"{database.name}: {found} → {known}"


def run(database: Path, steps: tuple[str, ...], reached: int) -> None:
    try:
        with closing(sqlite3.connect(database)) as connection:
            script = "\n".join(steps)
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{script}\nPRAGMA user_version = {reached};\nCOMMIT;"
            )
            (problem,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        raise NotDone(f"Không nâng cấp được {database.name} ({error}).") from error
    if problem != "ok":
        raise NotDone(f"{database.name} bị hỏng ({problem}), hãy khôi phục từ bản sao lưu.")
