"""A data folder as a whole: who uses it, what belongs to it, how it is put in its place."""

import ctypes
import errno
import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from assistant.service.commands import NotDone
from indexes.generation import CURRENT, FOLDER, VERIFIED, current_id, sync_folder

IN_USE = "SERVING"  # locked, shared, by every process that serves from the folder
LEFT_OUT = frozenset({IN_USE, "LOCK", VERIFIED})
EXCHANGE, HERE = 2, -100  # RENAME_EXCHANGE, AT_FDCWD
LIBC = ctypes.CDLL(None, use_errno=True)


@contextmanager
def serving(data: Path) -> Iterator[None]:
    """For as long as a process serves from the folder."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / IN_USE).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_SH)
        yield


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """While nobody serves from the folder. Raises NotDone."""
    if not data.exists():
        yield
        return
    with (data / IN_USE).open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotDone(f"Dịch vụ đang chạy trên {data}, hãy dừng dịch vụ trước.") from None
        yield


def databases(data: Path) -> list[Path]:
    return sorted(data.rglob("*.sqlite"))


def others(data: Path) -> Iterator[Path]:
    """Files that are no databases, of the index those of the current generation alone."""
    generations, current = data / FOLDER, current_id(data)
    for path in sorted(data.rglob("*")):
        older = generations in path.parents and path != generations / CURRENT
        if older and current and generations / current in path.parents:
            older = False
        if path.is_file() and not (older or path.is_symlink() or is_passing(path)):
            yield path


def is_passing(path: Path) -> bool:
    """Databases and their logs are taken by way of SQLite; locks and what is half written never."""
    ends = (".sqlite", ".sqlite-wal", ".sqlite-shm", ".new", ".partial")
    return path.name in LEFT_OUT or path.name.endswith(ends) or path.name.startswith(f"{VERIFIED}.")


def snapshot(database: Path, copy: Path) -> None:
    """The database as it is at one moment, whoever writes to it meanwhile. Raises NotDone."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    try:
        with (
            closing(sqlite3.connect(database, timeout=60)) as old,
            closing(sqlite3.connect(copy)) as new,
        ):
            old.backup(new)
            new.execute("PRAGMA journal_mode = DELETE")  # one file, no log beside it
    except sqlite3.Error as error:
        raise NotDone(f"Không đọc được {database.name} ({error}).") from error


def beside(data: Path, purpose: str) -> Path:
    """An empty folder on the same file system; what a killed command left there is dropped."""
    data = data.absolute()
    folder = data.with_name(f"{data.name}.{purpose}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def bring_down(folder: Path) -> None:
    """To the disk, so that what is in its place after a power cut is whole."""
    for path in [*folder.rglob("*"), folder]:
        if path.is_dir():
            sync_folder(path)
        else:
            with path.open("rb") as file:
                os.fsync(file.fileno())


def place(made: Path, data: Path) -> None:
    """One step: the folder is the old one or the new one, never half of either. Raises NotDone."""
    bring_down(made)
    data = data.absolute()
    try:
        if data.exists():
            exchange(made, data)
        else:
            made.rename(data)
    except OSError as error:
        shutil.rmtree(made, ignore_errors=True)
        if error.errno in (errno.EBUSY, errno.EXDEV):
            told = f"{data} là một ổ đĩa được gắn vào, hãy đặt HOIDAP_DATA là một thư mục trong đó."
        else:
            told = f"Không đặt được vào {data} ({os.strerror(error.errno or 0)})."
        raise NotDone(told) from error
    sync_folder(data.parent)
    shutil.rmtree(made, ignore_errors=True)  # what was there before, if anything


def exchange(one: Path, other: Path) -> None:
    """Two folders change places in one step (Linux)."""
    if LIBC.renameat2(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE):
        raise OSError(ctypes.get_errno(), "renameat2")
