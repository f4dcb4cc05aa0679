"""What everyday words are called in official texts: "bằng lái" -> "giấy phép lái xe"."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "data" / "lexicon.tsv"


def official_words(text: str) -> str:
    """The official names of everyday words in the text that it does not use itself, joined."""
    words = " ".join(re.findall(r"\w+", text.lower()))
    said = dict.fromkeys(_pattern().findall(words))
    names = [_names()[word] for word in said]
    return " ".join(name for name in names if name not in words)


def officially(text: str) -> str:
    """The text (its words in lower case) with everyday words replaced by their official names."""
    words = " ".join(re.findall(r"\w+", text.lower()))
    return _pattern().sub(lambda match: _names()[match.group()], words)


@cache
def _names() -> Mapping[str, str]:
    rows = _TABLE.read_text(encoding="utf-8").splitlines()[1:]
    pairs = (row.split("\t") for row in rows)
    return {word: name for word, name in pairs}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")
