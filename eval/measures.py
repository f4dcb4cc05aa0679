"""Measures of one answer, one idea each: a number from 0 to 1, or None where a case asks not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from eval.asking import Asked
from eval.cases import GoldCase
from eval.missing import Failure, failure, gold_rank
from eval.scoring import (
    WITHHELD,
    Judgement,
    answer_text,
    judge,
    needs_source,
    pastes_everything,
    said,
)
from eval.sources import cites, is_gold
from ingest.document import Document, Family

ABOUT_OTHER_DAYS = frozenset({"in_force", "superseded", "compare", "document"})
CRASHED = "crash"


@dataclass(frozen=True, slots=True)
class Scored:
    asked: Asked
    judgement: Judgement
    failure: Failure | None


Measure = Callable[[Scored], float | None]


def score(asked: Asked) -> Scored:
    """The judgement of one answer and, where it is wrong, the step that failed."""
    if asked.answer is None:
        judgement = _crashed(asked)
    else:
        judgement = judge(asked.case, asked.answer, asked.forged)
    return Scored(asked, judgement, failure(asked, judgement))


def right(scored: Scored) -> float:
    """Fully right: all that the case asks for."""
    return float(scored.judgement.right)


def verdict(scored: Scored) -> float:
    return float(scored.judgement.verdict)


def facts(scored: Scored) -> float | None:
    """Complete: every fact is said."""
    return None if scored.judgement.facts is None else float(facts_present(scored) == 1)


def facts_present(scored: Scored) -> float | None:
    """The share of the facts that is said; an answer that pastes everything says nothing."""
    case, answer = scored.asked.case, scored.asked.answer
    if not case.facts:
        return None
    if answer is None or pastes_everything(answer):
        return 0.0
    text = answer_text(case, answer)
    return sum(said(fact, text) for fact in case.facts) / len(case.facts)


def clean(scored: Scored) -> float:
    """No forbidden wording is said."""
    return float(scored.judgement.clean)


def source(scored: Scored) -> float | None:
    """One of the gold sources is cited or its procedure named."""
    return _number(scored.judgement.source)


def citation_precision(scored: Scored) -> float | None:
    """The share of the cited places (điều, khoản, điểm, field) that are gold; none cited: 0."""
    if not needs_source(scored.asked.case):
        return None
    cited = scored.asked.answer.citations if scored.asked.answer else ()
    places = {(one.document.key, one.place): one.document for one in cited}
    gold = scored.asked.case.sources
    proving = sum(
        any(is_gold(one, document, place) for one in gold)
        for (_, place), document in places.items()
    )
    return proving / len(places) if places else 0.0


def citation_recall(scored: Scored) -> float | None:
    """The share of the gold sources that are cited; any one would do for `source`."""
    if not needs_source(scored.asked.case):
        return None
    answer, gold = scored.asked.answer, scored.asked.case.sources
    return sum(cites(answer, one) for one in gold) / len(gold) if answer else 0.0


def refused_rightly(scored: Scored) -> float | None:
    """Of the questions that must not be answered: those that were not."""
    if scored.asked.case.verdict not in WITHHELD:
        return None
    return float(group(scored.asked) in WITHHELD)


def refused_wrongly(scored: Scored) -> float | None:
    """Of the questions that have an answer: those that got none. Less is better."""
    if scored.asked.case.verdict != "answered":
        return None
    return float(group(scored.asked) in WITHHELD)


def due(scored: Scored) -> float | None:
    """The due date and where the dossier stands, exactly."""
    return _number(scored.judgement.due)


def quotes_verified(scored: Scored) -> float | None:
    """The share of the quotes that equal the stored text."""
    total, good = scored.judgement.quotes
    return good / total if total else None


def found_10(scored: Scored) -> float | None:
    """A gold passage is among the first ten that a search for the question alone finds."""
    if not needs_source(scored.asked.case):
        return None
    rank = gold_rank(scored.asked)
    return float(rank is not None and rank <= 10)


def found_mrr(scored: Scored) -> float | None:
    """One over the rank of the first gold passage among those ten, 0 when there is none."""
    if not needs_source(scored.asked.case):
        return None
    rank = gold_rank(scored.asked)
    return 1 / rank if rank is not None and rank <= 10 else 0.0


def sources_in_force(scored: Scored) -> float | None:
    """No source is cited that is not in force on the day of asking, unless other days are asked
    about.
    """
    case, answer = scored.asked.case, scored.asked.answer
    if case.kind in ABOUT_OTHER_DAYS or answer is None or not answer.citations:
        return None
    return float(not any(_closed(cited.document, case.asked_on) for cited in answer.citations))


def _closed(document: Document, day: date) -> bool:
    """Whether a source is not in force; before its first day a procedure's oldest record is."""
    if document.family is Family.LAW:
        return document.validity.covers(day) is False
    return document.validity.until is not None and document.validity.until <= day


MEASURES: Mapping[str, Measure] = {
    "right": right,
    "verdict": verdict,
    "facts": facts,
    "facts_present": facts_present,
    "clean": clean,
    "source": source,
    "citation_precision": citation_precision,
    "citation_recall": citation_recall,
    "refused_rightly": refused_rightly,
    "refused_wrongly": refused_wrongly,
    "due": due,
    "quotes_verified": quotes_verified,
    "sources_in_force": sources_in_force,
    "found_10": found_10,
    "found_mrr": found_mrr,
}
LESS_IS_BETTER = frozenset({"refused_wrongly"})


def values(scored: Scored) -> dict[str, float | None]:
    return {name: measure(scored) for name, measure in MEASURES.items()}


def group(asked: Asked) -> str:
    """The group of the verdict that was given, or that the assistant crashed."""
    return asked.answer.verdict.group if asked.answer else CRASHED


def family(case: GoldCase) -> str:
    """What kind of source proves the answer: procedure, law or news; `none` without one."""
    if not case.sources:
        return "none"
    first = case.sources[0]
    return "procedure" if first.procedure else "news" if first.news else "law"


def confusion(scored: Sequence[Scored]) -> dict[str, dict[str, int]]:
    """How often each verdict was given (inner) where each was wanted (outer)."""
    table: dict[str, dict[str, int]] = {}
    for one in scored:
        row = table.setdefault(one.asked.case.verdict, {})
        row[group(one.asked)] = row.get(group(one.asked), 0) + 1
    return table


def _number(value: bool | None) -> float | None:
    return None if value is None else float(value)


def _crashed(asked: Asked) -> Judgement:
    case = asked.case
    return Judgement(
        verdict=False,
        facts=False if case.facts else None,
        clean=True,
        source=False if needs_source(case) else None,
        due=False if case.dues else None,
        quotes=(0, 0),
        why=(f"crash: {asked.crash}",),
    )
