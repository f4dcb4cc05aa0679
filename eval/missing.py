"""Where a wrong answer went wrong, so that the class is repaired and not the question."""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum

from assistant.answer import Citation, Verdict
from eval.asking import Asked, Found
from eval.cases import GoldSource
from eval.scoring import WITHHELD, Judgement, needs_source
from eval.sources import cites_article, is_gold
from ingest.citation import Place
from ingest.document import Document


class Failure(StrEnum):
    """The first step that failed, in the order of the work."""

    CRASH = "crash"
    NOT_IN_CORPUS = "not_in_corpus"
    CUT_WRONGLY = "cut_wrongly"
    NOT_IN_FORCE = "not_in_force"  # by our own dating, so that no search may find it
    NEED = "misunderstood_need"  # another thing was looked for than what was asked
    DAY = "misunderstood_day"
    NOT_RETRIEVED = "not_retrieved"
    REFUSED = "refused_wrongly"  # a source was found and not trusted
    ANSWERED = "answered_wrongly"  # nothing should have been answered
    PROCEDURE = "misunderstood_procedure"  # answered about another one, or not asked which
    RANKED_BELOW = "ranked_below"  # retrieved, but another text or clause was preferred
    INCOMPLETE = "composed_incompletely"  # the right source is cited, and not all of it is said
    WRONG = "composed_wrongly"  # something is said that must not be, or quoted otherwise


_NEAR = 10  # ranks that the assistant surely looks at
_OF_A_DOSSIER = frozenset({"deadline", "late_case", "follow_up"})
_ABOUT_CHANGE = frozenset({"in_force", "superseded", "compare"})  # of rules from day to day
# Kinds of cases that are fields of a procedure record.
_FIELDS = frozenset({"time_limit", "fee", "papers", "where", "steps", "result", "who",
                     "legal_basis"})  # fmt: skip


def failure(asked: Asked, judgement: Judgement) -> Failure | None:
    """The class of what went wrong; None when nothing did."""
    if asked.answer is None:
        return Failure.CRASH
    if judgement.right:
        return None
    return next(_steps(asked, judgement))


def _steps(asked: Asked, judgement: Judgement) -> Iterator[Failure]:
    """What failed, the earliest step first."""
    if asked.case.verdict != "answered":
        yield _not_withheld(asked, judgement)
    if needs_source(asked.case) and not judgement.source:
        yield from _before_the_search(asked)
        yield _without_source(asked)
    if not judgement.verdict:
        yield Failure.REFUSED if _group(asked) in WITHHELD else Failure.PROCEDURE
    if judgement.due is False:
        yield _wrong_due(asked)
    if judgement.facts is False:
        misread = _other_field(asked) or _taken_for_a_dossier(asked)
        yield Failure.NEED if misread else Failure.INCOMPLETE
    yield Failure.WRONG


def _not_withheld(asked: Asked, judgement: Judgement) -> Failure:
    """A question that has no answer, or that must be asked back."""
    if judgement.verdict:
        return Failure.INCOMPLETE if judgement.clean else Failure.WRONG
    if asked.case.verdict == "clarify":
        return Failure.REFUSED if _group(asked) in WITHHELD else Failure.PROCEDURE
    return Failure.NEED if _group(asked) in WITHHELD else Failure.ANSWERED


def _before_the_search(asked: Asked) -> Iterator[Failure]:
    """What no search could find: not held, not cut, not in force, or another thing was sought."""
    gold = asked.seen.gold if asked.seen else ()
    if gold and not any(one.held for one in gold):
        yield Failure.NOT_IN_CORPUS
    if gold and not any(one.cut for one in gold):
        yield Failure.CUT_WRONGLY
    if _misses_the_change(asked):
        yield Failure.NEED
    closed = all(one.in_force is False for one in gold)
    if gold and closed and asked.case.kind not in _ABOUT_CHANGE:
        yield Failure.NOT_IN_FORCE
    if _turned_away(asked):
        yield Failure.REFUSED


