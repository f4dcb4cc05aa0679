"""A question as it was probably said: words misheard, words left out, sentences run together.

The reader tells from the whole sentence which word was meant, the corpus' counts which words stand
side by side. Only what sounds like a word may stand in its place, so that a question is never
turned into another; words that deny or count are never put in.
"""

import math
import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from assistant.understanding.channel import Candidate, Counts, Options, Words, best_paths
from assistant.understanding.features import unmark
from assistant.understanding.hearing.lexis import FIRST
from assistant.understanding.hearing.reader import Array, Reading, reader

HEARD_BADLY = 2  # words read otherwise than they were heard from which the rest is doubted
# In nats; chosen on questions of eval/data with 15 % of the words misheard, and with none.
_OTHER = 6.0  # cost of another word than the one written
_HEARD = 4.0  # than the one that a recogniser heard
_DOUBTED = 2.0  # and where some words were heard wrong
_BADLY = 0.05  # share of words mended from which the others are doubted
_NEARLY = 0.5  # what one that differs in two parts of the syllable costs more
_FLOOR = -7.0  # log probability from which a word is considered
_RARE = -5.0  # below which no word heard is believed less: the reader knows few rare ones
_BESIDE = 0.8  # weight of what two words side by side cost
_MISSING = 0.0  # log odds from which a word is put in
_STORY = 44  # words of a story; without any punctuation its last sentence is parted
_ASKS = (8, 22)  # words that the last sentence of a story has
_STOPS = re.compile(r"[.,;:?!()\n]")
_NUMERALS = frozenset({
    "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mươi", "trăm", "nghìn",
    "ngàn",
})  # fmt: skip
_LAST_DIGITS = frozenset({"mốt", "tư", "lăm", "nhăm"})
_NEVER_PUT_IN = _NUMERALS | _LAST_DIGITS | {"không", "chưa", "chẳng", "đừng"}


@dataclass(frozen=True, slots=True)
class Reheard:
    """The text as it was probably said, and how many of its words were heard otherwise."""

    text: str
    mended: int


def reheard(text: str, counts: Counts, wrong: int = 0, *, spoken: bool = False) -> Reheard:
    """Names, numbers and punctuation stay.

    `wrong` words of the text were mended before, which makes the others doubtful; so does it that
    the text was `spoken` and not typed.
    """
    words = Words.of(text)
    places = [at for at, piece in enumerate(words.pieces) if piece[0].isalnum()]
    if not any(words.runs):
        return Reheard(text, 0)
    reading = reader().read([words.pieces[at].lower() for at in places])
    meant = dict(zip(places, reading.meant, strict=True))
    said = _said(words, meant, counts, _HEARD if spoken else _OTHER, wrong)
    is_speech = text == text.lower() and not _STOPS.search(text)  # who types leaves out little
    gaps = zip(places, reading.missing[:-1], strict=True)
    put_in = {
        at: word
        for at, row in gaps
        if is_speech
        and words.pieces[at] not in _NUMERALS
        and said[at] == words.pieces[at]
        and (word := _missing(row))
    }
    mended = sum(said[at] != words.pieces[at] for at in places) + len(put_in)
    for at, word in put_in.items():
        said[at] = f"{word} {said[at]}"
    if len(places) >= _STORY and is_speech:
        said[places[_last_sentence(reading)] - 1] = ". "
    return Reheard("".join(said), mended)


def _said(
    words: Words, meant: dict[int, Array], counts: Counts, other: float, wrong: int
) -> list[str]:
    """The pieces with the likeliest words in place of those that were heard.

    `other` is the cost of another word; where some were heard wrong the others are doubted, too.
    """

    def read(other: float) -> list[str]:
        options = [
            [_options(words.pieces[at], meant[at], other, counts) for at in run]
            for run in words.runs
        ]
        return words.read_as(best_paths(options, counts, lambda one: one.cost, _BESIDE))

    said = read(other)
    mended = wrong + sum(map(operator.ne, said, words.pieces))
    badly = mended >= max(1.0, _BADLY * sum(map(len, words.runs)))
    return read(_DOUBTED) if badly else said


def _options(word: str, row: Array, other: float, counts: Counts) -> Options:
    """The word and what sounds like it, where the reader finds that likely; of names, the word.

    `other` is the cost of another word than the one heard.
    """
    lexis = reader().lexis
    own = max(float(row[lexis.id_of(word.lower())]), _RARE)
    alone = Candidate(word.lower(), _count(word.lower(), counts), -own)
    if not word.islower():
        return (alone,)
    alike = (
        (lexis.word(id), cost - float(row[id]))
        for ids, cost in zip(reader().likeness.of(word), (other, other + _NEARLY), strict=True)
        for id in ids[row[ids] > _FLOOR].tolist()
    )
    others = [
        Candidate(like, _count(like, counts), cost)
        for like, cost in alike
        if not _is_other_number(word, like)
    ]
    return (alone, *others)


def _is_other_number(word: str, other: str) -> bool:
    """A number is never made another one; "mốt" may be "một" heard wrong."""
    return word in _NUMERALS and (other in _NUMERALS or other in _LAST_DIGITS)


@lru_cache(maxsize=20_000)
def _count(word: str, counts: Counts) -> int:
    return dict(counts.spellings(unmark(word))).get(word, 0)


def _missing(row: Array) -> str:
    """The word that was left out there, "" where none was."""
    lexis = reader().lexis
    id = FIRST + int(row[FIRST:].argmax())
    odds = float(row[id]) - math.log1p(-min(math.exp(row[id]), 0.999999))
    word = lexis.word(id)
    return word if odds > _MISSING and word not in _NEVER_PUT_IN else ""


def _last_sentence(reading: Reading) -> int:
    """The word that the last sentence of a story begins with."""
    rests: Sequence[float] = reading.pauses[:, 1:].max(axis=1)[-_ASKS[1] - 1 : -_ASKS[0]].tolist()
    return len(reading.pauses) - _ASKS[1] + int(np.argmax(rests))
