"""The answer about a dossier that the office's register knows: its state, limit and law joined."""

from dataclasses import replace

from assistant import wording
from assistant.answer import Answer, Verdict
from assistant.composing.assembling import assemble
from assistant.composing.dossier import Reckoning, Start, reckon
from assistant.composing.owed import owed_parts
from assistant.composing.part import Part
from assistant.composing.procedures import Record, record_of
from assistant.composing.renewing import record_terms
from assistant.deadlines.duties import CaseState, Topic
from assistant.deadlines.overdue import Status
from assistant.registry.cases import Case, Stage
from assistant.shelf import Shelf
from assistant.understanding.own_dossier import WHERE_IT_STANDS, OwnDossier
from assistant.understanding.understand import Need

_NOTHING = OwnDossier((), late=False, asks_day=True, named=True, state=CaseState(receipt=True))


def case_answer(need: Need, case: Case, shelf: Shelf) -> Answer:
    """Where the dossier stands, its due date while it is worked on, and what is owed."""
    record = _record(case, need, shelf)
    reckoning = _reckoning(case, record, need, shelf)
    name = record.procedure.name if record else ""
    parts = [
        Part(wording.case_status(case, name)),
        *(reckoning.parts if reckoning else ()),
        *_promised(case, reckoning),
        *owed_parts(
            _told(case, need, reckoning), _standing(case, reckoning, need), need.day, shelf
        ),
    ]
    answer = assemble(Verdict.ANSWERED, parts, need.day, shelf.library)
    return replace(
        answer,
        deadlines=reckoning.deadlines if reckoning else (),
        procedures=((record.procedure.code, name),) if record else (),
    )


def _record(case: Case, need: Need, shelf: Shelf) -> Record | None:
    """The procedure's newest record on the day of the answer."""
    for document in shelf.by_code.get(case.procedure, ()):
        if document.validity.since is None or document.validity.since <= need.day:
            return record_of(document, shelf.library.content(document.key))
    return None


def _reckoning(case: Case, record: Record | None, need: Need, shelf: Shelf) -> Reckoning | None:
    """Counted while the office works on it; waiting for a supplement stops the clock."""
    if record is None or case.stage is not Stage.PROCESSING:
        return None
    begun = (Start(case.accepted, assumed=False, at=case.accepted_at),)
    return reckon(need, record_terms(record, need, shelf), begun)


def _promised(case: Case, reckoning: Reckoning | None) -> list[Part]:
    counted = reckoning.deadlines[0].due if reckoning else None
    if case.due is None or counted is None or case.due == counted:
        return []
    return [Part(wording.other_day_promised(case.due, counted))]


def _told(case: Case, need: Need, reckoning: Reckoning | None) -> OwnDossier:
    """What was asked, or what the state of the dossier raises by itself."""
    told = need.dossier or _NOTHING
    if told.topics == WHERE_IT_STANDS:
        told = replace(told, topics=())  # the register has just told it
    if case.stage is Stage.SUPPLEMENT and not told.topics:
        return replace(told, topics=(Topic.SUPPLEMENT, Topic.RESTART))
    if case.stage is not Stage.PROCESSING:
        return replace(told, late=False)
    late = told.late or (reckoning is not None and reckoning.status is Status.OVERDUE)
    return replace(told, late=late, state=replace(told.state, receipt=True))


def _standing(case: Case, reckoning: Reckoning | None, need: Need) -> Status | None:
    if reckoning is not None:
        return reckoning.status
    if case.stage is Stage.PROCESSING and case.due is not None:
        return Status.OVERDUE if case.due < need.question.asked_on else Status.NOT_DUE
    return None
