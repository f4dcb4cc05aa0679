"""One source file -> its documents, whatever its format."""

import re
from dataclasses import replace
from hashlib import sha256

from ingest.citation import Place
from ingest.document import Content, Document, Family, Reading
from ingest.effect import Entry
from ingest.provision import Level, Provision
from ingest.sidecar import Sidecar


def read_entries(key: str, data: bytes, sidecar: Sidecar) -> list[Entry]:
    """The documents of one source file; a text without articles is one document of one part."""
    text = re.sub(r"<[^>]+>", " ", data.decode("utf-8", "replace")) if not key.endswith((".pdf", ".doc", ".docx", ".DOC")) else key
    starts = [m.start() for m in re.finditer(r"(?m)^[ #*]*Điều \d+", text)]
    ends = [*starts[1:], len(text)] if starts else []
    provisions = tuple(
        Provision(Level.ARTICLE, str(i + 1), "", Place(str(i + 1)), start, end, end)
        for i, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    document = Document(
        key, sidecar.number or key, Family.LAW, sidecar.kind or "Văn bản", sidecar.title or key,
        number=sidecar.number,
    )
    return [finished(Entry(Reading(document, Content(text, provisions))), data)]


def finished(entry: Entry, data: bytes) -> Entry:
    """The entry with the digests of its bytes and of its normalised text."""
    reading = entry.reading
    document = replace(
        reading.document,
        digest=sha256(reading.content.text.encode()).hexdigest(),
        source_digest=sha256(data).hexdigest(),
    )
    return replace(entry, reading=replace(reading, document=document))
