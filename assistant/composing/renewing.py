"""A record older than the law that it rests on: the text in force comes first."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant import wording
from assistant.composing.clauses import excerpts
from assistant.composing.conditions import Told
from assistant.composing.labels import document_name, label
from assistant.composing.part import Part
from assistant.composing.procedures import Record
from assistant.composing.quoting import Excerpt, children, excerpt, plain, provision_around
from assistant.composing.terms import (
    Term,
    fitting,
    from_filing,
    terms_of_clause,
    terms_of_record,
    told_limit,
)
from assistant.searching import Found
from assistant.shelf import Ending, Shelf
from assistant.understanding.kinds import Kind
from assistant.understanding.naming import fold_number
from assistant.understanding.understand import Need
from indexes.library import Filters, Hit
from ingest.document import RelationKind
from ingest.procedure import Unit
from ingest.provision import Level

_TERM_OF = "thời hạn, thời gian kể từ ngày nhận đủ hồ sơ"
# Where a name's conditions begin.
_HEAD = re.compile(
    r" (?:đối với|(?:trong|cho) trường hợp|cho (?:người|công dân)|công trình cấp)\b| ?\("
)
_WORD = re.compile(r"\w+")
_TERM = re.compile(r"thời hạn|thời gian", re.IGNORECASE)
_OF_TITLE = 0.6  # share of the name's weight that a clause on its limit holds in whole phrases
_PHRASE = 3  # words in a row that are one, as scattered words of a name stand in any long clause
_LOOKED_AT = 6
_DAYS = frozenset({Unit.WORKING_DAY, Unit.CALENDAR_DAY})
_ACTS = frozenset({"Luật", "Bộ luật", "Nghị định", "Nghị quyết"})
_BEHIND = 2.5  # log-odds that the clause may lie behind the record and still answer


def renewed_parts(record: Record, need: Need, found: Found, shelf: Shelf) -> list[Part]:
    """What the texts say that replaced a legal basis of the record, or changed its limit."""
    if need.asked.kind is Kind.TIME_LIMIT:
        newer = newer_terms(record, terms_of_record(record, need.asked.method, shelf), need, shelf)
        if newer:
            return [_newer_limit(newer)]
    cut = renewed_clause(record, need, found, shelf)
    if cut is None:
        return []
    ending = next(e for e in _endings(record, need, shelf) if e.act.key == cut.document.key)
    text = f"{_said(ending)} {label(cut.document, cut.place)}: {plain(cut.text)}"
    return [Part(text, (cut,))]


def _newer_limit(terms: Sequence[Term]) -> Part:
    cut = terms[0].excerpts[0]
    limits = "; ".join(told_limit(term) for term in terms)
    text = f"Thời hạn theo {label(cut.document, cut.place)}: {limits}. {terms[0].note}"
    return Part(text.strip(), terms[0].excerpts)


def renewed_clause(record: Record, need: Need, found: Found, shelf: Shelf) -> Excerpt | None:
    """The clause that answers in the texts which replaced a legal basis of the record."""
    acts = {ending.act.key for ending in _endings(record, need, shelf)}
    own = next((c.score for c in found.candidates if c.document.key == record.document.key), 0.0)
    for candidate in found.candidates:
        if candidate.document.key in acts and candidate.score >= own - _BEHIND:
            return next(iter(excerpts(candidate.hits[:1], shelf.library, need.day)), None)
    return None


def _endings(record: Record, need: Need, shelf: Shelf) -> list[Ending]:
    return [
        ending
        for basis in record.procedure.legal_basis
        if (ending := shelf.ended_by(basis.number)) is not None and _is_newer(ending, record, need)
    ]


def _is_newer(ending: Ending, record: Record, need: Need) -> bool:
    return ending.since is not None and record.procedure.recorded <= need.day >= ending.since


def _said(ending: Ending) -> str:
    since = f" từ {wording.day(ending.since)}" if ending.since else ""
    return (
        f"Bản ghi thủ tục còn dẫn {ending.target}, đã được {document_name(ending.act)}"
        f" thay thế{since}. Quy định đang áp dụng –"
    )


def record_terms(record: Record, need: Need, shelf: Shelf) -> list[Term]:
    """The limits of the record that fit what was told; those of a newer text win."""
    told = Told.of(need.text, shelf.weigh)
    own = fitting(terms_of_record(record, need.asked.method, shelf), told)
    return fitting(newer_terms(record, own, need, shelf), told) or own


def newer_terms(record: Record, own: Sequence[Term], need: Need, shelf: Shelf) -> list[Term]:
    """Limits of a text that is newer than the record and changes or replaces what it rests on.

    The newer text wins (design: the law in force above an older record), and that is said; where
    it gives a limit of the record too, they agree and the record stands.
    """
    newer = _newer_clause(record, need, shelf)
    if newer is None:
        return []
    said = [f"{plain(term.limit.text)}" for term in own]
    note = wording.record_is_older(document_name(newer.document), said) if said else ""
    terms = _days_from_filing(newer, note)
    stated = {(term.limit.value, term.limit.unit) for term in own}
    if any((term.limit.value, term.limit.unit) in stated for term in terms):
        return []
    record_quotes = record.quote("time_limit")
    return [replace(term, excerpts=(*term.excerpts, *record_quotes)) for term in terms]


def _newer_clause(record: Record, need: Need, shelf: Shelf) -> Excerpt | None:
    acts = _acts_after(record, need, shelf)
    if not acts:
        return None
    name = _HEAD.split(record.procedure.name, maxsplit=1)[0]
    filters = Filters(documents=acts)
    for text in dict.fromkeys((need.search_text, record.procedure.name, f"{_TERM_OF} {name}")):
        hits = shelf.library.search(text, need.day, filters, _LOOKED_AT)
        for cut in (*excerpts(hits, shelf.library, need.day), *_beside(hits, shelf)):
            if _sets_term(cut, name, shelf):
                return cut
    return None


def _beside(hits: Sequence[Hit], shelf: Shelf) -> Iterator[Excerpt]:
    """The other clauses of the articles found: papers stand in one, the limit in another."""
    for hit in hits:
        document = shelf.library.document(hit.passage.document)
        content = shelf.library.content(document.key)
        article = provision_around(content, hit.passage.start, frozenset({Level.ARTICLE}))
        for clause in children(content, article) if article is not None else ():
            yield excerpt(document, content, clause, hit.score)


def _sets_term(cut: Excerpt, name: str, shelf: Shelf) -> bool:
    """Whether the clause gives a limit for what the record is called."""
    if cut.place.annex is not None or cut.document.kind not in _ACTS:
        return False
    if not _TERM.search(cut.text) or not _days_from_filing(cut):
        return False
    return _in_phrases(name, cut.text, shelf) >= _OF_TITLE


def _days_from_filing(cut: Excerpt, note: str = "") -> list[Term]:
    return from_filing([t for t in terms_of_clause(cut, note) if t.limit.unit in _DAYS])


def _in_phrases(name: str, text: str, shelf: Shelf) -> float:
    """Share of the name's weight that stands in the text in phrases of the same words, 0..1."""
    words = _WORD.findall(name.lower())
    said = f" {' '.join(_WORD.findall(text.lower()))} "
    length = min(_PHRASE, len(words))
    held: set[int] = set()
    for at in range(len(words) - length + 1):
        if f" {' '.join(words[at : at + length])} " in said:
            held.update(range(at, at + length))
    total = sum(map(shelf.weigh, words))
    return sum(shelf.weigh(words[at]) for at in held) / total if total else 0.0


def _acts_after(record: Record, need: Need, shelf: Shelf) -> frozenset[str]:
    """Keys of the acts that replaced or amended a legal basis after the record was made."""
    recorded = record.procedure.recorded
    acts = {
        ending.act.key
        for ending in _endings(record, need, shelf)
        if ending.since is not None and ending.since >= recorded
    }
    for basis in record.procedure.legal_basis:
        for key in _amending(shelf).get(fold_number(basis.number), ()):
            since = shelf.library.document(key).validity.since
            if since is not None and recorded <= since <= need.day:
                acts.add(key)
    return frozenset(acts)


@lru_cache(maxsize=2)
def _amending(shelf: Shelf) -> Mapping[str, tuple[str, ...]]:
    """Keys of the acts that amend a document, by its folded number."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, relations in shelf.acts.items():
        for relation in relations:
            if relation.kind is RelationKind.AMENDS:
                found[fold_number(relation.target)].append(key)
    return {number: tuple(dict.fromkeys(keys)) for number, keys in found.items()}
