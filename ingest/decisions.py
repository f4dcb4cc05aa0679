"""What staff decided about validity; decisions are only ever added, never changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from ingest.citation import Place
from ingest.document import Document
from ingest.document_number import comparable
from ingest.effect import Effect
from ingest.validity import Validity

STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Decision:
    """Staff set the validity of a document, or of one place of it (`place` not empty).

    `year` tells VBHN of one number apart. `by` and `reason` are what an auditor asks for.
    """

    id: str
    validity: Validity
    by: str
    reason: str
    at: datetime
    year: int | None = None
    place: Place = Place()

    def is_about(self, document: Document) -> bool:
        same = document.key == self.id or comparable(document.id) == comparable(self.id)
        return same and self.year in (None, document.year)


def apply_decisions(
    documents: Sequence[Document],
    effects: Sequence[tuple[str, Effect]],
    decisions: Sequence[Decision],
) -> tuple[list[Document], list[tuple[str, Effect]]]:
    """Documents and effects as staff decided; the last decision on a thing counts."""
    settled, kept = list(documents), list(effects)
    for decision in decisions:
        for at, document in enumerate(settled):
            if not decision.is_about(document):
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
