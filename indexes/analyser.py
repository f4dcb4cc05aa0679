"""Text -> syllables: what the lexical index and the embedding model count.

A syllable is known by a 64-bit hash of its folded form, so that an index, a model and a question
agree on it without sharing a vocabulary. Underneath every syllable lies its bare form without
diacritics ("đất" -> "dat"), which questions typed without marks are matched by.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from ingest.spelling import fold, unaccent

VERSION = "1"  # raise it when the syllables of any text change: indexes are then built anew

Hashes = NDArray[np.uint64]
Ids = NDArray[np.int32]

SYLLABLE = re.compile(r"\w+")
# Or a whole document number: "118/2025/nđ-cp"
TOKEN = re.compile(r"\d[\d.]*/(?:\d{4}/)?[a-zđ][\w-]*(?:/[a-z]+)?|\w+")
LAST_Y = re.compile(r"^([hklmst])y(?=\W*$)")
MARKED = re.compile(r"[^\W\d_a-z]")

# Odd constants of the 64-bit mixing step of SplitMix64 (Steele, Lea and Flood 2014).
FIRST, SECOND = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)


def written(text: str) -> str:
    """The text as it is compared: composed (NFC) and in lower case."""
    return unicodedata.normalize("NFC", text).lower()


def tokens(text: str) -> list[str]:
    """Syllables in order, document numbers as wholes; then the parts of those numbers."""
    found = TOKEN.findall(written(text))
    if "/" not in text:
        return found
    numbers = [token for token in found if "/" in token]
    return found + [part for number in numbers for part in SYLLABLE.findall(number)]


def is_bare(text: str) -> bool:
    """Whether a text is typed without any diacritics, as questions often are."""
    return MARKED.search(written(text)) is None


def hash_of(token: str) -> int:
    return int.from_bytes(blake2b(token.encode(), digest_size=8).digest(), "little")


def one_spelling(syllable: str) -> str:
    """ "hoà" and "hòa", "kỹ" and "kĩ" are one syllable written in two ways."""
    if "y" not in (bare := unicodedata.normalize("NFD", syllable)):
        return fold(syllable)
    return fold(unicodedata.normalize("NFC", LAST_Y.sub(r"\1i", bare)))


def pair_hashes(first: Hashes, second: Hashes) -> Hashes:
    """The hash of each bigram; wraps around by intention."""
    with np.errstate(over="ignore"):
        turned: Hashes = second ^ np.right_shift(second, np.uint64(29))
        mixed: Hashes = first * FIRST + turned * SECOND
        hashes: Hashes = mixed ^ np.right_shift(mixed, np.uint64(32))
        return hashes


class Numbering(dict[str, int]):
    """Gives each new token its syllable's id; a plain dictionary look-up for those seen before."""

    def __init__(self, lexicon: "Lexicon") -> None:
        self.lexicon = lexicon

    def __missing__(self, token: str) -> int:
        self[token] = number = self.lexicon.admit(token)
        return number


class Lexicon:
    """The distinct syllables of a corpus, numbered in the order in which they were met."""

    def __init__(self, spelled: Iterable[str] = ()) -> None:
        self.ids: dict[str, int] = {}
        self.numbering = Numbering(self)
        for syllable in spelled:
            self.ids[syllable] = len(self.ids)

    @property
    def spelled(self) -> list[str]:
        return list(self.ids)

    def admit(self, token: str) -> int:
        return self.ids.setdefault(one_spelling(token), len(self.ids))

    def hashes(self) -> Hashes:
        return np.array([hash_of(syllable) for syllable in self.ids], dtype=np.uint64)

    def bare(self) -> Hashes:
        return np.array([hash_of(unaccent(syllable)) for syllable in self.ids], dtype=np.uint64)

    def analyse(self, text: str) -> Ids:
        return np.fromiter(map(self.numbering.__getitem__, tokens(text)), dtype=np.int32)


@lru_cache(maxsize=100_000)
def known_hash(token: str) -> tuple[int, int]:
    """The hashes of a token's syllable and of its bare form."""
    spelled = one_spelling(token)
    return hash_of(spelled), hash_of(unaccent(spelled))


def hashes_of(text: str) -> Hashes:
    """The syllables of one question."""
    return np.array([known_hash(token)[0] for token in tokens(text)], dtype=np.uint64)


def bare_hashes_of(text: str) -> Hashes:
    return np.array([known_hash(token)[1] for token in tokens(text)], dtype=np.uint64)
