"""Where a wrong answer went wrong, so that the class is repaired and not the question."""

from enum import StrEnum

from eval.asking import Asked
from eval.scoring import Judgement, needs_source
from eval.sources import cites_article, is_gold


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


def failure(asked: Asked, judgement: Judgement) -> Failure | None:
    """The class of what went wrong; None when nothing did."""
    if asked.answer is None:
        return Failure.CRASH
    case = asked.case
    if judgement.right:
        return None
    if needs_source(case) and not judgement.source:
        if any(cites_article(asked.answer, gold) for gold in case.sources):
            return Failure.COARSE
        if gold_rank(asked) is None:
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


def gold_rank(asked: Asked) -> int | None:
    """The rank (from 1) of the first gold passage when the question alone is searched."""
    return next(
        (
            rank
            for rank, found in enumerate(asked.found, start=1)
            if any(is_gold(gold, found.document, found.place) for gold in asked.case.sources)
        ),
        None,
    )
