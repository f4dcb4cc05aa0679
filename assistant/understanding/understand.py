"""One question (with the turns before it) to what is needed."""

import operator
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.localities.finding import Locality, locality_in, without_places
from assistant.question import Question, Turn
from assistant.understanding.channel import Counts
from assistant.understanding.classifying import classifier
from assistant.understanding.core import core_of, without_asides
from assistant.understanding.courtesy import without_courtesy
from assistant.understanding.day_phrases import DayPhrase
from assistant.understanding.days import day_in_question, day_phrases
from assistant.understanding.dialect import in_plain_words, is_regional
from assistant.understanding.dossier_code import without_code
from assistant.understanding.features import unmark
from assistant.understanding.harm import with_wordings
from assistant.understanding.hearing.heard_numbers import with_numbers_mended
from assistant.understanding.hearing.heard_places import with_provinces_mended
from assistant.understanding.hearing.rehearing import Reheard, reheard
from assistant.understanding.kinds import Kind
from assistant.understanding.lexicon import official_words
from assistant.understanding.matter import initials_in, matter_of
from assistant.understanding.naming import Named, Titles, named_documents, place_in
from assistant.understanding.need import Asked, asked
from assistant.understanding.own_dossier import OwnDossier, own_dossier
from assistant.understanding.restoring import FEW_MARKS, is_unmarked, restore, typed_alike
from assistant.understanding.shorthand import write_out
from assistant.understanding.spoken import in_writing
from assistant.understanding.telex import undo

_FOLLOWS = re.compile(
    r"^(?:the|con|vay|rua|va|neu|nhu|truong hop|nhung|o |thi|so|a |da )\b"
    r"|^(?:vang|dung|khong|toi|em|minh)\b"
    r"|\b(?:thi sao|the con|con neu|o tren|noi tren|vua roi|thu tuc do|viec do|cai do|no)\b"
)
_CODE = re.compile(r"\b\d\.\d{6}\b")
# How long the handling takes is what procedure records say, whatever the words resemble.
_HANDLED = re.compile(
    r"\bmat (?:bao lau|may (?:ngay|hom|bua|tuan))\b"
    r"|\b(?:bao lau|(?:may|bao nhieu) (?:ngay|hom|bua|tuan))(?: \w+){0,2}"
    r" (?:co|xong|lay|nhan|tra|giai quyet)\b"
)
_OF_HANDLING = 0.9
_KNOWN = 20  # times that the corpus must write a syllable to be what a slip of keys was to be
_SHORT = 9  # words up to which a later question may lean on the one before it


@dataclass(frozen=True, slots=True)
class Need:
    """`text` is the mended question, `search_text` what is searched (earlier turns joined)."""

    question: Question
    text: str
    search_text: str
    asked: Asked
    route: Mapping[str, float]
    unnamed: float  # probability that the question does not name its matter
    procedural: float  # probability that a procedure record answers rather than a law
    day: date
    named: tuple[Named, ...]
    place: Named
    titled: tuple[str, ...]  # keys of acts named by title
    where: Locality  # that it asks about, as far as that is known
    days: tuple[DayPhrase, ...]
    earlier: tuple[str, ...]  # procedure codes of the answer before
    follows: bool
    dossier: OwnDossier | None  # what is told of a dossier under way
    misheard: int  # words that were read otherwise than they came in

    @property
    def with_matter(self) -> str:
        """The question, with the one that it follows where that names the matter."""
        return self.search_text if self.follows else self.text

    @property
    def province(self) -> str | None:
        """The name of the province of today."""
        return self.where.province.name if self.where.province else None


