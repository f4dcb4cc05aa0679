"""Diacritics put back and typing errors mended, by what the corpus itself writes.

Every typed syllable has candidates: the same letters with other marks, and, for a syllable that
the corpus does not know, letters one edit away.
"""

import math
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from assistant.understanding.channel import Candidate, Counts, Options, Words, best_paths, own_cost
from assistant.understanding.features import unmark

_SENTENCE = re.compile(r"[^.?!\n]*[.?!\n]+\s*|[^.?!\n]+$")
_TONE = re.compile(r"[\u0300\u0301\u0303\u0309\u0323]")
# Costs in nats of changing a typed syllable, chosen on held-out questions of the training set.
_TYPED_MARKS = 7.0  # a mark that was typed is rarely wrong
FEW_MARKS = 0.25  # share of words with marks: in well-typed prose 0.65, where typed off 0
_SIMILAR_TONE = 3.0  # but hỏi and ngã are often confused: "trã lời"
_UNTYPED = ((0.08, 0.5), (0.5, 2.0), (0.6, 4.0), (1.0, 7.0))  # share of marked words -> cost
_EDIT = 4.0
_OTHER_TONE = 2.0  # on top of an edit: "thág" is rather "tháng" than "thay"
_BEHIND = 6.0  # nats by which a candidate alone may fall behind: 7 of 53,586 winners fell further
_HOI_NGA = str.maketrans("\u0303\u0309", "\u0309\u0303")
_LETTERS = "abcdefghiklmnopqrstuvxy"


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
        if parts and is_unmarked(parts[-1], FEW_MARKS) == is_unmarked(sentence, FEW_MARKS):
            parts[-1] += sentence
        else:
            parts.append(sentence)
    return parts


def restore(text: str, counts: Counts) -> str:
    """The text as it was probably meant; capitals, numbers and punctuation stay."""
    words = Words.of(text)
    untyped = _untyped_cost(text)
    options = [
        [_candidates(word.lower(), counts, untyped) for word in run] for run in words.written
    ]
    return "".join(words.read_as(best_paths(options, counts)))


@lru_cache(maxsize=50_000)
def _candidates(typed: str, counts: Counts, untyped: float) -> Options:
    bare = unmark(typed)
    found = [
        Candidate(syllable, count, _change(typed, syllable, untyped if typed == bare else None))
        for syllable, count in counts.spellings(bare)
    ]
    if not any(candidate.count >= 20 for candidate in found) and len(bare) > 2:
        found += _edited(typed, bare, counts)
    if not any(candidate.syllable == typed for candidate in found):
        found.append(Candidate(typed, 0, 0.0))
    likely = sorted(found, key=lambda candidate: candidate.cost - math.log(candidate.count + 1))[
        :12
    ]
    bar = min(map(own_cost, likely)) + _BEHIND
    return tuple(candidate for candidate in likely if own_cost(candidate) <= bar)


def _change(typed: str, meant: str, untyped: float | None) -> float:
    """Cost of reading one syllable for another with the same bare letters."""
    if typed == meant:
        return 0.0
    if untyped is not None:
        return untyped
    swapped = unicodedata.normalize("NFD", typed).translate(_HOI_NGA)
    return _SIMILAR_TONE if unicodedata.normalize("NFC", swapped) == meant else _TYPED_MARKS


def _edited(typed: str, bare: str, counts: Counts) -> list[Candidate]:
    tones = _tones(typed)
    return [
        Candidate(syllable, count, _EDIT + _OTHER_TONE * (_tones(syllable) != tones))
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
