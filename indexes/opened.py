"""The library over one generation and the store, in one process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from indexes import columns, generation
from indexes.asked import AskedIndex
from indexes.availability import Availability, Shelfmarks
from indexes.counts import Counts
from indexes.dense import read_dense
from indexes.generation import FOLDER, IndexUnusable, Manifest
from indexes.lexical import Postings, Syllables
from indexes.library import Filters, Hit
from indexes.models import SHIPPED, Embedder, open_embedder
from indexes.passage import Passage
from indexes.picking import Picked, pick
from indexes.reranking import Reranker
from indexes.reusing import read_marks
from indexes.shelf import Forward, Shelf
from indexes.table import Table, decode_place
from ingest.citation import Place
from ingest.document import Content, Document, Relation
from ingest.store import Store
from ingest.store_codec import document_from
from ingest.validity import Validity

CONTENTS = 512  # decoded texts that are kept: 35 kB each, a code of law ten times that
HELD = 160 << 20  # bytes of the index that stay in a process between questions; one touches 15 MB


@dataclass(frozen=True, slots=True)
class Columns:
    """The files of a generation, mapped."""

    manifest: Manifest
    documents: Sequence[Document]
    table: Table
    marks: Shelfmarks
    shelf: Shelf

    @classmethod
    def read(cls, folder: Path, embedder: Embedder) -> "Columns":
        manifest = generation.check(folder, embedder.digest)
        lines = (folder / generation.DOCUMENTS).read_bytes().splitlines()
        table = columns.read(folder, "table", Table)
        shelf = Shelf(
            columns.read(folder, "syllables", Syllables),
            columns.read(folder, "passages", Postings),
            columns.read(folder, "units", Postings),
            np.concatenate([[0], np.cumsum(table.sizes)]),
            read_dense(folder),
            embedder,
            Forward.of(table),
            columns.read(folder, "asked", AskedIndex),
            Reranker.load(SHIPPED),
        )
        documents = [document_from(orjson.loads(line)) for line in lines]
        days = columns.read(folder, "availability", Availability)
        marks = read_marks(folder)
        fields = [frozenset(mark.fields) for mark in marks]
        units = [(mark.first, mark.last) for mark in marks]
        shelfmarks = Shelfmarks(documents, days, fields, units)
        return cls(manifest, documents, table, shelfmarks, shelf)


class OpenedLibrary:
    """`Library` over memory-mapped files: opening reads little, searching touches what it needs."""

    def __init__(self, store: Store, opened: Columns) -> None:
        self.store = store
        self.columns = opened
        self.by_key = {document.key: document for document in opened.documents}
        self.marks = opened.marks
        self.counts = Counts(opened.shelf.syllables, opened.shelf.passages)
        self.content = lru_cache(maxsize=CONTENTS)(self.read_content)
        self.scored = lru_cache(maxsize=2)(opened.shelf.scored)  # news are asked for after the law
        self.within = lru_cache(maxsize=2)(opened.shelf.scored_within)
        self.unknown = opened.marks.availability.unknown()

    @classmethod
    def open(cls, data: Path, embedder: Embedder | None = None) -> "OpenedLibrary":
        """The current generation, or the newest older one that is whole.

        Raises IndexUnusable with the first reason when none can be used.
        """
        embedder = embedder or open_embedder()
        reasons: list[IndexUnusable] = []
        for folder in generation.newest_first(data):
            try:
                opened = Columns.read(folder, embedder)
            except IndexUnusable as reason:
                reasons.append(reason)
                continue
            return cls(Store.open(data), opened)
        raise (
            reasons[0]
            if reasons
            else IndexUnusable(f"Chưa có chỉ mục trong {data / FOLDER}. Chạy `make index`.")
        )

    def rest(self) -> None:
        """What is to be done between questions."""
        columns.hand_back(HELD)

    def search(
        self, question: str, on: date, filters: Filters = Filters(), limit: int = 50
    ) -> Sequence[Hit]:
        return self.search_each(question, on, [filters], limit)[0]

    def search_each(
        self, question: str, on: date, filters: Sequence[Filters], limit: int = 50
    ) -> list[Sequence[Hit]]:
        shelf = self.columns.shelf
        few = self.marks.few(filters)
        scored = self.within(question, few) if few else self.scored(question)
        masks = [self.marks.allowed(on, one) for one in filters]
        rankings = shelf.reranked([shelf.among(scored, mask) for mask in masks])
        picked = [
            pick(ranked.best(limit), shelf.starts, self.unknown).best(limit) for ranked in rankings
        ]
        numbers = np.unique(np.concatenate([np.zeros(0, np.int64), *(p.passages for p in picked)]))
        passages = dict(zip(numbers.tolist(), self.passages(numbers), strict=True))
        return [hits(one, passages) for one in picked]

    def passages(self, numbers: NDArray[np.int64]) -> list[Passage]:
        table, marks = self.columns.table, self.marks
        units = np.searchsorted(self.columns.shelf.starts, numbers, side="right") - 1
        owners = marks.owners[numbers].tolist()
        columns = (
            numbers.tolist(),
            [self.columns.documents[owner].key for owner in owners],
            units.tolist(),
            [decode_place(written) for written in table.places.some(numbers)],
            table.contexts(units, numbers),
            table.texts.some(numbers),
            table.starts[numbers].tolist(),
            table.ends[numbers].tolist(),
            marks.availability.validities(numbers),
        )
        return [Passage(*row) for row in zip(*columns, strict=True)]

    def document(self, key: str) -> Document:
        return self.by_key[key]

    def documents(self) -> Sequence[Document]:
        return self.columns.documents

    def read_content(self, key: str) -> Content:
        return self.store.content(self.by_key[key].digest)

    def relations(self) -> Sequence[tuple[str, Relation]]:
        return self._relations

    @cached_property
    def _relations(self) -> Sequence[tuple[str, Relation]]:
        return [row for row in self.store.relations() if row[0] in self.by_key]

    def own_validity(self) -> Sequence[tuple[str, Place, Validity, str]]:
        return [row for row in self.store.provision_validity() if row[0] in self.by_key]

    def spellings(self, bare: str) -> Sequence[tuple[str, int]]:
        return self.counts.spellings(bare)

    def together(self, first: Sequence[str], second: Sequence[str]) -> NDArray[np.int64]:
        return self.counts.together(first, second)


def hits(picked: Picked, passages: Mapping[int, Passage]) -> list[Hit]:
    names = tuple(picked.parts)
    parts = zip(*(part.tolist() for part in picked.parts.values()), strict=True)
    rows = zip(picked.passages.tolist(), picked.scores.tolist(), parts, strict=True)
    return [
        Hit(passages[number], score, dict(zip(names, values, strict=True)))
        for number, score, values in rows
    ]
