"""Which sentences of a text speak of what was asked: overlap of words, rare ones count more."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.understanding.features import unmark

_SENTENCE = re.compile(r"[^\n;.]+(?:[.;](?!\s|$)[^\n;.]*)*[.;]?")
_WORDS = re.compile(r"\w+")
# Function words of questions: they say nothing about the matter.
_STOP = frozenset({
    "la", "va", "co", "khong", "duoc", "thi", "cua", "cho", "khi", "nay", "de", "o", "trong",
    "voi", "cac", "nhung", "mot", "ma", "toi", "em", "anh", "chi", "minh", "ong", "ba", "a",
    "ah", "nhe", "nha", "vay", "gi", "nao", "may", "bao", "nhieu", "lau", "ngay", "hoi",
    "xin", "oi", "ban", "ho", "da", "dang", "se", "bi", "do", "roi", "con", "the", "sao",
    "theo", "quy", "dinh", "ve", "tu", "den", "tai", "nguoi", "muon", "can", "phai", "lam",
    "gio", "hien", "neu", "truong", "hop", "viec", "thu", "tuc",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Matcher:
    """The content words of a question with their weights."""

    weights: dict[str, float]

    @classmethod
    def of(cls, question: str, frequency: Callable[[str], int]) -> "Matcher":
        """`frequency` gives how many passages hold a syllable (accented, lower case)."""
        weights: dict[str, float] = {}
        for word in _WORDS.findall(question.lower()):
            if unmark(word) not in _STOP and len(word) > 1:
                weights[word] = 1.0 / math.log(frequency(word) + 20.0)
        return cls(weights)

    def score(self, text: str) -> float:
        """Share of the question's weight that the text holds, 0..1."""
        total = sum(self.weights.values())
        if not total:
            return 0.0
        words = set(_WORDS.findall(text.lower()))
        return sum(weight for word, weight in self.weights.items() if word in words) / total


def spans(text: str) -> list[tuple[int, int]]:
    """Sentences and list items of a text as (start, end), blanks left out."""
    found = []
    for match in _SENTENCE.finditer(text):
        stripped = match.group().strip()
        if len(stripped) > 2:
            start = match.start() + match.group().index(stripped)
            found.append((start, start + len(stripped)))
    return found


def best_spans(
    text: str, matcher: Matcher, wanted: Callable[[str], bool], limit: int
) -> Sequence[tuple[int, int]]:
    """The best matching sentences that fulfil `wanted`, in the order of the text."""
    ranked = sorted(
        ((matcher.score(text[start:end]), -start, start, end) for start, end in spans(text)),
        reverse=True,
    )
    chosen = [
        (start, end) for score, _, start, end in ranked if score > 0 and wanted(text[start:end])
    ][:limit]
    return sorted(chosen)
