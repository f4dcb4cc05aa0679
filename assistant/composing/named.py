"""Questions about a document named by number: its force, its successor, one of its articles."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant import wording
from assistant.answer import Verdict
from assistant.composing.clauses import article_of
from assistant.composing.in_force import StatusAnswer, status_answer
from assistant.composing.labels import label
from assistant.composing.lineage import base_number
from assistant.composing.part import Part
from assistant.composing.quoting import plain
from assistant.composing.sides import acts_said, parted_of
from assistant.shelf import Shelf
from assistant.understanding.kinds import Kind
from assistant.understanding.naming import Named, written_number
from assistant.understanding.understand import Need

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
    about_force = any(need.asked.speaks_of(kind) for kind in _ABOUT_FORCE)
    acts = acts_said(parted_of(need, shelf), need, shelf) if about_force else []
    if not need.named and acts:
        status = status_answer(Named(base_number(acts[0])), need.day, shelf)
        return _answered(status) if status else None
    return None


def _about(named: Named, need: Need, shelf: Shelf) -> NamedAnswer | None:
    status = status_answer(named, need.day, shelf)
    if status is None:
        return NamedAnswer(Verdict.NO_SOURCE, (_missing(named),))
    if named.article is not None and not shelf.held(named):
        told = Part(status.text, status.excerpts, dated=True)
        return NamedAnswer(Verdict.NO_SOURCE, (_missing(named), told))
    quoted = _article(named, shelf)
    if quoted:
        return NamedAnswer(Verdict.ANSWERED, tuple(quoted))
    held = shelf.held(named)
    away = held and held[0].validity.covers(need.day) is False  # the citizen is told kindly
    if any(need.asked.speaks_of(kind) for kind in _ABOUT_FORCE) or away or not held:
        return _answered(status)
    return None


def _missing(named: Named) -> Part:
    return Part(wording.document_missing(written_number(named.number or "")))


def _answered(status: StatusAnswer) -> NamedAnswer:
    return NamedAnswer(
        Verdict.ANSWERED,
        (Part(status.text, status.excerpts, dated=True),),
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
