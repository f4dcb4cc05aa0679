"""Measures of one ranking against its gold documents; unanswered questions count as 0."""

import math
from collections.abc import Callable, Collection, Mapping, Sequence

from eval.intervals import Interval, bootstrap

Measure = Callable[[Sequence[str], Collection[str]], float]


def recall(ranking: Sequence[str], gold: Collection[str], depth: int) -> float:
    """Share of the gold documents among the first `depth`."""
    return len(set(ranking[:depth]) & set(gold)) / len(gold)


def reciprocal_rank(ranking: Sequence[str], gold: Collection[str], depth: int = 10) -> float:
    """One over the rank of the first gold document, 0 when it is beyond `depth`."""
    return next((1 / at for at, name in enumerate(ranking[:depth], 1) if name in gold), 0.0)


def ndcg(ranking: Sequence[str], gold: Collection[str], depth: int = 10) -> float:
    """Discounted gain of gold documents, over that of the best order (binary relevance)."""
    gain = sum(discount(at) for at, name in enumerate(ranking[:depth]) if name in gold)
    return gain / sum(discount(at) for at in range(min(depth, len(gold))))


def discount(position: int) -> float:
    return 1 / math.log2(position + 2)


MEASURES: Mapping[str, Measure] = {
    "MRR@10": reciprocal_rank,
    "R@1": lambda ranking, gold: recall(ranking, gold, 1),
    "R@5": lambda ranking, gold: recall(ranking, gold, 5),
    "R@10": lambda ranking, gold: recall(ranking, gold, 10),
    "R@100": lambda ranking, gold: recall(ranking, gold, 100),
    "nDCG@10": ndcg,
}


def measured(
    rankings: Mapping[str, Sequence[str]], gold: Mapping[str, Collection[str]]
) -> dict[str, Interval]:
    """Means over the questions that have gold documents, with 95 % intervals."""
    return {
        name: bootstrap([measure(rankings.get(query, ()), gold[query]) for query in gold])
        for name, measure in MEASURES.items()
    }
