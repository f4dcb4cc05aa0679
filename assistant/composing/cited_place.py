"""An article that a question names together with its act: word for word, or that there is none.

"khoản 2 Điều 43 Luật Xây dựng" is looked up, not searched for. An article that the act does not
have is said to be missing; where the act before it had one of that number, that one is quoted.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from assistant import wording
from assistant.composing.clauses import article_of
from assistant.composing.labels import label
from assistant.composing.law import read_out
from assistant.composing.lineage import predecessors
from assistant.composing.part import Part
from assistant.composing.quoting import Excerpt, plain
from assistant.composing.sides import acts_said, parted_of
from assistant.shelf import Shelf
from assistant.understanding.naming import Named
from assistant.understanding.understand import Need
from ingest.citation import Place
from ingest.document import Document

LONGEST = 3000  # characters that are read out


def act_named(need: Need, shelf: Shelf) -> Document | None:
    """The one act that the question names beside an article, as it is in force on the day."""
    if need.place.article is None:
        return None
    acts = acts_said(parted_of(need, shelf), need, shelf)
    if len(acts) != 1 or acts[0].validity.covers(need.day) is not True:
        return None
    return shelf.consolidated(acts[0], need.day) or acts[0]


def place_parts(place: Named, act: Document, day: date, shelf: Shelf) -> Iterator[Part]:
    """The place; else what is missing and the nearest that there is."""
    wanted = Place(place.article, place.clause, place.point)
    for nearest in _wider(place):
        cut = _cut(act, nearest, shelf)
        if cut is not None:
            if cut.place != wanted:
                yield _missing(wanted, act)
            yield Part(_told(cut), (cut,))
            return
    yield _missing(wanted, act)
    for before in predecessors(act, shelf):
        former = _cut(before, place, shelf)
        if former is not None and before.validity.covers(day) is False:
            told = wording.former_place(_told(former))
            yield Part(told, (former,))
            return


def _told(cut: Excerpt) -> str:
    """The words of the place; of a very long one its heading: the whole stands in the quote."""
    text, name = plain(cut.text), label(cut.document, cut.place)
    if len(text) <= LONGEST:
        return read_out(name, [text])
    return wording.whole_in_quote(name, text.partition("\n")[0])


def _missing(place: Place, act: Document) -> Part:
    return Part(wording.no_such_place(label(act, Place()), str(place)))


def _wider(place: Named) -> Iterator[Named]:
    yield place
    if place.point is not None:
        yield replace(place, point=None)
    if place.clause is not None:
        yield replace(place, clause=None, point=None)


def _cut(act: Document, place: Named, shelf: Shelf) -> Excerpt | None:
    return article_of(act, shelf.library.content(act.key), place)
