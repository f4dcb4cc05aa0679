"""Trains the static embedding model from scratch, over any ingested corpus.

Pairs (question-like text, passage that answers it) are pulled together, other passages of the same
batch apart (in-batch softmax), for every prefix of the vector that may be used alone (Matryoshka).
Seeded: the same pairs give the same model on the same machine.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from indexes.analyser import Hashes, hash_of, hashes_of, one_spelling, pair_hashes, tokens
from indexes.syllable_bag import FILE, Rows, Vocabulary
from ingest.spelling import unaccent

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train; the defaults are those of the model that ships (measured: design, section 9)."""

    singles: int = 20_000
    pairs: int = 20_000
    dimensions: int = 256
    prefixes: tuple[int, ...] = (256, 64)
    epochs: int = 2
    batch: int = 1024
    rate: float = 0.02
    temperature: float = 0.05
    seed: int = 7
    threads: int = 2


Pair = tuple[str, str]


def count_vocabulary(texts: Sequence[str], recipe: Recipe) -> Vocabulary:
    """The most frequent syllables and bigrams of the texts."""
    single: Counter[str] = Counter()
    double: Counter[tuple[str, str]] = Counter()
    for text in texts:
        syllables = [one_spelling(token) for token in tokens(text)]
        single.update(syllables)
        double.update(zip(syllables, syllables[1:], strict=False))
    return vocabulary_of(
        Counter(dict(single.most_common(recipe.singles))),
        Counter(dict(double.most_common(recipe.pairs))),
    )


def vocabulary_of(single: Counter[str], double: Counter[tuple[str, str]]) -> Vocabulary:
    hashes = {
        s: (hash_of(s), hash_of(unaccent(s))) for s in {*single, *(s for p in double for s in p)}
    }
    table = np.array([hashes[s] for s in single], dtype=np.uint64).reshape(-1, 2)
    ends = [
        np.array([[hashes[p[i]][side] for side in (0, 1)] for p in double], dtype=np.uint64)
        for i in (0, 1)
    ]
    pairs = np.stack([pair_hashes(ends[0][:, i], ends[1][:, i]) for i in (0, 1)], axis=1)
    counts = [np.array(list(counter.values())) for counter in (single, double)]
    orders = [np.argsort(table[:, 0]), np.argsort(pairs[:, 0])]
    both = np.concatenate([table[orders[0]], pairs[orders[1]]])
    return Vocabulary(
        both[:, 0].copy(),
        both[:, 1].copy(),
        np.concatenate([counts[0][orders[0]], counts[1][orders[1]]]),
        len(table),
    )


def starting_vectors(vocabulary: Vocabulary, texts: int, recipe: Recipe) -> NDArray[np.float32]:
    """Random directions as long as the term is rare: bag-of-words search before any training."""
    random = np.random.default_rng(recipe.seed)
    directions = random.standard_normal((len(vocabulary.hashes), recipe.dimensions))
    rarity = np.log1p(texts / (vocabulary.counts + 1.0))
    return (directions * rarity[:, None] / recipe.dimensions**0.5).astype(np.float32)


def fit(pairs: Sequence[Pair], recipe: Recipe) -> tuple[Vocabulary, NDArray[np.float16]]:
    """The vocabulary and vectors that pull the two texts of each pair together."""
    texts = [text for pair in pairs for text in pair]
    vocabulary = count_vocabulary(texts, recipe)
    vectors = starting_vectors(vocabulary, len(texts), recipe)
    rows = [vocabulary.rows(hashes_of(text)) for text in texts]
    return vocabulary, descend(vectors, rows[::2], rows[1::2], recipe)


def descend(
    start: NDArray[np.float32], left: Sequence[Rows], right: Sequence[Rows], recipe: Recipe
) -> NDArray[np.float16]:
    import torch

    torch.manual_seed(recipe.seed)
    torch.set_num_threads(recipe.threads)
    weights = torch.nn.Parameter(torch.from_numpy(start))
    optimizer = torch.optim.Adam([weights], lr=recipe.rate)
    steps = batches(len(left), recipe)
    for step, batch in enumerate(steps):
        for group in optimizer.param_groups:
            group["lr"] = recipe.rate * (1 - step / len(steps))
        loss = contrast(
            bag(weights, [left[i] for i in batch]), bag(weights, [right[i] for i in batch]), recipe
        )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return weights.detach().numpy().astype(np.float16)


def batches(size: int, recipe: Recipe) -> list[NDArray[np.int64]]:
    """All epochs' batches of positions, shuffled by the recipe's seed; the last may be short."""
    random = np.random.default_rng(recipe.seed)
    orders = [random.permutation(size) for _ in range(recipe.epochs)]
    return [
        order[at : at + recipe.batch] for order in orders for at in range(0, size, recipe.batch)
    ]


def bag(weights: "torch.Tensor", rows: Sequence[Rows]) -> "torch.Tensor":
    import torch

    ends = np.cumsum([0, *(len(r) for r in rows)])[:-1]
    return torch.nn.functional.embedding_bag(
        torch.from_numpy(np.concatenate(rows)), weights, torch.from_numpy(ends), mode="sum"
    )


def contrast(left: "torch.Tensor", right: "torch.Tensor", recipe: Recipe) -> "torch.Tensor":
    """In-batch softmax both ways, summed over the prefixes."""
    import torch

    target = torch.arange(len(left))
    losses = []
    for size in recipe.prefixes:
        a = torch.nn.functional.normalize(left[:, :size], dim=1)
        b = torch.nn.functional.normalize(right[:, :size], dim=1)
        scores = a @ b.T / recipe.temperature
        losses += [torch.nn.functional.cross_entropy(s, target) for s in (scores, scores.T)]
    return torch.stack(losses).mean()


def save(folder: Path, vocabulary: Vocabulary, vectors: NDArray[np.float16]) -> None:
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    arrays = {
        "hashes": vocabulary.hashes,
        "bare": vocabulary.bare,
        "counts": vocabulary.counts,
        "singles": np.array([vocabulary.singles]),
        "vectors": vectors,
    }
    save_file({name: np.ascontiguousarray(a) for name, a in arrays.items()}, folder / FILE)
