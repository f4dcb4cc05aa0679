"""The built-in glossary: what English words say, and what it is called in Vietnamese.

data/glossary.tsv has a row for each word with its other wordings (word), each subject with the
words that must all be said (procedure, law, fine; "a/b" is one of the two), each law by name
(act), what is said besides a subject (more), words that say nothing of it (plain), words of matters
that are not the state's (other) and for how to reach an office (contact).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from pathlib import Path

from assistant.english.words import forms_of, words_of

_TABLE = Path(__file__).parent / "data" / "glossary.tsv"
Phrase = tuple[str, ...]


class Sort(StrEnum):
    """What answers about a subject: a procedure record, a provision, a rule on sanctions."""

    PROCEDURE = "procedure"
    LAW = "law"
    FINE = "fine"


class Apart(StrEnum):
    """What official texts do not hold: matters that are not the state's, how to reach an office."""

    OTHER = "other"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Subject:
    """`words` are alternatives that must each be said; `name` Vietnamese, `label` English."""

    sort: Sort
    words: tuple[frozenset[str], ...]
    name: str
    label: str

    def is_said(self, said: frozenset[str]) -> bool:
        return all(alternatives & said for alternatives in self.words)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a phrase may be: a word of subjects, an act, a detail, apart from these, or plain."""

    word: str | None = None
    act: tuple[str, str] | None = None  # its name and number
    more: str | None = None
    apart: Apart | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Glossary:
    subjects: tuple[Subject, ...]
    phrases: Mapping[Phrase, Meaning]
    longest: int = field(default=1)

    def cut(self, words: Sequence[str]) -> Iterator[tuple[Phrase, Meaning | None]]:
        """The longest known phrases from left to right; None for a word that is not known."""
        at = 0
        while at < len(words):
            for size in range(min(self.longest, len(words) - at), 0, -1):
                phrase = tuple(words[at : at + size])
                meaning = self.phrases.get(phrase)
                if meaning is not None or size == 1:
                    yield phrase, meaning
                    at += size
                    break


@cache
def glossary() -> Glossary:
    rows = [row.split("\t") for row in _TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    sorts = set(Sort)
    subjects = tuple(
        Subject(Sort(sort), tuple(frozenset(word.split("/")) for word in said.split()), name, label)
        for sort, said, name, label in rows
        if sort in sorts
    )
    said_of = (word for one in subjects for each in one.words for word in each)
    phrases: dict[Phrase, Meaning] = {(word,): Meaning(word) for word in said_of}
    for sort, said, name, label in rows:
        for wording in said.split("|") if sort not in sorts else ():
            _add(phrases, sort, wording, (name, label))
    details = {word: name for sort, word, name, _ in rows if sort == "more"}
    full = {
        phrase: replace(meaning, more=details.get(meaning.word or "", meaning.more))
        for phrase, meaning in phrases.items()
    }
    return Glossary(subjects, full, max(map(len, phrases)))


def _add(phrases: dict[Phrase, Meaning], sort: str, wording: str, value: tuple[str, str]) -> None:
    """A phrase may be a word of subjects and a detail at once ("foreigner"); acts stand alone."""
    phrase = (wording,) if (wording,) in phrases else tuple(words_of(wording))
    forms = forms_of(phrase[0]) if len(phrase) == 1 and sort in ("word", "plain") else ()
    for said in (phrase, *((form,) for form in forms)):
        phrases[said] = _more(phrases.get(said, Meaning()), sort, value)


def _more(known: Meaning, sort: str, value: tuple[str, str]) -> Meaning:
    return Meaning(
        value[1] if sort == "word" else known.word,
        value if sort == "act" else known.act,
        value[0] if sort == "more" else known.more,
        Apart(sort) if sort in set(Apart) else known.apart,
        known.plain or sort == "plain",
    )
