"""Rules that are passed and not yet in force: announced as such, with their first day."""

import re
from collections.abc import Sequence
from datetime import timedelta

from assistant import wording
from assistant.composing.clauses import excerpts
from assistant.composing.in_force import effect_clause
from assistant.composing.labels import label
from assistant.composing.law import quoted_part
from assistant.composing.part import Part
from assistant.composing.sides import parted_of
from assistant.searching import matcher_of
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.kinds import Kind
from assistant.understanding.understand import Need
from indexes.library import Filters, Hit
from ingest.document import Family

_AHEAD = timedelta(days=500)  # texts begin within a year and a half of their adoption
_YET = re.compile(r"\b(?:chua|khi nao|bao gio|tu ngay nao|cho luat|sap)\b")
_KINDS = (Kind.IN_FORCE, Kind.SUPERSEDED)
_FIRST = 3  # best passages among which the rule must be
_SPEAKS = 0.3  # share of the question's words that the rule must hold
_SPEAKS_OF_NEW = 0.6  # where only what is to come is looked at
_NEW = re.compile(r"\b(?:moi|sap|sap toi|toi day)\b")
_LAW = Filters(families=frozenset({Family.LAW}))


def pending_parts(need: Need, shelf: Shelf) -> Sequence[Part]:
    """The rule that will answer the question once it is in force; empty where one already does."""
    bare = unmark(need.text)
    kinds = (*_KINDS, Kind.DOCUMENT) if _NEW.search(bare) else _KINDS
    about_force = any(need.asked.speaks_of(kind, 0.3) for kind in kinds)
    if not about_force or not _YET.search(bare):
        return ()
    matter = parted_of(need, shelf).matter
    for filters, least in ((_LAW, _SPEAKS), (_to_come(need, shelf), _SPEAKS_OF_NEW)):
        hits = shelf.library.search(matter, need.day + _AHEAD, filters, _FIRST)
        coming = next((hit for hit in hits if _begins_after(hit, need)), None)
        if coming is not None:
            said = f"{coming.passage.context} {coming.passage.text}"
            if matcher_of(matter, shelf).score(said) >= least:
                return _announced(coming, matter, need, shelf)
        if not _NEW.search(bare):
            break
    return ()


def _to_come(need: Need, shelf: Shelf) -> Filters:
    """The acts that are adopted and not yet law: asked for by "quy định mới"."""
    documents = shelf.library.documents()
    coming = (d.key for d in documents if d.validity.since and d.validity.since > need.day)
    return Filters(families=_LAW.families, documents=frozenset(coming))


def _begins_after(hit: Hit, need: Need) -> bool:
    since = hit.passage.validity.since
    return since is not None and since > need.day


def _announced(hit: Hit, matter: str, need: Need, shelf: Shelf) -> Sequence[Part]:
    document, library = shelf.library.document(hit.passage.document), shelf.library
    cut = excerpts([hit], library, need.day + _AHEAD)[0]
    quoted = quoted_part(cut, library.content(document.key), matcher_of(matter, shelf))
    since = hit.passage.validity.since or need.day
    text = (
        f"Chưa. Đến ngày {wording.day(need.day)}, quy định mới tại {label(document, cut.place)}"
        f" chưa có hiệu lực; áp dụng từ ngày {wording.day_in_words(since)} ({wording.day(since)})."
    )
    proof = effect_clause(document, library)
    begun = Part(text, (proof,) if proof else quoted.excerpts, dated=True)
    return (begun, Part(quoted.text, quoted.excerpts))
