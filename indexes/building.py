"""Store -> generation; the whole build read top to bottom.

What did not change is taken from the previous generation: texts, syllables and vectors of every
document whose digest and name are the same. Postings are sorted anew each time, in seconds.
"""

import fcntl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from indexes import columns, generation
from indexes.analyser import Lexicon
from indexes.asked import AskedIndex, digest_of, read_asked, targets_of
from indexes.availability import availability
from indexes.cutting import cut
from indexes.dense import DenseIndex, learn_codes, read_codes, recall, recoded, write_codes
from indexes.generation import FOLDER, IndexUnusable, Manifest
from indexes.lexical import Postings, Syllables
from indexes.models import Embedder
from indexes.places import Places
from indexes.posting import post
from indexes.shelf import NEAREST, embedded
from indexes.table import Bounds, Table, by_passage, by_unit, flat, joined, tabulate, taken
from ingest.document import Document, Standing
from ingest.store import Store

MARKS = "marks.jsonl"
ENOUGH_RECALL = 0.99  # at 10, against brute force
PROBES = 200  # questions that the dense index is compared with brute force on

Vectors = NDArray[np.float16]
Progress = Callable[[str], None]


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


@dataclass(frozen=True, slots=True)
class Kept:
    """What the previous generation holds of documents that may not have changed."""

    table: Table
    bounds: Bounds
    folder: Path
    vectors: Vectors
    marks: Mapping[str, "Mark"]  # by fingerprint
    spelled: Sequence[str]
    manifest: Manifest

    def made_from(self, revision: str, embedder: Embedder) -> bool:
        """Whether a new build would come out the same."""
        made = self.manifest
        wanted = (revision, embedder.digest, digest_of())
        return bool(revision) and (made.revision, made.model, made.asked) == wanted

    @classmethod
    def of(cls, folder: Path) -> "Kept":
        manifest = Manifest.read(folder)
        table = columns.read(folder, "table", Table)
        spelled = columns.read(folder, "syllables", Syllables).spelled
        marks = {mark.fingerprint: mark for mark in read_marks(folder)}
        vectors = columns.read_array(folder / "vectors.npy")
        return cls(table, Bounds.of(table), folder, vectors, marks, list(spelled), manifest)


def build(data: Path, embedder: Embedder, report: Progress = lambda _: None) -> Manifest:
    """Write a new generation of the store in `data` and make it current."""
    with locked(data / FOLDER):
        store = Store.open(data)
        revision = store.revision()
        documents = [d for d in store.documents() if d.standing is Standing.ANSWERABLE]
        kept = previous(data)
        report(f"{len(documents)} documents")
        if kept and kept.made_from(revision, embedder):
            report("nothing has changed")
            return kept.manifest
        folder = data / FOLDER / datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        folder.mkdir()
        facts = fill(folder, Source(store, documents, kept, embedder), report)
        manifest = generation.seal(folder, facts | {"revision": revision})
        generation.make_current(data, manifest.id)
        generation.prune(data)
        return manifest


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One build at a time: the second waits for the first."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "LOCK").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def previous(data: Path) -> Kept | None:
    """The current generation, if this program can reuse its parts."""
    for folder in generation.newest_first(data)[:1]:
        try:
            generation.check(folder, Manifest.read(folder).model)
        except IndexUnusable:
            return None
        return Kept.of(folder)
    return None


@dataclass(frozen=True, slots=True)
class Source:
    store: Store
    documents: Sequence[Document]
    kept: Kept | None
    embedder: Embedder


def fill(folder: Path, source: Source, report: Progress) -> dict[str, object]:
    """Write all files of a generation but its manifest; the manifest's facts."""
    lexicon = Lexicon(source.kept.spelled if source.kept else ())
    asked = [lexicon.analyse(row.question) for row in read_asked()]
    read = [read_document(document, source, lexicon) for document in source.documents]
    table = joined([blank(lexicon), *(part.table for part in read)])
    report(
        f"{len(table.lengths)} passages, {sum(part.reused for part in read)} documents unchanged"
    )
    columns.write(folder, "table", table)
    places = write_documents(folder, source, read)
    syllables = write_lexical(folder, table, lexicon)
    write_asked(
        folder, source, places, post(flat(asked), np.array([len(ids) for ids in asked]), syllables)
    )
    report("vectors")
    return {
        "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "model": source.embedder.digest,
        "corpus_day": str(max((d.issued for d in source.documents if d.issued), default="")),
        "documents": len(source.documents),
        "units": len(table.sizes),
        "passages": len(table.lengths),
        "asked": digest_of(),
        "recall": write_dense(folder, source, vectors_of(source, read, lexicon)),
    }


