"""The library with what the assistant looks up in it all the time, gathered once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from weakref import WeakKeyDictionary

from assistant.understanding.everyday import EverydayCounts, well_written_questions
from assistant.understanding.naming import Named, Titles, fold_number
from assistant.understanding.restoring import Counts
from indexes.library import Library
from ingest.document import Document, Family, RelationKind, Standing

_ENDS = frozenset({RelationKind.REPLACES, RelationKind.REPEALS})


@dataclass(frozen=True, slots=True)
class Ending:
    """What ended a document as a whole: the acting document, from which day, the sentence."""

    act: Document
    target: str
    since: date | None
    evidence: str


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """`by_number` keys are folded numbers, with and without issuer: "61/2018/nd-cp", "61/2018"."""

    library: Library
    titles: Titles
    by_number: Mapping[str, tuple[Document, ...]]
    endings: Mapping[str, tuple[Ending, ...]]
    consolidations: Mapping[str, tuple[Document, ...]]  # of a base act's number, newest first
    counts: Counts
    by_code: Mapping[str, tuple[Document, ...]]  # procedure records of a code, newest first

    def held(self, named: Named) -> tuple[Document, ...]:
        """Answerable copies of a document that a question names by number."""
        found = self.by_number.get(fold_number(named.number or ""), ())
        return tuple(d for d in found if named.year is None or not _is_other_year(d, named))

    def current(self, base: str) -> tuple[Document, ...]:
        """The consolidations of a base act, newest first, and the act itself."""
        folded = fold_number(base)
        return (*self.consolidations.get(folded, ()), *self.by_number.get(folded, ()))

    def ended_by(self, number: str) -> Ending | None:
        found = self.endings.get(fold_number(number), ())
        return found[0] if found else None


_SHELVES: WeakKeyDictionary[Library, Shelf] = WeakKeyDictionary()


def shelf_of(library: Library) -> Shelf:
    """The shelf of an open library, gathered at the first call; a new generation is a new one."""
    found = _SHELVES.get(library)
    if found is None:
        found = _SHELVES[library] = _gathered(library)
    return found


def _gathered(library: Library) -> Shelf:
    documents = [d for d in library.documents() if d.standing is Standing.ANSWERABLE]
    laws = [document for document in documents if document.family is Family.LAW]
    by_number: dict[str, list[Document]] = defaultdict(list)
    consolidations: dict[str, list[Document]] = defaultdict(list)
    for document in laws:
        for name in _names(document.number):
            by_number[name].append(document)
        if document.base_number:
            consolidations[fold_number(document.base_number)].append(document)
    by_code: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.family is Family.PROCEDURE:
            by_code[document.id].append(document)
    return Shelf(
        library,
        Titles.of(laws),
        {name: tuple(found) for name, found in by_number.items()},
        _endings(library),
        {number: _newest_first(found) for number, found in consolidations.items()},
        EverydayCounts(library, well_written_questions()),
        {code: _newest_first(found) for code, found in by_code.items()},
    )


def _endings(library: Library) -> Mapping[str, tuple[Ending, ...]]:
    found: dict[str, list[Ending]] = defaultdict(list)
    for key, relation in library.relations():
        if relation.kind in _ENDS and not relation.places:
            act = library.document(key)
            ending = Ending(
                act, relation.target, relation.since or act.validity.since, relation.evidence
            )
            for name in _names(relation.target):
                found[name].append(ending)
    return {
        name: tuple(sorted(ends, key=lambda end: end.since or date.min, reverse=True))
        for name, ends in found.items()
    }


def _names(number: str | None) -> Sequence[str]:
    """ "61/2018/NĐ-CP" -> "61/2018/nd-cp", "61/2018"."""
    folded = fold_number(number or "")
    parts = folded.split("/")
    if not folded:
        return ()
    if len(parts) == 3:
        return (folded, "/".join(parts[:2]))
    return (folded,)


def _newest_first(documents: Sequence[Document]) -> tuple[Document, ...]:
    return tuple(
        sorted(documents, key=lambda d: d.validity.since or d.issued or date.min, reverse=True)
    )


def _is_other_year(document: Document, named: Named) -> bool:
    """VBHN numbers repeat every year."""
    return (
        document.year is not None
        and "vbhn" in fold_number(document.number or "")
        and (document.year != named.year)
    )
