"""A data folder as one file, while the service goes on."""

import hashlib
import io
import os
import shutil
import tarfile
from datetime import datetime
from pathlib import Path
from typing import IO, Any

import orjson

from assistant.service.commands import NotDone
from assistant.service.keeping.folder import databases, others, snapshot
from assistant.vietnam import VIETNAM
from indexes.building import locked
from indexes.generation import FOLDER

FORMAT = 1
MANIFEST = "MANIFEST.json"  # the last one: a file that was cut off has none
BLOCK = 1 << 20


class Digested:
    """A file that is read through a checksum."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self.file.read(size)
        self.digest.update(block)
        return block


def back_up(data: Path, file: Path) -> tuple[int, int]:
    """(files, bytes). The file is there when it is whole, not before. Raises NotDone."""
    if not databases(data):
        raise NotDone(f"Không có dữ liệu trong {data}.")
    partial = file.with_name(f"{file.name}.partial")
    copies = file.with_name(f"{file.name}.copies.partial")
    shutil.rmtree(copies, ignore_errors=True)
    try:
        # No generation is dropped meanwhile, nor the texts that it is made from.
        with locked(data / FOLDER), tarfile.open(partial, "w") as archive:
            written = write(data, copies, archive)
        with partial.open("rb") as whole:
            os.fsync(whole.fileno())
        partial.replace(file)
    except OSError as error:
        raise NotDone(f"Không ghi được {file} ({os.strerror(error.errno or 0)}).") from error
    finally:
        partial.unlink(missing_ok=True)
        shutil.rmtree(copies, ignore_errors=True)
    return written


def write(data: Path, copies: Path, archive: tarfile.TarFile) -> tuple[int, int]:
    files: dict[str, Any] = {}
    for path in others(data):
        name = path.relative_to(data).as_posix()
        files[name] = add(archive, path, name)
    for database in databases(data):
        name = database.relative_to(data).as_posix()
        copy = copies / name
        snapshot(database, copy)
        files[name] = add(archive, copy, name)
        copy.unlink()
    made_at = datetime.now(VIETNAM).isoformat(timespec="seconds")
    manifest = orjson.dumps({"format": FORMAT, "made_at": made_at, "files": files})
    told = tarfile.TarInfo(MANIFEST)
    told.size = len(manifest)
    archive.addfile(told, io.BytesIO(manifest))
    return len(files), sum(facts["size"] for facts in files.values())


def add(archive: tarfile.TarFile, path: Path, name: str) -> dict[str, Any]:
    """The size and the checksum of what was written."""
    member = archive.gettarinfo(path, name)
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    with path.open("rb") as file:
        read = Digested(file)
        archive.addfile(member, read)
    return {"size": member.size, "sha256": read.digest.hexdigest()}
