"""The articles of a region with their clauses and points, and the chapters above them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ingest.citation import Place
from ingest.formats.line import Line
from ingest.outlining.article_title import article_title
from ingest.outlining.mark import Mark
from ingest.outlining.node import Node
from ingest.outlining.sections import sections
from ingest.outlining.succession import (
    LETTERS,
    NUMBERS,
    NUMBERS_FROM_ANY,
    Candidate,
    Row,
    succession,
)
from ingest.provision import Level

_DEPTHS = {
    Level.PART: 0,
    Level.CHAPTER: 1,
    Level.SECTION: 2,
    Level.SUBSECTION: 3,
    Level.ARTICLE: 4,
}
_NEAR = 4  # lines of a division's title
_HIGHEST_HEADING = 10  # lines between a division's line and its first article


def article_tree(
    lines: Sequence[Line], marks: Sequence[Mark | None], span: range, annex: str | None
) -> list[Node]:
    """The divisions and articles among the lines of `span`, nested."""
    row = NUMBERS_FROM_ANY if annex is None else NUMBERS
    others = _of_other_acts(marks, span)
    own = [position for position in span if position not in others]
    articles = _chosen(marks, own, Level.ARTICLE, row)
    divisions = _divisions(marks, span, [position for position, _ in articles])
    starts = sorted([*articles, *divisions, *((position, "") for position in others)])
    roots: list[Node] = []
    above: list[Node] = []
    ends = [*(position for position, _ in starts), span.stop][1:]
    for (start, number), end in zip(starts, ends, strict=True):
        if start in others:
            roots += sections(lines, range(start, end), Place(annex=annex))
            continue
        node = _node(lines, marks, range(start, end), Place(article=number, annex=annex))
        while above and _DEPTHS[above[-1].level] >= _DEPTHS[node.level]:
            above.pop()
        (above[-1].children if above else roots).append(node)
        for ancestor in above:
            ancestor.end = end
        above.append(node)
    return roots


def _of_other_acts(marks: Sequence[Mark | None], span: range) -> frozenset[int]:
    """Articles that the codification prints between those of the act: they are another's."""
    acts = {p: found.act for p in span if (found := marks[p]) is not None and found.act}
    first = next(iter(acts.values()), "")
    return frozenset(position for position, act in acts.items() if act != first)


def _divisions(
    marks: Sequence[Mark | None], span: range, articles: list[int]
) -> list[tuple[int, str]]:
    """A chapter or section is one that an article follows after its title."""
    divisions: list[tuple[int, str]] = []
    waiting: list[tuple[int, str]] = []
    heads = frozenset(articles)
    for position in span:
        found = marks[position]
        if position in heads:
            divisions += [entry for entry in waiting if position - entry[0] <= _HIGHEST_HEADING]
            waiting = []
        elif found is not None and found.level in _DEPTHS and found.level is not Level.ARTICLE:
            waiting.append((position, found.number))
    return divisions


def _chosen(
    marks: Sequence[Mark | None], span: Sequence[int], level: Level, row: Row
) -> list[tuple[int, str]]:
    """The lines of `level` that follow one another, with their numbers."""
    found = [
        Candidate(position, mark.number, mark.doubtful, _below_division(marks, position))
        for position in span
        if (mark := marks[position]) is not None and mark.level is level
    ]
    doubtful = Counter(candidate.number for candidate in found if candidate.doubtful)
    # 3.1, 3.2 … are parts of clause 3; a single 3.6 is clause 3 with footnote 6.
    return succession([c for c in found if not c.doubtful or doubtful[c.number] < 2], row)


def _below_division(marks: Sequence[Mark | None], position: int) -> bool:
    """Whether a chapter or section begins just above an article."""
    above = marks[max(0, position - _NEAR) : position]
    return any(found is not None and _DEPTHS.get(found.level, 9) < 4 for found in above)


def _node(lines: Sequence[Line], marks: Sequence[Mark | None], span: range, place: Place) -> Node:
    found = marks[span.start]
    assert found is not None
    if found.level is not Level.ARTICLE:
        rest = [found.rest] if found.rest else []
        heading = " ".join(rest + [line.text for line in lines[span.start + 1 : span.stop]])
        inner = replace(place, article=None)
        return Node(found.level, found.number, heading, inner, span.start, span.stop)
    heading = article_title(lines, marks, span)
    node = Node(Level.ARTICLE, place.article or "", heading, place, span.start, span.stop)
    node.children = _clauses(lines, marks, range(span.start + 1, span.stop), place)
    return node


def _clauses(
    lines: Sequence[Line], marks: Sequence[Mark | None], span: range, place: Place
) -> list[Node]:
    chosen = _chosen(marks, span, Level.CLAUSE, NUMBERS)
    ends = [*(position for position, _ in chosen), span.stop]
    nodes = _points(lines, marks, range(span.start, ends[0]), place)
    for (start, number), end in zip(chosen, ends[1:], strict=True):
        inner = replace(place, clause=number)
        node = Node(Level.CLAUSE, number, "", inner, start, end)
        node.children = _points(lines, marks, range(start + 1, end), inner)
        nodes.append(node)
    return nodes


def _points(
    lines: Sequence[Line], marks: Sequence[Mark | None], span: range, place: Place
) -> list[Node]:
    chosen = _without_subpoints(lines, _chosen(marks, span, Level.POINT, LETTERS))
    ends = [*(position for position, _ in chosen), span.stop][1:]
    return [
        Node(Level.POINT, letter, "", replace(place, point=letter), start, end)
        for (start, letter), end in zip(chosen, ends, strict=True)
    ]


def _without_subpoints(
    lines: Sequence[Line], points: list[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Leaves out a1), a2) where "a) … sau đây:" announces them: they are parts of point a.

    An inserted point a1 follows a point a that is complete in itself.
    """
    kept: list[tuple[int, str]] = []
    announced = ""
    for position, letter in points:
        if letter[1:] == "1" and lines[position - 1].text.endswith(":"):
            announced = letter[0]
        if not (letter[1:] and letter[0] == announced):
            kept.append((position, letter))
            announced = ""
    return kept
