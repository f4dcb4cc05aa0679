"""The words of a question, and whether a name stands there as it is written officially."""

import unicodedata
from dataclasses import dataclass

from assistant.localities.units import WORD
from assistant.understanding.features import unmark
from ingest.spelling import fold


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    folded: str  # in small letters with marks
    bare: str  # without marks
    capital: bool


@dataclass(frozen=True, slots=True)
class Words:
    """`marked` tells whether anything in the text has diacritics."""

    text: str
    words: tuple[Word, ...]
    marked: bool

    @classmethod
    def of(cls, text: str) -> "Words":
        text = unicodedata.normalize("NFC", text)
        found = (
            Word(m.start(), m.end(), fold(m[0]), unmark(m[0]), m[0][0].isupper())
            for m in WORD.finditer(text)
        )
        return cls(text, tuple(found), not text.isascii())

    def __len__(self) -> int:
        return len(self.words)

    def bare(self, start: int, size: int) -> str:
        return " ".join(word.bare for word in self.words[start : start + size])

    def folded(self, start: int, size: int) -> str:
        return " ".join(word.folded for word in self.words[start : start + size])

    def capital(self, start: int, size: int) -> bool:
        """Whether every word begins with a capital letter or is a number."""
        return all(w.capital or w.bare.isdigit() for w in self.words[start : start + size])

    def before(self, at: int, back: int = 1) -> str:
        """The folded word before, if only blanks lie between; "" else."""
        if at - back < 0:
            return ""
        pairs = zip(self.words[at - back : at], self.words[at - back + 1 : at + 1], strict=True)
        joined = all(self.text[left.end : right.start].isspace() for left, right in pairs)
        return self.words[at - back].folded if joined else ""

    def unbroken(self, start: int, size: int) -> bool:
        """Whether no sentence or list ends between the words."""
        last = self.words[start + size - 1]
        return not any(sign in self.text[self.words[start].start : last.end] for sign in ",;:?!\n")

    def is_written(self, start: int, size: int, name: str, trusted: bool) -> bool:
        """Whether the words are the folded `name`: with its marks, or with fewer ("băc ninh").

        Among words with marks, bare ones count where they are capitals or `trusted`.
        """
        said = self.folded(start, size)
        if said == name:
            return True
        if not said.isascii():
            return _lacks_marks(said, name)
        return not self.marked or trusted or self.capital(start, size)


def _lacks_marks(said: str, name: str) -> bool:
    """Whether every mark that is written belongs there."""
    return len(said) == len(name) and all(
        set(unicodedata.normalize("NFD", ours)) <= {*unicodedata.normalize("NFD", theirs), "d"}
        and (ours != "d" or theirs in "dđ")
        for ours, theirs in zip(said, name, strict=True)
    )
