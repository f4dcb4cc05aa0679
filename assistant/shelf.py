"""The library with what the assistant looks up in it all the time, gathered once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.choosing.precedents import Nearest, precedents
from assistant.composing.matching import Weigh, weigher
from assistant.understanding.channel import Counts
from assistant.understanding.everyday import EverydayCounts, numbers_said, well_written_questions
from assistant.understanding.naming import Named, Titles, fold_number
from indexes.library import Library
from ingest.document import Document, Family, Relation, RelationKind, Standing
from ingest.succession import may_act_on

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
    acts: Mapping[str, tuple[Relation, ...]]  # what a document (key) does to others
    endings: Mapping[str, tuple[Ending, ...]]
    consolidations: Mapping[str, tuple[Document, ...]]  # of a base act's number, newest first
    counts: Counts
    weigh: Weigh  # of a word, by how rare it is in the corpus
    by_code: Mapping[str, tuple[Document, ...]]  # procedure records of a code, newest first
    asked_counts: Mapping[str, int]  # questions asked before by code or folded number
    asked_for: frozenset[str]  # keys of the documents that citizens asked for

    def keys_of(self, nearest: Nearest, most: int) -> frozenset[str]:
        """Keys of the documents that answered the most similar questions."""
        keys: set[str] = set()
        for target in list(nearest.by_target)[:most]:
            records = self.by_code.get(target.procedure or "", ())
            keys.update(document.key for document in records)
            keys.update(document.key for document in self.current(target.document or ""))
        return frozenset(keys)

    def held(self, named: Named) -> tuple[Document, ...]:
        """Answerable copies of a document that a question names by number."""
        found = self.by_number.get(fold_number(named.number or ""), ())
        kind = [d for d in found if named.may_be(d.number) or named.may_be(d.base_number)]
        return tuple(d for d in kind if named.year is None or not _is_other_year(d, named))

    def current(self, base: str) -> tuple[Document, ...]:
        """The consolidations of a base act, newest first, and the act itself."""
        folded = fold_number(base)
        return (*self.consolidations.get(folded, ()), *self.by_number.get(folded, ()))

    def consolidated(self, document: Document, day: date) -> Document | None:
        """The newest consolidation of the document's base act that is signed by the day."""
        base = fold_number(document.base_number or document.number or "")
        return next(
            (
                text
                for text in self.consolidations.get(base, ())
                if text.validity.since is not None and text.validity.since <= day
            ),
            None,
        )

    def ended_by(self, number: str) -> Ending | None:
        return self.named_ending(Named(number))

    def named_ending(self, named: Named) -> Ending | None:
        """What ended the document that was named, the newest ending first."""
        found = self.endings.get(fold_number(named.number or ""), ())
        return next((ending for ending in found if named.may_be(ending.target)), None)


@lru_cache(maxsize=2)
def shelf_of(library: Library) -> Shelf:
    """The shelf of an open library, gathered at the first call; a new generation is a new one."""
    documents = [d for d in library.documents() if d.standing is Standing.ANSWERABLE]
    laws = [document for document in documents if document.family is Family.LAW]
    by_number: dict[str, list[Document]] = defaultdict(list)
    consolidations: dict[str, list[Document]] = defaultdict(list)
    for document in laws:
        for name in _names(document.number):
            by_number[name].append(document)
        if document.base_number:
            consolidations[fold_number(document.base_number)].append(document)
    counts = precedents().counts()
    relations = library.relations()
    by_code: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.family is Family.PROCEDURE:
            by_code[document.id].append(document)
    return Shelf(
        library,
        Titles.of(laws),
        {name: tuple(found) for name, found in by_number.items()},
        _acts(relations),
        _endings(relations, library),
        {number: _newest_first(found) for number, found in consolidations.items()},
        EverydayCounts(library, (*well_written_questions(), *numbers_said())),
        weigher(lambda word: dict(library.spellings(word)).get(word, 0)),
        {code: _newest_first(found) for code, found in by_code.items()},
        counts,
        frozenset(d.key for d in documents if _asked_names(d) & counts.keys()),
    )


def _asked_names(document: Document) -> set[str]:
    if document.family is Family.PROCEDURE:
        return {document.id}
    return {fold_number(number) for number in (document.number, document.base_number) if number}


def _acts(relations: Sequence[tuple[str, Relation]]) -> Mapping[str, tuple[Relation, ...]]:
    found: dict[str, list[Relation]] = defaultdict(list)
    for key, relation in relations:
        found[key].append(relation)
    return {key: tuple(relations) for key, relations in found.items()}


def _endings(
    relations: Sequence[tuple[str, Relation]], library: Library
) -> Mapping[str, tuple[Ending, ...]]:
    found: dict[str, list[Ending]] = defaultdict(list)
    for key, relation in relations:
        if relation.kind in _ENDS and not relation.places:
            act = library.document(key)
            if not may_act_on(act, relation.target):
                continue
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
