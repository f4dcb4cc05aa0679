"""Which act a text details: "Quy định chi tiết một số điều của Luật Hộ tịch"."""

import re
from collections.abc import Sequence

from ingest.document import Relation, RelationKind
from ingest.document_number import mentions
from ingest.spelling import fold

_DETAILS = re.compile(r"quy định chi tiết|hướng dẫn|biện pháp thi hành", re.IGNORECASE)
_CITED = re.compile(
    r"^\W*Căn cứ\s+(?P<name>(?:Bộ luật|Luật|Pháp lệnh|Nghị quyết)\s[^;]*?)\s+số\s+(?=\d)"
)
PREAMBLE = 60  # lines at the head among which the acts are cited


def guides(title: str, lines: Sequence[str]) -> tuple[Relation, ...]:
    """The acts that the title says are detailed, by the numbers that title or preamble give."""
    if not _DETAILS.search(title):
        return ()
    folded = fold(title)
    numbers = [mention.number for mention in mentions(title)]
    for line in lines[:PREAMBLE]:
        cited = _CITED.match(line)
        if cited and fold(cited["name"]) in folded:
            numbers += [mention.number for mention in list(mentions(line[cited.end() :]))[:1]]
    return tuple(
        Relation(RelationKind.GUIDES, number, evidence=title) for number in dict.fromkeys(numbers)
    )
