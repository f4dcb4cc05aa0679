"""Texts without articles: cut into sections of reasonable length at their own joints."""

import re
from collections.abc import Sequence

from ingest.citation import Place
from ingest.formats.line import Line
from ingest.outlining.node import Node
from ingest.provision import Level

_JOINT = re.compile(
    r"(?:[IVX]+|[A-H]|\d{1,2}(?:\.\d{1,2})*)[.)]\s|(?:Mẫu|MẪU)\s+(?:số|SỐ)|\[\d+\]\s"
)
_LONGEST = 1500  # letters of a section; more only where one line is longer


def sections(lines: Sequence[Line], span: range, place: Place) -> list[Node]:
    """Paragraph nodes that cover `span`."""
    starts: list[int] = []
    size = 0
    for position in span:
        text = lines[position].text
        joint = not lines[position].row and _JOINT.match(text) is not None
        if not starts or size + len(text) > _LONGEST or (joint and size > _LONGEST // 5):
            starts.append(position)
            size = 0
        size += len(text)
    ends = [*starts[1:], span.stop]
    return [
        Node(Level.PARAGRAPH, "", "", place, start, end)
        for start, end in zip(starts, ends, strict=False)
    ]
