"""The only door to sentence-transformers: our model in its form, and any other model.

Slow to import (8 s, 500 MB), so nothing on the serving path does unless a setting names a model of
this kind. The shipped folder opens as `SentenceTransformer(folder, trust_remote_code=True)`.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import torch
from numpy.typing import NDArray
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules.input_module import InputModule

from indexes.analyser import bare_hashes_of, hashes_of, is_bare
from indexes.syllable_bag import FILE, SyllableBag, bare_view

Vectors = NDArray[np.float32]


class SyllableBagModule(InputModule):
    """Sum of the vectors of syllables and bigrams; rows of the bare view follow the others."""

    def __init__(self, bag: SyllableBag) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.bag = bag
        self.bare, bare_vectors = bare_view(bag.vocabulary, bag.vectors)
        weights = np.concatenate([bag.vectors.astype(np.float32), bare_vectors])
        self.embedding = torch.nn.EmbeddingBag.from_pretrained(
            torch.from_numpy(weights), freeze=False, mode="sum"
        )

    def preprocess(  # type: ignore[override]
        self, inputs: Sequence[str], prompt: str | None = None, **_: Any
    ) -> dict[str, torch.Tensor]:
        """All texts' rows one after the other, and where each text begins."""
        rows = [self.rows(f"{prompt or ''}{text}") for text in inputs]
        offsets = np.cumsum([0, *map(len, rows)])[:-1]
        return {
            "input_ids": torch.from_numpy(np.concatenate(rows)),
            "offsets": torch.from_numpy(offsets),
        }

    def rows(self, text: str) -> NDArray[np.int64]:
        if is_bare(text):
            return self.bare.rows(bare_hashes_of(text)) + len(self.bag.vectors)
        return self.bag.vocabulary.rows(hashes_of(text))

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        sums = self.embedding(features["input_ids"], features["offsets"])
        return features | {"sentence_embedding": torch.nn.functional.normalize(sums, dim=1)}

    def get_embedding_dimension(self) -> int:
        return self.bag.dimensions

    def save(self, output_path: str, *_: Any, **__: Any) -> None:
        """The vectors as they are now, in the form that NumPy serves."""
        size = len(self.bag.vectors)
        trained = self.embedding.weight[:size].detach().numpy().astype(np.float16)
        self.bag.with_vectors(trained).save(Path(output_path))

    @classmethod
    def load(  # type: ignore[override]
        cls, model_name_or_path: str, subfolder: str = "", **_: Any
    ) -> "SyllableBagModule":
        return cls(SyllableBag.load(Path(model_name_or_path) / subfolder))


class SentenceTransformerEmbedder:
    """Any other model, by folder or name."""

    def __init__(self, name: str) -> None:
        self.model = SentenceTransformer(name, device="cpu")
        self.digest = sha256(self.fingerprint(name)).hexdigest()
        self.dimensions = int(self.model.get_embedding_dimension() or 0)

    def fingerprint(self, name: str) -> bytes:
        """The weights' files of a folder, or the name of a model from elsewhere."""
        files = sorted(Path(name).rglob(f"*{Path(FILE).suffix}"))
        return b"".join(sha256(file.read_bytes()).digest() for file in files) or name.encode()

    def embed(self, text: str) -> Vectors:
        return np.asarray(self.model.encode_query(text, normalize_embeddings=True))

    def embed_texts(self, texts: Iterable[str]) -> Vectors:
        encoded = self.model.encode_document(list(texts), normalize_embeddings=True)
        return np.asarray(encoded).reshape(-1, self.dimensions)


MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "indexes.embedder.SyllableBagModule"},
]


def describe(folder: Path) -> None:
    """Write what SentenceTransformer opens the folder by."""
    (folder / "modules.json").write_bytes(orjson.dumps(MODULES, option=orjson.OPT_INDENT_2))
    settings: dict[str, Any] = {
        "prompts": {},
        "default_prompt_name": None,
        "similarity_fn_name": "cosine",
    }
    path = folder / "config_sentence_transformers.json"
    path.write_bytes(orjson.dumps(settings, option=orjson.OPT_INDENT_2))
