"""One source file -> its documents, whatever its format."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePath

from ingest.document import Content, Document, Family, Reading, Standing, Trust
from ingest.effect import Entry
from ingest.formats.reading import read_lines
from ingest.metadata import Metadata, read_metadata
from ingest.outline import outline
from ingest.page_facts import page_facts
from ingest.sidecar import Sidecar
from ingest.sources.recognise import recognise


def read_entries(key: str, data: bytes, sidecar: Sidecar, path: Path | None) -> list[Entry]:
    """The documents of one source file; raises Unreadable."""
    name = PurePath(key).name
    structured = recognise(name, data)
    if structured:
        return [finished(Entry(reading), data) for reading in structured(key, data)]
    return [finished(read_law(key, data, sidecar, path), data)]


def read_law(key: str, data: bytes, sidecar: Sidecar, path: Path | None) -> Entry:
    """A legal text: lines -> outline -> metadata -> validity and relations."""
    name = PurePath(key).name
    text, provisions = outline(read_lines(path, data, name))
    metadata = read_metadata(text.split("\n"), sidecar, page_facts(name, data), key)
    document = document_of(key, metadata, sidecar)
    return Entry(Reading(document, Content(text, provisions), warnings=metadata.warnings))


def document_of(key: str, metadata: Metadata, sidecar: Sidecar) -> Document:
    return Document(
        key=key,
        id=metadata.number or key,
        family=Family.LAW,
        kind=metadata.kind,
        title=metadata.title,
        number=metadata.number,
        year=metadata.year,
        issuer=metadata.issuer,
        issued=metadata.issued,
        url=sidecar.url,
        trust=Trust.UNVERIFIED if sidecar.trust == "unverified" else Trust.OFFICIAL,
        standing=Standing.WRONG_TEXT if metadata.wrong_text else Standing.ANSWERABLE,
        standing_reason=metadata.wrong_text,
        province=metadata.province,
        base_number=metadata.base_number,
        origins=metadata.origins,
    )


def finished(entry: Entry, data: bytes) -> Entry:
    """The entry with the digests of its bytes and of its normalised text."""
    reading = entry.reading
    document = replace(
        reading.document,
        digest=sha256(reading.content.text.encode()).hexdigest(),
        source_digest=sha256(data).hexdigest(),
    )
    return replace(entry, reading=replace(reading, document=document))
