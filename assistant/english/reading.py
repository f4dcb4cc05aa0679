"""An English question read as a Vietnamese one, by the glossary alone: never a guess."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.english.asking import (
    asked_later,
    asked_of_document,
    asked_of_dossier,
    asked_of_subject,
)
from assistant.english.days import Day, days_in
from assistant.english.documents import NamedIn, documents_in
from assistant.english.glossary import Apart, Sort, Subject, glossary
from assistant.english.kinds import Wish, wishes
from assistant.english.places import placed
from assistant.english.words import words_of
from assistant.understanding.dossier_code import without_code

_LONGER = 0.6
_OTHER_NOUN = 3  # a word of another subject counts like so many that are not known
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_RECORD_ASKED = frozenset({Wish.PAPERS, Wish.WHERE, Wish.RESULT, Wish.STEPS, Wish.LEGAL_BASIS})
_UNITS = {"km": "km/h", "kmh": "km/h", "cc": "cm3", "year old": "tuổi", "years old": "tuổi"}
_FIGURE = re.compile(rf"\b(\d+)[ -]?({'|'.join(_UNITS)})\b", re.IGNORECASE)
_NAME = re.compile(r"(?<=\w )[A-Z][a-z]+\b")  # of persons and places inside a sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """`text` is the question in Vietnamese, `told` what it was understood as in English.

    `text` is empty where the subject is not in the glossary, or `apart` from official texts;
    `unknown` are words left out.
    """

    text: str
    told: str = ""
    unknown: tuple[str, ...] = ()
    apart: Apart | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What the glossary and the closed forms find in a question."""

    words: tuple[str, ...]
    concepts: Mapping[str, int]  # how many words say it
    acts: tuple[tuple[str, str], ...]  # (name, number)
    details: tuple[tuple[str, str], ...]  # (concept, Vietnamese)
    nouns: tuple[tuple[str, str], ...]  # words of subjects that say much: (concept, as said)
    figures: list[str]  # "20 km/h", "110 cm3"
    unknown: tuple[str, ...]
    apart: frozenset[Apart]

    def left_by(self, subject: Subject) -> tuple[str, ...]:
        """What was said besides the subject and its details."""
        return (*self.unknown, *self.other_nouns(subject))

    def other_nouns(self, subject: Subject) -> tuple[str, ...]:
        used = frozenset().union(*subject.words)
        return tuple(said for concept, said in self.nouns if concept not in used)


def read(text: str, asked_on: date, later: bool = False) -> Reading:
    """The question in Vietnamese; `later` tells that it may lean on the one before."""
    coded = without_code(text)
    named = documents_in(coded.text.replace("hồ sơ này", "dossier"))
    days = days_in(named.left, asked_on)
    where = placed(_without(days, named.left))
    said = _said(where.text)
    wanted = wishes(" ".join(said.words), bool(days))
    subject = _subject(said, wanted)
    when = " ".join(day.name for day in days)
    if Apart.CONTACT in said.apart:
        return Reading("", apart=Apart.CONTACT)
    if named.numbers or (said.acts and (named.place or subject is None)):
        return _of_document(said, named, wanted)
    if subject is not None and not _is_lost(said, subject):
        return _of_subject(said, subject, wanted, (when, where.province))
    if subject is None and (wanted == [Wish.LATE] or coded.code):
        asked = asked_of_dossier("", when, wanted[0], " ".join(said.words))
        return Reading(" ".join([asked, coded.code or ""]).strip(), "your own dossier")
    if subject is None and later and not said.unknown:
        details = " ".join(detail for _, detail in said.details)
        return Reading(asked_later(wanted[0], details), f"a follow-up ({wanted[0]})")
    return Reading("", unknown=said.unknown, apart=next(iter(said.apart), None))


def _is_lost(said: Said, subject: Subject) -> bool:
    """Whether so much else was said that the subject may be another one."""
    left = len(said.unknown) + _OTHER_NOUN * len(said.other_nouns(subject))
    return left > len(subject.words)


