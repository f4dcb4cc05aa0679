"""One source file -> its documents, whatever its format."""

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePath

from ingest.amending import Amending, read_amending, read_consolidation
from ingest.document import Content, Document, Family, Reading, Standing, Trust
from ingest.document_number import first_number
from ingest.effect import Entry
from ingest.fingerprint import fingerprint
from ingest.formats.reading import read_lines
from ingest.guiding import guides
from ingest.metadata import INFERRED, PAGE, SIDECAR, TEXT, Metadata, read_metadata
from ingest.outline import outline
from ingest.page_facts import PageFacts, excerpt_facts, is_excerpt, page_facts
from ingest.sidecar import Sidecar
from ingest.sources.recognise import recognise
from ingest.standing import judge
from ingest.suspicion import suspicions, suspicions_of_file
from ingest.validity import Validity

SCAN = "scan"
UNVERIFIED = "unverified"  # a folder of this name holds copies that nobody compared


@dataclass(frozen=True, slots=True)
class Given:
    """The bytes of one source and what is known beside them; `name` tells the format."""

    key: str
    data: bytes
    sidecar: Sidecar
    name: str
    path: Path | None = None  # where the bytes lie, for readers that run another program


def read_entries(given: Given) -> list[Entry]:
    """The documents of one source file; raises Unreadable."""
    structured = recognise(given.name, given.data)
    if structured:
        entries = [Entry(reading) for reading in structured(given.key, given.data)]
    else:
        entries = [read_law(given)]
    hidden = suspicions_of_file(given.data, given.name)
    return [finished(flagged(entry, hidden), given.data) for entry in entries]


def flagged(entry: Entry, hidden: tuple[str, ...]) -> Entry:
    """The entry with warnings about what its file hides and what in it speaks to a machine."""
    reading = entry.reading
    found = (*suspicions(reading.content.text), *hidden)
    warned = replace(reading, warnings=(*reading.warnings, *found))
    return replace(entry, reading=warned) if found else entry


def read_law(given: Given) -> Entry:
    """A legal text: lines -> outline -> metadata -> validity and relations."""
    sidecar = given.sidecar
    lines = read_lines(given.path, given.data, given.name)
    excerpt = is_excerpt(lines[0].text)
    page = page_facts(given.name, given.data)
    if excerpt:
        page = excerpt_facts("\n".join(line.text for line in lines))
        lines = lines[1:]
    text, provisions = outline(lines)
    content = Content(text, provisions)
    metadata = read_metadata(text.split("\n"), sidecar, page, given.name)
    amending = amending_of(content, metadata)
    document = document_of(given.key, metadata, sidecar, content)
    document = dated(document, amending, metadata, (sidecar, page))
    if excerpt:
        document = as_excerpt(document)
    if any(line.recognised for line in lines):
        document = as_recognised(document)
    reading = Reading(document, content, amending.relations, metadata.warnings)
    return Entry(reading, amending.effects, excerpt=excerpt)


def amending_of(content: Content, metadata: Metadata) -> Amending:
    """What the text says about validity; a VBHN says it for the act that it consolidates."""
    listed = metadata.head.consolidation
    if listed:
        return read_consolidation(content, listed)
    subject = metadata.title
    if first_number(subject) is None:
        subject = f"{subject} ({first_number(metadata.head.promulgation) or ''})"
    found = read_amending(content, metadata.number, subject, metadata.issued)
    detailed = guides(metadata.title, content.text.split("\n"))
    return replace(found, relations=found.relations + detailed)


def as_excerpt(document: Document) -> Document:
    """Parts of a text as they are: nobody compared them, and the title says that they are parts."""
    name = " ".join(filter(None, (document.kind, document.number)))
    title = f"{name} (trích)" if document.number else document.title
    return replace(document, title=title, trust=Trust.UNVERIFIED)


def as_recognised(document: Document) -> Document:
    """A text that a machine read from pictures of pages: good to find, not to rely on a letter."""
    return replace(document, trust=Trust.UNVERIFIED, origins={**document.origins, "text": SCAN})


def document_of(key: str, metadata: Metadata, sidecar: Sidecar, content: Content) -> Document:
    standing, reason = judge(content, metadata.head, metadata.number)
    if metadata.wrong_text:
        standing, reason = Standing.WRONG_TEXT, metadata.wrong_text
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
        trust=trust_of(key, sidecar),
        standing=standing,
        standing_reason=reason,
        province=metadata.province,
        base_number=metadata.base_number,
        origins=metadata.origins,
    )


def trust_of(key: str, sidecar: Sidecar) -> Trust:
    unverified = sidecar.trust == UNVERIFIED or UNVERIFIED in PurePath(key).parts
    return Trust.UNVERIFIED if unverified else Trust.OFFICIAL


def dated(
    document: Document, amending: Amending, metadata: Metadata, filed: tuple[Sidecar, PageFacts]
) -> Document:
    """The document with its first and last day and where they come from.

    A VBHN counts from its signature on; where that day is unknown, from the first day on which
    it can have been signed: in its year, and not before the newest act in its list.
    """
    listed = metadata.head.consolidation
    if listed or metadata.kind == "Văn bản hợp nhất":
        since, origin = metadata.issued, TEXT
        if since is None and listed and listed.newest:
            first_of_year = date(metadata.year or listed.newest.year, 1, 1)
            since, origin = max(listed.newest, first_of_year), INFERRED
        return with_validity(document, Validity(since), origin)
    sidecar, page = filed
    validity = amending.validity
    if validity.since:
        return with_validity(document, validity, TEXT)
    for day, origin in ((page.effective, PAGE), (sidecar.effective, SIDECAR)):
        if day:
            return with_validity(document, replace(validity, since=day), origin)
    return with_validity(document, validity, "")


def with_validity(document: Document, validity: Validity, origin: str) -> Document:
    return replace(document, validity=validity, origins={**document.origins, "validity": origin})


def finished(entry: Entry, data: bytes) -> Entry:
    """The entry with the digests of its bytes and of its normalised text, and its fingerprint."""
    reading = entry.reading
    document = replace(
        reading.document,
        digest=sha256(reading.content.text.encode()).hexdigest(),
        source_digest=sha256(data).hexdigest(),
    )
    seen = fingerprint(reading.content) if document.family is Family.LAW else entry.fingerprint
    return replace(entry, reading=replace(reading, document=document), fingerprint=seen)
