"""Which passages lie at a place of a document, without looking at all of them every time."""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from indexes.columns import Strings
from indexes.table import decode_place
from ingest.citation import Place

decoded = lru_cache(maxsize=100_000)(decode_place)

ByArticle = dict[str | None, list[tuple[int, Place]]]


class Places:
    """Passages by document and article; a document is read when it is first asked for."""

    def __init__(self, written: Strings, ends: NDArray[np.int64]) -> None:
        self.written = written  # of each passage
        self.ends = ends  # where the documents' passages begin, [documents + 1]
        self.of_document = lru_cache(maxsize=None)(self.read)

    def read(self, document: int) -> ByArticle:
        articles: ByArticle = {}
        first, last = self.ends[document : document + 2].tolist()
        for passage, written in enumerate(self.written.between(first, last), first):
            place = decoded(written)
            articles.setdefault(place.article, []).append((passage, place))
        return articles

    def all(self, document: int) -> range:
        return range(int(self.ends[document]), int(self.ends[document + 1]))

    def within(self, document: int, place: Place) -> list[int]:
        """The passages at a place or inside it."""
        articles = self.of_document(document)
        chosen = articles.values() if place.article is None else [articles.get(place.article, [])]
        return [passage for rows in chosen for passage, own in rows if own.within(place)]
