"""What the reader learns from: the sentences of the corpus and citizens' questions, as ids."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from assistant.understanding.everyday import numbers_said
from assistant.understanding.hearing.lexis import Lexis
from assistant.understanding.hearing.noise import Sentence
from assistant.understanding.hearing.syllables import heard_as
from assistant.understanding.restoring import is_unmarked
from assistant.understanding.telex import is_telex
from assistant.understanding.training import ROUTING, read
from indexes.analyser import one_spelling, written
from indexes.asked import QUESTIONS
from indexes.opened import OpenedLibrary
from speech.aloud.reading import read_aloud

_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]+|\n")
_ENDS, _RESTS = re.compile(r"[.?!\n…]"), re.compile(r"[,;:()–-]")
_MARKED = 0.4  # share of words with marks from which a question was typed well
_OFTEN = 20  # times that a syllable must be written to be known
_OFTEN_FOREIGN = 300  # another word: "online"
_ASKED_WEIGHS = 7  # writings that one in a question counts for
_RUN_ON = 14  # words without a mark from which a question's own punctuation is not believed
_LONGEST = 48  # words of a question
_SHORTEST, _WIDEST = 6, 40  # words of a stretch of a passage
_FROM_START = 0.3  # share of stretches that begin with their passage
_NUMBERS = 6  # one of so many days and years as they are said
_TWO = 0.25  # share of questions with another one behind
# Shares of batches: citizens' questions, headings and titles, the rest passages.
_QUESTIONS, _HEADINGS = 0.5, 0.15
_AT_ONCE = 4  # batches of one kind in a row
_SORTED = 8  # batches of which some are taken together by length, for little filling up

Pieces = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Material:
    lexis: Lexis
    counts: NDArray[np.int64]  # [words]
    questions: Sequence[Sentence]
    headings: Sequence[Sentence]
    passages: Sequence[Sentence]

    @classmethod
    def of(cls, library: OpenedLibrary) -> "Material":
        table = library.columns.table
        passages = [_pieces(text) for text in table.texts]
        headings = [_pieces(text) for text in sorted(set(table.heads))]
        questions = [_pieces(text) for text in _asked()]
        lexis, counts = _known(passages, questions)
        number = lru_cache(maxsize=None)(lexis.id_of)

        def sentences(texts: Iterable[Pieces], least: int) -> list[Sentence]:
            return [
                np.array([(number(word), pause) for word, pause in text], np.int32)
                for text in texts
                if len(text) >= least
            ]

        asked = [_with_doubt(one) for one in sentences(questions, 1)]
        return cls(lexis, counts, asked, sentences(headings, 3), sentences(passages, _SHORTEST))

    def batches(self, size: int, random: Generator) -> Iterator[list[Sentence]]:
        """Without end; the sentences of one are about equally long."""
        lengths = np.array([len(one) for one in self.passages])
        shares = lengths / lengths.sum()
        while True:
            kind = random.random()
            if kind < _QUESTIONS + _HEADINGS:
                source = self.questions if kind < _QUESTIONS else self.headings
                yield from _alike_in_length(source, size, random)
                continue
            for _ in range(_AT_ONCE):
                width = int(random.integers(_SHORTEST, _WIDEST))
                drawn = random.choice(len(self.passages), size, p=shares)
                yield [_stretch(self.passages[at], width, random) for at in drawn]


def _alike_in_length(
    source: Sequence[Sentence], size: int, random: Generator
) -> Iterator[list[Sentence]]:
    drawn = (source[at] for at in random.integers(0, len(source), size * _SORTED))
    told = (_told_first(one, source, random) for one in drawn)
    some = sorted((one[:_LONGEST] for one in told), key=len)
    for at in random.permutation(_SORTED)[:_AT_ONCE]:
        yield some[at * size : (at + 1) * size]


def _told_first(one: Sentence, source: Sequence[Sentence], random: Generator) -> Sentence:
    """Some of them with another behind: sentences that nothing parts when they are said."""
    other = source[int(random.integers(len(source)))]
    if random.random() >= _TWO or len(one) + len(other) > _LONGEST:
        return one
    first = one.copy()
    first[-1, 1] = 2
    return np.concatenate([first, other])


def _stretch(passage: Sentence, width: int, random: Generator) -> Sentence:
    if random.random() < _FROM_START:
        return passage[:width]
    start = int(random.integers(0, max(1, len(passage) - width // 2)))
    return passage[start : start + width]


def _asked() -> list[str]:
    """Citizens' questions that were typed well, as they stand and as they are said."""
    rows = (str(row["query"]) for path in (QUESTIONS, ROUTING) for row in read(path))
    typed = [text for text in rows if not is_unmarked(text, _MARKED) and not is_telex(text)]
    return list(dict.fromkeys([*typed, *map(read_aloud, typed), *numbers_said()[::_NUMBERS]]))


def _pieces(text: str) -> Pieces:
    """Words and digits in lower case, each with the pause behind it: 0 none, 1, 2 a sentence's."""
    found: Pieces = []
    for piece in _PIECE.findall(written(text)):
        if piece[0].isalnum():
            found.append((piece, 0))
        elif found:
            pause = 2 if _ENDS.search(piece) else int(_RESTS.search(piece) is not None)
            found[-1] = (found[-1][0], max(found[-1][1], pause))
    return found


def _with_doubt(question: Sentence) -> Sentence:
    if len(question) > _RUN_ON and not question[:-1, 1].any():
        question[:, 1] = -1
    return question


def _known(
    passages: Iterable[Pieces], questions: Iterable[Pieces]
) -> tuple[Lexis, NDArray[np.int64]]:
    """The words written often enough, the most frequent first, and how often they are."""
    often = Counter(word for text in passages for word, _ in text)
    for word, times in Counter(word for text in questions for word, _ in text).items():
        often[word] += times * _ASKED_WEIGHS
    spellings: dict[str, Counter[str]] = {}
    for word, times in often.items():
        if not word.isdigit():
            spellings.setdefault(one_spelling(word), Counter())[word] += times
    kept = sorted(
        (found for found in spellings.values() if _is_frequent(found)),
        key=lambda found: -found.total(),
    )
    words = [found.most_common(1)[0][0] for found in kept]
    syllables = (heard_as(word) for word in words)
    nuclei = sorted({one.nucleus for one in syllables if one is not None})
    return Lexis(words, nuclei), np.array([found.total() for found in kept])


def _is_frequent(spellings: Counter[str]) -> bool:
    is_syllable = any(heard_as(word) is not None for word in spellings)
    return spellings.total() >= (_OFTEN if is_syllable else _OFTEN_FOREIGN)
