"""Lines -> the normalised text and its provisions along phần, chương, mục, điều, khoản, điểm."""

from collections.abc import Sequence

from ingest.citation import Place
from ingest.formats.line import Line
from ingest.outlining.articles import article_tree
from ingest.outlining.form import holds_form
from ingest.outlining.mark import Mark, mark
from ingest.outlining.node import Node
from ingest.outlining.quotes import quoted
from ingest.outlining.regions import Part, Region, regions
from ingest.outlining.sections import sections
from ingest.provision import Level, Provision


def outline(lines: Sequence[Line]) -> tuple[str, tuple[Provision, ...]]:
    """The text (lines joined by a line feed) and its provisions with exact offsets."""
    flags = quoted([line.text for line in lines])
    marks = [
        None if line.row or flag else mark(line.text)
        for line, flag in zip(lines, flags, strict=True)
    ]
    nodes: list[Node] = []
    for region in regions(lines, marks, flags):
        nodes += _nodes(lines, marks, region)
    return "\n".join(line.text for line in lines), _provisions(lines, nodes)


def _nodes(lines: Sequence[Line], marks: Sequence[Mark | None], region: Region) -> list[Node]:
    span = range(region.start, region.end)
    if region.part is Part.TAIL:
        return sections(lines, span, Place())
    annex = region.number if region.part is Part.ANNEX else None
    is_form = annex is not None and holds_form(lines, span, region.heading)
    tree = [] if is_form else article_tree(lines, marks, span, annex)
    before = range(span.start, tree[0].start if tree else span.stop)
    nodes = sections(lines, before, Place(annex=annex)) + tree
    if annex is None:
        return nodes
    place = Place(annex=annex)
    return [Node(Level.ANNEX, annex, region.heading, place, span.start, span.stop, nodes)]


def _provisions(lines: Sequence[Line], roots: Sequence[Node]) -> tuple[Provision, ...]:
    starts, ends = _offsets(lines)
    found: list[Provision] = []
    for root in roots:
        for parent, node in root.walk(None, len(found)):
            end = ends[node.end - 1]
            first = node.children[0].start if node.children else node.end
            found.append(
                Provision(
                    level=node.level,
                    number=node.number,
                    heading=node.heading,
                    place=node.place,
                    start=starts[node.start],
                    lead_end=ends[first - 1] if first > node.start else starts[node.start],
                    end=end,
                    parent=parent,
                )
            )
    return tuple(found)


def _offsets(lines: Sequence[Line]) -> tuple[list[int], list[int]]:
    starts, ends, position = [], [], 0
    for line in lines:
        starts.append(position)
        position += len(line.text)
        ends.append(position)
        position += 1
    return starts, ends
