"""What the texts say about validity that cannot all be true, each time with the words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from ingest.copies import identity
from ingest.document import Document, Family, Relation, Standing
from ingest.document_number import comparable
from ingest.effect import Entry
from ingest.succession import ENDING, may_act_on

_SHOWN = 160  # characters of a sentence that are shown
_SAYS = "hiệu lực"


def contradictions(entries: Sequence[Entry], documents: Sequence[Document]) -> Iterator[str]:
    """One line for each thing that staff may want to settle with `validity set`."""
    yield from _copies_disagree(entries)
    acting = {d.key: d for d in documents if d.standing is Standing.ANSWERABLE}
    yield from _ends_disagree(entries, acting)
    yield from _acts_too_low(entries, acting)


def _copies_disagree(entries: Sequence[Entry]) -> Iterator[str]:
    """Copies of one text that state different first days."""
    found: dict[tuple[str, ...], dict[date, str]] = defaultdict(dict)
    for entry in entries:
        document = entry.reading.document
        stated = document.origins.get("validity") == "text" and document.validity.since
        if document.family is Family.LAW and document.number and stated:
            found[identity(document)].setdefault(stated, document.key)
    for days in found.values():
        if len(days) > 1:
            said = "; ".join(f"{key} nói từ {day}" for day, key in sorted(days.items()))
            yield f"Các bản khác nhau: {said}"


def _ends_disagree(entries: Sequence[Entry], acting: dict[str, Document]) -> Iterator[str]:
    """Texts that several acts end as a whole, from different days."""
    found: dict[str, dict[date, tuple[Document, Relation]]] = defaultdict(dict)
    for act, relation in _endings(entries, acting):
        since = relation.since or act.validity.since
        if since and may_act_on(act, relation.target):
            found[comparable(relation.target)].setdefault(since, (act, relation))
    for ends in found.values():
        if len(ends) > 1:
            said = "; ".join(
                f"{act.id} từ {day}: “{_short(relation.evidence)}”"
                for day, (act, relation) in sorted(ends.items())
            )
            target = next(iter(ends.values()))[1].target
            yield f"{target} hết hiệu lực theo nhiều văn bản: {said}"


def _acts_too_low(entries: Sequence[Entry], acting: dict[str, Document]) -> Iterator[str]:
    """Acts that seem to end a higher one; what they say is not applied."""
    for act, relation in _endings(entries, acting):
        if not may_act_on(act, relation.target):
            yield f"{act.id} không thể chấm dứt {relation.target}: “{_short(relation.evidence)}”"


def _endings(
    entries: Sequence[Entry], acting: dict[str, Document]
) -> Iterator[tuple[Document, Relation]]:
    for entry in entries:
        act = acting.get(entry.reading.document.key)
        for relation in entry.reading.relations if act else ():
            if act and relation.kind in ENDING and not relation.places:
                yield act, relation


def hint(text: str) -> str:
    """The last sentence of a text that speaks of force, for staff who decide its days."""
    lines = [line for line in text.split("\n") if _SAYS in line]
    return _short(lines[-1]) if lines else ""


def _short(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= _SHOWN else folded[:_SHOWN].rsplit(" ", 1)[0] + "…"
