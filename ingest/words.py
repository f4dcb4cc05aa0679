"""Vietnamese words and names: the only door to underthesea.

It splits document numbers ("175/2024/NĐ-CP" becomes five words) and joins across sentences, so
numbers are taken out before it reads and put back after. Loading takes 1 to 4 seconds.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document_number import mentions, ministry_fields
from ingest.sources.letters import CAPITALS

_STAND_IN = "SốHiệu"
_PLACE = rf"(?:tỉnh|thành phố|xã|phường|đặc khu)(?:\s+[{CAPITALS}]\w*){{1,4}}"
_FIELDS = "|".join(sorted(ministry_fields(), key=len, reverse=True))
_AGENCY = re.compile(
    rf"\b(?:Bộ|Sở)\s+(?:{_FIELDS})\b"
    r"|\b(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|Công an|Thanh tra|Bảo hiểm xã hội|Thuế|"
    r"Trung tâm Phục vụ hành chính công|Bộ phận Một cửa|Văn phòng đăng ký đất đai)"
    rf"(?:\s+(?:cấp\s+(?:xã|tỉnh|huyện)|{_PLACE}))?"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in running text; `kind` is PER, LOC, ORG or MISC."""

    kind: str
    text: str


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


def split_stand_ins(words: list[str]) -> Iterator[str]:
    """Words in which a stand-in was joined to its neighbour, apart again."""
    for word in words:
        yield from (part for part in re.split(rf"\s*({_STAND_IN})\s*", word) if part)


def names_in(text: str) -> list[Name]:
    """Persons, places and organisations that a sentence names."""
    from underthesea import ner

    found: list[Name] = []
    for word, _, _, label in ner(text):
        start, _, kind = label.partition("-")
        if start == "B":
            found.append(Name(kind, word))
        elif start == "I" and found:
            found[-1] = Name(found[-1].kind, f"{found[-1].text} {word}")
    return found


def agencies_in(text: str) -> tuple[str, ...]:
    """Names of state bodies, each once: "Ủy ban nhân dân cấp xã", "Sở Xây dựng"."""
    found = (match.group().strip() for match in _AGENCY.finditer(text))
    return tuple(dict.fromkeys(name for name in found if " " in name))
