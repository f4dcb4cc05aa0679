"""How far what was heard is from what was said: words wrong, with how sure the figure is."""

import unicodedata
from dataclasses import dataclass

import numpy as np

SAMPLES = 2_000  # resamplings of the sentences for the interval
SEED = 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence as it was said and as it was heard; `errors` in words."""

    name: str
    said: str
    heard: str
    errors: int
    words: int


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its 95 % interval, by resampling whole sentences."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.1%} ({self.low:.1%} to {self.high:.1%})"


def plain(text: str) -> list[str]:
    """Lower-case words without punctuation: "Khoản 2, Điều 5" is khoản 2 điều 5."""
    letters = unicodedata.normalize("NFC", text).lower()
    return "".join(sign if sign.isalnum() else " " for sign in letters).split()


def compared(name: str, said: str, heard: str) -> Sentence:
    reference, hypothesis = plain(said), plain(heard)
    wrong = distance(reference, hypothesis)
    return Sentence(name, " ".join(reference), " ".join(hypothesis), wrong, len(reference))


def distance(reference: list[str], hypothesis: list[str]) -> int:
    """Words to put in, to leave out or to change (Levenshtein)."""
    row = list(range(len(hypothesis) + 1))
    for at, word in enumerate(reference, 1):
        diagonal, row[0] = row[0], at
        for place, other in enumerate(hypothesis, 1):
            change = diagonal + (word != other)
            diagonal = row[place]
            row[place] = min(change, row[place] + 1, row[place - 1] + 1)
    return row[-1]


def word_error_rate(sentences: list[Sentence]) -> Share:
    return _share([one.errors for one in sentences], [one.words for one in sentences])


def exact(sentences: list[Sentence]) -> Share:
    return _share([int(one.errors == 0) for one in sentences], [1] * len(sentences))


def _share(parts: list[int], wholes: list[int]) -> Share:
    part, whole = np.array(parts), np.array(wholes)
    picks = np.random.default_rng(SEED).integers(0, len(part), (SAMPLES, len(part)))
    shares = part[picks].sum(axis=1) / np.maximum(whole[picks].sum(axis=1), 1)
    low, high = np.quantile(shares, (0.025, 0.975))
    return Share(float(part.sum() / max(whole.sum(), 1)), float(low), float(high))
