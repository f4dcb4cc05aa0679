"""Clauses of law and paragraphs of news as parts of an answer."""

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

from assistant.composing.candidates import Candidate
from assistant.composing.clauses import closest_in, exact_places, excerpts, fit_of, leads_of
from assistant.composing.force import is_whole
from assistant.composing.labels import label
from assistant.composing.matching import Matcher
from assistant.composing.part import Part
from assistant.composing.quoting import Excerpt, plain
from assistant.shelf import Shelf
from indexes.library import Library
from ingest.document import Content

_BRIEF = 600  # characters of a clause of an article that is not the main one
_CLOSEST = 2
_WORTH = 0.5  # share of what the first clause says of the question that another one must say
_HEADED = re.compile(r"[ĐÐ]iều \w+\. (?P<heading>[^\n]*[^\n.;:,])(?:\n|$)")
_NUMBER = re.compile(r"^\d+[a-zđ]?\. ")


def law_parts(
    candidate: Candidate, matcher: Matcher, shelf: Shelf, on: date, most: int
) -> list[Part]:
    """At most so many clauses of the article, those that answer best first."""
    library = shelf.library
    cuts = excerpts(candidate.hits[:most], library, on)
    if cuts:
        cuts = _with_closest(cuts, matcher, on, library)
    return [quoted_part(cut, library.content(cut.document.key), matcher) for cut in cuts[:most]]


def brief_parts(candidate: Candidate, matcher: Matcher, shelf: Shelf, on: date) -> list[Part]:
    """The clause of a further article that speaks most of the question, no more than it needs."""
    library = shelf.library
    cuts = excerpts(candidate.hits[:1], library, on)
    if cuts and len(cuts[0].text) > _BRIEF:
        document = cuts[0].document
        alive = partial(is_whole, document, on=on, library=library)
        content = library.content(document.key)
        cuts = [*closest_in(cuts[0], content, matcher, alive, _BRIEF), *cuts]
    return [quoted_part(cut, library.content(cut.document.key), matcher) for cut in cuts[:1]]


def _with_closest(
    cuts: list[Excerpt], matcher: Matcher, on: date, library: Library
) -> list[Excerpt]:
    """The clause or point of the article that speaks most of the question comes first."""
    document = cuts[0].document
    alive = partial(is_whole, document, on=on, library=library)
    content = library.content(document.key)
    for closest in closest_in(cuts[0], content, matcher, alive)[:_CLOSEST]:
        if not any(_within(closest, cut) for cut in cuts):
            cuts = [*(cut for cut in cuts if not _within(cut, closest)), closest]
    fits = [fit_of(cut, content, matcher) for cut in cuts]
    ranked = sorted(zip(fits, cuts, strict=True), key=lambda row: (-row[0], row[1].start))
    return [cut for fit, cut in ranked if fit >= _WORTH * max(fits)]


def _within(inner: Excerpt, outer: Excerpt) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def quoted_part(cut: Excerpt, content: Content, matcher: Matcher) -> Part:
    """The quoted text, and citations of it and of the exact clauses in it that were found."""
    quoted = (*leads_of(cut, content), cut)
    text = read_out(label(cut.document, cut.place), [plain(piece.text) for piece in quoted])
    return Part(text, (*quoted, *exact_places(cut, content, matcher)))


def read_out(name: str, pieces: Sequence[str]) -> str:
    """The name of the place, what its article is about, and its words, each number once.

    "khoản 2 Điều 60 Nghị định 217/2026/NĐ-CP", "Điều 60. Hồ sơ đề nghị …" and "2. Giấy tờ …" give
    "khoản 2 Điều 60 Nghị định 217/2026/NĐ-CP – Hồ sơ đề nghị …: Giấy tờ …".
    """
    first, *others = pieces
    headed = _HEADED.match(first)
    if headed is None or not (others or first[headed.end() :]):
        return f"{name}: {' '.join(pieces)}"
    below = first[headed.end() :] or _NUMBER.sub("", others.pop(0))
    return f"{name} – {headed['heading']}: {' '.join([below, *others])}"
