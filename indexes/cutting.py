"""Documents -> units of passages, cut along the document's own joints.

A unit is what is ranked: an article, a procedure record, a news item. A passage is what is quoted:
it never crosses a clause, and long ones are windows at sentence ends.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.citation import Place
from ingest.document import Content, Document, Family
from ingest.provision import Level, Provision

VERSION = "1"  # raise it when passages are cut otherwise: indexes are then built anew

WINDOW = 120  # syllables: with the title prefixed the best size on alqac, drill_pass and zalo_part
WHOLE = 200  # syllables up to which a clause stays together with its points
LEAD = 60  # syllables of a lead sentence that are searched with what follows it
UNIT = 1_200  # syllables of text without articles that are ranked together

SENTENCE_END = re.compile(r"(?<=[.;:!?…])\s+|\s*\n\s*")
BLANKS = re.compile(r"\s+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage to be: `text[start:end]`, searched together with `lead` and the unit's head."""

    place: Place
    lead: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    head: str
    pieces: tuple[Piece, ...]


def syllables(text: str) -> int:
    return text.count(" ") + text.count("\n") + 1


def shortened(text: str, limit: int = LEAD) -> str:
    return " ".join(text.split(maxsplit=limit)[:limit])


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without the blanks at its ends; empty when it holds nothing else."""
    inner = text[start:end]
    left = len(inner) - len(inner.lstrip())
    return start + left, max(start + left, start + len(inner.rstrip()))


def sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """Spans that end where sentences or lines do; what never ends is cut at a blank."""
    at = start
    for gap in SENTENCE_END.finditer(text, start, end):
        yield from cut_at_blanks(text, at, gap.start())
        at = gap.end()
    yield from cut_at_blanks(text, at, end)


def cut_at_blanks(text: str, start: int, end: int) -> Iterator[Span]:
    if end - start <= WHOLE:  # as most are; a syllable has a letter at least
        if start < end:
            yield start, end
        return
    blanks = [gap.end() for gap in BLANKS.finditer(text, start, end)]
    cuts = [start, *blanks[WHOLE - 1 :: WHOLE], end]
    yield from (span for span in zip(cuts, cuts[1:], strict=False) if span[0] < span[1])


def windows(text: str, start: int, end: int) -> list[Span]:
    """Neighbouring sentences together, WINDOW syllables at most (a longer sentence stays whole)."""
    start, end = trimmed(text, start, end)
    if syllables(text[start:end]) <= WHOLE:
        return [(start, end)] if start < end else []
    found: list[Span] = []
    size = WINDOW
    for left, right in sentences(text, start, end):
        length = syllables(text[left:right])
        if size + length > WINDOW:
            found.append((left, right))
            size = 0
        found[-1] = (found[-1][0], right)
        size += length
    return [span for span in (trimmed(text, *span) for span in found) if span[0] < span[1]]


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's provisions as a tree."""

    text: str
    provisions: Sequence[Provision]
    children: dict[int | None, list[int]]

    @classmethod
    def of(cls, content: Content) -> "Outline":
        children: dict[int | None, list[int]] = {}
        for position, provision in enumerate(content.provisions):
            children.setdefault(provision.parent, []).append(position)
        return cls(content.text, content.provisions, children)

    def below(self, position: int) -> list[int]:
        return self.children.get(position, [])

    def lead(self, position: int) -> str:
        provision = self.provisions[position]
        return self.text[provision.start : provision.lead_end].strip()

    def body(self, position: int) -> int:
        """Where the own words of a provision begin after its number and heading."""
        provision = self.provisions[position]
        if not provision.heading:
            return provision.start
        at = self.text.find(provision.heading, provision.start, provision.lead_end)
        after = at + len(provision.heading)
        return after if at >= 0 and self.text[after : provision.end].strip() else provision.start


def cut(document: Document, content: Content) -> list[Unit]:
    """The units of a document in the order of its text; never empty for a text with words."""
    outline = Outline.of(content)
    name = named(document)
    if document.family is not Family.LAW or not content.provisions:
        return one_unit(outline, name)
    return list(units_of_law(outline, None, (name,)))


def named(document: Document) -> str:
    code = document.number or (document.id if document.family is Family.PROCEDURE else "")
    return f"{document.title} ({code})" if code and code not in document.title else document.title


def one_unit(outline: Outline, name: str) -> list[Unit]:
    """A procedure record or news item: every field or section on its own."""
    whole = [Piece(Place(), "", *span) for span in windows(outline.text, 0, len(outline.text))]
    pieces = [
        piece for top in outline.children.get(None, []) for piece in cut_below(outline, top, ())
    ]
    return [Unit(name, tuple(pieces or whole))] if pieces or whole else []


def units_of_law(
    outline: Outline, position: int | None, context: tuple[str, ...]
) -> Iterator[Unit]:
    """Articles under their chapters' headings; text without articles in pieces of its own."""
    for child in outline.children.get(position, []):
        provision = outline.provisions[child]
        if provision.level is Level.ARTICLE:
            yield from article(outline, child, context)
        elif outline.below(child) and provision.level not in (Level.CLAUSE, Level.POINT):
            yield from units_of_law(outline, child, (*context, provision.heading))
        else:
            yield from loose(outline, child, context)


def article(outline: Outline, position: int, context: tuple[str, ...]) -> Iterator[Unit]:
    head = " - ".join(filter(None, (*context, shortened(outline.lead(position)))))
    if not outline.below(position):
        provision = outline.provisions[position]
        head = " - ".join(filter(None, (*context, f"Điều {provision.number}. {provision.heading}")))
    pieces = tuple(cut_below(outline, position, ()))
    if pieces:
        yield Unit(head, pieces)


def loose(outline: Outline, position: int, context: tuple[str, ...]) -> Iterator[Unit]:
    """Clauses without an article, annexes, sections: several units where the text is long."""
    heading = outline.provisions[position].heading
    head = " - ".join(filter(None, (*context, shortened(heading))))
    group: list[Piece] = []
    size = 0
    for piece in cut_below(outline, position, ()):
        size += syllables(outline.text[piece.start : piece.end])
        if group and size > UNIT:
            yield Unit(head, tuple(group))
            group, size = [], 0
        group.append(piece)
    if group:
        yield Unit(head, tuple(group))


def cut_below(outline: Outline, position: int, leads: tuple[str, ...]) -> Iterator[Piece]:
    """The pieces of one provision: whole if it is a short clause or has nothing below it."""
    provision = outline.provisions[position]
    below = outline.below(position)
    short = syllables(outline.text[provision.start : provision.end]) <= WHOLE
    if not below or (short and provision.level in (Level.CLAUSE, Level.POINT)):
        start = outline.body(position)
        spans = windows(outline.text, start, provision.end)
        lead = " ".join(
            (*leads, shortened(provision.heading)) if start > provision.start else leads
        )
        yield from (Piece(provision.place, lead, *span) for span in spans)
        return
    if provision.level in (Level.CLAUSE, Level.POINT):
        leads = (*leads, shortened(outline.lead(position)))
    for child in below:
        yield from cut_below(outline, child, leads)
