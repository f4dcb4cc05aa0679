"""What the beginning of a line says it is: "Chương II", "Điều 15a.", "3.", "đ)"."""

import re
from dataclasses import dataclass

from ingest.provision import Level


@dataclass(frozen=True, slots=True)
class Mark:
    """The level and number at the start of a line, and the words that follow them."""

    level: Level
    number: str
    rest: str
    # A number that counts only where it is the next one: "3.6 Mức …" (clause 3 with footnote 6,
    # or a sub-clause 3.6), "Điều 5 Chính sách …" (an article without its dot, or a reference).
    doubtful: bool = False
    act: str = ""  # the act an article belongs to in the codification: "3.3.NĐ.7"


_NOTE = r"(?:\s*\[\d+\]|\s*\(\d+\)(?=\s*$))?"  # the footnote mark of a consolidated text
_ARTICLE = re.compile(
    rf"[ĐÐ](?:iều|IỀU)\s*(\d{{1,4}})((?:\s?[a-zđA-ZĐ]\d?)?){_NOTE}\s*(?:[.:]|[–-](?=\s)|$){_NOTE}\s*(.*)"
)
# An article as the codification (pháp điển) numbers it: "Điều 3.3.NĐ.7.19." is Điều 19.
_CODIFIED = re.compile(r"[ĐÐ]iều (\d+\.\d+\.[A-ZĐ]{2,4}(?:\.\d+)?)\.(\d{1,4}[a-zđ]?)\. *(.*)")
_BARE_ARTICLE = re.compile(r"[ĐÐ]iều (\d{1,4}[a-zđ]?) ([^\W\d_a-zđ].{,150}[^.,;:])")
_DIVISION = re.compile(
    r"(Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+"
    r"((?:thứ|THỨ)\s+\w+|[IVXLC]+[a-zA-Z]?|\d+[a-zA-Z]?|[A-H])\b"
    rf"{_NOTE}\s*([.:–-]?){_NOTE}\s*(.*)"
)
_CLAUSE = re.compile(rf"(\d{{1,3}}[a-zđ]{{0,2}}){_NOTE}\s?\.(?![\d])\s*(?:\[\d+\]\s*)?(.*)")
_NOTED_CLAUSE = re.compile(r"(\d{1,3}[a-zđ]?)\.\d{1,3}(?:\[\d{1,3}\])? +([^\W\d_a-z].*|\(.*)")
_POINT = re.compile(r"([a-zđ]\d{0,2})\s?\)\s*(?:\[\d+\]\s*)?(.*)")

_LEVELS = {
    "phần": Level.PART,
    "chương": Level.CHAPTER,
    "mục": Level.SECTION,
    "tiểu mục": Level.SUBSECTION,
}
_SENTENCE = re.compile(r".*[,;.]$|(?:của|và|này|trong|thuộc|nêu|quy định)\b")


def mark(text: str) -> Mark | None:
    """The mark at the start of a line outside of quotes, or None."""
    first = text[:1]
    if first.isdigit():
        return _clause(text)
    if first in "ĐÐ":
        return _article(text)
    if first in "PCMT":
        return _division(text)
    found = _POINT.match(text)
    return Mark(Level.POINT, found[1], found[2]) if found else None


def _article(text: str) -> Mark | None:
    codified = _CODIFIED.match(text)
    if codified:
        return Mark(Level.ARTICLE, codified[2], codified[3], act=codified[1])
    found = _ARTICLE.match(text)
    if found:
        number = found[1] + found[2].strip().lower()
        return None if found[3][:1].islower() else Mark(Level.ARTICLE, number, found[3])
    bare = _BARE_ARTICLE.fullmatch(text)
    return Mark(Level.ARTICLE, bare[1], bare[2], doubtful=True) if bare else None


def _clause(text: str) -> Mark | None:
    found = _CLAUSE.match(text)
    if found:
        return Mark(Level.CLAUSE, found[1], found[2])
    noted = _NOTED_CLAUSE.match(text)
    return Mark(Level.CLAUSE, noted[1], noted[2], doubtful=True) if noted else None


def _division(text: str) -> Mark | None:
    found = _DIVISION.match(text)
    if not found:
        return None
    word, number, separator, rest = found.groups()
    if rest and not separator and (not rest[0].isupper() or _SENTENCE.match(rest)):
        return None
    return Mark(_LEVELS[word.lower()], number, rest)
