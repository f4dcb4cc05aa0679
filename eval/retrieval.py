"""python -m eval retrieval: how well a ranker finds the documents of a retrieval set."""

import argparse
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import orjson
from numpy.typing import NDArray

from eval.beir import Entry, RetrievalSet, read_set
from eval.measures_ranking import measured
from indexes.analyser import Lexicon
from indexes.cutting import Piece, Unit, windows
from indexes.models import SHIPPED, Embedder, open_embedder
from indexes.reranking import Reranker
from indexes.shelf import Shelf, assemble
from indexes.table import joined, tabulate
from ingest.citation import Place

DEPTH = 100
PLAIN = re.compile(r"\w+")

Scores = NDArray[np.float32]
Ranker = Callable[[str], Sequence[int]]  # question -> positions in the corpus, best first


def add_parser(commands: Any) -> None:
    parser = commands.add_parser("retrieval", help="rankings against a retrieval set (BEIR)")
    parser.add_argument("--beir", type=Path, required=True, help="folder of the set")
    parser.add_argument("--queries", type=Path, help="other questions for the same corpus")
    parser.add_argument("--ranker", choices=RANKERS, default="fused")
    parser.add_argument("--model", help="embedding model: a folder or a name")
    parser.add_argument("--out", type=Path, help="write the result to this file, too")
    parser.set_defaults(command=command)


def command(chosen: argparse.Namespace) -> str:
    result = run(read_set(chosen.beir, chosen.queries), chosen.ranker, chosen.model)
    written = orjson.dumps(result, option=orjson.OPT_INDENT_2).decode()
    if chosen.out:
        chosen.out.write_text(written + "\n", encoding="utf-8")
    return written


def run(
    retrieval_set: RetrievalSet, ranker: str = "fused", model: str | None = None
) -> dict[str, Any]:
    """ "measures" with intervals, "queries", "seconds_per_query"."""
    rank = RANKERS[ranker](retrieval_set.corpus, model)
    names = [entry.name for entry in retrieval_set.corpus]
    started = time.perf_counter()
    rankings = {
        query: [names[at] for at in rank(retrieval_set.questions[query])[:DEPTH]]
        for query in retrieval_set.gold
    }
    seconds = time.perf_counter() - started
    return {
        "ranker": ranker,
        "measures": measured(rankings, retrieval_set.gold),
        "queries": len(rankings),
        "seconds_per_query": round(seconds / max(1, len(rankings)), 5),
    }


def shelf_of(corpus: Sequence[Entry], embedder: Embedder) -> Shelf:
    """An index of the set, made as a generation is: one unit a document."""
    lexicon = Lexicon()
    tables = [tabulate(entry.text, [unit_of(entry)], lexicon) for entry in corpus]
    return assemble(joined(tables), lexicon, embedder)


def unit_of(entry: Entry) -> Unit:
    spans = windows(entry.text, 0, len(entry.text)) or [(0, len(entry.text))]
    return Unit(entry.title, tuple(Piece(Place(), "", *span) for span in spans))


def fused(corpus: Sequence[Entry], model: str | None) -> Ranker:
    """As a citizen's question is searched: fused and reranked."""
    shelf = replace(shelf_of(corpus, open_embedder(model)), reranker=Reranker.load(SHIPPED))
    return lambda question: shelf.rank(question).units.tolist()


def unreranked(corpus: Sequence[Entry], model: str | None) -> Ranker:
    shelf = shelf_of(corpus, open_embedder(model))
    return lambda question: shelf.rank(question).units.tolist()


def lexical(corpus: Sequence[Entry], model: str | None) -> Ranker:
    shelf = shelf_of(corpus, open_embedder(model))

    def rank(question: str) -> Sequence[int]:
        return best(np.maximum.reduceat(shelf.lexical(shelf.words(question))[1], shelf.starts[:-1]))

    return rank


def dense(corpus: Sequence[Entry], model: str | None) -> Ranker:
    shelf = shelf_of(corpus, open_embedder(model))

    def rank(question: str) -> Sequence[int]:
        found = shelf.dense.search(shelf.embedder.embed(question), len(corpus))
        return shelf.best_of(*found).best_first(DEPTH)

    return rank


def bm25_syllable(corpus: Sequence[Entry], model: str | None) -> Ranker:
    """The plain baseline: Lucene's BM25 over lower-case words of whole documents."""
    from scipy.sparse import csr_matrix

    ids: dict[str, int] = {}
    texts = [PLAIN.findall(f"{entry.title} {entry.text}".lower()) for entry in corpus]
    columns = [ids.setdefault(word, len(ids)) for text in texts for word in text]
    rows = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
    counts = csr_matrix((np.ones(len(rows), np.float32), (rows, columns)), (len(texts), len(ids)))
    counts.sum_duplicates()
    weights = weighted(counts).tocsc()

    def rank(question: str) -> Sequence[int]:
        known = [ids[word] for word in PLAIN.findall(question.lower()) if word in ids]
        return best(np.asarray(weights[:, known].sum(axis=1), dtype=np.float32).ravel())

    return rank


def weighted(counts: Any, k1: float = 1.2, b: float = 0.75) -> Any:
    """The counts with BM25 weights in their place."""
    lengths = np.asarray(counts.sum(axis=1)).ravel()
    owners = np.repeat(np.arange(len(lengths)), np.diff(counts.indptr))
    norms = k1 * (1 - b + b * lengths / lengths.mean())
    frequencies = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log1p((len(lengths) - frequencies + 0.5) / (frequencies + 0.5))
    result = counts.copy()
    result.data = counts.data * (k1 + 1) / (counts.data + norms[owners]) * rarity[counts.indices]
    return result


def best(scores: Scores) -> Sequence[int]:
    ranking: list[int] = np.argsort(-scores, kind="stable")[:DEPTH].tolist()
    return ranking


RANKERS: dict[str, Callable[[Sequence[Entry], str | None], Ranker]] = {
    "fused": fused,
    "unreranked": unreranked,
    "lexical": lexical,
    "dense": dense,
    "bm25-syllable": bm25_syllable,
}
