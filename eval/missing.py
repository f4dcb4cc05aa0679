"""Where a wrong answer went wrong, so that the class is repaired and not the question."""

from enum import StrEnum

from assistant.answer import Answer
from eval.cases import GoldCase
from eval.scoring import Judgement, needs_source
from eval.sources import cites_article, is_gold
from indexes.library import Library

SEARCHED = 50  # hits looked at, as many as the assistant asks for


class Failure(StrEnum):
    """The first step that failed, in the order of the work."""

    CRASH = "crash"
    COARSE = "gold_article_cited_without_its_clause"
    NOT_RETRIEVED = "gold_not_retrieved"
    VERDICT = "verdict"
    NOT_USED = "gold_retrieved_not_used"
    FACT = "fact_missing"
    DUE = "due"
    FORBIDDEN = "forbidden"
    QUOTE = "quote"
    LENGTH = "length"


def failure(
    case: GoldCase, answer: Answer, judgement: Judgement, library: Library
) -> Failure | None:
    """The class of what went wrong; None when nothing did."""
    if judgement.right:
        return None
    if needs_source(case) and not judgement.source:
        if any(cites_article(answer, gold) for gold in case.sources):
            return Failure.COARSE
        if gold_rank(case, library) is None:
            return Failure.NOT_RETRIEVED
    failed = {
        Failure.VERDICT: not judgement.verdict,
        Failure.NOT_USED: judgement.source is False,
        Failure.DUE: judgement.due is False,
        Failure.FACT: judgement.facts is False,
        Failure.FORBIDDEN: not judgement.clean,
        Failure.QUOTE: judgement.quotes[0] != judgement.quotes[1],
    }
    return next((step for step, here in failed.items() if here), Failure.LENGTH)


def gold_rank(case: GoldCase, library: Library) -> int | None:
    """The rank (from 1) of the first gold passage when the question alone is searched."""
    hits = library.search(case.question, on=case.asked_on, limit=SEARCHED)
    for rank, hit in enumerate(hits, start=1):
        document = library.document(hit.passage.document)
        if any(is_gold(gold, document, hit.passage.place) for gold in case.sources):
            return rank
    return None
