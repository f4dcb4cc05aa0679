"""Everything that was read, in one SQLite file; each source file is one transaction."""

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import orjson

from ingest.citation import Place
from ingest.document import Content, Document, Reading, Relation
from ingest.effect import Effect, Entry
from ingest.fingerprint import Fingerprint
from ingest.store_codec import (
    decode_content,
    document_from,
    effect_from,
    encode_content,
    encode_effect,
    encode_relation,
    relation_from,
)
from ingest.store_schema import connect
from ingest.validity import Validity

FILE = "store.sqlite"


class ContentMissing(KeyError):
    """No text with this digest is kept any more."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file or an address as it was when it was read; equal sources need no new reading."""

    key: str
    root: str
    size: int = 0
    changed: int = 0
    digest: str = ""
    sidecar: str = ""
    reader: int = 0
    problem: str = ""
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was read from one source, ready to be written: encoded in the process that read it."""

    source: Source
    documents: tuple[tuple[str, bytes], ...] = ()  # (key, record)
    contents: tuple[tuple[str, bytes], ...] = ()  # (digest, body)
    is_new: bool = True  # False: same bytes as last time, only the file system's marks changed


def outcome_of(source: Source, entries: Sequence[Entry]) -> Outcome:
    """The readings of a source as the rows that `Store.put` writes."""
    return Outcome(
        source,
        tuple((entry.reading.document.key, encode_entry(entry)) for entry in entries),
        tuple(
            (entry.reading.document.digest, encode_content(entry.reading.content))
            for entry in entries
        ),
    )


def encode_entry(entry: Entry) -> bytes:
    reading = entry.reading
    return orjson.dumps(
        {
            "document": reading.document,
            "relations": [encode_relation(relation) for relation in reading.relations],
            "effects": [encode_effect(effect) for effect in entry.effects],
            "warnings": reading.warnings,
            "fingerprint": entry.fingerprint,
            "excerpt": entry.excerpt,
        }
    )


def entry_from(record: bytes) -> Entry:
    """The entry of a record, without its content."""
    row = orjson.loads(record)
    reading = Reading(
        document_from(row["document"]),
        Content(""),
        tuple(relation_from(relation) for relation in row["relations"]),
        tuple(row["warnings"]),
    )
    effects = tuple(effect_from(effect) for effect in row["effects"])
    seen = row["fingerprint"]
    return Entry(
        reading, effects, Fingerprint(**{**seen, "sketch": tuple(seen["sketch"])}), row["excerpt"]
    )


class Store:
    """The documents of one DATA folder; many may read while one writes."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @classmethod
    def open(cls, folder: Path) -> "Store":
        folder.mkdir(parents=True, exist_ok=True)
        return cls(connect(folder / FILE))

    def close(self) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it is kept, or nothing."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    # What the index and the assistant read

    def documents(self) -> list[Document]:
        """All documents with standing, validity and replaced_by settled across documents."""
        rows = self.connection.execute("SELECT record FROM resolved ORDER BY key")
        return [document_from(orjson.loads(record)) for (record,) in rows]

    def content(self, digest: str) -> Content:
        row = self.connection.execute(
            "SELECT body FROM contents WHERE digest = ?", (digest,)
        ).fetchone()
        if row is None:
            raise ContentMissing(digest)
        return decode_content(row[0])

    def provision_validity(self) -> list[tuple[str, Place, Validity, str]]:
        """(document key, place, own validity, evidence) of places that differ from their act."""
        rows = self.connection.execute("SELECT document, record FROM effects ORDER BY rowid")
        found = [(key, effect_from(orjson.loads(record))) for key, record in rows]
        return [(key, e.place, e.validity, e.evidence) for key, e in found]

    def relations(self) -> list[tuple[str, Relation]]:
        """(key of the acting document, relation), as the texts state them."""
        return [
            (entry.reading.document.key, relation)
            for entry in self.entries()
            for relation in entry.reading.relations
        ]

    def revision(self) -> str:
        """Changes whenever the answerable content changes."""
        return self.fact("revision")

    # What sync writes

    def entries(self) -> list[Entry]:
        """All documents as read, without their contents."""
        rows = self.connection.execute("SELECT record FROM documents ORDER BY key")
        return [entry_from(record) for (record,) in rows]

    def put(self, outcome: Outcome) -> None:
        """Replace everything that came from a source, in one transaction."""
        source = outcome.source
        with self.transaction():
            self.connection.execute("DELETE FROM documents WHERE source = ?", (source.key,))
            self.connection.executemany(
                "INSERT OR REPLACE INTO contents VALUES (?, ?)", outcome.contents
            )
            self.connection.executemany(
                "INSERT OR REPLACE INTO documents VALUES (?, ?, ?)",
                [(key, source.key, record) for key, record in outcome.documents],
            )
            self.write_source(source)
            self.unsettle()

    def touch(self, source: Source) -> None:
        """Note new marks of the file system for bytes that are already read."""
        with self.transaction():
            self.write_source(source)

    def write_source(self, source: Source) -> None:
        self.connection.execute(
            "INSERT OR REPLACE INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            tuple(getattr(source, name) for name in Source.__slots__),
        )

    def sources(self, root: str) -> dict[str, Source]:
        """The sources of a folder or feed by key."""
        rows = self.connection.execute("SELECT * FROM sources WHERE root = ?", (root,))
        return {row[0]: Source(*row) for row in rows}

    def forget(self, keys: Collection[str]) -> None:
        """Drop sources and the documents read from them."""
        with self.transaction():
            for key in keys:
                self.connection.execute("DELETE FROM documents WHERE source = ?", (key,))
                self.connection.execute("DELETE FROM sources WHERE key = ?", (key,))
            self.unsettle()

    def roots(self) -> dict[str, str]:
        """Names of the folders that were synced, and where they lay."""
        return dict(self.connection.execute("SELECT name, path FROM roots"))

    def name_root(self, name: str, path: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO roots VALUES (?, ?)", (name, path))

    def source_problems(self) -> list[tuple[str, str]]:
        """(source, why it could not be read)."""
        return list(
            self.connection.execute(
                "SELECT key, problem FROM sources WHERE problem != '' ORDER BY key"
            )
        )

    def settle(
        self, documents: Sequence[Document], effects: Sequence[tuple[str, Effect]], revision: str
    ) -> None:
        """Replace what was settled across documents."""
        with self.transaction():
            self.connection.execute("DELETE FROM resolved")
            self.connection.execute("DELETE FROM effects")
            self.connection.executemany(
                "INSERT INTO resolved VALUES (?, ?)",
                [(document.key, orjson.dumps(document)) for document in documents],
            )
            self.connection.executemany(
                "INSERT INTO effects VALUES (?, ?)",
                [(key, orjson.dumps(encode_effect(effect))) for key, effect in effects],
            )
            self.set_fact("revision", revision)
            self.set_fact("settled", "yes")

    @property
    def settled(self) -> bool:
        """Whether nothing was written since the documents were last settled."""
        return self.fact("settled") == "yes"

    def unsettle(self) -> None:
        self.set_fact("settled", "no")

    def fact(self, name: str) -> str:
        row = self.connection.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def set_fact(self, name: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def collect_garbage(self, keep: Collection[str] = ()) -> int:
        """Drop texts that no document and no index generation (`keep`) needs; how many."""
        with self.transaction():
            self.connection.execute("CREATE TEMP TABLE kept (digest TEXT PRIMARY KEY)")
            needed = {e.reading.document.digest for e in self.entries()} | set(keep)
            self.connection.executemany("INSERT INTO kept VALUES (?)", [(d,) for d in needed])
            dropped = self.connection.execute(
                "DELETE FROM contents WHERE digest NOT IN (SELECT digest FROM kept)"
            ).rowcount
            self.connection.execute("DROP TABLE kept")
        return dropped

    def flush(self) -> None:
        """Bring everything from the log into the file, down to the disk."""
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def remove(self, key: str, day: date) -> None:
        """Drop a document and never read it again from its folder."""
        with self.transaction():
            self.connection.execute("INSERT OR REPLACE INTO removals VALUES (?, ?)", (key, str(day)))
            self.connection.execute("DELETE FROM documents WHERE key = ?", (key,))
            self.unsettle()

    def removals(self) -> set[str]:
        return {key for (key,) in self.connection.execute("SELECT key FROM removals")}