def _of_document(said: Said, named: NamedIn, wanted: Sequence[Wish]) -> Reading:
    names = [name for name, _ in said.acts] + _YEAR.findall(named.left)[:1]
    numbers = list(named.numbers)
    if named.place and not numbers:  # an article is found by the number of its act
        numbers = [f"số {number}" for _, number in said.acts if number]
    name = " ".join([*names, *numbers])
    about = " ".join(dict.fromkeys(detail for _, detail in said.details))
    text = f"{named.place} {name} quy định gì?"
    if not named.place:
        text = asked_of_document(name, about, wanted[0], " ".join(said.words))
    return Reading(text, " ".join(filter(None, [named.place, name])), said.unknown)


def _of_subject(
    said: Said, subject: Subject, wanted: Sequence[Wish], at: tuple[str, str | None]
) -> Reading:
    when, province = at
    used = frozenset().union(*subject.words)
    details = [name for concept, name in said.details if concept not in used]
    details = [name for name in details if name not in subject.name]
    details += said.figures + ([f"ở {province}"] if province else [])
    mark = "?" if subject.name.endswith("?") else ""  # a name that is a whole question
    name = " ".join([subject.name.rstrip("?"), *dict.fromkeys(details)]) + mark
    spoken = " ".join(said.words)
    if wanted[0] in (Wish.LATE, Wish.DUE):
        text = asked_of_dossier(name, when, wanted[0], spoken)
    else:
        text = " ".join(asked_of_subject(subject.sort, name, wish, spoken) for wish in wanted)
    act = f" (theo {said.acts[0][0]})" if said.acts else ""
    told = f"{subject.label} ({' and '.join(wanted)})"
    return Reading(f"{text}{act}", told, said.left_by(subject))


def _said(text: str) -> Said:
    names = {word.lower() for word in _NAME.findall(text)}
    words = words_of(text)
    cut = list(glossary().cut(words))
    concepts = {phrase[0]: 1 for phrase, _ in cut if len(phrase) == 1}
    concepts |= {meaning.word: len(phrase) for phrase, meaning in cut if meaning and meaning.word}
    known = [meaning for _, meaning in cut if meaning]
    unknown = [
        phrase[0]
        for phrase, meaning in cut
        if meaning is None and phrase[0].isalpha() and phrase[0] not in names
    ]
    return Said(
        tuple(words),
        concepts,
        tuple(dict.fromkeys(meaning.act for meaning in known if meaning.act)),
        tuple((meaning.word or "", meaning.more) for meaning in known if meaning.more),
        tuple(
            (meaning.word, " ".join(phrase))
            for phrase, meaning in cut
            if meaning and meaning.word and not meaning.plain and not meaning.more
        ),
        [f"{count} {_UNITS[unit.lower()]}" for count, unit in _FIGURE.findall(text)],
        tuple(dict.fromkeys(unknown)),
        frozenset(meaning.apart for meaning in known if meaning.apart),
    )


def _subject(said: Said, wanted: Sequence[Wish]) -> Subject | None:
    """The subject of which most words were said; the first row of the glossary among equals."""
    concepts = frozenset(said.concepts)
    found = [subject for subject in glossary().subjects if subject.is_said(concepts)]
    return max(found, key=lambda subject: _fit(subject, said, wanted), default=None)


def _fit(subject: Subject, said: Said, wanted: Sequence[Wish]) -> float:
    """The words of the subject, a little more for those said by several words."""
    sizes = [max(said.concepts.get(word, 0) for word in words) for words in subject.words]
    fit = len(sizes) + _LONGER * sum(size - 1 for size in sizes)
    if subject.sort is not Sort.PROCEDURE and _RECORD_ASKED.intersection(wanted):
        fit -= 1.5
    if subject.sort is Sort.FINE and Wish.PENALTY not in wanted:
        fit -= 0.5
    if subject.sort is Sort.FINE and Wish.PENALTY in wanted:
        fit += 0.5
    return fit


def _without(days: Sequence[Day], text: str) -> str:
    for day in reversed(days):
        text = f"{text[: day.start]} {text[day.end :]}"
    return text
