"""What documents say about each other: one copy answers, validity ends, texts are replaced."""

from collections.abc import Sequence
from hashlib import sha256

import orjson

from ingest.document import Document
from ingest.effect import Effect, Entry


def resolve(
    entries: Sequence[Entry],
) -> tuple[list[Document], list[tuple[str, Effect]], str]:
    """(documents, effects by document key, revision)."""
    documents = [entry.reading.document for entry in entries]
    effects = [(e.reading.document.key, effect) for e in entries for effect in e.effects]
    return documents, effects, revision_of(documents, effects)


def revision_of(documents: Sequence[Document], effects: Sequence[tuple[str, Effect]]) -> str:
    """A digest of everything that answers depend on."""
    seen = sha256()
    for document in documents:
        seen.update(orjson.dumps(document))
    for key, effect in effects:
        seen.update(orjson.dumps([key, effect]))
    return seen.hexdigest()[:16]
