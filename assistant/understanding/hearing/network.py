"""The reader's network while it learns (PyTorch); `reader.py` serves what it has learnt."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from torch import Tensor, nn
from torch.nn import functional

from assistant.understanding.hearing.lexis import (
    CODAS,
    FIRST,
    NOTHING,
    ONSETS,
    TONES,
    UNKNOWN,
    Lexis,
)

WIDTH, HEADS, BLOCKS, INNER, GAP = 192, 6, 3, 640, 384
REACH = 12  # places from which a word's distance no longer tells
_DROPOUT, _DROPOUT_OF_WORDS = 0.1, 0.05
_FORGOTTEN = 0.03  # share of words known by the parts of the syllable alone
_FAR = -1e4


class Block(nn.Module):
    """Pre-norm transformer block with learnt biases by distance (Shaw et al. 2018; T5)."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.between = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.attend, self.gather = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.near = nn.Parameter(torch.zeros(HEADS, 2 * REACH + 1))
        self.drop = nn.Dropout(_DROPOUT)

    def forward(self, state: Tensor, hidden: Tensor, apart: Tensor) -> Tensor:
        rows, places, _ = state.shape
        split = self.attend(self.before(state)).view(rows, places, 3, HEADS, WIDTH // HEADS)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) / math.sqrt(WIDTH // HEADS)
        shares = (scores + self.near[:, apart] + hidden).float().softmax(-1).to(value.dtype)
        gathered = (shares @ value).transpose(1, 2).reshape(rows, places, WIDTH)
        state = state + self.drop(self.gather(gathered))
        risen = functional.relu(self.up(self.between(state)))
        return torch.add(state, self.drop(self.down(risen)))


class Network(nn.Module):
    def __init__(self, lexis: Lexis) -> None:
        super().__init__()
        self.lexis = lexis
        sizes = (len(ONSETS), len(lexis.nuclei), len(CODAS), len(TONES))
        self.word = nn.Embedding(lexis.size, WIDTH)
        self.parts = nn.ModuleList(nn.Embedding(size + 1, WIDTH) for size in sizes)
        for table in (self.word, *self.parts):
            nn.init.normal_(table.weight, std=0.05)
        self.blocks: Sequence[Block] = nn.ModuleList(Block() for _ in range(BLOCKS))  # type: ignore[assignment]
        self.norm = nn.LayerNorm(WIDTH)
        self.meant, self.missing = nn.Linear(WIDTH, WIDTH), nn.Linear(GAP, WIDTH)
        self.before, self.after = nn.Linear(WIDTH, GAP), nn.Linear(WIDTH, GAP)
        self.pause = nn.Linear(WIDTH, 3)
        self.meant_often = nn.Parameter(torch.zeros(lexis.size))
        self.missing_often = nn.Parameter(torch.zeros(lexis.size))
        known = [(0, 0, 0, 0)] * FIRST + [lexis.parts_of(word) for word in lexis.words]
        self.register_buffer("known", torch.tensor(known))

    def vectors(self, ids: Tensor, parts: Tensor) -> Tensor:
        summed = self.word(ids)
        for at, table in enumerate(self.parts):
            summed = summed + table(parts[..., at])
        return torch.as_tensor(summed)

    def forward(self, ids: Tensor, parts: Tensor) -> Tensor:
        """Hidden states [rows, places, WIDTH]."""
        places = torch.arange(ids.shape[1])
        apart = (places - places[:, None]).clamp(-REACH, REACH) + REACH
        hidden = torch.where(ids == NOTHING, _FAR, 0.0)[:, None, None, :]
        if self.training:
            forgotten = (torch.rand(ids.shape) < _FORGOTTEN) & (ids >= FIRST)
            ids = torch.where(forgotten, UNKNOWN, ids)
        state = functional.dropout(self.vectors(ids, parts), _DROPOUT_OF_WORDS, self.training)
        for block in self.blocks:
            state = block(state, hidden, apart)
        return torch.as_tensor(self.norm(state))

    def gaps(self, hidden: Tensor) -> Tensor:
        """States [rows, places, GAP] of what lies before each place, from both its sides."""
        before = functional.pad(self.before(hidden[..., :-1, :]), (0, 0, 1, 0))
        return functional.relu(before + self.after(hidden))

    def scores(self, head: str, hidden: Tensor) -> Tensor:
        """Of every word of the lexis: "meant" by states of places, "missing" by those of gaps."""
        every = self.vectors(torch.arange(self.lexis.size), torch.as_tensor(self.known))
        return torch.as_tensor(
            getattr(self, head)(hidden) @ every.T + getattr(self, f"{head}_often")
        )

    def save(self, path: Path) -> None:
        """In half precision, in the form that `reader.py` reads: norms folded into what follows."""
        arrays: dict[str, NDArray[np.float32]] = {"word": _array(self.word.weight)}
        arrays |= {f"part{at}": _array(table.weight) for at, table in enumerate(self.parts)}  # type: ignore[arg-type]
        for at, block in enumerate(self.blocks):
            arrays |= _folded(f"attend{at}", block.attend, block.before)
            arrays |= _folded(f"gather{at}", block.gather)
            arrays |= _folded(f"up{at}", block.up, block.between)
            arrays |= _folded(f"down{at}", block.down)
            arrays[f"near{at}"] = _array(block.near)
        for name in ("meant", "pause", "before", "after"):
            arrays |= _folded(name, getattr(self, name), self.norm)
        arrays |= _folded("missing", self.missing)
        for name in ("meant", "missing"):
            arrays[f"{name}.often"] = _array(getattr(self, f"{name}_often"))
        stored: dict[str, NDArray[np.generic]] = {
            name: np.ascontiguousarray(values.astype(np.float16)) for name, values in arrays.items()
        }
        stored["blocks"] = np.array([BLOCKS], np.int32)
        for name, words in (("words", self.lexis.words), ("nuclei", self.lexis.nuclei)):
            stored[name] = np.frombuffer(" ".join(words).encode(), np.uint8)
        save_file(stored, path)


def _folded(
    name: str, linear: nn.Linear, norm: nn.LayerNorm | None = None
) -> Mapping[str, NDArray[np.float32]]:
    weight, bias = _array(linear.weight), _array(linear.bias)
    if norm is not None:
        bias = bias + weight @ _array(norm.bias)
        weight = weight * _array(norm.weight)
    return {name: weight.T, f"{name}.bias": bias}


def _array(tensor: Tensor) -> NDArray[np.float32]:
    return np.asarray(tensor.detach().float().numpy())
