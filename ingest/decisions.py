"""What staff decided about validity; decisions are only ever added, never changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from ingest.citation import Place
from ingest.document import Document
from ingest.document_number import comparable
from ingest.effect import Effect, Entry
from ingest.validity import Validity

STAFF = "staff"
CORRECTABLE = ("title", "number", "kind", "issuer", "issued")  # issued: "2026-07-01"


@dataclass(frozen=True, slots=True)
class Decision:
    """Staff set the validity of a document, or of one place of it (`place` not empty).

    With `corrected` they set these fields of its metadata instead and leave the validity. `year`
    tells VBHN of one number apart. `by` and `reason` are what an auditor asks for.
    """

    id: str
    validity: Validity
    by: str
    reason: str
    at: datetime
    year: int | None = None
    place: Place = Place()
    corrected: Mapping[str, str] = field(default_factory=dict)

    def is_about(self, document: Document) -> bool:
        same = document.key == self.id or comparable(document.id) == comparable(self.id)
        return same and self.year in (None, document.year)


def apply_corrections(entries: Sequence[Entry], decisions: Sequence[Decision]) -> list[Entry]:
    """Entries with the metadata that staff corrected, before documents are told apart by it."""
    corrections = [decision for decision in decisions if decision.corrected]
    return [_corrected(entry, corrections) for entry in entries] if corrections else list(entries)


def _corrected(entry: Entry, corrections: Sequence[Decision]) -> Entry:
    document = entry.reading.document
    for decision in corrections:
        if not decision.is_about(document):
            continue
        values: dict[str, Any] = dict(decision.corrected)
        if "issued" in values:
            values["issued"] = date.fromisoformat(values["issued"])
        if "number" in values:
            values["id"] = values["number"]
        origins = {**document.origins, **dict.fromkeys(decision.corrected, STAFF)}
        document = replace(document, **values, origins=origins)
    return replace(entry, reading=replace(entry.reading, document=document))


def apply_decisions(
    documents: Sequence[Document],
    effects: Sequence[tuple[str, Effect]],
    decisions: Sequence[Decision],
) -> tuple[list[Document], list[tuple[str, Effect]]]:
    """Documents and effects as staff decided; the last decision on a thing counts."""
    settled, kept = list(documents), list(effects)
    for decision in decisions:
        for at, document in enumerate(settled):
            if decision.corrected or not decision.is_about(document):
                continue
            if decision.place == Place():
                origins = {**document.origins, "validity": STAFF}
                settled[at] = replace(document, validity=decision.validity, origins=origins)
            else:
                kept = [
                    (key, effect)
                    for key, effect in kept
                    if (key, effect.place) != (document.key, decision.place)
                ]
                kept.append((document.key, effect_of(decision)))
    return settled, kept


def effect_of(decision: Decision) -> Effect:
    evidence = f"{decision.by}, {date_of(decision.at)}: {decision.reason}"
    return Effect(decision.place, decision.validity, evidence)


def date_of(moment: datetime) -> date:
    return moment.date()