def write_dense(folder: Path, source: Source, vectors: Vectors) -> float:
    """Write vectors and codes; the codes of the generation before, while they find enough."""
    columns.write_array(folder / "vectors.npy", vectors)
    known = recoded(vectors, read_codes(source.kept.folder)) if source.kept else None
    measured = measured_recall(DenseIndex(vectors, known), source.embedder) if known else 0.0
    if measured < ENOUGH_RECALL:
        known = learn_codes(vectors)
        measured = measured_recall(DenseIndex(vectors, known), source.embedder)
    write_codes(folder, known)
    return measured


def write_asked(folder: Path, source: Source, places: Places, words: Postings) -> None:
    asked = read_asked()
    vectors = np.stack([source.embedder.embed(row.question) for row in asked])
    targets = targets_of(asked, source.documents, places)
    columns.write(folder, "asked", AskedIndex(vectors, words, *targets))


@dataclass(frozen=True, slots=True)
class Part:
    """One document as columns; `old` is where the previous generation has it, None if it is new."""

    table: Table
    fields: tuple[str, ...]
    old: Mark | None

    @property
    def reused(self) -> bool:
        return self.old is not None


def blank(lexicon: Lexicon) -> Table:
    return tabulate("", [], lexicon)


def fingerprint(document: Document) -> str:
    """Equal for documents that are cut into equal passages."""
    parts = (document.digest, document.title, document.number, document.id, document.family)
    return sha256("\0".join(map(str, parts)).encode()).hexdigest()


def read_document(document: Document, source: Source, lexicon: Lexicon) -> Part:
    kept = source.kept
    if kept and (old := kept.marks.get(fingerprint(document))):
        return Part(taken(kept.table, kept.bounds, old.first, old.last), old.fields, old)
    content = source.store.content(document.digest)
    fields = content.procedure.fields if content.procedure else ()
    return Part(tabulate(content.text, cut(document, content), lexicon), fields, None)


def write_documents(folder: Path, source: Source, read: Sequence[Part]) -> Places:
    units = np.cumsum([0, *(len(part.table.sizes) for part in read)]).tolist()
    marks = [
        Mark(fingerprint(document), first, last, part.fields)
        for document, part, first, last in zip(
            source.documents, read, units, units[1:], strict=False
        )
    ]
    ends = np.cumsum([0, *(len(part.table.lengths) for part in read)])
    places = Places([part.table.places for part in read], ends)
    days = availability(source.documents, places, source.store.provision_validity())
    columns.write(folder, "availability", days)
    generation.write_lines(folder / MARKS, marks)
    generation.write_lines(folder / "documents.jsonl", source.documents)
    return places


def write_lexical(folder: Path, table: Table, lexicon: Lexicon) -> Syllables:
    syllables = Syllables.of(lexicon)
    columns.write(folder, "syllables", syllables)
    columns.write(folder, "passages", post(*by_passage(table), syllables))
    columns.write(folder, "units", post(*by_unit(table), syllables))
    return syllables


def vectors_of(source: Source, read: Sequence[Part], lexicon: Lexicon) -> Vectors:
    """Vectors of all passages; copied for unchanged documents where the model is the same."""
    kept = (
        source.kept
        if source.kept and source.kept.manifest.model == source.embedder.digest
        else None
    )
    fresh = joined([blank(lexicon), *(part.table for part in read if not (kept and part.old))])
    made = embedded(fresh, source.embedder, lexicon)
    at, parts = 0, [made[:0]]
    for part in read:
        if kept and part.old:
            bounds = kept.bounds.passages
            parts.append(kept.vectors[bounds[part.old.first] : bounds[part.old.last]])
        else:
            size = len(part.table.lengths)
            parts.append(made[at : at + size])
            at += size
    return np.concatenate(parts)


def measured_recall(index: DenseIndex, embedder: Embedder) -> float:
    """Recall at 10 against brute force, on questions that citizens asked."""
    questions = [asked.question for asked in read_asked()[:PROBES]]
    vectors = np.stack([embedder.embed(question) for question in questions])
    return round(recall(index, vectors, NEAREST), 4)
