"""Trains the static embedding model from scratch, over any ingested corpus.

Pairs (question-like text, passage that answers it) are pulled together, other passages of the same
batch apart (in-batch softmax), for every prefix of the vector that may be used alone (Matryoshka).
Seeded: the same pairs give the same model on the same machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from indexes.analyser import Ids, Lexicon, pair_hashes
from indexes.syllable_bag import Rows, SyllableBag, Vocabulary

if TYPE_CHECKING:
    import torch


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train; the defaults are those of the model that ships."""

    singles: int = 20_000
    pairs: int = 32_000
    dimensions: int = 256
    prefixes: tuple[int, ...] = (256, 64)
    epochs: int = 2
    batch: int = 1024
    rate: float = 0.02
    temperature: float = 0.05
    seed: int = 7
    threads: int = 2


Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Analysed:
    """Texts as syllable ids, one after the other."""

    lexicon: Lexicon
    texts: Sequence[Ids]

    @classmethod
    def of(cls, texts: Sequence[str]) -> "Analysed":
        lexicon = Lexicon()
        return cls(lexicon, [lexicon.analyse(text) for text in texts])

    def rows(self, vocabulary: Vocabulary) -> list[Rows]:
        hashes = self.lexicon.hashes()
        return [vocabulary.rows(hashes[ids]) for ids in self.texts]


def count_vocabulary(analysed: Analysed, recipe: Recipe) -> Vocabulary:
    """The most frequent syllables and bigrams of the texts."""
    width = len(analysed.lexicon.ids)
    single = np.bincount(np.concatenate(analysed.texts), minlength=width)
    pairs = np.concatenate([ids[:-1].astype(np.int64) * width + ids[1:] for ids in analysed.texts])
    double, counts = np.unique(pairs, return_counts=True)
    often = np.argsort(-single, kind="stable")[: recipe.singles]
    together = np.argsort(-counts, kind="stable")[: recipe.pairs]
    first, second = np.divmod(double[together], width)
    sides = analysed.lexicon.hashes(), analysed.lexicon.bare()
    hashes, bare = (
        np.concatenate([side[often], pair_hashes(side[first], side[second])]) for side in sides
    )
    order = np.concatenate(
        [np.argsort(hashes[: len(often)]), len(often) + np.argsort(hashes[len(often) :])]
    )
    every = np.concatenate([single[often], counts[together]])
    return Vocabulary(hashes[order], bare[order], every[order], len(often))


def starting_vectors(vocabulary: Vocabulary, texts: int, recipe: Recipe) -> NDArray[np.float32]:
    """Random directions as long as the term is rare: bag-of-words search before any training."""
    random = np.random.default_rng(recipe.seed)
    directions = random.standard_normal((len(vocabulary.hashes), recipe.dimensions))
    rarity = np.log1p(texts / (vocabulary.counts + 1.0))
    start: NDArray[np.float32] = directions * rarity[:, None] / recipe.dimensions**0.5
    return start.astype(np.float32)


def fit(pairs: Sequence[Pair], recipe: Recipe) -> tuple[Vocabulary, NDArray[np.float16]]:
    """The vocabulary and vectors that pull the two texts of each pair together."""
    texts = [text for pair in pairs for text in pair]
    analysed = Analysed.of(texts)
    vocabulary = count_vocabulary(analysed, recipe)
    vectors = starting_vectors(vocabulary, len(texts), recipe)
    rows = analysed.rows(vocabulary)
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
        loss.backward()  # type: ignore[no-untyped-call]
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


def train(pairs: Sequence[Pair], folder: Path, recipe: Recipe = Recipe()) -> None:
    """Fit the pairs and write the model to `folder`."""
    SyllableBag(*fit(pairs, recipe), digest="").save(folder)
