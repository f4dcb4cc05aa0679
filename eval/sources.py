"""Whether what an answer cites is a source that proves it."""

import re

from assistant.answer import Answer
from eval.cases import GoldSource
from eval.wording import folded
from ingest.citation import Place
from ingest.document import Document

PROCEDURES_COUNTED = 3


def cites(answer: Answer, gold: GoldSource) -> bool:
    """Whether the answer cites the source, or names its procedure among the first three."""
    if gold.procedure is not None:
        named = {code for code, _ in answer.procedures[:PROCEDURES_COUNTED]}
        if gold.procedure in named:
            return True
    return any(is_gold(gold, cited.document, cited.place) for cited in answer.citations)


def cites_article(answer: Answer, gold: GoldSource) -> bool:
    """Whether the answer cites the article of the source, be it another clause or none."""
    return cites(answer, gold.model_copy(update={"clause": None, "point": None}))


def is_gold(gold: GoldSource, document: Document, place: Place) -> bool:
    """Whether a place in a document is the gold one; what the gold leaves open may be anything."""
    if gold.procedure is not None or gold.news is not None:
        return document.id == (gold.procedure or gold.news)
    return _same_document(gold, document) and _same_place(gold, place)


def _same_document(gold: GoldSource, document: Document) -> bool:
    number = _number(document.number or document.id)
    if gold.base is not None and number == _number(gold.base):
        return True
    years_differ = bool(gold.year and document.year and gold.year != document.year)
    return number == _number(gold.document or "") and not years_differ


def _same_place(gold: GoldSource, place: Place) -> bool:
    annex = "" if place.annex is None else f"Phụ lục {place.annex}"
    found = {
        "article": (place.article, annex),
        "clause": (place.clause, annex),
        "point": (place.point, annex),
    }
    return all(
        not (sought := _part(getattr(gold, name))) or sought in {_part(part) for part in parts}
        for name, parts in found.items()
    )


def _number(number: str) -> str:
    """A document number as it is compared; "Ð" (U+00D0) is a common slip for "Đ"."""
    return re.sub(r"\s+", "", folded(number)).replace("ð", "đ")


def _part(part: str | None) -> str:
    return folded(part or "").strip()
