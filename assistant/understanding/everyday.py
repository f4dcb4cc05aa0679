"""Counts of the corpus joined with those of citizens' own questions.

Official texts never write "tôi", "mấy" or "giùm"; alone they would mend everyday words away.
"""

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from assistant.understanding.channel import Counts
from assistant.understanding.features import unmark
from assistant.understanding.restoring import is_unmarked
from indexes.asked import QUESTIONS
from speech.aloud.numbers import cardinal

# Questions are fewer than passages by a factor of about a hundred; chosen on held-out questions.
_WEIGHT = 60
_WELL_WRITTEN = frozenset({"plain", "formal", "story", "spoken", "dialect", "short"})
_RUN = re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+)*")


class EverydayCounts:
    """`Counts` of a library, with the questions' counts added."""

    def __init__(self, corpus: Counts, questions: Iterable[str]) -> None:
        self.corpus = corpus
        self.single: Counter[str] = Counter()
        self.beside: Counter[tuple[str, str]] = Counter()
        for question in questions:
            for run in _RUN.findall(unicodedata.normalize("NFC", question.lower())):
                words = run.split()
                self.single.update(words)
                self.beside.update(zip(words, words[1:], strict=False))
        self.by_bare: dict[str, list[str]] = defaultdict(list)
        for word in self.single:
            self.by_bare[unmark(word)].append(word)
        self.spellings = lru_cache(maxsize=50_000)(self._spellings)

    def _spellings(self, bare: str) -> Sequence[tuple[str, int]]:
        counts = Counter(dict(self.corpus.spellings(bare)))
        for word in self.by_bare.get(bare, ()):
            counts[word] += _WEIGHT * self.single[word]
        return counts.most_common()

    def together(self, first: Sequence[str], second: Sequence[str]) -> NDArray[np.int64]:
        asked = [_WEIGHT * self.beside[pair] for pair in zip(first, second, strict=True)]
        return self.corpus.together(first, second) + np.array(asked, dtype=np.int64)


@cache
def well_written_questions() -> tuple[str, ...]:
    """Shipped questions in good spelling."""
    rows = (json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line)
    return tuple(
        row["query"]
        for row in rows
        if row["style"] in _WELL_WRITTEN and not is_unmarked(row["query"])
    )


@cache
def numbers_said() -> tuple[str, ...]:
    """Days, years and counts as they are said, which texts write in digits."""
    counted = (
        f"{cardinal(count)} {unit}" for count in range(1, 100) for unit in ("ngày", "tuổi", "tháng")
    )
    years = (f"năm {cardinal(year)}" for year in range(1990, 2041))
    days = (
        f"ngày {cardinal(day)} tháng {cardinal(month)} năm"
        for month in range(1, 13)
        for day in range(1, 32)
    )
    return (*counted, *years, *days)
