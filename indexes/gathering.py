"""All documents of the store as columns: what is as it was before, and what is new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexes.analyser import Lexicon
from indexes.asked import digest_of
from indexes.cutting import cut
from indexes.models import Embedder
from indexes.reusing import Kept, Mark, Span, fingerprint
from indexes.table import Table, compact, joined, tabulate
from ingest.document import Document
from ingest.store import Store

LITTLE = 0.05  # share of passages that may be new or gone for the rest to be carried over
DRIFT = 0.01  # of the average length that the weights rest on


@dataclass(frozen=True, slots=True)
class Source:
    store: Store
    documents: Sequence[Document]
    kept: Kept | None
    embedder: Embedder


@dataclass(frozen=True, slots=True)
class Part:
    """Documents that follow each other as columns; `old` are their units before, None if new."""

    table: Table
    old: Span | None


@dataclass(frozen=True, slots=True)
class Gathered:
    """All documents as columns, and what of them is new."""

    parts: Sequence[Part]
    table: Table
    new: Table
    marks: Sequence[Mark]  # of the documents
    unchanged: int  # documents


def gather(source: Source, lexicon: Lexicon) -> Gathered:
    """Documents that lay side by side in the generation before are taken over together."""
    blank = Part(tabulate("", [], lexicon), None)
    marks: list[Mark] = []
    spans: list[Span | None] = []
    fresh: list[Table] = []
    units = 0
    for document in source.documents:
        old = source.kept.marks.get(fingerprint(document)) if source.kept else None
        if old:
            size, fields = old.last - old.first, old.fields
            extend(spans, (old.first, old.last))
        else:
            table, fields = read_document(document, source.store, lexicon)
            size = len(table.sizes)
            spans.append(None)
            fresh.append(table)
        marks.append(Mark(fingerprint(document), units, units + size, fields))
        units += size
    tables = iter(fresh)
    parts = [blank, *(Part(taken_from(source.kept, s, tables), s) for s in spans)]
    table = compact(joined([part.table for part in parts]), lexicon)
    return Gathered(parts, table, joined([blank.table, *fresh]), marks, len(marks) - len(fresh))


def extend(spans: list[Span | None], span: Span) -> None:
    """Add a span, or make the last one longer where it goes on."""
    last = spans[-1] if spans else None
    if last and last[1] == span[0]:
        spans[-1] = last[0], span[1]
    else:
        spans.append(span)


def taken_from(kept: Kept | None, span: Span | None, fresh: Iterator[Table]) -> Table:
    return kept.part(span) if kept and span else next(fresh)


def read_document(
    document: Document, store: Store, lexicon: Lexicon
) -> tuple[Table, tuple[str, ...]]:
    content = store.content(document.digest)
    fields = content.procedure.fields if content.procedure else ()
    return tabulate(content.text, cut(document, content), lexicon), fields


def changed_little(source: Source, gathered: Gathered) -> bool:
    """Whether so much is as it was that what rests on averages may be carried over."""
    kept = source.kept
    if kept is None or kept.manifest.model != source.embedder.digest:
        return False
    if kept.manifest.asked != digest_of():
        return False
    now, new = len(gathered.table.lengths), len(gathered.new.lengths)
    gone = kept.manifest.passages - (now - new)
    before = kept.postings("passages").average
    average = float(gathered.table.lengths.mean()) if now else 1.0
    heads = average_head(gathered.table)
    return new + gone <= LITTLE * now and abs((average + heads) / before - 1) <= DRIFT


def average_head(table: Table) -> float:
    """Syllables of the head that stands before a passage, on average."""
    return float((table.head_lengths * table.sizes).sum()) / max(1, len(table.lengths))
