"""Procedures of the same name for other cases, with the same limit: said too, as one may be meant.

"Cấp Chứng chỉ hành nghề luật sư đối với người được miễn đào tạo", "… đối với người đạt kiểm tra".
"""

from collections.abc import Iterator

from assistant import wording
from assistant.composing.actions import is_other_age
from assistant.composing.candidates import of_family
from assistant.composing.matching import words_of
from assistant.composing.meant import LEVEL_WORDS, head_of
from assistant.composing.part import Part
from assistant.composing.procedures import Record, record_of
from assistant.composing.terms import Term, terms_of_record
from assistant.searching import Found, search_records
from assistant.shelf import Shelf
from assistant.understanding.understand import Need
from ingest.document import Family
from ingest.procedure import Unit

_LOOKED_AT, _MOST = 8, 2


def alike_parts(record: Record, term: Term, need: Need, found: Found, shelf: Shelf) -> list[Part]:
    """One part for each of the others, where the question says nothing of what sets them apart."""
    parts: list[Part] = []
    for other in _others(record, need, found, shelf):
        same = [t for t in terms_of_record(other, None, shelf) if _limit(t) == _limit(term)]
        if same and len(parts) < _MOST:
            text = wording.same_limit(other.procedure.name, other.procedure.code)
            parts.append(Part(text, same[0].excerpts))
    return parts


def _limit(term: Term) -> tuple[float, Unit]:
    return term.limit.value, term.limit.unit


def _others(record: Record, need: Need, found: Found, shelf: Shelf) -> Iterator[Record]:
    if all(candidate.document.id != record.procedure.code for candidate in found.candidates):
        found = search_records(need, found.nearest, shelf)
    head = head_of(record.procedure.name)
    seen: set[frozenset[str]] = set()
    for candidate in of_family(found.candidates, Family.PROCEDURE)[:_LOOKED_AT]:
        title = candidate.document.title
        if candidate.document.id == record.procedure.code or head_of(title) != head:
            continue
        apart = (words_of(title) ^ words_of(record.procedure.name)) - LEVEL_WORDS
        if not apart or is_other_age(title, need.text):
            continue
        if frozenset(apart) in seen:
            continue  # the same at another level
        seen.add(frozenset(apart))
        if not apart & frozenset(found.matcher.weights):
            other = record_of(candidate.document, shelf.library.content(candidate.document.key))
            if other is not None:
                yield other
