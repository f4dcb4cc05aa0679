"""What the agency owes and what the citizen can do, by the law of the day, with its words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.composing.labels import document_name, label
from assistant.composing.part import Part
from assistant.composing.quoting import Excerpt, evidence_in, excerpt
from assistant.deadlines.duties import (
    CaseState,
    Duty,
    Ground,
    Told,
    Topic,
    duties,
    duties_asked,
)
from assistant.deadlines.overdue import Status
from assistant.shelf import Shelf
from assistant.understanding.naming import Named
from assistant.understanding.own_dossier import OwnDossier
from ingest.document import Document

# What fits a dossier of which nobody can say whether it is late: the rule, and how to find out.
_UNKNOWN = (Topic.START, Topic.LOOKUP, Topic.APOLOGY, Topic.RIGHTS)


def owed_parts(told: OwnDossier, standing: Status | None, day: date, shelf: Shelf) -> list[Part]:
    """Rules on what was asked first, then those that fit where the dossier stands."""
    case = replace(told.state, status=standing)
    asked = _asked(told, case)
    found = list(duties_asked(day, asked, case))
    if told.late and not _is_specific(asked):
        found += _by_standing(case, day)
    elif standing is Status.OVERDUE and not asked:
        found += duties_asked(day, (Topic.APOLOGY, Topic.RIGHTS), case)
    parts = (_part(duty, day, shelf) for duty in dict.fromkeys(found))
    return [part for part in parts if part is not None]


def _asked(told: OwnDossier, case: CaseState) -> list[Topic]:
    """The topics that lead; a second new day leads to what a complaint can do."""
    topics = list(told.topics)
    if Topic.RECEIPT_AT_ONCE in topics and Topic.RECEIPT not in topics:
        topics.remove(Topic.RECEIPT_AT_ONCE)
    if case.told is not Told.NO and Topic.NEW_DAY in topics and Topic.APOLOGY not in topics:
        topics.insert(topics.index(Topic.NEW_DAY), Topic.APOLOGY)
    return topics


def _is_specific(asked: Sequence[Topic]) -> bool:
    """Whether more than the way to press was asked: then that is the answer."""
    return bool(set(asked) - {Topic.RIGHTS, Topic.APOLOGY, Topic.DESK})


def _by_standing(case: CaseState, day: date) -> list[Duty]:
    if case.status is None:
        return list(duties_asked(day, _UNKNOWN, case))
    fitting = duties(day, case)
    return [*fitting.agency, *fitting.rights, *fitting.steps]


def _part(duty: Duty, day: date, shelf: Shelf) -> Part | None:
    quotes = [quote for ground in duty.grounds for quote in quotes_of(ground, day, shelf)]
    if not quotes:
        return None
    names = ", ".join(dict.fromkeys(name for name, _ in quotes))
    return Part(f"{duty.text} ({names})", tuple(cut for _, cut in quotes))


def quotes_of(ground: Ground, day: date, shelf: Shelf) -> Iterator[tuple[str, Excerpt]]:
    """The provision as it stands in the library, and the wording that replaced it."""
    for document in _held(ground, day, shelf)[:1]:
        content = shelf.library.content(document.key)
        by_place = {provision.place: provision for provision in content.provisions}
        found = by_place.get(ground.place) or by_place.get(replace(ground.place, point=None))
        if found is not None:
            cut = excerpt(document, content, found, 1.0)
            name = label(document, cut.place)
            acts = list(_amended(ground, shelf))
            if acts:
                name += f", được {document_name(acts[0].document)} sửa đổi"
            yield name, cut
            yield from ((name, act) for act in acts)


def _amended(ground: Ground, shelf: Shelf) -> Iterator[Excerpt]:
    for document in shelf.held(Named(ground.amended_by))[:1] if ground.amended_by else ():
        content = shelf.library.content(document.key)
        cut = evidence_in(document, content, ground.amended_words)
        if cut is not None:
            yield cut


def _held(ground: Ground, day: date, shelf: Shelf) -> list[Document]:
    """Copies of the act, the number that is preferred first; VBHN numbers name several acts."""
    names = set(ground.numbers)
    found = [
        document
        for number in ground.numbers
        for document in shelf.held(Named(number))
        if document.base_number is None or document.base_number in names
    ]
    signed = [d for d in found if d.validity.since is None or d.validity.since <= day]
    return signed or found
