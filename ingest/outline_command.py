"""`python -m ingest outline FILE`: the outline of a file as JSON lines."""

import json
from collections.abc import Iterator
from pathlib import Path

from ingest.formats.reading import read_lines
from ingest.outline import outline
from ingest.provision import Level, Provision

_DIVISIONS = (Level.PART, Level.CHAPTER, Level.SECTION, Level.SUBSECTION)


def outline_rows(path: Path) -> Iterator[str]:
    """One JSON object a provision: {"level", "text", "body"}; raises Unreadable."""
    text, provisions = outline(read_lines(path, path.read_bytes(), path.name))
    for provision in provisions:
        yield json.dumps(_row(text, provision), ensure_ascii=False)


def _row(text: str, provision: Provision) -> dict[str, str]:
    first, *following = text[provision.start : provision.lead_end].split("\n")
    if provision.level in _DIVISIONS:
        first, following = " ".join([first, *following]), []
    elif _number_stands_alone(first, provision) and following:
        first = f"{first} {following.pop(0)}"
    row = {"level": str(provision.level), "text": first}
    return row | {"body": "\n".join(following)} if following else row


def _number_stands_alone(first: str, provision: Provision) -> bool:
    """Whether an article's title stands on the line below its number."""
    if provision.level is not Level.ARTICLE or not provision.heading:
        return False
    return provision.heading not in first
