"""Store -> generation; the whole build read top to bottom.

What did not change is taken from the previous generation: texts, syllables and vectors of every
document whose digest and name are the same. Where little changed, postings and codes are carried
over, too, and only what is new is added; otherwise all are sorted and learned anew.
"""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from indexes import columns, generation
from indexes.analyser import Ids, Lexicon
from indexes.asked import AskedIndex, digest_of, read_asked, targets_of
from indexes.availability import availability
from indexes.dense import DenseIndex, carried_over, learn_codes, read_dense, recall, write_dense
from indexes.gathering import Gathered, Source, changed_little, gather
from indexes.generation import FOLDER, Manifest
from indexes.lexical import Postings, Syllables
from indexes.merging import Moved, merged
from indexes.models import Embedder
from indexes.places import Places
from indexes.posting import Lengths, Run, nothing, post, runs, together
from indexes.reusing import MARKS, Kept, Span, moved, previous
from indexes.shelf import NEAREST, embedded
from indexes.table import by_passage, by_unit, flat
from ingest.document import Standing
from ingest.store import Store

PROBES = 200  # questions that the dense index is compared with brute force on

Progress = Callable[[str], None]


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
        dropped = store.collect_garbage(generation.texts_of(data))
        report(f"{dropped} texts dropped that nothing is made from")
        return manifest


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """One build at a time: the second waits for the first."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "LOCK").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def fill(folder: Path, source: Source, report: Progress) -> dict[str, object]:
    """Write all files of a generation but its manifest; the manifest's facts."""
    lexicon = Lexicon(source.kept.spelled if source.kept else ())
    for row in read_asked():
        lexicon.analyse(row.question)  # their syllables belong to the index, too
    gathered = gather(source, lexicon)
    table = gathered.table
    report(f"{len(table.lengths)} passages, {gathered.unchanged} documents unchanged")
    kept = source.kept if changed_little(source, gathered) else None
    report("postings and codes are carried over" if kept else "postings are sorted")
    columns.write(folder, "table", table)
    places = write_documents(folder, source, gathered)
    syllables = Syllables.of(lexicon)
    columns.write(folder, "syllables", syllables)
    write_lexical(folder, kept, gathered, syllables)
    write_asked(folder, source, kept, places, syllables)
    report("vectors")
    dense = dense_of(source, kept, gathered, lexicon)
    write_dense(folder, dense)
    return {
        "built_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "model": source.embedder.digest,
        "corpus_day": str(max((d.issued for d in source.documents if d.issued), default="")),
        "documents": len(source.documents),
        "units": len(table.sizes),
        "passages": len(table.lengths),
        "asked": digest_of(),
        "recall": kept.manifest.recall if kept else measured_recall(dense, source.embedder),
    }


def write_documents(folder: Path, source: Source, gathered: Gathered) -> Places:
    table = gathered.table
    firsts = np.concatenate([[0], np.cumsum(table.sizes)])
    ends = firsts[[0, *(mark.last for mark in gathered.marks)]]
    places = Places(table.places, ends)
    days = availability(source.documents, places, source.store.provision_validity())
    columns.write(folder, "availability", days)
    generation.write_lines(folder / MARKS, gathered.marks)
    generation.write_lines(folder / generation.DOCUMENTS, source.documents)
    return places


def write_lexical(
    folder: Path, kept: Kept | None, gathered: Gathered, syllables: Syllables
) -> None:
    for name, tokens_of, spans in (
        ("passages", by_passage, passage_spans(kept, gathered)),
        ("units", by_unit, [(part.old, len(part.table.sizes)) for part in gathered.parts]),
    ):
        if kept is None:
            postings = post(*tokens_of(gathered.table), syllables)
        else:
            before = kept.postings(name)
            new = run_of(*tokens_of(gathered.new), before, syllables)
            owners, numbers = moved(spans, before.size)
            new = replace(new, owners=numbers[new.owners])
            postings = merged(before, owners, new, syllables)
        columns.write(folder, name, postings)


def run_of(tokens: Ids, lengths: Lengths, before: Postings, syllables: Syllables) -> Run:
    """The postings of new owners, numbered among themselves."""
    return together([nothing(), *runs(tokens, lengths, syllables.width, before.average)])


def passage_spans(kept: Kept | None, gathered: Gathered) -> list[tuple[Span | None, int]]:
    """Where the passages of each part were, and how many they are."""
    return [
        (kept.passages(part.old) if kept and part.old else None, len(part.table.lengths))
        for part in gathered.parts
    ]


def write_asked(
    folder: Path, source: Source, kept: Kept | None, places: Places, syllables: Syllables
) -> None:
    asked = read_asked()
    targets = targets_of(asked, source.documents, places)
    if kept is None:
        lexicon = Lexicon(syllables.spelled)
        ids = [lexicon.analyse(row.question) for row in asked]
        words = post(flat(ids), np.array([len(each) for each in ids]), syllables)
        vectors = np.stack([source.embedder.embed(row.question) for row in asked])
    else:
        before = kept.asked()
        stay = Moved(np.arange(before.words.size, dtype=np.int32), before.words.size)
        words = merged(before.words, stay, nothing(), syllables)
        vectors = before.vectors
    columns.write(folder, "asked", AskedIndex(vectors, words, *targets))


def dense_of(source: Source, kept: Kept | None, gathered: Gathered, lexicon: Lexicon) -> DenseIndex:
    """Vectors of all passages and their codes."""
    before = source.kept
    if before and before.manifest.model != source.embedder.digest:
        before = None
    if before is None:
        return learn_codes(embedded(gathered.table, source.embedder, lexicon))
    new = embedded(gathered.new, source.embedder, lexicon)
    spans = passage_spans(before, gathered)
    vectors = np.zeros((len(gathered.table.lengths), new.shape[1]), dtype=np.float16)
    owners, numbers = moved(spans, len(before.vectors))
    vectors[numbers] = new
    vectors[owners.owners[owners.stay]] = before.vectors[owners.stay]
    if kept is None:
        return learn_codes(vectors)
    return carried_over(read_dense(kept.folder, mapped=False), vectors, owners.owners, numbers)


def measured_recall(index: DenseIndex, embedder: Embedder) -> float:
    """Recall at 10 against brute force, on questions that citizens asked."""
    questions = [asked.question for asked in read_asked()[:PROBES]]
    vectors = np.stack([embedder.embed(question) for question in questions])
    return round(recall(index, vectors, NEAREST), 4)
