"""What has changed: the old clause and the new one, each quoted with its days."""

import re
from collections.abc import Sequence

from assistant.composing.counterparts import Pair, counterparts
from assistant.composing.differences import difference, states, wanted_units
from assistant.composing.force import span_told
from assistant.composing.law import quoted_part
from assistant.composing.part import Part
from assistant.composing.pieces import Piece
from assistant.composing.quoting import Excerpt, excerpt, inside
from assistant.composing.sides import Sides, sides_of
from assistant.searching import Found, matcher_of
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.kinds import Kind
from assistant.understanding.understand import Need
from ingest.document import Content
from ingest.provision import Level

# A comparison over time, not of two things that are in force side by side.
_OVER_TIME = re.compile(
    r"\b(?:truoc|sau|moi|cu|hien nay|hien hanh|bay gio|gio|thay doi|sua doi|luc|hoi|nam"
    r"|(?:19|20)\d\d)\b"
)
_COMPARES = re.compile(
    r"\bso sanh\b|\bkhac nhau\b|\b(?:khac|thay doi) (?:nhung )?(?:gi|the nao|ra sao|sao)\b"
    r"|\bgi (?:khac|thay doi|moi hon)\b|\bdiem moi\b|\bkhac (?:voi |so voi )?(?:hoi |luc )?truoc\b"
)
_STATING = 3  # points that are cited for their figures
_UNCHANGED = "Quy định này không thay đổi."


def compared_parts(need: Need, found: Found, shelf: Shelf) -> Sequence[Part]:
    """Old and new side by side for a question about changes; empty where it asks for none."""
    asked = need.asked.speaks_of(Kind.COMPARE, 0.35) or says_comparing(need.text)
    if not asked or not _OVER_TIME.search(unmark(need.text)):
        return ()
    sides = sides_of(need, found, shelf)
    return told(counterparts(sides, shelf), sides, shelf) if sides else ()


def says_comparing(text: str) -> bool:
    """Whether the words themselves ask what is different."""
    return _COMPARES.search(unmark(text)) is not None


def told(pairs: Sequence[Pair], sides: Sides, shelf: Shelf) -> Sequence[Part]:
    """The figures that differ, then each old clause with the one that took its place."""
    if pairs and not pairs[0].changed:
        return (Part(_UNCHANGED), quoted(pairs[0].new, sides, "Quy định hiện hành", shelf))
    parts: list[Part] = []
    for pair in pairs:
        units = wanted_units(sides.matter)
        said = difference(pair.old.wording, pair.new.wording, units)
        parts += [Part(said, (pair.old.cut, pair.new.cut), dated=True)] if said else []
        parts.append(quoted(pair.old, sides, "Trước đây", shelf))
        parts.append(quoted(pair.new, sides, "Quy định mới", shelf))
    return parts


def quoted(piece: Piece, sides: Sides, when: str, shelf: Shelf) -> Part:
    """ "Trước đây (áp dụng từ … đến trước …) – khoản 1 Điều 50 Luật …: …"."""
    content = shelf.library.content(piece.cut.document.key)
    part = quoted_part(piece.cut, content, matcher_of(sides.matter, shelf))
    span = span_told(piece.cut.document, piece.cut.place, shelf.library)
    told = f"{when} ({span}) – {part.text}" if span else f"{when} – {part.text}"
    return Part(told, (*part.excerpts, *_stating(piece, sides, content)), dated=bool(span))


def _stating(piece: Piece, sides: Sides, content: Content) -> list[Excerpt]:
    """The points of a quoted clause that state the figure which is asked for."""
    units = wanted_units(sides.matter)
    return [
        excerpt(piece.cut.document, content, part, piece.cut.score)
        for part in inside(content, piece.cut.start, piece.cut.end + 2)
        if part.level is Level.POINT and states(content.text[part.start : part.end], units)
    ][:_STATING]
