"""What the generation before holds of documents that have not changed, and where it is now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from indexes import columns, generation
from indexes.asked import AskedIndex, digest_of
from indexes.generation import IndexUnusable, Manifest
from indexes.lexical import Postings, Syllables
from indexes.merging import Moved
from indexes.models import Embedder
from indexes.table import Bounds, Table, taken
from ingest.document import Document

MARKS = "marks.jsonl"

Vectors = NDArray[np.float16]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """Which units of a generation a document has, and what else is remembered of its record."""

    fingerprint: str
    first: int
    last: int
    fields: tuple[str, ...]  # lĩnh vực of a procedure


def read_marks(folder: Path) -> list[Mark]:
    rows = map(orjson.loads, (folder / MARKS).read_bytes().splitlines())
    return [Mark(r["fingerprint"], r["first"], r["last"], tuple(r["fields"])) for r in rows]


def fingerprint(document: Document) -> str:
    """Equal for documents that are cut into equal passages."""
    parts = (document.digest, document.title, document.number, document.id, document.family)
    return sha256("\0".join(map(str, parts)).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """The generation before, mapped."""

    folder: Path
    manifest: Manifest
    table: Table
    bounds: Bounds
    marks: Mapping[str, Mark]  # by fingerprint
    spelled: Sequence[str]
    vectors: Vectors

    @classmethod
    def of(cls, folder: Path) -> "Kept":
        table = columns.read(folder, "table", Table)
        return cls(
            folder,
            Manifest.read(folder),
            table,
            Bounds.of(table),
            {mark.fingerprint: mark for mark in read_marks(folder)},
            list(columns.read(folder, "syllables", Syllables).spelled),
            columns.read_array(folder / "vectors.npy"),
        )

    def made_from(self, revision: str, embedder: Embedder) -> bool:
        """Whether a new build would come out the same."""
        made = self.manifest
        wanted = (revision, embedder.digest, digest_of())
        return bool(revision) and (made.revision, made.model, made.asked) == wanted

    def part(self, units: Span) -> Table:
        return taken(self.table, self.bounds, *units)

    def passages(self, units: Span) -> Span:
        return int(self.bounds.passages[units[0]]), int(self.bounds.passages[units[1]])

    def postings(self, name: str) -> Postings:
        return columns.read(self.folder, name, Postings)

    def asked(self) -> AskedIndex:
        return columns.read(self.folder, "asked", AskedIndex)


def previous(data: Path) -> Kept | None:
    """The current generation, if this program can reuse its parts."""
    for folder in generation.newest_first(data)[:1]:
        try:
            generation.check(folder, Manifest.read(folder).model)
        except IndexUnusable:
            return None
        return Kept.of(folder)
    return None


def moved(spans: Iterable[tuple[Span | None, int]], before: int) -> tuple[Moved, NDArray[np.int32]]:
    """Where owners went, and the numbers of the new ones.

    `spans` tell in order where some owners were (None: they are new) and how many they are.
    """
    owners = np.full(before, -1, dtype=np.int32)
    new = [np.zeros(0, dtype=np.int32)]
    at = 0
    for span, size in spans:
        numbers = np.arange(at, at + size, dtype=np.int32)
        if span is None:
            new.append(numbers)
        else:
            owners[span[0] : span[1]] = numbers
        at += size
    return Moved(owners, at), np.concatenate(new)
