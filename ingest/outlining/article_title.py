"""The title of an article: on its own line, or on the line below its number."""

import re
from collections.abc import Sequence

from ingest.formats.line import Line
from ingest.outlining.mark import Mark

_LONGEST = 250  # letters; a longer first line is the rule itself
_NOTE_TEXT = re.compile(r"\s*\[\[\d+\].*?\]\s*$")  # a footnote written into the line
_NOTE_MARK = re.compile(r"\s*\[\d+\]|^\d{1,3}\s+(?=[^\W\d_])|(?<=[^\W\d_])\d{1,3}\s*$")


def article_title(lines: Sequence[Line], marks: Sequence[Mark | None], span: range) -> str:
    """The title of the article on the lines of `span`, without footnote marks; "" for none."""
    found = marks[span.start]
    rest = found.rest if found is not None else ""
    alone = len(span) == 1
    if not rest and (alone or marks[span.start + 1] is not None):
        return ""
    title = rest or lines[span.start + 1].text
    sentence = title.endswith((":", ";")) or (title.endswith(".") and (alone or not rest))
    title = _NOTE_TEXT.sub("", title)
    return "" if sentence or len(title) > _LONGEST else _NOTE_MARK.sub("", title).rstrip(" .")
