"""Which old and which new texts a question about changes sets against each other."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.composing.force import validity_at
from assistant.composing.lineage import (
    amenders,
    base_number,
    guides,
    predecessors,
    successors,
    versions,
)
from assistant.searching import Found
from assistant.shelf import Shelf
from assistant.understanding.acts import Said, Split, split
from assistant.understanding.day_phrases import Bound
from assistant.understanding.features import unmark
from assistant.understanding.understand import Need
from indexes.library import Filters
from ingest.document import Document, Family

_AS_ADOPTED = re.compile(r"\b(?:ban hanh|ra doi|ban dau|goc|thoi diem thong qua)\b")
_OLDER_LAW = re.compile(r"\b(?:luat|quy dinh|nghi dinh|ban) cu\b|\btruoc (?:day|kia|do)\b")
_PARTED = re.compile(r"\btruoc (?:va|hay|voi) (?:sau|tu)\b")
_LOOKED_AT = 6  # candidates whose acts are asked what came before them
_NEAR = 3.0  # log-odds
_LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})


@dataclass(frozen=True, slots=True)
class Side:
    """Texts and the days on which they are read, the first that finds something counts."""

    documents: tuple[Document, ...]  # empty for any law
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """`named` is the old act where the question names one."""

    old: Side
    new: Side
    matter: str
    named: Document | None = None


def sides_of(need: Need, found: Found, shelf: Shelf) -> Sides | None:
    """The two sides; None where nothing tells what is compared."""
    parted = parted_of(need, shelf)
    acts = acts_said(parted, need, shelf)
    if len(acts) > 1:
        return _between(acts[0], acts[-1], parted.matter, need, shelf)
    if acts:
        return _since(acts[0], parted.matter, need, shelf)
    return _of_matter(parted.matter, need, found, shelf)


def parted_of(need: Need, shelf: Shelf) -> Split:
    return split(need.text, shelf.titles.by_name, tuple(phrase.words for phrase in need.days))


def acts_said(parted: Split, need: Need, shelf: Shelf) -> list[Document]:
    """The acts that are named by title, number or year, the oldest first."""
    matter = parted.matter
    acts = [act for said in parted.acts if (act := _act(said, matter, need, shelf)) is not None]
    acts += [held[0] for named in need.named if (held := shelf.held(named))]
    distinct = {base_number(act): act for act in acts}
    return sorted(distinct.values(), key=lambda act: act.validity.since or date.min)


def _act(said: Said, matter: str, need: Need, shelf: Shelf) -> Document | None:
    """The base act of the year that was said, else the newest that is in force."""
    if not said.title:
        return _of_year(said.year or 0, matter, shelf)
    pool = _titled(said.title, shelf)
    held = [act for act in pool if act.base_number is None]
    if said.year:
        held = [act for act in held if f"/{said.year}/" in (act.number or "")]
        return held[0] if held else None
    alive = [act for act in held or pool if act.validity.covers(need.day)] or held or pool
    return max(alive, key=lambda act: act.validity.since or date.min, default=None)


def _of_year(year: int, matter: str, shelf: Shelf) -> Document | None:
    """The law of that year that speaks most of the matter: "luật 2014"."""
    keys = frozenset(
        document.key
        for document in shelf.library.documents()
        if document.kind in _LAWS and f"/{year}/" in (document.number or "")
    )
    day = date(year + 2, 1, 1)  # laws begin within two years of their adoption
    hits = shelf.library.search(matter, day, Filters(documents=keys), 1) if keys else ()
    return shelf.library.document(hits[0].passage.document) if hits else None


def _titled(title: str, shelf: Shelf) -> list[Document]:
    documents = [shelf.library.document(key) for key in shelf.titles.by_name[title]]
    bases = [act for one in documents for act in shelf.current(base_number(one))]
    return list(_once((*documents, *bases)))


def _candidates(found: Found) -> list[Document]:
    laws = [c for c in found.candidates if c.document.family is Family.LAW]
    near = [c for c in laws if c.score >= laws[0].score - _NEAR][:_LOOKED_AT]
    return list(_once(c.document for c in near))


def _between(old: Document, new: Document, matter: str, need: Need, shelf: Shelf) -> Sides:
    texts = versions(new, shelf)
    return Sides(
        Side(versions(old, shelf), _days_of(old, need.day)),
        Side((*texts, *guides(texts[:1], shelf)), _days_of(new, need.day)),
        matter,
        old,
    )


def _since(act: Document, matter: str, need: Need, shelf: Shelf) -> Sides:
    """An ended act against what followed it, a pending one against what it will end, else the
    wording of the act as it was adopted against that of the day."""
    bare, day = unmark(need.text), need.day
    until, since = act.validity.until, act.validity.since
    if until is not None and until <= day:
        followers = successors(act, day, shelf)
        detailing = guides(_distinct(followers), shelf)
        partly = tuple(one for one in amenders(act, shelf) if one.validity.covers(day))
        new = Side((*followers, *detailing, *partly), (day, *_beginnings(followers, day)))
        return Sides(Side(versions(act, shelf), _days_of(act, day)), new, matter, act)
    before = predecessors(act, shelf)
    pending = since is not None and since > day
    older = _OLDER_LAW.search(bare) and not _AS_ADOPTED.search(bare)
    if since is not None and before and (pending or older):
        new = Side(versions(act, shelf), (max(day, since),))
        return Sides(Side(before, (since - timedelta(days=1), *_ends(before))), new, matter)
    texts = (*versions(act, shelf), *amenders(act, shelf))
    return Sides(Side((act,), (since or day,)), Side(texts, (day,)), matter, act)


def _of_matter(matter: str, need: Need, found: Found, shelf: Shelf) -> Sides | None:
    """The rule that answers against the one before the day that was said, or before it began."""
    acts = _candidates(found)
    if not acts:
        return None
    split_day = _split_day(need)
    before = _once(old for act in acts for old in predecessors(act, shelf))
    texts = _once(text for act in acts for text in versions(act, shelf))
    today = need.question.asked_on
    if split_day is not None:
        days = (max(split_day, today),)
        return Sides(Side((), (split_day - timedelta(days=1),)), Side((), days), matter)
    split_day = _began(found, need, shelf)
    if split_day is None:
        return None
    eve = split_day - timedelta(days=1)
    new = Side((*texts, *guides(texts, shelf)), (max(split_day, today), split_day))
    return Sides(Side((*before, *texts), (eve, *_ends(before))), new, matter)


def _split_day(need: Need) -> date | None:
    """The day that parts the old rule from the new one: "trước và sau 1/7/2026"."""
    parted = _PARTED.search(unmark(need.text))
    days = [p.day for p in need.days if p.day and (parted or p.bound is not Bound.ON)]
    return days[0] if days else None


def _began(found: Found, need: Need, shelf: Shelf) -> date | None:
    """The first day of the wording that answers, if it lies behind."""
    for candidate in found.candidates:
        if candidate.document.family is Family.LAW:
            place = candidate.hits[0].passage.place
            since = validity_at(candidate.document, place, shelf.library).since
            return since if since is not None and since <= need.day else None
    return None


def _days_of(act: Document, day: date) -> tuple[date, ...]:
    """The day asked about if the act is in force then, else its last or first; its first too."""
    since, until = act.validity.since or day, act.validity.until
    last = until - timedelta(days=1) if until else day
    return tuple(dict.fromkeys((max(min(last, day), since), since)))


def _beginnings(acts: Iterable[Document], day: date) -> list[date]:
    firsts = {act.validity.since for act in acts if act.validity.since}
    return sorted(first for first in firsts if first > day)


def _ends(acts: Iterable[Document]) -> list[date]:
    """The last days of acts, the newest first."""
    ends = {act.validity.until - timedelta(days=1) for act in acts if act.validity.until}
    return sorted(ends, reverse=True)[:2]


def _once(acts: Iterable[Document]) -> tuple[Document, ...]:
    return tuple({act.key: act for act in acts}.values())


def _distinct(acts: Sequence[Document]) -> list[Document]:
    """One text for each act."""
    return list({base_number(act): act for act in acts}.values())
