"""Everything that was read, in one SQLite file; each source file is one transaction."""

import sqlite3
import zlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path

import orjson

from ingest.citation import Place
from ingest.decisions import Decision
from ingest.document import Content, Document, Relation, Standing
from ingest.effect import Effect, Entry
from ingest.outcome import Outcome, Source, entry_from
from ingest.store_codec import (
    decision_from,
    decode_content,
    document_from,
    effect_from,
    encode_effect,
    relation_from,
)
from ingest.store_schema import connect
from ingest.validity import Validity

FILE = "store.sqlite"
RULES = 5  # raise when resolving.py settles the same entries in another way


class ContentMissing(KeyError):
    """No text with this digest is kept any more."""


class Store:
    """The documents of one DATA folder; many may read while one writes."""

    def __init__(self, file: Path) -> None:
        self.file = file

    @classmethod
    def open(cls, folder: Path) -> "Store":
        folder.mkdir(parents=True, exist_ok=True)
        store = cls(folder / FILE)
        store.connection  # noqa: B018 - a store that cannot be used says so now
        return store

    @cached_property
    def connection(self) -> sqlite3.Connection:
        return connect(self.file)

    def close(self) -> None:
        """Let go of the file; it is opened again when it is needed."""
        if "connection" in self.__dict__:
            self.connection.close()
            del self.connection

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
        """(key of the acting document, relation) as the texts state them; copies are left out."""
        settled = self.connection.execute("SELECT key, record FROM resolved")
        answering = {
            key
            for key, record in settled
            if orjson.loads(record)["standing"] == Standing.ANSWERABLE
        }
        rows = self.connection.execute("SELECT key, record FROM documents ORDER BY key")
        return [
            (key, relation_from(relation))
            for key, record in rows
            if key in answering
            for relation in orjson.loads(record)["relations"]
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
            removed = self.removals()
            self.connection.executemany(
                "INSERT OR REPLACE INTO documents VALUES (?, ?, ?)",
                [(key, source.key, row) for key, row in outcome.documents if key not in removed],
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

    def keep_original(self, digest: str, data: bytes) -> None:
        """Keep the bytes of a page: nobody else keeps them as a folder keeps its files."""
        with self.transaction():
            self.connection.execute(
                "INSERT OR IGNORE INTO originals VALUES (?, ?)", (digest, zlib.compress(data))
            )

    def digests_of(self, source: str) -> set[str]:
        """Digests of the texts that were read from a source."""
        rows = self.connection.execute("SELECT record FROM documents WHERE source = ?", (source,))
        return {entry_from(record).reading.document.digest for (record,) in rows}

    def roots(self) -> dict[str, str]:
        """Names of the folders that were synced, and where they lay."""
        return dict(self.connection.execute("SELECT name, path FROM roots"))

    def name_root(self, name: str, path: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO roots VALUES (?, ?)", (name, path))

    def source_problems(self, root: str = "") -> list[tuple[str, str]]:
        """(source, why it could not be read), of one folder or of all."""
        return list(
            self.connection.execute(
                "SELECT key, problem FROM sources WHERE problem != '' AND ? IN ('', root)"
                " ORDER BY key",
                (root,),
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
            self.set_fact("settled", f"by {RULES}")

    @property
    def settled(self) -> bool:
        """Whether nothing was written, and no rule changed, since documents were last settled."""
        return self.fact("settled") == f"by {RULES}"

    def unsettle(self) -> None:
        self.set_fact("settled", "")

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
            self.connection.execute(
                "INSERT OR REPLACE INTO removals VALUES (?, ?)", (key, str(day))
            )
            self.connection.execute("DELETE FROM documents WHERE key = ?", (key,))
            self.unsettle()

    def restore(self, source: str) -> None:
        """Let documents of a source be read again that were removed."""
        with self.transaction():
            self.connection.execute(
                "DELETE FROM removals WHERE key = ? OR key LIKE ? || '#%'", (source, source)
            )

    def decide(self, decision: Decision) -> None:
        """Add what staff decided; nothing ever changes or drops a decision."""
        with self.transaction():
            self.connection.execute("INSERT INTO decisions VALUES (?)", (orjson.dumps(decision),))
            self.unsettle()

    def decisions(self) -> list[Decision]:
        """All decisions in the order in which they were made."""
        rows = self.connection.execute("SELECT record FROM decisions ORDER BY rowid")
        return [decision_from(orjson.loads(record)) for (record,) in rows]

    def removals(self) -> set[str]:
        return {key for (key,) in self.connection.execute("SELECT key FROM removals")}
