"""Words that a recogniser of speech heard wrong, mended by the words around them.

A word that goes with neither of its neighbours is suspect. What sounds like it is read in its
place where that goes better, at the price of how rarely one is heard as the other; a text in which
several words had to be mended was heard badly, and the rest of it is believed less.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.understanding.channel import (
    Candidate,
    Counts,
    Options,
    Words,
    between,
    own_cost,
)
from assistant.understanding.features import unmark
from assistant.understanding.syllables import Syllable, heard_as

HEARD_BADLY = 2  # words read otherwise than they were heard from which the rest is doubted
_KNOWN = 20  # passages that must write what a word is mended to
_MOST = 16  # readings of a word
_BADLY = 0.05  # share of mended words from which a text was heard badly
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
# What regional pronunciation does not tell apart, and what only sounds alike.
_ONSETS = (("n", "l"), ("s", "x"), ("tr", "ch"), ("d", "gi", "r"))
_CODAS = (("n", "ng"), ("t", "c"), ("n", "nh"), ("t", "ch"))
_LIKE_ONSETS = (("d", "gi", "v"), ("đ", "t", "th"), ("h", "kh"), ("c", "g"), ("b", "p"))
_LIKE_CODAS = (("m", "n"), ("p", "t"), ("nh", "ng"), ("ch", "c"))
_LIKE_NUCLEI = (
    ("i", "iê", "ê"), ("u", "uô", "ô"), ("ư", "ươ", "ơ"), ("a", "ă", "â"), ("e", "ê"),
    ("o", "ô"), ("ơ", "â"), ("o", "oa"), ("ai", "ay", "ây"), ("ao", "au", "âu"), ("a", "ơ"),
    ("iê", "yê"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Trust:
    """What mending costs in nats, by parts of the syllable, and when a word is suspect."""

    confused: float
    alike: float
    two_parts: float
    fits: float  # cost of a pair from which the two do not go together


# Chosen on questions of eval/data with 15 % of the words misheard, and with none.
_FIRST = _Trust(confused=5.5, alike=7.0, two_parts=9.0, fits=4.0)
_DOUBTING = _Trust(confused=4.0, alike=5.2, two_parts=8.0, fits=2.0)


@dataclass(frozen=True, slots=True)
class Reheard:
    """The text as it was probably said, and how many of its words were heard otherwise."""

    text: str
    mended: int


def reheard(text: str, counts: Counts) -> Reheard:
    """Names, numbers and punctuation stay."""
    words = Words.of(text)
    once = _mended(words, _FIRST, counts)
    if once.mended < max(1.0, _BADLY * sum(map(len, words.runs))):
        return once
    return _mended(words, _DOUBTING, counts)


def _mended(words: Words, trust: _Trust, counts: Counts) -> Reheard:
    options = [_options(run, trust, counts) for run in words.written]
    suspects = [
        place
        for run, own in zip(words.runs, options, strict=True)
        for place, one in zip(run, own, strict=True)
        if len(one) > 1
    ]
    if not suspects:
        return Reheard("".join(words.pieces), 0)
    pieces = words.read_as(options, counts)
    others = sum(pieces[place] != words.pieces[place] for place in suspects)
    return Reheard("".join(pieces), others)


def _options(words: Sequence[str], trust: _Trust, counts: Counts) -> list[Options]:
    """The readings of suspect words; of the others, and of names, the word alone."""
    alone = [(_as_heard(word.lower(), counts),) for word in words]
    pairs = list(zip(alone, alone[1:], strict=False))
    costs = [float(cost[0, 0]) for cost in between(pairs, counts)] if pairs else []
    best = [min(costs[max(at - 1, 0) : at + 1], default=0.0) for at in range(len(words))]
    return [
        _readings(word, trust, counts) if cost > trust.fits and word.islower() else own
        for word, cost, own in zip(words, best, alone, strict=True)
    ]


@lru_cache(maxsize=20_000)
def _as_heard(word: str, counts: Counts) -> Candidate:
    return Candidate(word, dict(counts.spellings(unmark(word))).get(word, 0), 0.0)


@lru_cache(maxsize=20_000)
def _readings(word: str, trust: _Trust, counts: Counts) -> Options:
    """The word and the known ones that sound like it, the likeliest."""
    found = (
        replace(_as_heard(other, counts), cost=cost) for other, cost in _alike(word, trust).items()
    )
    known = sorted((one for one in found if one.count >= _KNOWN), key=own_cost)
    return (_as_heard(word, counts), *known[:_MOST])


def _alike(word: str, trust: _Trust) -> Mapping[str, float]:
    """Syllables that are mistaken for each other, with what it costs."""
    syllable = heard_as(word)
    if syllable is None:
        return {}
    once = [
        *((other, trust.confused) for other in _confused(syllable)),
        *((other, trust.alike) for other in _like(syllable)),
    ]
    costs = {other.written: cost for other, cost in reversed(once)}
    for other, _ in once:
        for second in (*_confused(other), *_like(other)):
            costs.setdefault(second.written, trust.two_parts)
    costs.pop(word, None)
    return costs


@lru_cache(maxsize=200)
def sounding_like(word: str) -> frozenset[str]:
    """What the word is heard as where one part of the syllable is mistaken."""
    return frozenset(
        other for other, cost in _alike(word, _FIRST).items() if cost < _FIRST.two_parts
    )


def _confused(syllable: Syllable) -> Iterator[Syllable]:
    yield from (replace(syllable, tone=tone) for tone in _TONES if tone != syllable.tone)
    yield from (replace(syllable, onset=onset) for onset in _others(_ONSETS, syllable.onset))
    yield from (replace(syllable, coda=coda) for coda in _others(_CODAS, syllable.coda))


def _like(syllable: Syllable) -> Iterator[Syllable]:
    yield from (replace(syllable, onset=onset) for onset in _others(_LIKE_ONSETS, syllable.onset))
    yield from (replace(syllable, coda=coda) for coda in _others(_LIKE_CODAS, syllable.coda))
    yield from (replace(syllable, nucleus=one) for one in _others(_LIKE_NUCLEI, syllable.nucleus))


def _others(groups: Sequence[tuple[str, ...]], part: str) -> Iterator[str]:
    yield from (other for group in groups if part in group for other in group if other != part)
