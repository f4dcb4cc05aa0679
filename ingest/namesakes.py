"""Acts that a newer act of the same name took the place of, where no text at hand says so.

Decree 38/2022/NĐ-CP on minimum wages ended with decree 74/2024/NĐ-CP, which 293/2025/NĐ-CP ended;
where the second is not at hand, only the name tells that the first is not in force any more.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ingest.amending_changes import is_amending
from ingest.document import Document, Family, Standing

NAMED_LAWS = frozenset({"Luật", "Bộ luật", "Pháp lệnh"})
DECREE = "Nghị định"
DECREE_WORDS = 10  # a shorter name of a decree may be one of several, or cut off


def end_namesakes(documents: Sequence[Document]) -> list[Document]:
    """Acts without a known last day end with the next act of the same kind, issuer and name."""
    by_name: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for document in documents:
        if name := name_of(document):
            by_name[name].append(document)
    follower: dict[str, Document] = {}
    for namesakes in by_name.values():
        namesakes.sort(key=lambda document: document.validity.since or date.min)
        follower |= {
            one.key: other
            for one, other in zip(namesakes, namesakes[1:], strict=False)
            if one.validity.since != other.validity.since and one.number != other.number
        }
    return [
        ended_by(document, follower[document.key])
        if document.key in follower and document.validity.until is None
        else document
        for document in documents
    ]


def name_of(document: Document) -> tuple[str, str] | None:
    """Kind and folded name of an act that can have one successor only; None for others."""
    if document.family is not Family.LAW or document.standing is not Standing.ANSWERABLE:
        return None
    if document.validity.since is None or not document.number or is_amending(document.title):
        return None
    words = re.findall(r"\w+", document.title.lower())
    kind = document.kind.lower().split()
    words = words[len(kind) :] if words[: len(kind)] == kind else words
    if document.kind in NAMED_LAWS or (document.kind == DECREE and len(words) >= DECREE_WORDS):
        return document.kind, " ".join(words)
    return None


def ended_by(document: Document, newer: Document) -> Document:
    """Ended at the latest when the newer one began: one between them may be missing."""
    return replace(
        document,
        validity=replace(document.validity, until=newer.validity.since),
        replaced_by=newer.number,
    )
