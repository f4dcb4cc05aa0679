"""What the light classifiers see of a question: hashed words, word pairs and letter runs."""

import re
import unicodedata
import zlib
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ingest.spelling import unaccent

BUCKETS = 1 << 15
WORD = re.compile(r"\d[\d./,]*|\w+")


def unmark(text: str) -> str:
    """The text in lower case without diacritics: "Giấy phép đất" -> "giay phep dat"."""
    return unaccent(unicodedata.normalize("NFC", text.lower()))


def feature_names(text: str) -> Iterator[str]:
    """Words with and without marks, pairs of words, runs of four letters.

    Everything but the marked words is free of diacritics, so that a question typed without them
    shares nearly all features with its proper spelling.
    """
    marked = [_shape(word) for word in WORD.findall(unicodedata.normalize("NFC", text.lower()))]
    words = [unmark(word) for word in marked]
    yield "<bias>"
    yield from (f"m:{word}" for word in marked)
    yield from (f"w:{word}" for word in words)
    yield from (f"b:{left} {right}" for left, right in zip(words, words[1:], strict=False))
    yield from (f"s:{left} {right}" for left, right in zip(words, words[2:], strict=False))
    joined = f" {' '.join(words)} "
    yield from (f"c:{joined[at : at + 4]}" for at in range(len(joined) - 3))


@lru_cache(maxsize=64)  # every classifier looks at the same few texts of a question
def features(text: str) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    """(bucket ids, values) of a question; values are scaled to a length of one."""
    buckets = np.fromiter(
        (zlib.crc32(name.encode()) % BUCKETS for name in set(feature_names(text))), np.int32
    )
    unique, counts = np.unique(buckets, return_counts=True)
    values = counts.astype(np.float32)
    return unique.astype(np.int32), values / np.float32(np.linalg.norm(values))


def _shape(word: str) -> str:
    """Numbers count by their shape only: the classes do not depend on amounts."""
    if not word[0].isdigit():
        return word
    return "<date>" if word.count("/") or word.count(".") > 1 else f"<{len(word)} digits>"
