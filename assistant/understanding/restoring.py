"""Diacritics put back and typing errors mended, by what the corpus itself writes.

A noisy channel over syllables: every typed syllable has candidates (the same letters with other
marks, and, for a syllable that the corpus does not know, letters one edit away); the best path is
found by Viterbi over the corpus' counts of syllables and neighbouring pairs.
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.understanding.features import unmark

_PIECE = re.compile(r"[^\W\d_]+|[^\w]+|[\w]+")
_WORD = re.compile(r"[^\W\d_]+$")
_SENTENCE = re.compile(r"[^.?!\n]*[.?!\n]+\s*|[^.?!\n]+$")
_TONE = re.compile(r"[\u0300\u0301\u0303\u0309\u0323]")
# Costs in nats of changing a typed syllable, chosen on held-out questions of the training set.
_TYPED_MARKS = 7.0  # a mark that was typed is rarely wrong
_FEW_MARKS = 0.25  # share of words with marks: in well-typed prose 0.65, where typed off 0
_SIMILAR_TONE = 3.0  # but hỏi and ngã are often confused: "trã lời"
_UNTYPED = ((0.08, 0.5), (0.5, 2.0), (0.6, 4.0), (1.0, 7.0))  # share of marked words -> cost
_EDIT = 4.0
_OTHER_TONE = 2.0  # on top of an edit: "thág" is rather "tháng" than "thay"
_BEHIND = 6.0  # nats by which a candidate alone may fall behind: 7 of 53,586 winners fell further
_OWN_WEIGHT = 0.5
_HOI_NGA = str.maketrans("\u0303\u0309", "\u0309\u0303")
_LETTERS = "abcdefghiklmnopqrstuvxy"


class Counts(Protocol):
    """How often the corpus writes a syllable, and two syllables side by side."""

    def __hash__(self) -> int:
        """By identity: what is derived from counts is kept beside them."""
        ...

    def spellings(self, bare: str) -> Sequence[tuple[str, int]]:
        """Accented syllables with the bare letters of `bare`, with their counts."""
        ...

    def together(self, first: Sequence[str], second: Sequence[str]) -> NDArray[np.int64]:
        """How often first[i] and second[i] stand side by side, for each i."""
        ...


@dataclass(frozen=True, slots=True)
class _Candidate:
    syllable: str
    count: int
    cost: float


_Options = tuple[_Candidate, ...]


def is_unmarked(text: str, most: float = 0.08) -> bool:
    """Whether the question was typed without diacritics (of two words or more).

    `most` is the share of words with marks up to which it was: shorthand written out has some.
    """
    words = [word for word in _prose(text) if len(word) > 1]
    marked = sum(unmark(word) != word.lower() for word in words)
    return len(words) >= 2 and marked <= most * len(words)


def _untyped_cost(text: str) -> float:
    """What it costs to put marks on a syllable typed without any.

    In Vietnamese prose about 65 % of the syllables bear marks: the fewer do, the less is meant by
    their absence.
    """
    words = _prose(text)
    share = sum(unmark(word) != word.lower() for word in words) / max(len(words), 1)
    return next(cost for limit, cost in _UNTYPED if share <= limit)


def _prose(text: str) -> list[str]:
    """The words that are not abbreviations like "NĐ" in a document number."""
    return [word for word in re.findall(r"[^\W\d_]+", text) if not word.isupper()]


def typed_alike(text: str) -> list[str]:
    """The text in parts that were typed with marks or without, joined again the same text."""
    parts: list[str] = []
    for sentence in _SENTENCE.findall(text):
        if parts and is_unmarked(parts[-1], _FEW_MARKS) == is_unmarked(sentence, _FEW_MARKS):
            parts[-1] += sentence
        else:
            parts.append(sentence)
    return parts


def restore(text: str, counts: Counts) -> str:
    """The text as it was probably meant; capitals, numbers and punctuation stay."""
    pieces = _PIECE.findall(text)
    at = [place for place, piece in enumerate(pieces) if _WORD.match(piece)]
    runs = _runs(at, pieces)
    untyped = _untyped_cost(text)
    options = [[_candidates(pieces[place].lower(), counts, untyped) for place in r] for r in runs]
    for run, path in zip(runs, _best_paths(options, counts), strict=True):
        for place, syllable in zip(run, path, strict=True):
            if syllable != pieces[place].lower():
                pieces[place] = syllable.capitalize() if pieces[place][0].isupper() else syllable
    return "".join(pieces)


def _runs(at: list[int], pieces: list[str]) -> list[list[int]]:
    """Places of words in groups that only blanks separate: pairs across a number say nothing."""
    runs: list[list[int]] = []
    for index, place in enumerate(at):
        follows = index > 0 and at[index - 1] == place - 2 and pieces[place - 1].isspace()
        if follows:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


@lru_cache(maxsize=50_000)
def _candidates(typed: str, counts: Counts, untyped: float) -> _Options:
    bare = unmark(typed)
    found = [
        _Candidate(syllable, count, _change(typed, syllable, untyped if typed == bare else None))
        for syllable, count in counts.spellings(bare)
    ]
    if not any(candidate.count >= 20 for candidate in found) and len(bare) > 2:
        found += _edited(typed, bare, counts)
    if not any(candidate.syllable == typed for candidate in found):
        found.append(_Candidate(typed, 0, 0.0))
    likely = sorted(found, key=lambda candidate: candidate.cost - math.log(candidate.count + 1))[
        :12
    ]
    bar = min(map(_own_cost, likely)) + _BEHIND
    return tuple(candidate for candidate in likely if _own_cost(candidate) <= bar)


def _change(typed: str, meant: str, untyped: float | None) -> float:
    """Cost of reading one syllable for another with the same bare letters."""
    if typed == meant:
        return 0.0
    if untyped is not None:
        return untyped
    swapped = unicodedata.normalize("NFD", typed).translate(_HOI_NGA)
    return _SIMILAR_TONE if unicodedata.normalize("NFC", swapped) == meant else _TYPED_MARKS


def _edited(typed: str, bare: str, counts: Counts) -> list[_Candidate]:
    tones = _tones(typed)
    return [
        _Candidate(syllable, count, _EDIT + _OTHER_TONE * (_tones(syllable) != tones))
        for variant in set(_edits(bare))
        for syllable, count in counts.spellings(variant)[:4]
    ]


def _tones(syllable: str) -> list[str]:
    return _TONE.findall(unicodedata.normalize("NFD", syllable))


def _edits(word: str) -> Iterator[str]:
    """Words one insertion, deletion, exchange or swap away."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in _LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


