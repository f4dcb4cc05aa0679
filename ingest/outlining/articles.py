"""The articles of a region with their clauses and points, and the chapters above them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.citation import Place
from ingest.formats.line import Line
from ingest.outlining.mark import Mark
from ingest.outlining.node import Node
from ingest.outlining.succession import (
    letter_rank,
    letter_step,
    number_rank,
    number_step,
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
_HIGHEST_HEADING = 10  # lines between a division's line and its first article
_LONGEST_TITLE = 250  # letters


def article_tree(
    lines: Sequence[Line], marks: Sequence[Mark | None], span: range, annex: str | None
) -> list[Node]:
    """The divisions and articles among the lines of `span`, nested."""
    articles = _articles(marks, span)
    starts = sorted([*articles, *_divisions(marks, span, articles)])
    roots: list[Node] = []
    above: list[Node] = []
    for start, end in pairwise([*starts, span.stop]):
        node = _node(lines, marks, range(start, end), annex)
        while above and _DEPTHS[above[-1].level] >= _DEPTHS[node.level]:
            above.pop()
        (above[-1].children if above else roots).append(node)
        for ancestor in above:
            ancestor.end = end
        above.append(node)
    return roots


def _articles(marks: Sequence[Mark | None], span: range) -> list[int]:
    found = _of_level(marks, span, Level.ARTICLE)
    ranks = [number_rank(mark.number) for _, mark in found]
    return [found[index][0] for index in succession(ranks, number_step, from_any=True)]


def _divisions(marks: Sequence[Mark | None], span: range, articles: list[int]) -> list[int]:
    """A chapter or section is one that an article follows after its title."""
    divisions: list[int] = []
    following = articles[::-1]
    waiting: list[int] = []
    for position in span:
        while following and following[-1] < position:
            following.pop()
        found = marks[position]
        if following and following[-1] == position:
            divisions += [start for start in waiting if position - start <= _HIGHEST_HEADING]
            waiting = []
        elif found is not None and found.level in _DEPTHS and found.level is not Level.ARTICLE:
            waiting.append(position)
    return divisions


def _of_level(marks: Sequence[Mark | None], span: range, level: Level) -> list[tuple[int, Mark]]:
    return [
        (position, found)
        for position in span
        if (found := marks[position]) is not None and found.level is level
    ]


def _node(
    lines: Sequence[Line], marks: Sequence[Mark | None], span: range, annex: str | None
) -> Node:
    found = marks[span.start]
    assert found is not None
    if found.level is not Level.ARTICLE:
        rest = [found.rest] if found.rest else []
        heading = " ".join(rest + [line.text for line in lines[span.start + 1 : span.stop]])
        place = Place(annex=annex)
        return Node(found.level, found.number, heading, place, span.start, span.stop)
    place = Place(article=found.number, annex=annex)
    heading = _title(lines, marks, span, found)
    node = Node(Level.ARTICLE, found.number, heading, place, span.start, span.stop)
    node.children = _clauses(marks, range(span.start + 1, span.stop), place)
    return node


def _title(lines: Sequence[Line], marks: Sequence[Mark | None], span: range, found: Mark) -> str:
    if found.rest:
        alone = len(span) == 1
        sentence = found.rest.endswith((":", ";")) or (alone and found.rest.endswith("."))
        return "" if sentence or len(found.rest) > _LONGEST_TITLE else found.rest.rstrip(" .")
    if len(span) == 1 or marks[span.start + 1] is not None:
        return ""
    below = lines[span.start + 1].text
    return "" if below.endswith((".", ":", ";")) or len(below) > _LONGEST_TITLE else below


def _clauses(marks: Sequence[Mark | None], span: range, place: Place) -> list[Node]:
    found = _of_level(marks, span, Level.CLAUSE)
    chosen = [found[i] for i in succession([number_rank(m.number) for _, m in found], number_step)]
    starts = [position for position, _ in chosen]
    lead_end = starts[0] if starts else span.stop
    nodes = _points(marks, range(span.start, lead_end), place)
    for (start, mark), end in zip(chosen, [*starts, span.stop][1:], strict=True):
        inner = replace(place, clause=mark.number)
        node = Node(Level.CLAUSE, mark.number, "", inner, start, end)
        node.children = _points(marks, range(start + 1, end), inner)
        nodes.append(node)
    return nodes


def _points(marks: Sequence[Mark | None], span: range, place: Place) -> list[Node]:
    found = _of_level(marks, span, Level.POINT)
    chosen = [found[i] for i in succession([letter_rank(m.number) for _, m in found], letter_step)]
    ends = [*(position for position, _ in chosen), span.stop][1:]
    return [
        Node(Level.POINT, mark.number, "", replace(place, point=mark.number), start, end)
        for (start, mark), end in zip(chosen, ends, strict=True)
    ]
