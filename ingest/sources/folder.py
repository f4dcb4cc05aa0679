"""Files of a folder, with what the manifest says about each."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.sidecar import MANIFEST, Sidecar, load_manifest


class FolderUnreadable(Exception):
    """The folder that was named is not there or may not be read."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file as the file system shows it; `changed` in nanoseconds."""

    key: str
    path: Path
    size: int
    changed: int
    sidecar: Sidecar


@dataclass(slots=True)
class Walk:
    """What was found under a folder, and below which folders nothing could be seen."""

    files: dict[str, Found] = field(default_factory=dict)
    blind: list[str] = field(default_factory=list)

    def saw(self, key: str) -> bool:
        """Whether a file with this key would have been seen if it were still there."""
        return bool(self.files) and not any(key.startswith(prefix) for prefix in self.blind)


def walk(folder: Path, name: str) -> Walk:
    """All files under `folder`; keys begin with `name`. Hidden files are left out."""
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        raise FolderUnreadable(f"Không đọc được thư mục {folder}")
    found = Walk()
    look_into(folder, name, {}, found)
    return found


def look_into(folder: Path, name: str, rows: dict[str, Sidecar], found: Walk) -> None:
    """Add the files of one folder; `rows` are the manifest rows that apply, by key."""
    rows = {**rows, **{f"{name}/{path}": row for path, row in load_manifest(folder).items()}}
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        found.blind.append(f"{name}/")
        return
    for entry in visible(entries):
        key = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            look_into(Path(entry.path), key, rows, found)
        elif entry.is_file():
            add_file(entry, key, rows.get(key, Sidecar()), found)


def visible(entries: list[os.DirEntry[str]]) -> Iterator[os.DirEntry[str]]:
    """Without hidden files and what only describes the folder."""
    return (entry for entry in entries if not entry.name.startswith((".", "README", MANIFEST)))


def add_file(entry: os.DirEntry[str], key: str, sidecar: Sidecar, found: Walk) -> None:
    if not sidecar.left_out:
        found.files[key] = found_file(Path(entry.path), key, sidecar)


def found_file(path: Path, key: str, sidecar: Sidecar = Sidecar()) -> Found:
    """One file as the file system shows it; OSError when it is not there."""
    state = path.stat()
    return Found(key, path, state.st_size, state.st_mtime_ns, sidecar)
