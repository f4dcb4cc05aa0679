"""A few numbers that tell how complete a copy is and how alike two copies are."""

import heapq
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from ingest.document import Content
from ingest.provision import Level

KEPT = 200  # smallest shingle values that are kept: the estimate is then within ±0.07
SAMPLED = 7  # only shingles that begin with one word in eight are looked at
WORDS = 5  # words of a shingle
PIECES = frozenset("bcdđghklmnpqrstvx") | {
    "th",
    "tr",
    "ch",
    "ph",
    "ng",
    "nh",
    "kh",
    "gh",
    "gi",
    "qu",
}
_WORD = re.compile(r"\w+")
_BEFORE_LABELS = frozenset("abcdđeghiklmnopqrstuvx") | {"điểm", "và", "các", "hoặc"}


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """`articles` of the text itself, `run` of them in unbroken order from Điều 1 on.

    `broken` are pieces of syllables ("n ăm", "quy ền") per 10,000 words: poor PDF text has 100s.
    """

    articles: int = 0
    run: int = 0
    characters: int = 0
    broken: int = 0
    sketch: tuple[int, ...] = ()


def fingerprint(content: Content) -> Fingerprint:
    numbers = [
        provision.number
        for provision in content.provisions
        if provision.level is Level.ARTICLE and provision.place.annex is None
    ]
    words = _WORD.findall(content.text.lower())
    return Fingerprint(
        len(numbers), unbroken(numbers), len(content.text), broken(words), sketch(words)
    )


def broken(words: Sequence[str]) -> int:
    """Words without a vowel that are no labels ("điểm b"), per 10,000."""
    pieces = sum(
        1
        for before, word in zip(words, words[1:], strict=False)
        if word in PIECES and before not in _BEFORE_LABELS
    )
    return pieces * 10_000 // (len(words) or 1)


def unbroken(numbers: Iterable[str]) -> int:
    """How far the articles go 1, 2, 3, …; "15a" neither breaks nor counts."""
    wanted = 1
    present = set(numbers)
    while str(wanted) in present:
        wanted += 1
    return wanted - 1


@lru_cache(maxsize=100_000)
def value(word: str) -> int:
    return crc32(word.encode())


def sketch(words: Sequence[str]) -> tuple[int, ...]:
    """The smallest values of sampled runs of five words (bottom-k sketch)."""
    values = [value(word) for word in words]
    shingles = {
        hash(tuple(values[at : at + WORDS])) & 0xFFFFFFFF
        for at, first in enumerate(values[: 1 - WORDS])
        if first & SAMPLED == 0
    }
    return tuple(heapq.nsmallest(KEPT, shingles))


def alike(one: Fingerprint, other: Fingerprint) -> float:
    """Share of runs of words that two texts have in common (Jaccard), from 0 to 1."""
    if not one.sketch or not other.sketch:
        return 0.0
    smallest = heapq.nsmallest(KEPT, set(one.sketch) | set(other.sketch))
    common = set(one.sketch) & set(other.sketch)
    return sum(value in common for value in smallest) / len(smallest)
