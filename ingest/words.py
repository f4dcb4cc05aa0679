"""Vietnamese words: the only door to underthesea.

It splits document numbers ("175/2024/NĐ-CP" becomes five words) and joins across sentences, so
numbers are taken out before it reads and put back after. Loading takes 1 to 4 seconds.
"""

import re
from collections.abc import Iterator

from ingest.document_number import mentions

_STAND_IN = "SốHiệu"


def words_of(text: str) -> list[str]:
    """The words of a sentence or title, document numbers whole ("175/2024/NĐ-CP")."""
    from underthesea import word_tokenize

    numbers = list(mentions(text))
    for mention in reversed(numbers):
        text = f"{text[: mention.start]} {_STAND_IN} {text[mention.end :]}"
    waiting = iter([mention.number for mention in numbers])
    return [
        next(waiting, word) if word == _STAND_IN else word
        for word in split_stand_ins(word_tokenize(text))
    ]


def people_in(text: str) -> list[str]:
    """Names of people in a text with diacritics and capitals, in its order."""
    from underthesea import ner

    return [word for word, *_, tag in ner(text) if tag.endswith("-PER")]


def split_stand_ins(words: list[str]) -> Iterator[str]:
    """Words in which a stand-in was joined to its neighbour, apart again."""
    for word in words:
        yield from (part for part in re.split(rf"\s*({_STAND_IN})\s*", word) if part)
