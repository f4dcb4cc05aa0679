"""What `manifest.jsonl` beside the files says about them (sidecar metadata)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import orjson

MANIFEST = "manifest.jsonl"
LEFT_OUT = frozenset({"trap", "truth", "metadata"})


@dataclass(frozen=True, slots=True)
class Sidecar:
    """One row of the manifest; everything in it may be wrong, the text's head decides."""

    number: str | None = None
    title: str | None = None
    kind: str | None = None
    issuer: str | None = None
    issued: date | None = None
    effective: date | None = None
    year: int | None = None  # of a VBHN, whose numbers repeat every year
    status: str | None = None  # "Còn hiệu lực": a hint, validity is computed from days
    url: str | None = None
    role: str = "document"
    trust: str | None = None  # "unverified": a copy that nobody compared with an official one
    digest: str = ""

    @property
    def left_out(self) -> bool:
        """Whether the manifest says that the file is no document to be read."""
        return self.role in LEFT_OUT


class ManifestUnreadable(Exception):
    """A manifest has a line that is no JSON object with a path."""


def load_manifest(folder: Path) -> dict[str, Sidecar]:
    """Path relative to `folder` -> its row; empty when there is no manifest."""
    file = folder / MANIFEST
    if not file.is_file():
        return {}
    rows: dict[str, Sidecar] = {}
    for number, line in enumerate(file.read_bytes().splitlines(), 1):
        if line.strip():
            path, row = parse_line(line, f"{file}:{number}")
            rows[path] = row
    return rows


def parse_line(line: bytes, where: str) -> tuple[str, Sidecar]:
    """(path, row) of one line; ManifestUnreadable names the line that is wrong."""
    try:
        row = orjson.loads(line)
        path = row["path"]
        return path, sidecar_from(row, hashlib.sha256(line).hexdigest())
    except (ValueError, KeyError, TypeError) as error:
        raise ManifestUnreadable(f"{where}: dòng không đọc được ({error})") from error


def sidecar_from(row: Mapping[str, Any], digest: str) -> Sidecar:
    named = {field.name: row.get(field.name) for field in fields(Sidecar)}
    given: dict[str, Any] = {name: value for name, value in named.items() if value is not None}
    for name in ("issued", "effective"):
        if name in given:
            given[name] = day_of(given[name])
    given["url"] = row.get("url") or row.get("url_if_known")
    given["role"] = row.get("role") or "document"
    return Sidecar(**{**given, "digest": digest})


def day_of(written: str) -> date | None:
    """The day, or None for one that does not exist ("2015-06-31" was seen): unknown it stays."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
