"""A spoken text as words that readers look at, and what a reader finds in them."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

Words = Sequence[str]  # lower case, NFC; empty ones at the end, so that looking ahead is safe
_BEYOND = ("",) * 8
_TOKEN = re.compile(r"(\s*)(\S+)")
_MARKS = ',.;:!?)"”…'


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


class Piece(NamedTuple):
    """What `length` words are in writing."""

    text: str
    length: int


Reader = Callable[[Words, int], Piece | None]


class Spoken(NamedTuple):
    """The words as they came, what stood before each, and the words as readers see them."""

    originals: tuple[str, ...]
    spaces: tuple[str, ...]
    words: Words


def split(text: str) -> Spoken:
    """Marks at the end of a word are words of their own, so that no number runs across them."""
    originals: list[str] = []
    spaces: list[str] = []
    for space, token in _TOKEN.findall(unicodedata.normalize("NFC", text)):
        word = token.rstrip(_MARKS)
        parts = [(space, word), ("", token[len(word) :])] if word else [(space, token)]
        for before, part in parts:
            if part:
                spaces.append(before)
                originals.append(part)
    words = [*(word.lower() for word in originals), *_BEYOND]
    return Spoken(tuple(originals), tuple(spaces), words)
