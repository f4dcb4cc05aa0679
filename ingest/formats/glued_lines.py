"""Several articles on one line: each gets its own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.formats.line import Line

_NEXT = re.compile(
    r"(?<=[.;/”\"] )(?=[ĐÐ](?:iều|IỀU) \d{1,3}[a-zđ]?\. ?[^\W\d_a-z]|"
    r"(?:Chương|CHƯƠNG) [IVXLC]+\.? [^\W\d_]|(?:Mục|MỤC) \d+\.? [^\W\d_]{2})"
)


def apart(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, those with an article after the end of a sentence cut before it."""
    for line in lines:
        pieces = [] if line.row else _NEXT.split(line.text)
        if len(pieces) < 2 or not pieces[1][1:].strip():
            yield line
            continue
        for piece in pieces:
            yield replace(line, text=piece.strip())
