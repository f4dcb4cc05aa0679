"""Questions about a document named by number: its force, its successor, one of its articles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant import wording
from assistant.answer import Verdict
from assistant.composing.clauses import article_of
from assistant.composing.in_force import StatusAnswer, own_status, status_answer
from assistant.composing.labels import label
from assistant.composing.part import Part
from assistant.composing.quoting import plain
from assistant.shelf import Shelf
from assistant.understanding.kinds import Kind
from assistant.understanding.naming import Named, written_number
from assistant.understanding.understand import Need
from ingest.document import Document

_ABOUT_FORCE = (Kind.IN_FORCE, Kind.SUPERSEDED)


@dataclass(frozen=True, slots=True)
class NamedAnswer:
    """`documents` (keys) hold the rule that is in force now."""

    verdict: Verdict
    parts: tuple[Part, ...]
    documents: frozenset[str] = frozenset()


def named_parts(need: Need, shelf: Shelf) -> NamedAnswer | None:
    """What can be said of the named document; None when the question names none."""
    for named in need.named:
        found = _about(named, need, shelf)
        if found is not None:
            return found
    if not need.named and need.titled and any(need.asked.speaks_of(kind) for kind in _ABOUT_FORCE):
        return _answered(own_status(_meant(need, shelf), need.day, shelf.library))
    return None


def _meant(need: Need, shelf: Shelf) -> Document:
    """The act that is called by its title: of the year that was said, else the newest in force."""
    acts = [shelf.library.document(key) for key in need.titled]
    year = re.search(r"\b(?:19|20)\d\d\b", need.text)
    said = [act for act in acts if year and f"/{year.group()}/" in (act.number or "")]
    begun = [act for act in acts if act.validity.covers(need.day)]
    newest = sorted(said or begun or acts, key=lambda act: act.validity.since or date.min)
    return newest[-1]


def _about(named: Named, need: Need, shelf: Shelf) -> NamedAnswer | None:
    status = status_answer(named, need.day, shelf)
    if status is None:
        missing = Part(wording.document_missing(written_number(named.number or "")))
        return NamedAnswer(Verdict.NO_SOURCE, (missing,))
    quoted = _article(named, shelf)
    if quoted:
        return NamedAnswer(Verdict.ANSWERED, tuple(quoted))
    if any(need.asked.speaks_of(kind) for kind in _ABOUT_FORCE) or not shelf.held(named):
        return _answered(status)
    return None


def _answered(status: StatusAnswer) -> NamedAnswer:
    return NamedAnswer(
        Verdict.ANSWERED,
        (Part(status.text, status.excerpts),),
        frozenset(document.key for document in status.documents),
    )


def _article(named: Named, shelf: Shelf) -> Sequence[Part]:
    """The article of the document that the question names, word for word."""
    if named.article is None:
        return ()
    for document in shelf.held(named):
        cut = article_of(document, shelf.library.content(document.key), named)
        if cut is not None:
            return (Part(f"{label(document, cut.place)}: {plain(cut.text)}", (cut,)),)
    return ()
