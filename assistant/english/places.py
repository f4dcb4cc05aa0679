"""Provinces in an English question: "Hanoi", "Da Nang", "Đồng Nai"."""

import re
from functools import cache
from typing import NamedTuple

from assistant.localities.mentions import province_names
from assistant.understanding.features import unmark

_WORD = re.compile(r"\w+")
_LONGEST = 5  # words of a name
_ENGLISH_TOO = "longan"  # "how long an application takes"


class Placed(NamedTuple):
    """`text` has the provinces taken out; `province` is today's name of the first."""

    text: str
    province: str | None


def placed(text: str) -> Placed:
    province = None
    words = list(_WORD.finditer(text))
    at = len(words) - 1
    while at >= 0:
        for size in range(min(_LONGEST, at + 1), 0, -1):
            first, last = words[at - size + 1], words[at]
            name = _joined(text[first.start() : last.end()])
            if name in _names() and (name != _ENGLISH_TOO or first.group()[0].isupper()):
                province = _names()[name]
                text = f"{text[: first.start()]} {text[last.end() :]}"
                at -= size - 1
                break
        at -= 1
    return Placed(text, province)


def _joined(words: str) -> str:
    return "".join(_WORD.findall(unmark(words)))


@cache
def _names() -> dict[str, str]:
    return {_joined(name): province.name for name, (province, _) in province_names().items()}
