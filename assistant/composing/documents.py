"""Questions for a document itself: its number, what it changes, the newest rules on a matter."""

import re
from collections.abc import Sequence
from datetime import date

from assistant import wording
from assistant.composing.in_force import effect_clause
from assistant.composing.labels import document_name, told_since
from assistant.composing.part import Part
from assistant.composing.quoting import Excerpt, evidence_in, excerpt
from assistant.composing.sides import parted_of
from assistant.searching import Found, matcher_of
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.kinds import Kind
from assistant.understanding.naming import fold_number
from assistant.understanding.understand import Need
from indexes.library import Filters
from ingest.document import Document, Family, Relation, RelationKind
from ingest.provision import Level

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
_KIND_ASKED = re.compile(
    r"\b(nghi dinh|thong tu|luat|nghi quyet|quyet dinh)"
    r" (?:nao|so (?:may|bao nhieu)|moi|hien hanh|huong dan|quy dinh)\b"
)
_KINDS = {
    "nghi dinh": "Nghị định",
    "thong tu": "Thông tư",
    "luat": "Luật",
    "nghi quyet": "Nghị quyết",
    "quyet dinh": "Quyết định",
}
# Words about the text that is asked for, not about its matter.
_ABOUT = re.compile(
    r"\b(?:nghị định|thông tư|luật|văn bản|quy định|số hiệu|số mấy|số bao nhiêu|nào|mới nhất|mới"
    r"|hiện hành|hiệu lực|hôm nào|ngày nào|cung cấp|xin số|hướng dẫn|quy định chi tiết)\b",
    re.IGNORECASE,
)
_AMENDING = re.compile(r"(?:Luật |Nghị định )?\s*sửa đổi|bãi bỏ", re.IGNORECASE)
_LAW = frozenset({Family.LAW})
_DEPTH = 60  # hits whose documents are looked at
_TITLED = 0.65  # share of the matter that a title must speak of
_TOUCHED = 0.3  # share of it in the title of the best hit, where no title speaks of it
_NEARLY = 0.1
_NEAR = 2.0  # log-odds that the best law may lie behind the best candidate
_MOST = 2  # documents that are named


def document_parts(need: Need, found: Found, shelf: Shelf) -> list[Part]:
    """What is said of documents before clauses are quoted; empty when no document is asked for."""
    bare = unmark(need.text)
    if need.titled and _NUMBER_ASKED.search(bare) and _kind_said(bare) in (None, "Luật"):
        return _number(need, shelf)
    if need.named and _CHANGES.search(bare):
        held = [document for named in need.named for document in shelf.held(named)[:1]]
        return [part for document in held for part in _changes(document, shelf)]
    if need.asked.speaks_of(Kind.DOCUMENT, 0.35) or _WHICH.search(bare):
        return [_introduced(document, shelf) for document in _meant(need, found, shelf)]
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


def _meant(need: Need, found: Found, shelf: Shelf) -> Sequence[Document]:
    """The texts whose titles speak of the matter, the newest first; else the best found.

    Beside a text that is named, only what follows it.
    """
    matter = _ABOUT.sub(" ", parted_of(need, shelf).matter)
    matcher = matcher_of(matter, shelf)
    kind = _kind_said(unmark(need.text))
    filters = Filters(families=_LAW, kinds=frozenset({kind}) if kind else None)
    hits = shelf.library.search(matter, need.day, filters, _DEPTH)
    documents = [shelf.library.document(hit.passage.document) for hit in hits]
    titled = {
        document.key: document
        for document in documents
        if matcher.score(document.title) >= _TITLED and not _AMENDING.match(document.title)
    }
    if titled:
        best = max(matcher.score(document.title) for document in titled.values())
        near = [d for d in titled.values() if matcher.score(d.title) >= best - _NEARLY]
        return sorted(near, key=_since, reverse=True)[:_MOST]
    if need.named:
        endings = (shelf.named_ending(named) for named in need.named)
        return [ending.act for ending in endings if ending][:_MOST]
    if kind:
        return [one for one in documents[:1] if matcher.score(one.title) >= _TOUCHED]
    return _newest(found)


def _kind_said(bare: str) -> str | None:
    """The kind of text that is asked for: "nghị định nào", "thông tư số mấy"."""
    said = _KIND_ASKED.search(bare)
    return _KINDS[said.group(1)] if said else None


def _newest(found: Found) -> Sequence[Document]:
    """The documents of the best candidates, the newest first among nearly equal ones."""
    laws = [c for c in found.candidates if c.document.family is Family.LAW]
    if not laws or laws[0].score < found.candidates[0].score - _NEAR:
        return ()
    near = [c for c in laws if c.score >= laws[0].score - _NEAR]
    documents = {c.document.key: c.document for c in near}
    return sorted(documents.values(), key=_since, reverse=True)[:_MOST]


def _introduced(document: Document, shelf: Shelf) -> Part:
    ended = [
        relation.target
        for relation in shelf.acts.get(document.key, ())
        if relation.kind is RelationKind.REPLACES and not relation.places
    ]
    replaced = f", thay thế {', '.join(dict.fromkeys(ended[:3]))}" if ended else ""
    proof = effect_clause(document, shelf.library) or _beginning(document, shelf)
    text = f"{document_name(document)} – {document.title}{_dated(document)}{replaced}."
    return Part(text, (proof,) if proof else ())


def _beginning(document: Document, shelf: Shelf) -> Excerpt | None:
    """The first article, of a text that holds no closing ones."""
    content = shelf.library.content(document.key)
    first = next((p for p in content.provisions if p.level is Level.ARTICLE), None)
    return excerpt(document, content, first, 1.0) if first else None


def _dated(document: Document) -> str:
    since = told_since(document)
    if since is None:
        return ""
    return f", có hiệu lực từ ngày {wording.day_in_words(since)} ({wording.day(since)})"


def _since(document: Document) -> date:
    return document.validity.since or document.issued or date.min
