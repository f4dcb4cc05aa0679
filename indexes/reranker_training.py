"""Learns the reranker's weights from questions whose answering units are known.

The questions are those that citizens asked, over all official texts of the index, and articles' own
headings, over the same articles without them. Softmax over the candidates, L-BFGS from zero: the
same questions give the same weights. Give it an embedding model that was trained without the asked
questions (`train --no-asked`): with another, fused scores look better than they are.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from indexes.analyser import Lexicon, hash_of
from indexes.asked import Asked
from indexes.cutting import Unit, cut, syllables
from indexes.models import Embedder
from indexes.ranked import Mask
from indexes.reranking import CANDIDATES, Reranker, scaled
from indexes.shelf import Shelf, assemble
from indexes.table import joined, tabulate
from ingest.document import Family, Standing
from ingest.store import Store

Scores = NDArray[np.float64]

DECAY = 0.01  # of squared weights; from .003 to .03 the same within .003 on questions not shipped
ARTICLES = 12_000  # that the headings are searched among
HEADINGS = 2_400  # questions made from headings
SHORTEST = 6  # syllables of a heading that asks for something definite


@dataclass(frozen=True, slots=True)
class Lesson:
    """The candidates of one question: features, fused scores, which of them answer."""

    features: Scores  # [C, features]
    scores: Scores  # [C]
    answers: NDArray[np.bool_]  # [C]


def lesson(shelf: Shelf, question: str, gold: set[int], allowed: Mask | None = None) -> Lesson:
    ranked = replace(shelf, asked=None, reranker=None).rank(question, allowed).best(CANDIDATES)
    features = scaled(shelf.candidates(ranked)) if len(ranked.units) else np.zeros((0, 1))
    answers = np.isin(ranked.units, list(gold))
    return Lesson(features.astype(np.float64), ranked.scores.astype(np.float64), answers)


def from_asked(shelf: Shelf, asked: Sequence[Asked], official: Mask) -> Iterator[Lesson]:
    """The questions that have a target in the index, among official texts."""
    index = shelf.asked
    if index is None:
        return
    for position, row in enumerate(asked):
        passages = index.targets[index.first[position] : index.first[position + 1]]
        if len(passages):
            units = set((np.searchsorted(shelf.starts, passages, side="right") - 1).tolist())
            yield lesson(shelf, row.question, units, official)


def articles_of(store: Store) -> list[tuple[Unit, str]]:
    """Articles of answerable acts with their documents' texts, each once, a seeded sample."""
    found: dict[int, tuple[Unit, str]] = {}
    for document in store.documents():
        if document.standing is Standing.ANSWERABLE and document.family is Family.LAW:
            text = store.content(document.digest).text
            for unit in cut(document, store.content(document.digest)):
                body = text[unit.pieces[0].start : unit.pieces[-1].end]
                if " - Điều " in unit.head:
                    found.setdefault(hash_of(body), (unit, text))
    articles = list(found.values())
    return random.Random(7).sample(articles, min(ARTICLES, len(articles)))


def from_headings(articles: Sequence[tuple[Unit, str]], embedder: Embedder) -> Iterator[Lesson]:
    """(article, its document's text): the last part of the head asks, the rest is searched."""
    lexicon, chance = Lexicon(), random.Random(7)
    parts = [unit.head.rpartition(" - ") for unit, _ in articles]
    tables = [
        tabulate(text, [replace(unit, head=before)], lexicon)
        for (unit, text), (before, _, _) in zip(articles, parts, strict=True)
    ]
    shelf = assemble(joined(tables), lexicon, embedder)
    headings = [heading.partition(". ")[2] for _, _, heading in parts]
    definite = [
        at
        for at, heading in enumerate(headings)
        if syllables(heading) >= SHORTEST and headings.count(heading) == 1
    ]
    for at in chance.sample(definite, min(HEADINGS, len(definite))):
        yield lesson(shelf, headings[at], {at})


def learn(lessons: Iterable[Lesson]) -> Reranker:
    """The weights under which answering candidates are most likely to come first."""
    from scipy.optimize import minimize

    useful = [each for each in lessons if each.answers.any()]
    spread = np.concatenate([each.features for each in useful]).std(axis=0) + 1e-6
    start = np.append(np.zeros(len(spread)), 1.0)
    found = minimize(loss, start, args=(useful, spread), jac=True, method="L-BFGS-B")
    return Reranker((found.x[:-1] / spread / found.x[-1]).astype(np.float32))


def loss(point: Scores, lessons: Sequence[Lesson], spread: Scores) -> tuple[float, Scores]:
    """Mean cross-entropy and its gradient; the last weight is that of the fused score."""
    weights, of_fused = point[:-1], point[-1]
    total, gradient = 0.0, np.zeros_like(point)
    for each in lessons:
        features = each.features / spread
        scores = features @ weights + of_fused * each.scores
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        wanted = each.answers / each.answers.sum()
        total -= float(wanted @ np.log(likely + 1e-12))
        gradient += np.append((likely - wanted) @ features, (likely - wanted) @ each.scores)
    penalty = DECAY * float(weights @ weights)
    gradient = gradient / len(lessons) + np.append(2 * DECAY * weights, 0)
    return total / len(lessons) + penalty, gradient
