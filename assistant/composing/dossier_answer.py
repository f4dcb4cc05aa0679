"""The answer about the citizen's own dossier: the due date, where it stands, what can be done."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Verdict
from assistant.composing.assembling import assemble
from assistant.composing.candidates import Candidate, of_family
from assistant.composing.clauses import excerpts
from assistant.composing.dossier import (
    Reckoning,
    Term,
    fitting,
    received_days,
    reckon,
    terms_of_clause,
    terms_of_record,
)
from assistant.composing.late import late_parts
from assistant.composing.part import Part
from assistant.composing.procedures import Record, record_of
from assistant.composing.renewing import renewed_clause
from assistant.searching import Found
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.kinds import Kind
from assistant.understanding.understand import Need
from ingest.document import Family

_UNDER_WAY = re.compile(
    r"\bho so\b|\b(?:nop|gui|nhan|tre|cham|qua han|tra|lam|xin|dang ky)\b"
    r"|\bhen (?:lai|tra)\b|\bgiay hen\b"
)
_ASKS_DOCUMENT = re.compile(r"\b(?:nghi dinh|luat|thong tu|van ban) (?:nao|gi|moi)\b")
_NEAR = 1.5  # log-odds that a record may lie behind the best candidate and still be meant


def dossier_answer(need: Need, found: Found, shelf: Shelf) -> Answer | None:
    """Due dates and duties, or None when the question is not about a dossier under way."""
    late = need.asked.kind is Kind.LATE_CASE and bool(_UNDER_WAY.search(unmark(need.text)))
    if not late and not _has_own_term(need):
        return None
    record = _record(need, found.candidates, shelf)
    terms = fitting(_terms(need, record, found, shelf), found.matcher)
    reckoning = reckon(need, terms)
    if reckoning is None and not late:
        return None
    parts = list(reckoning.parts) if reckoning else []
    if late:
        parts += late_parts(need, reckoning.overdue if reckoning else None, shelf)
    if not parts:
        return None
    return _answer(need, parts, reckoning, record, shelf)


def _has_own_term(need: Need) -> bool:
    """A term is asked for, of something filed on a day that was told."""
    bare = unmark(need.text)
    asks = need.asked.kind in {Kind.DEADLINE, Kind.TIME_LIMIT} and not _ASKS_DOCUMENT.search(bare)
    return asks and bool(received_days(need)) and bool(_UNDER_WAY.search(bare))


def _record(need: Need, found: Sequence[Candidate], shelf: Shelf) -> Record | None:
    """The procedure that is meant: the best record, unless something else fits much better."""
    records = of_family(found, Family.PROCEDURE)
    if not records or records[0].score < found[0].score - _NEAR:
        return None
    document = records[0].document
    return record_of(document, shelf.library.content(document.key))


def _terms(need: Need, record: Record | None, found: Found, shelf: Shelf) -> list[Term]:
    """Limits in force: of the decree that replaced the record's, of the record, or of law."""
    if record is not None:
        renewed = renewed_clause(record, need, found, shelf)
        terms = terms_of_clause(renewed.text, (renewed,)) if renewed else []
        own = terms_of_record(record.procedure, need.asked.method, record.quote("time_limit"))
        return fitting(terms, found.matcher) or own
    for candidate in of_family(found.candidates, Family.LAW)[:1]:
        for cut in excerpts(candidate.hits[:1], shelf.library):
            return terms_of_clause(cut.text, (cut,))
    return []


def _answer(
    need: Need,
    parts: Sequence[Part],
    reckoning: Reckoning | None,
    record: Record | None,
    shelf: Shelf,
) -> Answer:
    answer = assemble(Verdict.ANSWERED_RULE_ONLY, parts, need.day, shelf.library)
    return replace(
        answer,
        deadlines=reckoning.deadlines if reckoning else (),
        procedures=((record.procedure.code, record.procedure.name),) if record else (),
    )
