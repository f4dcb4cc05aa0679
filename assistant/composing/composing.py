"""What was found to an answer: named documents, asking back, procedures, clauses of law."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Verdict
from assistant.composing import procedures
from assistant.composing.actions import as_done
from assistant.composing.assembling import assemble
from assistant.composing.candidates import Candidate, of_family
from assistant.composing.case_answer import case_answer
from assistant.composing.clarifying import ask_back
from assistant.composing.comparing import compared_parts
from assistant.composing.documents import document_parts
from assistant.composing.dossier_answer import dossier_answer
from assistant.composing.law import brief_parts, law_parts
from assistant.composing.named import NamedAnswer, named_parts
from assistant.composing.news import with_news
from assistant.composing.papers import paper_parts
from assistant.composing.part import Part
from assistant.composing.pending import pending_parts
from assistant.composing.renewing import renewed_parts
from assistant.composing.right_sort import by_sort, in_force_first, with_amount
from assistant.composing.routing import without_source
from assistant.composing.siblings import readable_fees
from assistant.composing.superseded import superseded_parts
from assistant.composing.titled import by_title
from assistant.composing.unstated import unstated_limit
from assistant.evidence import SURE_ENOUGH, is_enough, unsure
from assistant.registry.cases import Case
from assistant.searching import Found, search_within
from assistant.shelf import Shelf
from assistant.understanding.kinds import Kind
from assistant.understanding.understand import Need
from ingest.document import Family

# Candidates further below the best than this (in log-odds) are not mentioned.
_NEAR = 2.5
_FURTHER = 3
_CLAUSES = 3  # clauses of the main article that may be quoted, two of one nearly as good
_RIVAL = 1.0
_OTHER_FAMILY = 3.0  # the best of the other family may lie so far behind
_RELATED = 3.0
_FEW = 3
_FIELDS = frozenset({Kind.TIME_LIMIT, Kind.FEE, Kind.PAPERS, Kind.WHERE, Kind.RESULT})
_SURE = 0.9


def compose(need: Need, found: Found, shelf: Shelf) -> Answer:
    if isinstance(need.question.case, Case):
        return case_answer(need, need.question.case, shelf)
    named = named_parts(need, shelf)
    if named is not None and (named.alone or named.verdict is not Verdict.ANSWERED):
        return assemble(named.verdict, named.parts, need.day, shelf.library)
    dossier = dossier_answer(need, found, shelf) if named is None else None
    if dossier is not None:
        return dossier
    found = replace(found, candidates=tuple(as_done(found.candidates, need.search_text)))
    changes = _changes(need, found, named, shelf)
    if changes:
        parts = [*changes, *_beside(changes, need, found, shelf)]
        return assemble(Verdict.ANSWERED, parts, need.day, shelf.library)
    if named is None and not is_enough(need, found):
        return without_source(need)
    asked_back = ask_back(need, found, shelf) if named is None else None
    if asked_back is not None:
        return asked_back
    ranked = in_force_first(list(found.candidates), need, shelf)
    ranked = by_sort(ranked, need, found.matcher, shelf)
    ranked = by_title(ranked, need, found.matcher, shelf)
    chosen = _chosen(with_amount(ranked, found.matcher, shelf))
    if named is not None and named.documents:
        chosen = [*search_within(need, named.documents, shelf)[:1], *chosen[:1]]
    about = document_parts(need, found, shelf)
    parts = [*(named.parts if named else ()), *about, *_parts(need, chosen, found, shelf)]
    parts = with_news(parts, need, found, shelf)
    answer = assemble(Verdict.ANSWERED, parts, need.day, shelf.library)
    answer = replace(answer, procedures=_procedures(chosen, found.candidates))
    return answer if named is not None or found.certainty >= SURE_ENOUGH else unsure(answer)


def _changes(need: Need, found: Found, named: NamedAnswer | None, shelf: Shelf) -> Sequence[Part]:
    """Old and new law side by side, or what took the place of a rule that the citizen knows."""
    compared = compared_parts(need, found, shelf)
    if compared:  # the new texts are named, too, where the question asks for "quy định mới"
        return [*compared, *(document_parts(need, found, shelf) if named is None else ())]
    if named is None:
        renewed = pending_parts(need, shelf)
        if not renewed and not _asks_of_record(need):
            renewed = paper_parts(need, shelf)
        if renewed:
            return renewed
    renewed = superseded_parts(need, found, shelf)
    return (*(named.parts if named else ()), *renewed) if renewed else ()


def _beside(changes: Sequence[Part], need: Need, found: Found, shelf: Shelf) -> list[Part]:
    """The best articles on the matter that are not among the changes, a clause of each."""
    told = {(cut.document.key, cut.place.article) for part in changes for cut in part.excerpts}
    laws = [c for c in of_family(found.candidates, Family.LAW) if not _articles(c) & told]
    near = [c for c in laws if c.score >= found.candidates[0].score - _NEAR]
    return [
        part
        for candidate in near[:_FURTHER]
        for part in brief_parts(candidate, found.matcher, shelf, need.day)
    ]


def _articles(candidate: Candidate) -> set[tuple[str, str | None]]:
    return {(candidate.document.key, hit.passage.place.article) for hit in candidate.hits}


def _asks_of_record(need: Need) -> bool:
    """Whether surely a field of a procedure is asked for, whatever old papers are told of."""
    return need.asked.kind in _FIELDS and need.asked.kinds[need.asked.kind] >= _SURE


def _chosen(found: Sequence[Candidate]) -> list[Candidate]:
    """The main reading, then others nearly as good, the other family's best among them."""
    if not found:
        return []
    best = found[0]
    near = [other for other in found[1:] if other.score >= best.score - _NEAR]
    other_family = [
        c
        for c in found[1:]
        if c.document.family is not best.document.family and c.score >= best.score - _OTHER_FAMILY
    ][:1]
    same = [c for c in near if c.document.family is best.document.family][:_FURTHER]
    return [best, *other_family, *same]


def _parts(need: Need, chosen: Sequence[Candidate], found: Found, shelf: Shelf) -> list[Part]:
    parts: list[Part] = []
    for at, candidate in enumerate(chosen):
        if candidate.document.family is Family.PROCEDURE:
            parts += _procedure_parts(candidate, need, found, shelf, main=at == 0)
        elif at == 0 or candidate.score >= chosen[0].score - _RIVAL:
            most = _CLAUSES if at == 0 else 2
            parts += law_parts(candidate, found.matcher, shelf, need.day, most)
        else:
            parts += brief_parts(candidate, found.matcher, shelf, need.day)
    return parts


def _procedure_parts(
    candidate: Candidate, need: Need, found: Found, shelf: Shelf, main: bool
) -> list[Part]:
    document = candidate.document
    record = procedures.record_of(document, shelf.library.content(document.key))
    if record is None:
        return []
    if need.asked.kind is Kind.FEE:
        record = readable_fees(record, shelf)
    parts = procedures.answer(record, need, found.matcher)
    parts = [*unstated_limit(record, need.asked, shelf), *parts]
    return [*renewed_parts(record, need, found, shelf), *parts] if main else parts[:1]


def _procedures(
    chosen: Sequence[Candidate], found: Sequence[Candidate]
) -> tuple[tuple[str, str], ...]:
    """Procedures of the answer first, then those that fit nearly as well."""
    near = [c for c in found if c.score >= found[0].score - _RELATED]
    records = [c.document for c in (*chosen, *near) if c.document.family is Family.PROCEDURE]
    named = dict.fromkeys((document.id, document.title) for document in records)
    return tuple(named)[:_FEW]
