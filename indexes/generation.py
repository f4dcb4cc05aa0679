"""Immutable index folders: DATA/generations/<id>/, and the one that CURRENT names.

A generation is written beside the others, its files are brought down to the disk, its manifest is
written last, and one rename makes it current. What is damaged or was made by another model or
program is refused with what to do about it.
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from indexes import analyser, cutting

FORMAT = 5
FOLDER, CURRENT, MANIFEST = "generations", "CURRENT", "manifest.json"
DOCUMENTS = "documents.jsonl"
VERIFIED = "verified.json"  # the files as they were when their checksums were last compared
KEPT = 2  # generations: the current one and the one before it, to roll back to


class IndexUnusable(Exception):
    """There is no generation that can be opened; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation was made from, and the checksum of each of its files."""

    id: str
    built_at: str  # ISO 8601, UTC
    model: str  # digest of the embedding model
    analyser: str
    cutting: str
    format: int
    revision: str  # of the store
    asked: str  # digest of the questions that citizens asked
    corpus_day: str  # newest issuing day among the documents
    documents: int
    units: int
    passages: int
    recall: float  # of the dense index against brute force, at 10
    files: Mapping[str, str]  # name -> SHA-256

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        try:
            return cls(**orjson.loads((folder / MANIFEST).read_bytes()))
        except (OSError, TypeError, orjson.JSONDecodeError) as error:
            raise IndexUnusable(
                f"Chỉ mục {folder.name} không có bản kê đọc được ({error}). Chạy `make index`."
            ) from error


def current_id(data: Path) -> str | None:
    path = data / FOLDER / CURRENT
    return path.read_text(encoding="utf-8").strip() if path.exists() else None


def newest_first(data: Path) -> list[Path]:
    """Folders to try: the current generation, then older ones, newest first."""
    root = data / FOLDER
    current = current_id(data)
    others = sorted((p for p in root.glob("*") if (p / MANIFEST).exists()), reverse=True)
    first = [root / current] if current else []
    return first + [p for p in others if p.name != current and (not current or p.name < current)]


def check(folder: Path, model: str) -> Manifest:
    """The manifest, if all files are whole and fit this program and model."""
    manifest = Manifest.read(folder)
    if manifest.model != model:
        raise IndexUnusable(
            f"Chỉ mục được tạo bằng mô hình khác ({manifest.model[:12]}, đang dùng {model[:12]}). "
            "Chạy `make index`."
        )
    made_by = (manifest.format, manifest.analyser, manifest.cutting)
    if made_by != (FORMAT, analyser.VERSION, cutting.VERSION):
        raise IndexUnusable("Chỉ mục được tạo bằng phiên bản chương trình khác. Chạy `make index`.")
    found = stamp(folder, manifest)
    if found != read_stamp(folder):
        verify(folder, manifest)
        write_stamp(folder, found)
    return manifest


def verify(folder: Path, manifest: Manifest) -> None:
    """Compare all checksums: two seconds for a gigabyte, so it is done once a generation."""
    for name, digest in manifest.files.items():
        path = folder / name
        if not path.exists() or file_digest(path) != digest:
            raise IndexUnusable(
                f"Tệp chỉ mục {folder.name}/{name} bị hỏng hoặc thiếu. Chạy `make index`."
            )


def stamp(folder: Path, manifest: Manifest) -> bytes:
    """What changes whenever a file of the generation is written to, replaced or copied."""
    facts = {}
    for name, digest in manifest.files.items():
        path = folder / name
        if path.exists():
            status = path.stat()
            facts[name] = [digest, status.st_size, status.st_mtime_ns, status.st_ctime_ns]
    return orjson.dumps(facts)


def read_stamp(folder: Path) -> bytes | None:
    path = folder / VERIFIED
    return path.read_bytes() if path.exists() else None


def write_stamp(folder: Path, stamped: bytes) -> None:
    """Several workers may do so at once; where the folder is read-only, each start verifies."""
    beginning = folder / f"{VERIFIED}.{os.getpid()}"
    with suppress(OSError):
        beginning.write_bytes(stamped)
        beginning.replace(folder / VERIFIED)


def file_digest(path: Path) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 22):
            digest.update(block)
    return digest.hexdigest()


def seal(folder: Path, facts: Mapping[str, Any]) -> Manifest:
    """Write the manifest last, so that a folder with a manifest is whole."""
    files = {p.name: file_digest(p) for p in sorted(folder.iterdir())}
    manifest = Manifest(
        **facts,
        id=folder.name,
        analyser=analyser.VERSION,
        cutting=cutting.VERSION,
        format=FORMAT,
        files=files,
    )
    write_down(folder / MANIFEST, orjson.dumps(manifest, option=orjson.OPT_INDENT_2))
    sync_folder(folder)
    write_stamp(folder, stamp(folder, manifest))
    return manifest


def make_current(data: Path, id: str) -> None:
    """One rename: a reader sees the old generation or the new one, never half of either."""
    root = data / FOLDER
    write_down(root / f"{CURRENT}.new", id.encode())
    (root / f"{CURRENT}.new").replace(root / CURRENT)
    sync_folder(root)


def prune(data: Path) -> None:
    """Drop what is older than the generations kept, and what was never finished."""
    kept = {folder.name for folder in newest_first(data)[:KEPT]}
    for folder in (data / FOLDER).iterdir():
        if folder.is_dir() and folder.name not in kept:
            shutil.rmtree(folder)


def texts_of(data: Path) -> set[str]:
    """Digests of the texts that the generations which are left were made from."""
    return {
        orjson.loads(line)["digest"]
        for folder in newest_first(data)
        if (folder / DOCUMENTS).exists()
        for line in (folder / DOCUMENTS).read_bytes().splitlines()
    }


def write_down(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def write_lines(path: Path, records: Iterable[Any]) -> None:
    write_down(path, b"\n".join(orjson.dumps(record) for record in records))