def _misses_the_change(asked: Asked) -> bool:
    """A question about old and new rules that was taken for one about the rule itself.

    Where the search for its words comes upon the source nevertheless, that did no harm.
    """
    understood = asked.seen.kind if asked.seen else asked.case.kind
    rank = clause_rank(asked)
    astray = rank is None or rank > _NEAR
    return asked.case.kind in _ABOUT_CHANGE and understood not in _ABOUT_CHANGE and astray


def _turned_away(asked: Asked) -> bool:
    """Refused before anything was searched for."""
    return asked.answer is not None and (
        asked.answer.verdict in (Verdict.OUT_OF_SCOPE, Verdict.REFUSED)
    )


def _without_source(asked: Asked) -> Failure:
    assert asked.answer is not None
    gold, cited = asked.case.sources, asked.answer.citations
    if any(_tells_the_point(one, source) for one in gold for source in cited):
        return Failure.INCOMPLETE  # the clause is cited, its point is not
    if any(cites_article(asked.answer, one) for one in gold):
        return Failure.RANKED_BELOW
    rank = clause_rank(asked)
    about_another = bool(asked.answer.procedures) and any(one.procedure for one in gold)
    if about_another and (asked.case.history or rank == 1):
        return Failure.PROCEDURE
    if rank is None:
        return Failure.NOT_RETRIEVED
    if _group(asked) in WITHHELD:
        return Failure.REFUSED
    return Failure.PROCEDURE if _group(asked) == "clarify" else Failure.RANKED_BELOW


def _tells_the_point(gold: GoldSource, cited: Citation) -> bool:
    """Whether the clause of a gold point is cited, and quoted with the point in it."""
    if gold.point is None or not _is_clause(gold, cited.document, cited.place):
        return False
    return re.search(rf"^{re.escape(gold.point)}\)", cited.quote, re.MULTILINE) is not None


def _is_clause(gold: GoldSource, document: Document, place: Place) -> bool:
    whole = gold.model_copy(update={"point": None})
    return place.point is None and is_gold(whole, document, place)


def _wrong_due(asked: Asked) -> Failure:
    """No date: taken for another need; another day of receipt: the day; else the limit."""
    assert asked.answer is not None
    if not asked.answer.deadlines:
        return Failure.NEED
    received = {due.received for due in asked.answer.deadlines}
    meant = {due.received for due in asked.case.dues}
    return Failure.INCOMPLETE if meant & received else Failure.DAY


def _other_field(asked: Asked) -> bool:
    """Whether another field of the record was told than the one that was asked for."""
    understood = asked.seen.kind if asked.seen else asked.case.kind
    return asked.case.kind != understood and {asked.case.kind, understood} <= _FIELDS


def _taken_for_a_dossier(asked: Asked) -> bool:
    """Whether due dates were told to someone who asked something else."""
    assert asked.answer is not None
    of_dossier = asked.answer.verdict is Verdict.ANSWERED_RULE_ONLY
    return of_dossier and asked.case.kind not in _OF_A_DOSSIER


def _group(asked: Asked) -> str:
    return asked.answer.verdict.group if asked.answer else ""


def clause_rank(asked: Asked) -> int | None:
    """The rank of the first passage that is a gold one or the clause around it."""
    return _rank(
        asked,
        lambda gold, at: (
            is_gold(gold, at.document, at.place) or _is_clause(gold, at.document, at.place)
        ),
    )


def gold_rank(asked: Asked) -> int | None:
    """The rank (from 1) of the first gold passage when the question alone is searched."""
    return _rank(asked, lambda gold, at: is_gold(gold, at.document, at.place))


def _rank(asked: Asked, fits: Callable[[GoldSource, Found], bool]) -> int | None:
    return next(
        (
            rank
            for rank, found in enumerate(asked.found, start=1)
            if any(fits(gold, found) for gold in asked.case.sources)
        ),
        None,
    )
