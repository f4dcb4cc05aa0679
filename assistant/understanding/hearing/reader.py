"""A small transformer that reads what was meant by words that were heard or typed, in NumPy.

It has seen the sentences of the corpus and citizens' questions with words heard wrong, left out or
typed without diacritics, and tells for every place which word was meant, which was left out before
it and whether a sentence ends there (`training.py`; denoising as in BART, Lewis et al. 2020).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from assistant.understanding.hearing.alike import Likeness
from assistant.understanding.hearing.lexis import END, UNKNOWN, Lexis

WEIGHTS = Path(__file__).parent / "reader.safetensors"
PARTS = 4  # of a syllable
LONGEST = 160  # words read at once: attention is quadratic
Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Reading:
    """Logarithms of probabilities by id of the lexis; the last place is the end of the text."""

    meant: Array  # [words, ids]
    missing: Array  # [words + 1, ids]; NOTHING where no word was left out
    pauses: Array  # [words, 3]: nothing, a pause, the end of a sentence follows


class Reader:
    def __init__(self, lexis: Lexis, weights: Mapping[str, Array]) -> None:
        self.lexis = lexis
        self.likeness = Likeness(lexis)
        self.weights = weights
        self.parts = [weights[f"part{at}"] for at in range(PARTS)]
        self.vectors = weights["word"] + self._of_parts(self.likeness.parts)
        self.blocks = int(weights["blocks"][0])
        self.heads, nears = weights["near0"].shape
        self.reach = nears // 2

    def read(self, words: Sequence[str]) -> Reading:
        """Of words in lower case."""
        parts = [self._read(words[at : at + LONGEST]) for at in range(0, len(words), LONGEST)]
        *before, last = parts
        missing = [part.missing[:-1] for part in before] + [last.missing]
        return Reading(
            np.concatenate([part.meant for part in parts]),
            np.concatenate(missing),
            np.concatenate([part.pauses for part in parts]),
        )

    def _read(self, words: Sequence[str]) -> Reading:
        hidden = self._hidden(words)
        return Reading(
            self._words("meant", hidden[:-1]),
            self._words("missing", self._gaps(hidden)),
            _log_softmax(self._linear("pause", hidden[:-1])),
        )

    def _hidden(self, words: Sequence[str]) -> Array:
        ids = np.array([*map(self.lexis.id_of, words), END])
        state = self.vectors[ids]
        unknown = [at for at, id in enumerate(ids.tolist()) if id == UNKNOWN]
        parts = np.array([self.lexis.parts_of(words[at]) for at in unknown], int).reshape(-1, PARTS)
        state[unknown] = self.weights["word"][UNKNOWN] + self._of_parts(parts)
        places = np.arange(len(ids))
        apart = np.clip(places - places[:, None], -self.reach, self.reach) + self.reach
        for block in range(self.blocks):
            state = state + self._attended(block, _normal(state), apart)
            risen = np.maximum(self._linear(f"up{block}", _normal(state)), 0)
            state = state + self._linear(f"down{block}", risen)
        return _normal(state)

    def _attended(self, block: int, state: Array, apart: NDArray[np.int64]) -> Array:
        split = self._linear(f"attend{block}", state).reshape(len(state), 3, self.heads, -1)
        query, key, value = split.transpose(1, 2, 0, 3)
        scores = query @ key.transpose(0, 2, 1) / np.float32(np.sqrt(query.shape[-1]))
        shares = np.exp(_log_softmax(scores + self.weights[f"near{block}"][:, apart]))
        gathered = (shares @ value).transpose(1, 0, 2).reshape(len(state), -1)
        return self._linear(f"gather{block}", gathered)

    def _gaps(self, hidden: Array) -> Array:
        """Of what lies before each place: seen from there and from the word before."""
        seen = self._linear("after", hidden)
        seen[1:] += self._linear("before", hidden[:-1])
        return np.maximum(seen, 0)

    def _words(self, head: str, hidden: Array) -> Array:
        scores: Array = self._linear(head, hidden) @ self.vectors.T + self.weights[f"{head}.often"]
        return _log_softmax(scores)

    def _linear(self, name: str, rows: Array) -> Array:
        result: Array = rows @ self.weights[name] + self.weights[f"{name}.bias"]
        return result

    def _of_parts(self, parts: NDArray[np.int64]) -> Array:
        summed = sum(table[parts[:, at]] for at, table in enumerate(self.parts))
        return np.asarray(summed, dtype=np.float32)


def _normal(rows: Array) -> Array:
    centred = rows - rows.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred * centred).mean(axis=-1, keepdims=True) + np.float32(1e-5))
    return np.asarray(centred / spread)


def _log_softmax(scores: Array) -> Array:
    lowered = scores - scores.max(axis=-1, keepdims=True)
    result: Array = lowered - np.log(np.exp(lowered).sum(axis=-1, keepdims=True))
    return result


@cache
def reader(file: Path = WEIGHTS) -> Reader:
    """The reader that ships."""
    stored = load_file(file)
    words, nuclei = (stored.pop(name).tobytes().decode().split() for name in ("words", "nuclei"))
    weights = {name: values.astype(np.float32) for name, values in stored.items()}
    return Reader(Lexis(words, nuclei), weights)
