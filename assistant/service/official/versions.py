"""The same place in other texts: the act, its consolidations, what came before and after it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from assistant.composing.counterparts import likeness_by
from assistant.composing.lineage import base_number, changers, versions
from assistant.composing.matching import words_of
from assistant.composing.quoting import evidence_in
from assistant.service.official.around import Found
from assistant.shelf import Shelf
from ingest.citation import Place
from ingest.document import Content, Document, Family, RelationKind
from ingest.provision import Level, Provision

_ENDS = frozenset({RelationKind.REPLACES, RelationKind.REPEALS})
# From which likeness on two articles are held for the same matter, and what that of their headings
# counts: of 27 articles of acts that were replaced, looked at one by one, the wrong counterparts
# had at most 0.59, the right ones at least 0.66.
_ALIKE, _HEADING = 0.62, 0.3
MOST = 40  # versions; the act with the most in the corpus has fewer

Kind = Literal["this", "base", "consolidation", "amendment", "replaced", "replaced_by", "record"]


@dataclass(frozen=True, slots=True)
class Version:
    """Another text of the matter; `place` is where it speaks of it, None where it does not."""

    kind: Kind
    document: Document
    place: Place | None


def versions_of(found: Found, place: Place, shelf: Shelf) -> tuple[Version, ...]:
    """This text first, then those of the same act, then those before and after it."""
    document = found.document
    this = Version("this", document, place)
    if document.family is Family.NEWS:
        return (this,)
    if document.family is Family.PROCEDURE:
        others = (d for d in shelf.by_code.get(document.id, ()) if d.key != document.key)
        rest: Iterator[Version] = (
            Version("record", other, _same(place, shelf.library.content(other.key)))
            for other in others
        )
    else:
        rest = _of_law(found, place, shelf)
    once = {version.document.key: version for version in (*rest, this)}
    once.pop(document.key)
    return (this, *list(once.values())[: MOST - 1])


def _of_law(found: Found, place: Place, shelf: Shelf) -> Iterator[Version]:
    document = found.document
    for other in versions(document, shelf):
        kind: Kind = "consolidation" if other.base_number else "base"
        yield Version(kind, other, _same(place, shelf.library.content(other.key)))
    yield from _amendments(base_number(document), place, shelf)
    article = _article(found, place)
    for kind, acts in (
        ("replaced_by", _after(document, shelf)),
        ("replaced", _before(document, shelf)),
    ):
        for act in acts:
            yield Version(kind, act, _counterpart(article, found.content, act, shelf))


def _same(place: Place, content: Content) -> Place | None:
    """The place by its number in another version, or what it lies in."""
    held = {provision.place for provision in content.provisions}
    wider = (place, replace(place, point=None), replace(place, point=None, clause=None))
    return next((one for one in wider if one in held and one != Place()), None)


def _amendments(number: str, place: Place, shelf: Shelf) -> Iterator[Version]:
    """Acts that change the text, each with the clause in which it changes this article."""
    article = replace(place, clause=None, point=None)
    found: dict[str, Version] = {}
    for act, relation in changers(number, shelf):
        if relation.kind in _ENDS and not relation.places:
            continue
        touches = any(one.within(article) or article.within(one) for one in relation.places)
        if touches and article != Place():
            cut = evidence_in(act, shelf.library.content(act.key), relation.evidence)
            found[act.key] = Version("amendment", act, cut.place if cut else None)
        found.setdefault(act.key, Version("amendment", act, None))
    by_day = sorted(found.values(), key=lambda one: one.document.issued or date.min)
    yield from sorted(by_day, key=lambda one: one.place is None)


def _after(document: Document, shelf: Shelf) -> list[Document]:
    """The acts that ended this one."""
    ending = shelf.ended_by(base_number(document))
    numbers = [base_number(ending.act)] if ending else []
    if document.replaced_by and document.base_number is None:
        numbers.append(document.replaced_by)
    return _held(numbers, shelf)


def _before(document: Document, shelf: Shelf) -> list[Document]:
    """The acts that this one ended as a whole."""
    relations = [r for one in versions(document, shelf) for r in shelf.acts.get(one.key, ())]
    ended = [r.target for r in relations if r.kind in _ENDS and not r.places]
    return _held([number for number in ended if number != base_number(document)], shelf)


def _held(numbers: Sequence[str], shelf: Shelf) -> list[Document]:
    """The act itself, or its newest consolidation where only that is held."""
    found: list[Document] = []
    for number in dict.fromkeys(numbers):
        texts = shelf.current(number)
        acts = [text for text in texts if text.base_number is None]
        found += acts[:1] or texts[:1]
    return found


def _article(found: Found, place: Place) -> Provision | None:
    wanted = replace(place, clause=None, point=None)
    articles = (p for p in found.content.provisions if p.level is Level.ARTICLE)
    return next((article for article in articles if article.place == wanted), None)


def _counterpart(
    article: Provision | None, content: Content, act: Document, shelf: Shelf
) -> Place | None:
    """The article of another act that is most alike, in its text and its heading."""
    if article is None:
        return None
    other = shelf.library.content(act.key)
    likeness = likeness_by(shelf.weigh)

    def score(one: Provision) -> float:
        alike = likeness(words, words_of(other.text[one.start : one.end]))
        return alike + _HEADING * likeness(heading, words_of(one.heading))

    words = words_of(content.text[article.start : article.end])
    heading = words_of(article.heading)
    scored = [(score(one), one.place) for one in other.provisions if one.level is Level.ARTICLE]
    best = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= _ALIKE else None
