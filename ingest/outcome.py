"""What was read from one source, as the rows that the store keeps."""

from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from ingest.document import Content, Reading
from ingest.effect import Entry
from ingest.fingerprint import Fingerprint
from ingest.store_codec import (
    document_from,
    effect_from,
    encode_content,
    encode_effect,
    encode_relation,
    relation_from,
)


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
