"""Whether a question fulfils the condition of a limit: named, denied, or left open.

"không thuộc vùng khó khăn" denies "đối với xã vùng khó khăn", "đã có bản vẽ" denies "trường hợp
chưa có bản vẽ", and "chẳng biết cây có thuộc danh mục hay không" leaves it open.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from assistant.composing.matching import Matcher, Weigh, words_of
from assistant.understanding.features import unmark
from assistant.understanding.lexicon import official_words

_NOT = frozenset({"khong", "chua", "chang", "hong", "ko", "ngoai"})
_UNSURE = re.compile(r"\b(?:khong|chang|chua|hong|ko|k) (?:biet|ro|nho|chac|hieu)\b[^.?!]*")
_CLAUSE = re.compile(r"[^,.;:?!()\n]+")
_WORD = re.compile(r"\w+")
_SCOPE = 9  # words after a negation that it may deny
_PLAIN = frozenset(
    {"co", "phai", "thuoc", "la", "o", "trong", "doi", "voi", "truong", "hop", "tai", "cac",
     "xa", "thi", "cua", "cho", "duoc", "dien", "nam", "he", "can", "va", "hoac", "toi", "em",
     "ho", "nha", "mot", "nay", "ma", "da", "khi", "neu", "viec", "vu", "de", "nghi"}
)  # fmt: skip
_NAMED = 0.45  # share of a condition's words, by weight, that the question must hold


@dataclass(frozen=True, slots=True)
class Told:
    """What a question affirms, denies and leaves open, as pairs of words without diacritics."""

    said: Mapping[str, bool]
    open: frozenset[str]
    matcher: Matcher
    pairs: frozenset[tuple[str, str]] = frozenset()  # of neighbouring words, all of them

    @classmethod
    def of(cls, question: str, weigh: Weigh) -> "Told":
        """Everyday words count as what they are officially called, too."""
        bare = unmark(question)
        unsure = " ".join(found.group() for found in _UNSURE.finditer(bare))
        said = dict(_pairs(_UNSURE.sub(" ", bare)))
        officially = f"{question} {official_words(question)}"
        return cls(
            said,
            frozenset(dict(_pairs(unsure))),
            Matcher.of(officially, weigh),
            _neighbours(unmark(officially)),
        )

    @property
    def unsure(self) -> bool:
        return bool(self.open)

    def denies(self, condition: str) -> bool:
        """Whether the question says the opposite of some pair of the condition's words."""
        return any(
            self.said.get(pair, holds) is not holds for pair, holds in _pairs(unmark(condition))
        )

    def names(self, condition: str) -> float:
        """Share of the condition that the question holds, 0 when that is too little."""
        share = self.matcher.precision(words_of(condition))
        return share if share >= _NAMED else 0.0

    def shares(self, condition: str) -> int:
        """How many pairs of neighbouring words of the condition the question has, too."""
        return len(_neighbours(unmark(condition)) & self.pairs)


def _neighbours(bare: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(_WORD.findall(bare)))


def _pairs(bare: str) -> Iterator[tuple[str, bool]]:
    """Neighbouring content words of each clause, and whether they are affirmed."""
    for clause in _CLAUSE.findall(bare):
        words = _WORD.findall(clause)
        denied_until = -1
        for at, (left, right) in enumerate(zip(words, words[1:], strict=False)):
            if left in _NOT:
                denied_until = at + _SCOPE
            if left not in _PLAIN | _NOT and right not in _PLAIN | _NOT:
                yield f"{left} {right}", at > denied_until
