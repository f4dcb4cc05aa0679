"""What came before and after an act: versions, what ended it, what details it."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache

from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.naming import fold_number
from indexes.library import Library
from ingest.document import Document, Family, Relation, RelationKind, Standing

_ENDS = frozenset({RelationKind.REPLACES, RelationKind.REPEALS})
_DEEPEST = 4  # acts that may have followed one another


def base_number(document: Document) -> str:
    """The number of the act itself, of a consolidation that of its base."""
    return document.base_number or document.number or ""


def versions(document: Document, shelf: Shelf) -> tuple[Document, ...]:
    """The act and its consolidations."""
    return shelf.current(base_number(document)) or (document,)


def successors(document: Document, day: date, shelf: Shelf) -> tuple[Document, ...]:
    """The acts that ended this one and are not ended by the day, with all their versions."""
    found: dict[str, Document] = {}
    waiting, seen = [document], {base_number(document)}
    for _ in range(_DEEPEST):
        acts = [act for one in waiting for act in _ended_by(one, shelf)]
        waiting = [act for act in acts if base_number(act) not in seen]
        seen.update(base_number(act) for act in waiting)
        alive = [act for act in waiting if act.validity.covers(day) is not False]
        pending = [act for act in waiting if act.validity.since and act.validity.since > day]
        for act in (*alive, *pending):
            found.update((version.key, version) for version in versions(act, shelf))
    return tuple(found.values())


def predecessors(document: Document, shelf: Shelf) -> tuple[Document, ...]:
    """The acts that this one ended as a whole or only amends, with all their versions."""
    numbers: list[str] = []
    for one in versions(document, shelf):
        for relation in shelf.acts.get(one.key, ()):
            whole = relation.kind in _ENDS and not relation.places
            if whole or relation.kind is RelationKind.AMENDS:
                numbers.append(relation.target)
    own = base_number(document)
    found = [
        act for number in dict.fromkeys(numbers) if number != own for act in shelf.current(number)
    ]
    return tuple(found)


def amenders(document: Document, shelf: Shelf) -> tuple[Document, ...]:
    """The held acts that rewrite or repeal places of this one."""
    acts = {act.key: act for act, _ in changers(base_number(document), shelf)}
    return tuple(acts.values())


def changers(number: str, shelf: Shelf) -> list[tuple[Document, Relation]]:
    """What held acts change or repeal in the text of that number, with or without its issuer."""
    rows = _changes(shelf.library).get(fold_number(number), ())
    return [(shelf.library.document(key), relation) for key, relation in rows]


def guides(acts: Sequence[Document], shelf: Shelf) -> tuple[Document, ...]:
    """Texts whose title says that they detail or guide one of the acts, not older than it."""
    found: dict[str, Document] = {}
    for act in acts:
        name = _called(act)
        for title, document in _titles(shelf.library) if name else ():
            newer = (document.issued or date.min) >= (act.issued or date.min)
            if name in title and newer and document.key != act.key:
                found[document.key] = document
    return tuple(found.values())


def _ended_by(document: Document, shelf: Shelf) -> Iterator[Document]:
    for number in dict.fromkeys((document.number, document.base_number)):
        for ending in shelf.endings.get(fold_number(number or ""), ()):
            yield ending.act


def _called(act: Document) -> str:
    """The bare title of a law without its year, "" of what is no law."""
    title = unmark(act.title).strip()
    if not title.startswith(("luat ", "bo luat ", "phap lenh ")) or "sua doi" in title:
        return ""
    return title


@lru_cache(maxsize=2)
def _titles(library: Library) -> tuple[tuple[str, Document], ...]:
    return tuple(
        (unmark(document.title), document)
        for document in library.documents()
        if document.family is Family.LAW
        and document.standing is Standing.ANSWERABLE
        and document.kind not in {"Luật", "Bộ luật"}
    )


@lru_cache(maxsize=2)
def _changes(library: Library) -> dict[str, tuple[tuple[str, Relation], ...]]:
    found: dict[str, list[tuple[str, Relation]]] = {}
    for key, relation in library.relations():
        if relation.kind in {RelationKind.AMENDS, *_ENDS}:
            number = fold_number(relation.target)
            for name in dict.fromkeys((number, "/".join(number.split("/")[:2]))):
                found.setdefault(name, []).append((key, relation))
    return {number: tuple(rows) for number, rows in found.items()}
