"""Which clauses of the new text took the place of which clauses of the old one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from assistant.composing.differences import differ
from assistant.composing.lineage import base_number
from assistant.composing.matching import Weigh
from assistant.composing.pieces import Asked, Piece, View
from assistant.composing.sides import Sides
from assistant.shelf import Shelf
from ingest.document import Document

# Chosen on the comparing and superseded questions of laws-dev and laws-own (51). What counts
# beside the words of the question: that two texts are alike, and from which likeness on two
# articles are alike enough; that their headings are; the first place in a search; what the same
# wording on both sides costs; that the old wording states the figures of the question, that the
# two wordings differ in the figure that is asked for, and the score of the articles around.
_ALIKE, _ALIKE_ENOUGH, _HEADING, _FIRST, _SAME = 1.5, 0.55, 0.3, 0.4, 0.8
_CLAIMED, _FIGURES, _OF_ARTICLE = 0.8, 0.7, 0.8
_FOLLOWS = 0.3  # what counts that the new text is known to follow the old one
_ENOUGH = 0.7  # score from which two articles are held for counterparts
_LOOKED_INTO = 4  # pairs of articles whose clauses are compared
_FURTHER = 0.6  # share of the best pair's score from which further pairs are told
_MOST = 3
Likeness = Callable[[frozenset[str], frozenset[str]], float]


@dataclass(frozen=True, slots=True)
class Pair:
    old: Piece
    new: Piece
    score: float

    @property
    def changed(self) -> bool:
        return self.old.wording != self.new.wording


def counterparts(sides: Sides, shelf: Shelf) -> list[Pair]:
    """Clauses that speak of the matter and of each other, the best first; those that changed."""
    asked = Asked.of(sides.matter, shelf)
    old, new = View.old(sides.old, asked, shelf), View.new(sides.new, asked, shelf)
    before, now = old.articles(), new.articles()
    before, now = before + old.called_like(now), now + new.called_like(before)
    ranked = _ranked(before, now, asked.weigh, first=_FIRST, cap=_ALIKE_ENOUGH)
    enough = [pair for pair in ranked if pair.score >= _ENOUGH]
    articles = enough[:_LOOKED_INTO]
    found = [
        _of_article(pair, article, asked)
        for article in articles
        for pair in _ranked(
            list(old.pieces(article.old)), list(new.pieces(article.new)), asked.weigh
        )
    ]
    return _told(sorted(found, key=lambda pair: -pair.score))


def _told(ranked: Sequence[Pair]) -> list[Pair]:
    """The best pairs; unchanged ones only where nothing changed."""
    pairs = [pair for pair in _once(ranked) if pair.score >= _FURTHER * ranked[0].score]
    return [pair for pair in pairs if pair.changed][:_MOST] or pairs[:1]


def _once(ranked: Sequence[Pair]) -> list[Pair]:
    """Each text in its best pair only."""
    pairs: list[Pair] = []
    for pair in ranked:
        if not any(pair.old.cut == one.old.cut or pair.new.cut == one.new.cut for one in pairs):
            pairs.append(pair)
    return pairs


def _of_article(pair: Pair, article: Pair, asked: Asked) -> Pair:
    """The pair of clauses with what its articles and its figures count."""
    score = pair.score + _OF_ARTICLE * article.score
    if asked.units and differ(pair.old.wording, pair.new.wording, asked.units):
        score += _FIGURES
    return replace(pair, score=score)


def _ranked(
    old: Sequence[Piece], new: Sequence[Piece], weigh: Weigh, first: float = 0.0, cap: float = 1.0
) -> list[Pair]:
    """All pairs, the best first: `first` is what the first place in a ranking counts, `cap` the
    likeness from which on two texts are alike enough."""
    likeness = likeness_by(weigh)
    pairs = [
        Pair(one, other, _score(one, other, likeness, cap) + first / (1 + at) + first / (1 + to))
        for at, one in enumerate(old)
        for to, other in enumerate(new)
        if _may_follow(one, other)
    ]
    return sorted(pairs, key=lambda pair: -pair.score)


def _score(one: Piece, other: Piece, likeness: Likeness, cap: float) -> float:
    alike = min(likeness(one.words, other.words), cap)
    heading = likeness(one.heading, other.heading)
    same = _SAME if one.wording == other.wording else 0.0
    same -= _FOLLOWS if _follows(one.cut.document, other.cut.document) else 0.0
    spoken = one.coverage**2 + other.coverage**2 + _CLAIMED * one.claimed
    return spoken + _ALIKE * alike + _HEADING * heading - same


def _may_follow(old: Piece, new: Piece) -> bool:
    """Another text, and of one act no older version than the old one."""
    one, other = old.cut.document, new.cut.document
    if one.key == other.key:
        return False
    same = base_number(one) == base_number(other)
    return not same or (one.validity.since or date.min) <= (other.validity.since or date.min)


def _follows(old: Document, new: Document) -> bool:
    """Whether the new text is a version of the same act, or of the act that replaced it."""
    return base_number(new) in {base_number(old), old.replaced_by}


def likeness_by(weigh: Weigh) -> Likeness:
    """Weight of the words that two texts share, of all their weight, 0..1."""
    weight = cache(lambda words: sum(map(weigh, words)))  # each text is compared with many

    def likeness(one: frozenset[str], other: frozenset[str]) -> float:
        total = weight(one) + weight(other)
        return 2 * sum(map(weigh, one & other)) / total if total else 0.0

    return likeness