def _best_paths(runs: list[list[_Options]], counts: Counts) -> list[list[str]]:
    """Viterbi in every run: the cheapest sequence, one candidate of each position."""
    steps = iter(
        _between([pair for run in runs for pair in zip(run, run[1:], strict=False)], counts)
    )
    paths = []
    for options in runs:
        costs = np.array([_own_cost(c) for c in options[0]])
        came: list[NDArray[np.int64]] = []
        for here in options[1:]:
            reached = costs[:, None] + next(steps)
            came.append(reached.argmin(axis=0))
            costs = reached.min(axis=0) + np.array([_own_cost(c) for c in here])
        path = [int(costs.argmin())]
        for back in reversed(came):
            path.append(int(back[path[-1]]))
        paths.append([here[at].syllable for here, at in zip(options, reversed(path), strict=True)])
    return paths


def _own_cost(candidate: _Candidate) -> float:
    """Cost of a candidate by itself."""
    return candidate.cost - _OWN_WEIGHT * math.log(candidate.count + 0.5)


def _between(
    neighbours: list[tuple[_Options, _Options]], counts: Counts
) -> list[NDArray[np.float64]]:
    """Minus the logarithm of how much more often two stand together than alone, [left, right]."""
    grid = [(one, two) for left, right in neighbours for one in left for two in right]
    together = counts.together([one.syllable for one, _ in grid], [two.syllable for _, two in grid])
    alone = np.array([(one.count + 5.0) * (two.count + 5.0) for one, two in grid])
    costs = -np.log((together + 0.02) / np.sqrt(alone) + 1e-4)
    sizes = [(len(left), len(right)) for left, right in neighbours]
    ends = np.cumsum([rows * columns for rows, columns in sizes], dtype=np.int64)
    parts = np.split(costs, ends)  # and an empty one after the last
    return [part.reshape(size) for part, size in zip(parts, sizes, strict=False)]
