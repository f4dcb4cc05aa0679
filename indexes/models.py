"""Which embedding model is used: the one that ships, or any that the settings name."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

SHIPPED = Path(__file__).parent / "model"
SETTING = "HOIDAP_MODEL"

Vectors = NDArray[np.float32]


class Embedder(Protocol):
    """Turns texts into unit vectors; `digest` names the exact model."""

    @property
    def digest(self) -> str: ...

    @property
    def dimensions(self) -> int: ...

    def embed(self, text: str) -> Vectors:
        """The vector [dimensions] of a question."""
        ...

    def embed_texts(self, texts: Iterable[str]) -> Vectors:
        """Vectors [texts, dimensions] of passages."""
        ...


def open_embedder(name: str | None = None) -> Embedder:
    """The model of that name or folder; without one that of HOIDAP_MODEL, else the shipped one."""
    chosen = name or os.environ.get(SETTING) or str(SHIPPED)
    from indexes.syllable_bag import FILE, SyllableBag

    if (Path(chosen) / FILE).exists():
        return SyllableBag.load(Path(chosen))
    from indexes.embedder import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(chosen)
