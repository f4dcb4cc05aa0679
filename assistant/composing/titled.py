"""What a question names by its title: a procedure in full, the article of the general case."""

from collections.abc import Sequence

from assistant.composing.actions import other_action
from assistant.composing.called import called_records, matter_words, plain_out
from assistant.composing.candidates import Candidate
from assistant.composing.matching import Matcher, words_of
from assistant.composing.meant import LEVEL_WORDS
from assistant.composing.right_sort import article_around
from assistant.shelf import Shelf
from assistant.understanding.kinds import Kind
from assistant.understanding.shorthand import write_out
from assistant.understanding.understand import Need
from ingest.document import Family

_OF_RECORDS = frozenset(
    {Kind.TIME_LIMIT, Kind.FEE, Kind.PAPERS, Kind.WHERE, Kind.STEPS, Kind.RESULT}
)
_RECORD_BEHIND = 3.0
_ARTICLE_BEHIND = 1.5
_COVERED = 0.9  # of the question's matter by the title
_SAID = 0.6  # of the title by the question
_WHOLE = 0.95  # of a heading by the question
_MOST = 0.6  # of the question by a heading


def by_title(
    ranked: list[Candidate], need: Need, matcher: Matcher, shelf: Shelf
) -> list[Candidate]:
    """A record first whose title was typed, else the article whose heading was, if near enough."""
    if not ranked or _is_record(ranked[0], need):
        return ranked
    near = [c for c in ranked[1:] if c.score >= ranked[0].score - _RECORD_BEHIND]
    best = next((c for c in near if _is_typed(c, need, shelf)), None)
    if best is None:
        called = [Candidate(d, (), ranked[0].score) for d in called_records(need, shelf)]
        if called:
            return [*called, *ranked]
        best = _general(ranked, matcher, shelf)
    return ranked if best is None else [best, *(c for c in ranked if c is not best)]


def _is_record(candidate: Candidate, need: Need) -> bool:
    """Whether it is a record, and not one of something else than was done."""
    if candidate.document.family is Family.LAW:
        return False
    return not other_action(candidate.document.title, need.with_matter)


def _is_typed(candidate: Candidate, need: Need, shelf: Shelf) -> bool:
    if candidate.document.family is not Family.PROCEDURE or need.asked.kind not in _OF_RECORDS:
        return False
    if other_action(candidate.document.title, need.with_matter):
        return False
    title = words_of(plain_out(write_out(candidate.document.title))) - LEVEL_WORDS
    matter = matter_words(need.with_matter, shelf)
    if len(matter) < 2:
        return False
    asked = Matcher.of(" ".join(matter), shelf.weigh)
    return asked.covered(title) >= _COVERED and asked.precision(title) >= _SAID


def _general(ranked: Sequence[Candidate], matcher: Matcher, shelf: Shelf) -> Candidate | None:
    """The first article with nothing in its heading that was not said, if the best one's has."""
    if _precision(ranked[0], matcher, shelf) >= _WHOLE:
        return None
    near = (c for c in ranked[1:] if c.score >= ranked[0].score - _ARTICLE_BEHIND)
    return next((c for c in near if _precision(c, matcher, shelf) >= _WHOLE), None)


def _precision(candidate: Candidate, matcher: Matcher, shelf: Shelf) -> float:
    """Share of the heading that the question says; 0 where it holds little of the question."""
    words = _weighty(_heading(candidate, shelf), shelf)
    told = len(words) > 1 and matcher.covered(words) >= _MOST
    return matcher.precision(words) if told else 0.0


def _heading(candidate: Candidate, shelf: Shelf) -> frozenset[str]:
    if candidate.document.family is not Family.LAW:
        return frozenset()
    found = article_around(candidate, shelf)
    return words_of(found[1].heading) if found is not None else frozenset()


def _weighty(words: frozenset[str], shelf: Shelf) -> frozenset[str]:
    return frozenset(word for word in words if shelf.weigh(word))
