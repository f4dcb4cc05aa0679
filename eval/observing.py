"""What the index and the assistant knew of a case, looked up while both were open.

It tells where an answer went wrong and how sure the assistant was, so that scoring needs neither.
"""

from dataclasses import dataclass
from datetime import date

from assistant.evidence import strength
from assistant.searching import nearest_to, search
from assistant.shelf import Shelf, shelf_of
from assistant.understanding.understand import Need, understand
from eval.cases import GoldCase, GoldSource
from eval.sources import is_gold
from indexes.library import Library
from ingest.citation import Place
from ingest.document import Document, Family


@dataclass(frozen=True, slots=True)
class Gold:
    """How the corpus holds one gold source.

    `held`: a text of it may be answered from; `cut`: its outline has the place; `in_force`: on the
    day of asking, None where that is not known. `kind`, `year` and `field` (lĩnh vực) group cases.
    """

    held: bool
    cut: bool = False
    in_force: bool | None = None
    kind: str = ""
    year: int | None = None
    field: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """The gold sources in order; the kind and day that the assistant understood; its evidence.

    `evidence` is the probability that it gives to having an answer, which it holds against its
    threshold.
    """

    gold: tuple[Gold, ...]
    kind: str
    day: date
    evidence: float


def observe(case: GoldCase, library: Library) -> Seen:
    shelf = shelf_of(library)
    need = understand(case.asked(), shelf.counts, shelf.titles)
    gold = tuple(_gold(source, case.asked_on, library) for source in case.sources)
    return Seen(gold, need.asked.kind, need.day, round(_evidence(need, shelf), 4))


def _evidence(need: Need, shelf: Shelf) -> float:
    return strength(need, search(need, nearest_to(need), shelf))


def _gold(source: GoldSource, day: date, library: Library) -> Gold:
    whole = source.model_copy(update={"article": None, "clause": None, "point": None})
    texts = [document for document in library.documents() if is_gold(whole, document, _NOWHERE)]
    if not texts:
        return Gold(held=False)
    forces = [_in_force(document, day) for document in texts]
    first = texts[0]
    return Gold(
        held=True,
        cut=any(_is_cut(source, document, library) for document in texts),
        in_force=True if True in forces else None if None in forces else False,
        kind=first.kind,
        year=first.year or (first.issued.year if first.issued else None),
        field=_field(first, library),
    )


_NOWHERE = Place()


def _in_force(document: Document, day: date) -> bool | None:
    """The oldest record of a procedure answers for earlier days, too."""
    if document.family is Family.LAW:
        return document.validity.covers(day)
    return document.validity.until is None or day < document.validity.until


def _is_cut(source: GoldSource, document: Document, library: Library) -> bool:
    if source.article is None:
        return True
    content = library.content(document.key)
    return any(is_gold(source, document, provision.place) for provision in content.provisions)


def _field(document: Document, library: Library) -> str:
    procedure = library.content(document.key).procedure
    return procedure.fields[0] if procedure and procedure.fields else ""
