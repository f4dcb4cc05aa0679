"""Names of provinces that a recogniser of speech heard wrong: "phường ra lái" is in Gia Lai."""

from collections.abc import Sequence
from functools import cache

from assistant.localities.mentions import province_names
from assistant.localities.ordinary import LED
from assistant.understanding.channel import Counts
from assistant.understanding.hearing.alike import sounding_like

_SELDOM = 3  # passages up to which two words side by side say nothing by themselves
Name = tuple[str, str]


def with_provinces_mended(text: str, counts: Counts) -> str:
    """The text with names of two syllables as they are written, behind a word that leads to one."""
    words = text.split(" ")
    for at in range(1, len(words) - 1):
        pair = words[at : at + 2]
        if words[at - 1] in LED and all(map(str.islower, pair)):
            name = _heard_as(pair)
            if name is not None and counts.together(pair[:1], pair[1:])[0] <= _SELDOM:
                words[at : at + 2] = name
    return " ".join(words)


def _heard_as(pair: Sequence[str]) -> Name | None:
    """The name that the pair sounds like and is not, where it is one alone."""
    first, second = pair
    names = [
        name
        for name in _names()
        if _sounds(first, name[0]) and _sounds(second, name[1]) and name != (first, second)
    ]
    return names[0] if len(names) == 1 and (first, second) not in _names() else None


def _sounds(word: str, meant: str) -> bool:
    return word == meant or word in sounding_like(meant)


@cache
def _names() -> frozenset[Name]:
    """Of today's and former provinces, in lower case."""
    written = (name.lower().split() for _, name in province_names().values())
    return frozenset((words[0], words[1]) for words in written if len(words) == 2)
