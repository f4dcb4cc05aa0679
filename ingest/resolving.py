"""What documents say about each other: one copy answers, validity ends, texts are replaced."""

from collections.abc import Sequence
from hashlib import sha256

import orjson

from ingest.copies import groups, settle_copies
from ingest.decisions import Decision, apply_corrections, apply_decisions
from ingest.document import Document, Family
from ingest.effect import Effect, Entry
from ingest.records import settle_records
from ingest.succession import settle_validity


def resolve(
    entries: Sequence[Entry], decisions: Sequence[Decision] = ()
) -> tuple[list[Document], list[tuple[str, Effect]], str]:
    """(documents, effects by document key, revision)."""
    entries = apply_corrections(entries, decisions)
    documents: list[Document] = []
    procedures = [e for e in entries if e.reading.document.family is Family.PROCEDURE]
    others = [e for e in entries if e.reading.document.family is not Family.PROCEDURE]
    for copies in groups(others).values():
        documents += settle_copies(copies)
    documents += settle_records([entry.reading.document for entry in procedures])
    documents, effects = settle_validity(documents, entries)
    documents, effects = apply_decisions(documents, effects, decisions)
    documents.sort(key=lambda document: document.key)
    return documents, effects, revision_of(documents, effects)


def revision_of(documents: Sequence[Document], effects: Sequence[tuple[str, Effect]]) -> str:
    """A digest of everything that answers depend on."""
    seen = sha256()
    for document in documents:
        seen.update(orjson.dumps(document))
    for key, effect in effects:
        seen.update(orjson.dumps([key, effect]))
    return seen.hexdigest()[:16]
