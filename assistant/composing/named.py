"""Questions about a document named by number: its force, its successor, one of its articles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant import wording
from assistant.answer import Verdict
from assistant.composing.cited_place import act_named, place_parts
from assistant.composing.clauses import article_of
from assistant.composing.in_force import StatusAnswer, status_answer
from assistant.composing.labels import label
from assistant.composing.lineage import base_number
from assistant.composing.part import Part
from assistant.composing.quoting import plain
from assistant.composing.sides import acts_said, parted_of
from assistant.searching import matcher_of
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.kinds import Kind
from assistant.understanding.naming import Named, written_number
from assistant.understanding.understand import Need
from ingest.document import Document

_ABOUT_FORCE = (Kind.IN_FORCE, Kind.SUPERSEDED)
_OF_FORCE = frozenset(
    {"hiệu", "lực", "áp", "dụng", "chưa", "còn", "điều", "khoản", "điểm", "luật", "nghị", "định"}
    | {"quy", "nói", "gì", "nào", "sao", "nội", "dung"}
)
_ONLY_FORCE = re.compile(r"\bhieu luc\b|\bap dung\b|\bcon (?:dung|xai|gia tri)\b")
_OF_OTHERS = re.compile(
    r"(?<!ngay )(?<!khi )\bnao\b|\bthay (?:the|doi)\b|\bsua\b|\bhuong dan\b|\bkhac\b"
)
_SAYS_WHAT = 3  # content words from which a rule is asked for and not only whether a text is law


@dataclass(frozen=True, slots=True)
class NamedAnswer:
    """`documents` (keys) hold the rule that is in force now; empty where no rule was asked for.

    `alone`: nothing more was asked.
    """

    verdict: Verdict
    parts: tuple[Part, ...]
    documents: frozenset[str] = frozenset()
    alone: bool = False


def named_parts(need: Need, shelf: Shelf) -> NamedAnswer | None:
    """What can be said of the named document; None when the question names none."""
    act = act_named(need, shelf)
    if act is not None and not _ONLY_FORCE.search(unmark(need.text)):
        return _at_place(act, need, shelf)
    for named in need.named:
        found = _about(named, need, shelf)
        if found is not None:
            return found
    acts = acts_said(parted_of(need, shelf), need, shelf) if _about_force(need) else []
    if not need.named and acts:
        status = status_answer(Named(base_number(acts[0])), need.day, shelf)
        return _answered(status, need, shelf) if status else None
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
    if _about_force(need) or away or not held:
        return _answered(status, need, shelf)
    return None


def _at_place(act: Document, need: Need, shelf: Shelf) -> NamedAnswer:
    parts = tuple(place_parts(need.place, act, need.day, shelf))
    alone = len(_said(need, shelf)) < _SAYS_WHAT
    found = any(cut.document.key == act.key for part in parts for cut in part.excerpts)
    missing = alone and not found
    return NamedAnswer(Verdict.NO_SOURCE if missing else Verdict.ANSWERED, parts, alone=alone)


def _said(need: Need, shelf: Shelf) -> set[str]:
    """What the question says beside the act, the place and whether it is in force."""
    return set(matcher_of(parted_of(need, shelf).matter, shelf).weights) - _OF_FORCE


def _about_force(need: Need) -> bool:
    return any(need.asked.speaks_of(kind) for kind in _ABOUT_FORCE)


def _missing(named: Named) -> Part:
    return Part(wording.document_missing(written_number(named.number or "")))


def _answered(status: StatusAnswer, need: Need, shelf: Shelf) -> NamedAnswer:
    bare = unmark(need.text)
    only_force = _ONLY_FORCE.search(bare) is not None and not _OF_OTHERS.search(bare)
    asks_rule = len(_said(need, shelf)) >= _SAYS_WHAT or not _about_force(need) or not only_force
    return NamedAnswer(
        Verdict.ANSWERED,
        (Part(status.text, status.excerpts, dated=True),),
        frozenset(document.key for document in status.documents if asks_rule),
        alone=not asks_rule,
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
