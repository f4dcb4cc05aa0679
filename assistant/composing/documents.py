"""Questions for a document itself: its number, what it changes, the newest rules on a matter."""

import re
from collections.abc import Sequence
from datetime import date

from assistant import wording
from assistant.composing.in_force import effect_clause
from assistant.composing.labels import document_name, told_since
from assistant.composing.part import Part
from assistant.composing.quoting import Excerpt, evidence_in
from assistant.searching import Found
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.kinds import Kind
from assistant.understanding.naming import fold_number
from assistant.understanding.understand import Need
from ingest.document import Document, Family, Relation, RelationKind

_NUMBER_ASKED = re.compile(r"\bso (?:may|bao nhieu|hieu)\b|\bla luat (?:nao|so)\b")
_WHICH = re.compile(
    r"\b(?:nghi dinh|thong tu|luat|nghi quyet|quyet dinh|van ban|quy dinh) (?:nao|moi|gi)\b"
    r"|\bso cua (?:nghi dinh|thong tu|luat)\b|\b(?:nghi dinh|thong tu) so may\b"
)
_CHANGES = re.compile(
    r"\bsua (?:doi )?(?:nghi dinh|luat|thong tu|nhung|cai|van ban|gi)\b|\bthay the\b"
)
_DOING = {
    RelationKind.AMENDS: "sửa đổi, bổ sung",
    RelationKind.REPLACES: "thay thế",
    RelationKind.REPEALS: "bãi bỏ",
}
_NEAR = 2.0  # log-odds that the best law may lie behind the best candidate
_MOST = 2  # documents that are named


def document_parts(need: Need, found: Found, shelf: Shelf) -> list[Part]:
    """What is said of documents before clauses are quoted; empty when no document is asked for."""
    bare = unmark(need.text)
    if need.titled and _NUMBER_ASKED.search(bare):
        return _number(need, shelf)
    if need.named and _CHANGES.search(bare):
        held = [document for named in need.named for document in shelf.held(named)[:1]]
        return [part for document in held for part in _changes(document, shelf)]
    if need.asked.speaks_of(Kind.DOCUMENT, 0.35) or _WHICH.search(bare):
        return [_introduced(document, shelf) for document in _newest(found)]
    return []


def _number(need: Need, shelf: Shelf) -> list[Part]:
    """The number of an act that is called by its title, of the year that was said."""
    year = re.search(r"\b(?:19|20)\d\d\b", need.text)
    acts = [shelf.library.document(key) for key in need.titled]
    acts = [act for act in acts if act.base_number is None] or acts
    chosen = [act for act in acts if year and f"/{year.group()}/" in (act.number or "")]
    chosen = chosen or sorted(acts, key=_since, reverse=True)
    return [
        Part(
            f"{act.title}: số hiệu {act.number}{_dated(act)}.",
            tuple(filter(None, [effect_clause(act, shelf.library)])),
        )
        for act in chosen[:1]
    ]


def _changes(document: Document, shelf: Shelf) -> list[Part]:
    """What a document amends, replaces or repeals, with the sentences that say so."""
    parts = []
    done: set[tuple[RelationKind, str]] = set()
    for relation in shelf.acts.get(document.key, ()):
        key = (relation.kind, fold_number(relation.target))
        if relation.kind in _DOING and key not in done:
            done.add(key)
            text = f"{document_name(document)} {_DOING[relation.kind]} {relation.target}."
            parts.append(Part(text, _proof(document, relation, shelf)))
    return parts[:4]


def _proof(document: Document, relation: Relation, shelf: Shelf) -> tuple[Excerpt, ...]:
    found = evidence_in(document, shelf.library.content(document.key), relation.evidence)
    return (found,) if found else ()


def _newest(found: Found) -> Sequence[Document]:
    """The documents of the best candidates, the newest first among nearly equal ones."""
    laws = [c for c in found.candidates if c.document.family is Family.LAW]
    if not laws or laws[0].score < found.candidates[0].score - _NEAR:
        return ()
    near = [c for c in laws if c.score >= laws[0].score - 2.5]
    documents = {c.document.key: c.document for c in near}
    return sorted(documents.values(), key=_since, reverse=True)[:_MOST]


def _introduced(document: Document, shelf: Shelf) -> Part:
    ended = [
        relation.target
        for relation in shelf.acts.get(document.key, ())
        if relation.kind is RelationKind.REPLACES and not relation.places
    ]
    replaced = f", thay thế {', '.join(dict.fromkeys(ended[:3]))}" if ended else ""
    proof = effect_clause(document, shelf.library)
    text = f"{document_name(document)} – {document.title}{_dated(document)}{replaced}."
    return Part(text, (proof,) if proof else ())


def _dated(document: Document) -> str:
    since = told_since(document)
    if since is None:
        return ""
    return f", có hiệu lực từ ngày {wording.day_in_words(since)} ({wording.day(since)})"


def _since(document: Document) -> date:
    return document.validity.since or document.issued or date.min
