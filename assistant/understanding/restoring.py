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

from assistant.understanding.features import unmark

_PIECE = re.compile(r"[^\W\d_]+|[^\w]+|[\w]+")
_WORD = re.compile(r"[^\W\d_]+$")
_TONE = re.compile(r"[\u0300\u0301\u0303\u0309\u0323]")
# Costs in nats, chosen on the typo and no_diacritics questions of the training set.
_KEEP_BONUS = 4.0  # a typed mark is rarely wrong
_OTHER_MARKS = 0.5  # against a syllable typed without any mark
_SOME_MARKS = 2.0  # against an unmarked syllable of a question that is marked here and there
_EDIT = 4.0
_OTHER_TONE = 2.0  # on top of an edit: "thág" is rather "tháng" than "thay"
_PAIR_WEIGHT = 1.0
_LETTERS = "abcdefghiklmnopqrstuvxy"


class Counts(Protocol):
    """How often the corpus writes a syllable, and two syllables side by side."""

    def spellings(self, bare: str) -> Sequence[tuple[str, int]]:
        """Accented syllables with the bare letters of `bare`, with their counts."""
        ...

    def pair(self, left: str, right: str) -> int: ...


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


def _is_sparse(text: str) -> bool:
    """Whether clearly fewer syllables bear marks than in Vietnamese prose (about 65 %)."""
    words = _prose(text)
    marked = sum(unmark(word) != word.lower() for word in words)
    return bool(2 * marked < len(words))


def _prose(text: str) -> list[str]:
    """The words that are not abbreviations like "NĐ" in a document number."""
    return [word for word in re.findall(r"[^\W\d_]+", text) if not word.isupper()]


def restore(text: str, counts: Counts) -> str:
    """The text as it was probably meant; capitals, numbers and punctuation stay."""
    pieces = _PIECE.findall(text)
    at = [place for place, piece in enumerate(pieces) if _WORD.match(piece)]
    kept = _OTHER_MARKS if is_unmarked(text) else _SOME_MARKS if _is_sparse(text) else _KEEP_BONUS
    options = [_candidates(pieces[place].lower(), counts, kept) for place in at]
    for place, syllable in zip(at, _best_path(options, counts), strict=True):
        if syllable != pieces[place].lower():
            pieces[place] = syllable.capitalize() if pieces[place][0].isupper() else syllable
    return "".join(pieces)


def _candidates(typed: str, counts: Counts, unmarked_kept: float) -> list[_Candidate]:
    bare = unmark(typed)
    kept = _KEEP_BONUS if typed != bare else unmarked_kept
    found = [
        _Candidate(syllable, count, 0.0 if syllable == typed else kept)
        for syllable, count in counts.spellings(bare)
    ]
    if not any(candidate.count >= 20 for candidate in found) and len(bare) > 2:
        found += _edited(typed, bare, counts)
    if not any(candidate.syllable == typed for candidate in found):
        found.append(_Candidate(typed, 0, 0.0))
    return sorted(found, key=lambda candidate: candidate.cost - math.log(candidate.count + 1))[:12]


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
    costs = [_own(candidate) for candidate in options[0]]
    came: list[list[int]] = []
    for before, here in zip(options, options[1:], strict=False):
        steps = [
            min((costs[at] + _between(left, right, counts), at) for at, left in enumerate(before))
            for right in here
        ]
        came.append([at for _, at in steps])
        costs = [cost + _own(candidate) for (cost, _), candidate in zip(steps, here, strict=True)]
    best = min(range(len(costs)), key=costs.__getitem__)
    path = [best]
    for back in reversed(came):
        path.append(back[path[-1]])
    return [here[at].syllable for here, at in zip(options, reversed(path), strict=True)]


def _own(candidate: _Candidate) -> float:
    return candidate.cost - 0.3 * math.log(candidate.count + 0.5)


def _between(left: _Candidate, right: _Candidate, counts: Counts) -> float:
    """Minus the logarithm of how much more often the two stand together than alone."""
    together = counts.pair(left.syllable, right.syllable)
    expected = math.sqrt((left.count + 5.0) * (right.count + 5.0))
    return -_PAIR_WEIGHT * math.log((together + 0.02) / expected + 1e-4)
