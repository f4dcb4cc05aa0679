"""Archives of models: what came over a network is not trusted to write where it likes."""

import errno
import stat
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath

MOST_FILES = 1_000
MOST_BYTES = 4 << 30  # the largest published Vosk models have 3 GB
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, ValueError),
    *(NotImplementedError, RuntimeError),  # another compression; encrypted
)
BLOCK = 1 << 20
DAMAGED = "The archive is damaged ({why}). Fetch it again."
HOSTILE = "The archive is refused: {why}."


class ArchiveRefused(Exception):
    """The archive is damaged, or not one of a model; the message says why."""


def unpack(archive: Path, into: Path, most: int = MOST_BYTES) -> None:
    """All of the archive in a new folder. Raises ArchiveRefused."""
    into.mkdir()
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = _checked(opened.infolist())
            left = most
            for entry in entries:
                left -= _extract(opened, entry, into, left)
    except BROKEN as broken:
        raise ArchiveRefused(DAMAGED.format(why=broken)) from broken
    except OSError as broken:
        if broken.errno != errno.EINVAL:  # a place in the file that cannot be
            raise
        raise ArchiveRefused(DAMAGED.format(why=broken)) from broken


def _checked(entries: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    if len(entries) > MOST_FILES:
        raise ArchiveRefused(HOSTILE.format(why=f"more than {MOST_FILES} files"))
    for entry in entries:
        path = PurePosixPath(entry.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in entry.filename:
            raise ArchiveRefused(HOSTILE.format(why=f"{entry.filename!r} leaves its folder"))
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
            raise ArchiveRefused(HOSTILE.format(why=f"{entry.filename!r} is no plain file"))
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        raise ArchiveRefused(HOSTILE.format(why="it holds a file twice"))
    return entries


def _extract(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, into: Path, most: int) -> int:
    """The bytes written, whatever the archive says of its sizes."""
    place = into / entry.filename
    if entry.is_dir():
        place.mkdir(parents=True, exist_ok=True)
        return 0
    place.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with opened.open(entry) as source, place.open("xb") as target:
        while block := source.read(BLOCK):
            written += len(block)
            if written > most:
                raise ArchiveRefused(HOSTILE.format(why="unpacked it is too large for a model"))
            target.write(block)
    return written
