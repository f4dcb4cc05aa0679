"""The best article of the sort that is asked for first: sanctions or the rule, an amount."""

import re
from collections.abc import Callable
from functools import partial

from assistant.choosing.signals import SANCTION
from assistant.composing.candidates import Candidate
from assistant.composing.force import is_whole
from assistant.composing.matching import Matcher
from assistant.composing.quoting import provision_around
from assistant.evidence import coverage
from assistant.shelf import Shelf
from assistant.understanding.kinds import Kind
from assistant.understanding.understand import Need
from ingest.document import Content, Family
from ingest.provision import Level, Provision

_SANCTIONS_BEHIND = 3.0
_AMOUNT_BEHIND = 2.0
_ENDED_BEHIND = 1.0
_FITS = 0.5  # share of the question's words that an article put first must hold
_ARTICLE = frozenset({Level.ARTICLE})


def article_around(candidate: Candidate, shelf: Shelf) -> tuple[Content, Provision] | None:
    """The whole article of which a candidate of the law has the passages found."""
    content = shelf.library.content(candidate.document.key)
    at = provision_around(content, candidate.hits[0].passage.start, _ARTICLE)
    return None if at is None else (content, content.provisions[at])


def by_sort(ranked: list[Candidate], need: Need, matcher: Matcher, shelf: Shelf) -> list[Candidate]:
    """Of a question about penalties the best article with sanctions first, else another one."""
    if need.asked.kind is Kind.PENALTY:
        punishes = partial(_holds, SANCTION, shelf=shelf)
        return _first(punishes, ranked, matcher, _SANCTIONS_BEHIND)
    if need.asked.speaks_of(Kind.PENALTY):
        return ranked
    return _first(_rules, ranked, matcher, _SANCTIONS_BEHIND)


def in_force_first(ranked: list[Candidate], need: Need, shelf: Shelf) -> list[Candidate]:
    """A provision that is in force as a whole before one of which a part has ended, if as good."""
    return _first(partial(_in_force, need=need, shelf=shelf), ranked, None, _ENDED_BEHIND)


def with_amount(ranked: list[Candidate], matcher: Matcher, shelf: Shelf) -> list[Candidate]:
    """An article that holds the sort of amount that is asked for first, if nearly as good."""
    if matcher.amount is None:
        return ranked
    return _first(
        partial(_holds_amount, matcher.amount, shelf=shelf), ranked, matcher, _AMOUNT_BEHIND
    )


def _first(
    wanted: Callable[[Candidate], bool],
    ranked: list[Candidate],
    matcher: Matcher | None,
    behind: float,
) -> list[Candidate]:
    """The ranking, led by its best wanted candidate if that is not too far behind."""
    if not ranked or wanted(ranked[0]):
        return ranked
    near = (c for c in ranked if c.score >= ranked[0].score - behind)
    fitting = (
        c for c in near if wanted(c) and (matcher is None or coverage([c], matcher) >= _FITS)
    )
    best = next(fitting, None)
    return ranked if best is None else [best, *(c for c in ranked if c is not best)]


def _in_force(candidate: Candidate, need: Need, shelf: Shelf) -> bool:
    document, place = candidate.document, candidate.hits[0].passage.place
    return document.family is not Family.LAW or is_whole(document, place, need.day, shelf.library)


def _rules(candidate: Candidate) -> bool:
    """Whether the document sets the rules and not only the sanctions for breaking them."""
    return "xử phạt" not in candidate.document.title.lower()


def _holds(pattern: re.Pattern[str], candidate: Candidate, shelf: Shelf) -> bool:
    """Whether the whole article does: the point that was found need not say it."""
    is_law = candidate.document.family is Family.LAW
    found = article_around(candidate, shelf) if is_law else None
    if found is None:
        return any(pattern.search(hit.passage.text) for hit in candidate.hits)
    content, article = found
    return pattern.search(content.text, article.start, article.end) is not None


def _holds_amount(amount: re.Pattern[str], candidate: Candidate, shelf: Shelf) -> bool:
    """A record is taken to hold what it is asked for."""
    return candidate.document.family is not Family.LAW or _holds(amount, candidate, shelf)