def understand(question: Question, counts: Counts, titles: Titles) -> Need:
    asked_text, code = without_code(question.text)
    is_heard = bool(question.heard) and code is None  # a code is read where it is written
    meant = mend(question.heard if is_heard else asked_text, counts, spoken=is_heard)
    named_in_full = titles.with_laws_named(meant.text) if is_heard else meant.text
    text = without_asides(without_courtesy(named_in_full))
    before = _leaned_on(text, question.history)
    earlier = (
        without_courtesy(mend(without_code(before.question).text, counts).text) if before else ""
    )
    days = day_phrases(text, question.asked_on, question.calendar)
    joined = f"{earlier} {text}".strip()
    own = asked(text)
    named_acts = named_documents(text)
    asks_term = own.kind in {Kind.DEADLINE, Kind.TIME_LIMIT}
    dossier = own_dossier(text, days, asks_term, coded=code is not None) if not named_acts else None
    matter = matter_of(text, days) if dossier else core_of(without(days, text))
    searched = f"{earlier} {without_places(matter or text) or text}".strip()
    named = f"{earlier} {text}" if dossier else searched
    initials = initials_in(named) if dossier else ""
    return Need(
        question,
        text,
        " ".join(f"{searched} {official_words(named)} {initials}".split()),
        own if not before or _says_what(text) else asked(joined),
        with_wordings(joined, classifier("route").probabilities(joined)),
        0.0 if before else classifier("naming").probabilities(text).get("unnamed", 0.0),
        _procedural(joined),
        day_in_question(days, question.asked_on),
        named_acts or named_documents(earlier),
        place_in(text),
        titles.named_in(text) or titles.named_in(earlier),
        _where(question, (asked_text, text), before.question if before else ""),
        days,
        tuple(_CODE.findall(before.answer)) if before else (),
        before is not None,
        dossier,
        meant.mended,
    )


def _where(question: Question, said: Sequence[str], earlier: str) -> Locality:
    """The place in the question, else where the citizen says to be, else that of the turn before.

    A name that many places have is looked for where the citizen says to be. `said` is the question
    as it was typed and as it was mended.
    """
    home = locality_in(question.locality, stated=True) if question.locality else None
    known = home.province if home else None
    read = (locality_in(text, home=known) for text in dict.fromkeys(said))
    named = next((place for place in read if place is not None), None)
    if named is not None and named.province is not None:
        return named
    return home or named or locality_in(earlier) or Locality()


def _procedural(text: str) -> float:
    learnt = classifier("source").probabilities(text)["procedure"]
    return max(learnt, _OF_HANDLING) if _HANDLED.search(unmark(text)) else learnt


def without(days: tuple[DayPhrase, ...], text: str) -> str:
    """The text without the words that only say when: they match nothing that answers."""
    for phrase in reversed(days):
        text = text[: phrase.start] + text[phrase.end :]
    return " ".join(text.split())


def mend(text: str, counts: Counts, *, spoken: bool = False) -> Reheard:
    """Telex undone, shorthand and dialect written out, diacritics restored, errors mended.

    A sentence typed without any marks beside others with marks is mended by itself.
    """

    def is_known(syllable: str) -> bool:
        return any(
            syllable == written and count >= _KNOWN
            for written, count in counts.spellings(unmark(syllable))
        )

    written = with_numbers_mended(write_out(undo(" ".join(text.split()), is_known)))
    regional = is_regional(written)
    parts = [_mended(part, counts, regional, spoken) for part in typed_alike(written)]
    text = with_provinces_mended("".join(part.text for part in parts), counts)
    text = in_writing(with_numbers_mended(text))
    return Reheard(text, sum(part.mended for part in parts))


def _mended(part: str, counts: Counts, regional: bool, spoken: bool) -> Reheard:
    """A part of the text that was typed with marks or without."""
    restored = restore(part, counts)
    plain = in_plain_words(restored) if regional else restored
    if is_unmarked(part, FEW_MARKS):
        return Reheard(plain, 0)
    wrong = sum(map(operator.ne, part.lower().split(), restored.lower().split()))
    return reheard(plain, counts, wrong, spoken=spoken)


def _leaned_on(text: str, history: tuple[Turn, ...]) -> Turn | None:
    """The turn before, if the question cannot stand without it."""
    if not history:
        return None
    bare = unmark(text)
    if len(bare.split()) <= _SHORT or _FOLLOWS.search(bare):
        return history[-1]
    return None


def _says_what(text: str) -> bool:
    """Whether a follow-up says itself what it wants ("thế còn lệ phí?")."""
    shares = sorted(asked(text).kinds.values(), reverse=True)
    return shares[0] >= 0.5
