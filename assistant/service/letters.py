"""The letter about a late dossier from the facts of a kept answer."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from assistant.deadlines.calendar import Calendar
from assistant.deadlines.overdue import days_late
from assistant.letters.clauses import clauses_of, form_of, shortened
from assistant.letters.letter import Clause, Kind, LateDossier, Letter, compose
from assistant.service.bodies import FIRST_DAY, Day
from assistant.service.keepsakes import limit_of, name_of
from assistant.service.official.around import find
from assistant.service.replies import AnswerHeld, AnswerReply, DeadlineReply
from assistant.shelf import Shelf
from assistant.wording import UNITS, number
from ingest.document import Document, Family
from ingest.procedure import Unit
from ingest.sources.procedure_problems import ONE_PROVINCE

# Laws whose terms run for complaints and denunciations, not for dossiers.
_OF_COMPLAINTS = frozenset({"02/2011/QH13", "25/2018/QH14"})
_WORKING = frozenset({Unit.WORKING_DAY, Unit.WORKING_HOUR, Unit.SAME_DAY})


class LetterAsked(BaseModel):
    """Which letter, in which format, for which day."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind
    format: Literal["docx", "txt"] = "docx"
    on: Day | None = None


class LetterSent(LetterAsked):
    """The same of an answer that the citizen holds and the service does not keep."""

    answer: AnswerHeld


def letter_of(
    reply: AnswerReply, kind: Kind, on: date, calendar: Calendar, shelf: Shelf
) -> Letter | None:
    """None where no dossier of the answer is late on that day."""
    for due in reply.deadlines:
        source = _source(due, shelf)
        if not FIRST_DAY <= due.due < on or (source and _number(source) in _OF_COMPLAINTS):
            continue
        clauses = [*_limit(due, reply, shelf), *clauses_of(kind, on, shelf)]
        dossier = _dossier(due, reply, on, calendar, shelf)
        return compose(kind, dossier, clauses, form_of(kind, on, shelf))
    return None


def _limit(due: DeadlineReply, reply: AnswerReply, shelf: Shelf) -> list[Clause]:
    """What sets the limit, as far as it still stands in the texts."""
    found = find(due.provision_id or "", shelf.library)
    quotes = [cited for cited in reply.citations if cited.provision_id == due.provision_id]
    held = found.content.text if found else ""
    clauses = [
        Clause(cited.label, shortened(cited.quote))
        for cited in quotes
        if cited.quote and held[cited.start : cited.end] == cited.quote
    ]
    return list(dict.fromkeys(clauses))


def _dossier(
    due: DeadlineReply, reply: AnswerReply, on: date, calendar: Calendar, shelf: Shelf
) -> LateDossier:
    late = days_late(due.due, due.limit.unit, on, calendar)
    unit = UNITS["working_day" if due.limit.unit in _WORKING else "calendar_day"]
    return LateDossier(
        procedure=name_of(due, reply),
        code=due.procedure or "",
        agency=_agency(due, on, shelf),
        received=due.received,
        assumed=due.received_assumed,
        limit=limit_of(due),
        due=due.due,
        late=f"{number(late)} {unit}" if late else "",
        on=on,
    )


def _agency(due: DeadlineReply, on: date, shelf: Shelf) -> str:
    """What the record names; "" where it names that of one province for the whole country."""
    source = _source(due, shelf)
    records = [source] if source and source.family is Family.PROCEDURE else []
    records += [
        record
        for record in shelf.by_code.get(due.procedure or "", ())
        if record.validity.since is None or record.validity.since <= on
    ]
    for record in records:
        procedure = shelf.library.content(record.key).procedure
        if procedure is None or any(one.startswith(ONE_PROVINCE) for one in procedure.problems):
            continue
        return procedure.agency
    return ""


def _source(due: DeadlineReply, shelf: Shelf) -> Document | None:
    found = find(due.provision_id or "", shelf.library)
    return found.document if found else None


def _number(document: Document) -> str | None:
    return document.base_number or document.number
