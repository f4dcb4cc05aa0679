"""Unanswered questions that mean the same, and whose matter they probably are."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from assistant.answer import Verdict
from assistant.feedback.records import Record
from assistant.service.opening import Desk
from assistant.understanding.features import unmark
from indexes.library import Filters
from indexes.models import Embedder, Vectors
from ingest.document import Family

UNANSWERED = tuple(one for one in Verdict if one.group in ("no_source", "out_of_scope"))
# Cosine from which two questions are one: of pairs of questions of the eval sets about the same
# field of a procedure a third lie above it, of pairs about different procedures one in a thousand.
NEAR = 0.45
# Cosine of a question and a procedure's title from which they are about one matter: of the eval
# sets' questions four in five lie above it, of questions without a source one in ten.
ALIKE = 0.3
# Public services of which no official text here tells the schedule or the price.
PUBLIC_MATTERS = tuple(
    (re.compile(wordings), agency)
    for wordings, agency in (
        (r"\b(?:cat|cup|mat|tien|gia) dien\b|\bdien luc\b", "Công ty điện lực địa phương"),
        (
            r"\bnuoc (?:sach|may|sinh hoat)\b|\b(?:cup|cat|mat|tien) nuoc\b",
            "Công ty cấp nước địa phương",
        ),
        (r"\bxe buyt\b|\btuyen xe\b", "Sở Xây dựng (giao thông công cộng)"),
        (r"\bbao hiem (?:xa hoi|y te)\b", "Bảo hiểm xã hội địa phương"),
        (
            r"\b(?:thu gom |do )?rac\b|\bden duong\b|\bphun (?:muoi|thuoc)\b|\bthu vien\b"
            r"|\bnha van hoa\b|\bcho (?:hoa|tet|dem)\b|\b(?:bai|gui|giu) xe\b|\bngap\b"
            r"|\b(?:phuong|xa) (?:toi|minh|tui|em|nha)\b",
            "Ủy ban nhân dân cấp xã",
        ),
    )
)
MOST_GROUPS = 50
_RECORDS = Filters(families=frozenset({Family.PROCEDURE}))


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of one meaning, the most frequent wording first."""

    wordings: tuple[tuple[str, int], ...]
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Likely:
    """Who handles the nearest procedure, and which it is; "" where none is near."""

    agency: str = ""
    text: str = ""


def public_matter(question: str) -> str:
    """The body whose matter it is by its words, where no procedure is about it; else ""."""
    bare = unmark(question)
    return next((agency for wording, agency in PUBLIC_MATTERS if wording.search(bare)), "")


def grouped(records: Sequence[Record], embedder: Embedder) -> list[Group]:
    """Groups around the most frequent wordings, the largest first; a second for 2,000 records."""
    by_wording: dict[str, list[Record]] = {}
    for record in records:
        by_wording.setdefault(record.question, []).append(record)
    wordings = sorted(by_wording, key=lambda wording: -len(by_wording[wording]))
    leaders: list[int] = []
    members: dict[int, list[str]] = {}
    vectors = np.stack([embedder.embed(wording) for wording in wordings]) if wordings else None
    for at, wording in enumerate(wordings):
        leader = _leader(at, leaders, vectors)
        if leader == at:
            leaders.append(at)
        members.setdefault(leader, []).append(wording)
    groups = [_group(wordings_of, by_wording) for wordings_of in members.values()]
    return sorted(groups, key=lambda group: -len(group.records))[:MOST_GROUPS]


def _leader(at: int, leaders: Sequence[int], vectors: Vectors | None) -> int:
    """The nearest of the earlier leaders, or the wording itself when none is near."""
    if vectors is None or not leaders:
        return at
    near = vectors[list(leaders)] @ vectors[at]
    best = int(near.argmax())
    return leaders[best] if near[best] >= NEAR else at


def _group(wordings: Sequence[str], by_wording: dict[str, list[Record]]) -> Group:
    counted = Counter({wording: len(by_wording[wording]) for wording in wordings})
    records = tuple(record for wording in wordings for record in by_wording[wording])
    return Group(tuple(counted.most_common()), records)


def likely(question: str, desk: Desk, day: date, embedder: Embedder) -> Likely:
    """Whose public service it is, or, by the product's own search, who handles the procedure."""
    public = public_matter(question)
    hits = desk.library.search(question, day, _RECORDS, 1)
    desk.rest()
    if public or not hits:
        return Likely(public)
    document = desk.library.document(hits[0].passage.document)
    if float(embedder.embed(question) @ embedder.embed(document.title)) < ALIKE:
        return Likely()
    record = desk.library.content(document.key).procedure
    agency = (record.agency or record.promulgator) if record else document.issuer
    return Likely(agency or "", f"{document.id} {document.title}")
