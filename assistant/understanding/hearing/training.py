"""Train the reader: `python -m assistant.understanding.hearing.training DATA`.

DATA is a folder of store and indexes over the whole corpus. Material: its passages and headings,
and the questions in citizens' own words that ship with the indexes. Every sentence is heard wrong
in another way each time (`noise.py`); the network tells what was meant. Seeded; takes an hour on
two cores with bfloat16 arithmetic (AMX). What ships was learnt in three stages of 4,500, 3,500 and
6,000 batches, whose rates fell and rose again, and whose shares of questions and of words left
out grew to those that stand here.
"""

import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from tqdm import trange

from assistant.understanding.hearing.lexis import END, FIRST, NOTHING
from assistant.understanding.hearing.material import Material
from assistant.understanding.hearing.network import Network
from assistant.understanding.hearing.noise import Batch, Ear
from assistant.understanding.hearing.reader import WEIGHTS
from indexes.opened import OpenedLibrary

STEPS = 14_000
SIZE = 96  # sentences at a time
RATE, WARMING = 1.6e-3, 500
SEED = 7
# Of the places where nothing was heard wrong only these shares are looked at, weighed up.
_RIGHT, _WHOLE = 0.3, 0.15
_OF_GAPS, _OF_PAUSES = 2.0, 0.6  # weights beside the cost of what was meant
_RARER = (1.0, 1.5, 2.0)  # weights of no pause, a pause and an end


def learn(material: Material, steps: int = STEPS) -> Network:
    torch.manual_seed(SEED)
    random = np.random.default_rng(SEED)
    network = Network(material.lexis)
    ear = Ear(material.lexis, material.counts)
    optimiser = torch.optim.AdamW(network.parameters(), RATE, betas=(0.9, 0.98))
    rates = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    batches: Iterator[Batch] = (
        ear.hears(sentences, random) for sentences in material.batches(SIZE, random)
    )
    network.train()
    for _ in trange(steps, unit="batch"):
        loss = _loss(network, next(batches))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        rates.step()
    return network.eval()


def _rate(step: int, steps: int) -> float:
    """Share of RATE: rising at first, then a cosine down to a fiftieth."""
    return min(1.0, (step + 1) / WARMING) * (0.49 * (1 + math.cos(math.pi * step / steps)) + 0.02)


def _loss(network: Network, batch: Batch) -> Tensor:
    """A batch's cost in nats a word: of what was meant, what is missing and the pauses."""
    ids, parts, meant, missing, pauses = (
        torch.from_numpy(one)
        for one in (batch.ids, batch.parts, batch.meant, batch.missing, batch.pauses)
    )
    filled = ids != NOTHING
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = network(ids, parts)
        meanings = Looked(meant, filled & (meant >= FIRST), ids != meant, _RIGHT)
        gaps = Looked(missing, filled, missing >= FIRST, _WHOLE)
        words = meanings.cost(network, "meant", hidden)
        words = words + _OF_GAPS * gaps.cost(network, "missing", network.gaps(hidden))
        following = functional.pad(ids[:, 1:], (0, 1))
        told = filled & (pauses >= 0) & (ids != END) & (following != END) & (following != NOTHING)
        spoken = network.pause(hidden[told]).float()
    rests = functional.cross_entropy(spoken, pauses[told], torch.tensor(_RARER))
    return words / filled.sum() + _OF_PAUSES * rests


@dataclass(frozen=True, slots=True)
class Looked:
    """Where a head is taught: the places where something is wrong, and a share of the others."""

    target: Tensor
    places: Tensor
    wrong: Tensor
    share: float

    def cost(self, network: Network, head: str, hidden: Tensor) -> Tensor:
        """In nats, over all places."""
        drawn = self.places & (self.wrong | (torch.rand(self.target.shape) < self.share))
        weights = torch.where(self.wrong, 1.0, 1 / self.share)[drawn]
        scores = network.scores(head, hidden[drawn]).float()
        costs = functional.cross_entropy(scores, self.target[drawn], reduction="none")
        return (costs * weights).sum()


def main(data: Path, out: Path = WEIGHTS) -> None:
    network = learn(Material.of(OpenedLibrary.open(data)))
    network.save(out)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
