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
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.understanding.features import unmark

_PIECE = re.compile(r"[^\W\d_]+|[^\w]+|[\w]+")
_WORD = re.compile(r"[^\W\d_]+$")
_TONE = re.compile(r"[\u0300\u0301\u0303\u0309\u0323]")
# Costs in nats of changing a typed syllable, chosen on held-out questions of the training set.
_TYPED_MARKS = 7.0  # a mark that was typed is rarely wrong
_SIMILAR_TONE = 3.0  # but hỏi and ngã are often confused: "trã lời"
_UNTYPED = ((0.08, 0.5), (0.5, 2.0), (0.6, 4.0), (1.0, 7.0))  # share of marked words -> cost
_EDIT = 4.0
_OTHER_TONE = 2.0  # on top of an edit: "thág" is rather "tháng" than "thay"
_PAIR_WEIGHT = 1.0
_OWN_WEIGHT = 0.5
_HOI_NGA = str.maketrans("\u0303\u0309", "\u0309\u0303")
_LETTERS = "abcdefghiklmnopqrstuvxy"


class Counts(Protocol):
    """How often the corpus writes a syllable, and two syllables side by side."""

    def spellings(self, bare: str) -> Sequence[tuple[str, int]]:
        """Accented syllables with the bare letters of `bare`, with their counts."""
        ...

    def pairs(self, left: Sequence[str], right: Sequence[str]) -> NDArray[np.int64]:
        """[left, right]: how often the two stand side by side."""
        ...


@dataclass(frozen=True, slots=True)
class _Candidate:
    syllable: str
    count: int
    cost: float


def is_unmarked(text: str) -> bool:
    """Whether the question was typed without diacritics (of two words or more)."""
    words = [word for word in _prose(text) if len(word) > 1]
    marked = sum(unmark(word) != word.lower() for word in words)
    return len(words) >= 2 and marked <= 0.08 * len(words)


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


def restore(text: str, counts: Counts) -> str:
    """The text as it was probably meant; capitals, numbers and punctuation stay."""
    pieces = _PIECE.findall(text)
    at = [place for place, piece in enumerate(pieces) if _WORD.match(piece)]
    untyped = _untyped_cost(text)
    options = [_candidates(pieces[place].lower(), counts, untyped) for place in at]
    runs = _runs(at, pieces)
    path = [word for run in runs for word in _best_path([options[i] for i in run], counts)]
    for place, syllable in zip(at, path, strict=True):
        if syllable != pieces[place].lower():
            pieces[place] = syllable.capitalize() if pieces[place][0].isupper() else syllable
    return "".join(pieces)


def _runs(at: list[int], pieces: list[str]) -> list[list[int]]:
    """Positions of words in groups that only blanks separate: pairs across a number say nothing."""
    runs: list[list[int]] = []
    for index, place in enumerate(at):
        follows = index > 0 and at[index - 1] == place - 2 and pieces[place - 1].isspace()
        if follows:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _candidates(typed: str, counts: Counts, untyped: float) -> list[_Candidate]:
    bare = unmark(typed)
    found = [
        _Candidate(syllable, count, _change(typed, syllable, untyped if typed == bare else None))
        for syllable, count in counts.spellings(bare)
    ]
    if not any(candidate.count >= 20 for candidate in found) and len(bare) > 2:
        found += _edited(typed, bare, counts)
    if not any(candidate.syllable == typed for candidate in found):
        found.append(_Candidate(typed, 0, 0.0))
    return sorted(found, key=lambda candidate: candidate.cost - math.log(candidate.count + 1))[:12]


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


def _best_path(options: list[list[_Candidate]], counts: Counts) -> list[str]:
    """Viterbi: the cheapest sequence, one candidate of each position."""
    if not options:
        return []
    costs = _own(options[0])
    came: list[NDArray[np.int64]] = []
    for before, here in zip(options, options[1:], strict=False):
        steps = costs[:, None] + _between(before, here, counts)
        came.append(steps.argmin(axis=0))
        costs = steps.min(axis=0) + _own(here)
    path = [int(costs.argmin())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return [here[at].syllable for here, at in zip(options, reversed(path), strict=True)]


def _own(candidates: list[_Candidate]) -> NDArray[np.float64]:
    """Cost of each candidate by itself."""
    return np.array([c.cost - _OWN_WEIGHT * math.log(c.count + 0.5) for c in candidates])


def _between(
    left: list[_Candidate], right: list[_Candidate], counts: Counts
) -> NDArray[np.float64]:
    """Minus the logarithm of how much more often two stand together than alone, [left, right]."""
    together = counts.pairs([c.syllable for c in left], [c.syllable for c in right])
    first = np.array([c.count + 5.0 for c in left])
    second = np.array([c.count + 5.0 for c in right])
    expected = np.sqrt(first[:, None] * second[None, :])
    cost: NDArray[np.float64] = -_PAIR_WEIGHT * np.log((together + 0.02) / expected + 1e-4)
    return cost
