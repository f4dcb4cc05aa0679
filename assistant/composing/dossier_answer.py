"""The answer about the citizen's own dossier: the due date, where it stands, what can be done."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant import wording
from assistant.answer import Answer, Choice, Verdict
from assistant.composing.alike import alike_parts
from assistant.composing.asking_day import ask_day
from assistant.composing.assembling import assemble
from assistant.composing.candidates import of_family
from assistant.composing.clauses import excerpts
from assistant.composing.complaint_terms import complaint_terms
from assistant.composing.conditions import Told
from assistant.composing.dossier import Reckoning, reckon, starts
from assistant.composing.matching import words_of
from assistant.composing.meant import meant_record
from assistant.composing.owed import owed_parts
from assistant.composing.part import Part
from assistant.composing.procedures import Record
from assistant.composing.quoting import plain
from assistant.composing.renewing import record_terms
from assistant.composing.terms import (
    Term,
    counts_from_filing,
    fitting,
    terms_of_clause,
    told_limit,
)
from assistant.composing.which_procedure import Several, several_meant
from assistant.deadlines.duties import Topic
from assistant.searching import Found
from assistant.shelf import Shelf
from assistant.understanding.day_phrases import What
from assistant.understanding.own_dossier import OwnDossier
from assistant.understanding.understand import Need
from ingest.document import Family

_NAMED_WHOLE = 0.5  # share of a title from which the question is about that procedure
_OF_MATTER = 0.5  # share of the matter that a clause with its limit holds
_MOST = 6  # choices
_CASES_TO_ASK = 3  # cases with different limits from which the citizen is asked (design 8)
_TERM = re.compile(r"thời hạn|thời gian", re.IGNORECASE)


def dossier_answer(need: Need, found: Found, shelf: Shelf) -> Answer | None:
    """Due dates and duties, or None when nothing can be said of a dossier under way."""
    told = need.dossier
    if told is None:
        return None
    wrong_day = ask_day(need)
    if wrong_day is not None:
        return wrong_day
    record = meant_record(need, found, shelf)
    terms = _terms(need, record, found, shelf) if told.asks_day or _is_own(told) else []
    several = several_meant(record, need, found, shelf) if record and starts(need) else None
    if terms and several is not None:
        if several.asks:
            return _ask_which(need, several, shelf)
        terms = several.first_terms
    reckoning = reckon(need, terms, starts(need))
    owed = owed_parts(told, reckoning.status if reckoning else None, need.day, shelf)
    if reckoning is None and not _is_rule(told, record, found):
        return None
    choices = _choices(need, terms) if reckoning is not None else ()
    which = (Part(wording.ASK_WHICH_CASE),) if choices else ()
    alike = alike_parts(record, terms[0], need, found, shelf) if record and reckoning else []
    parts = [*_reckoned(reckoning, terms, told), *which, *alike, *_promised(need, told), *owed]
    if not parts:
        return None
    if told.late and reckoning is None and not told.topics:
        parts.append(Part(wording.ASK_WHICH_DOSSIER))
    verdict = Verdict.CLARIFY if choices else Verdict.ANSWERED_RULE_ONLY
    answer = assemble(verdict, parts, need.day, shelf.library)
    named = record if terms else None
    return replace(
        answer,
        choices=choices,
        deadlines=reckoning.deadlines if reckoning else (),
        procedures=((named.procedure.code, named.procedure.name),) if named else (),
    )


def _ask_which(need: Need, several: Several, shelf: Shelf) -> Answer:
    """Which procedure or province, with the due date of some of them."""
    reckoning = reckon(need, several.first_terms, starts(need)[:1])
    ask = wording.ASK_WHICH_PROVINCE if several.by_province else wording.ASK_WHICH_PROCEDURE
    parts = [Part(ask), *(reckoning.parts if reckoning else ())]
    where = "ở {}" if several.by_province else "thủ tục: {}"
    answer = assemble(Verdict.CLARIFY, parts, need.day, shelf.library)
    return replace(
        answer,
        choices=tuple(
            Choice(label, f"{need.text} ({where.format(label)})")
            for label in several.labels[:_MOST]
        ),
        deadlines=reckoning.deadlines if reckoning else (),
        procedures=tuple(
            (record.procedure.code, record.procedure.name) for record in several.records[:_MOST]
        ),
    )


def _choices(need: Need, terms: Sequence[Term]) -> tuple[Choice, ...]:
    """The cases to choose from, where three and more have each their own limit."""
    cases = {(term.limit.value, term.limit.unit): term.limit.condition for term in terms}
    if len(cases) < _CASES_TO_ASK:
        return ()
    labels = dict.fromkeys(plain(case) or wording.OTHER_CASE for case in cases.values())
    return tuple(Choice(label, f"{need.text} ({label})") for label in labels)


def _is_own(told: OwnDossier) -> bool:
    """Whether it is about one dossier under way: late, or where it stands."""
    return told.late or Topic.LOOKUP in told.topics


def _is_rule(told: OwnDossier, record: Record | None, found: Found) -> bool:
    """Whether the rules on one-stop desks answer: not what a procedure says of itself."""
    if _is_own(told):
        return True
    if record is None:
        return bool(told.topics)
    title = words_of(record.procedure.name)
    return bool(told.topics) and found.matcher.precision(title) < _NAMED_WHOLE


def _terms(need: Need, record: Record | None, found: Found, shelf: Shelf) -> list[Term]:
    """Limits in force: of the text that is newer than the record, of the record, or of law."""
    told = Told.of(need.text, shelf.weigh)
    complaint = complaint_terms(need, shelf)
    if complaint:
        return fitting(complaint, told)
    if record is not None:
        return record_terms(record, need, shelf)
    for candidate in of_family(found.candidates, Family.LAW)[:1] if starts(need) else ():
        for cut in excerpts(candidate.hits[:1], shelf.library, need.day):
            if _TERM.search(cut.text) and found.matcher.score(cut.text) >= _OF_MATTER:
                return fitting(list(filter(counts_from_filing, terms_of_clause(cut))), told)
    return []


def _reckoned(
    reckoning: Reckoning | None, terms: Sequence[Term], told: OwnDossier
) -> Sequence[Part]:
    """The due dates; of a dossier without a day the limit alone."""
    if reckoning is not None:
        return reckoning.parts
    if not _is_own(told):
        return ()
    return [
        Part(
            wording.limit_of(term.procedure.name, term.procedure.code, told_limit(term)),
            term.excerpts,
        )
        for term in terms[:1]
        if term.procedure is not None
    ]


def _promised(need: Need, told: OwnDossier) -> Sequence[Part]:
    """The day on the receipt, where it was told and has passed."""
    today = need.question.asked_on
    passed = [
        phrase.day
        for phrase in need.days
        if phrase.what is What.DUE and phrase.day is not None and phrase.day < today
    ]
    if not passed or not told.late or not told.state.receipt:
        return ()
    return (Part(wording.promised_day_passed(max(passed))),)
