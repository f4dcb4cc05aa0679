"""Last days of documents and of their provisions, from what other documents state."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.amending_changes import is_amending
from ingest.citation import Place
from ingest.document import Document, Family, Relation, RelationKind, Standing
from ingest.document_number import comparable, first_number, rank_of
from ingest.effect import Effect, Entry
from ingest.namesakes import end_namesakes
from ingest.shared_numbers import is_meant
from ingest.validity import Validity

CONSOLIDATION = "Văn bản hợp nhất"
MAIN = 0.25  # of what an amending act changes
ENDING = frozenset({RelationKind.REPLACES, RelationKind.REPEALS})


@dataclass(frozen=True, slots=True)
class Act:
    """What one answering document does to another."""

    actor: Document
    relation: Relation
    since: date | None

    @property
    def author(self) -> str:
        """The number of the act that changes the target; a VBHN only reports the change."""
        if self.relation.kind is RelationKind.CONSOLIDATES:
            return first_number(self.relation.evidence) or ""
        return self.actor.number or ""

    @property
    def ends_whole(self) -> bool:
        return self.relation.kind in ENDING and not self.relation.places

    @property
    def rewrites(self) -> bool:
        """Whether old wording ends: an addition ends none."""
        added = self.relation.evidence.lstrip("-–• ").lower().startswith("bổ sung")
        return bool(self.relation.places) and not added


def settle_validity(
    documents: Sequence[Document], entries: Sequence[Entry]
) -> tuple[list[Document], list[tuple[str, Effect]]]:
    """Documents with their last days, and the validity of places that differ from their act."""
    by_key = {entry.reading.document.key: entry for entry in entries}
    acts = acts_by_target(documents, by_key)
    consolidated = consolidated_by(documents, by_key)
    settled = [with_end(begun(document, acts), acts) for document in documents]
    settled = end_consolidations(end_namesakes(settled))
    settled = end_amending_acts(settled, by_key)
    effects = [
        (document.key, effect)
        for document in settled
        if document.family is Family.LAW and document.standing is Standing.ANSWERABLE
        for effect in effects_on(document, by_key[document.key], acts, consolidated)
    ]
    return settled, effects


def acts_by_target(
    documents: Iterable[Document], entries: Mapping[str, Entry]
) -> dict[str, list[Act]]:
    """What answering documents do, by the target's number."""
    found: dict[str, list[Act]] = defaultdict(list)
    for document in documents:
        if document.standing is not Standing.ANSWERABLE or document.family is not Family.LAW:
            continue
        for relation in entries[document.key].reading.relations:
            since = relation.since or document.validity.since
            if may_act_on(document, relation.target):
                found[comparable(relation.target)].append(Act(document, relation, since))
    return found


def may_act_on(document: Document, target: str) -> bool:
    """Whether the act stands high enough: a circular ends no decree, whatever it seems to say."""
    own = document.base_number if document.kind == CONSOLIDATION else document.number
    return own is None or rank_of(own) >= rank_of(target)


def consolidated_by(
    documents: Iterable[Document], entries: Mapping[str, Entry]
) -> dict[str, frozenset[str]]:
    """Numbers of the acts that each VBHN contains, by the key of the VBHN."""
    return {
        document.key: frozenset(
            comparable(relation.target)
            for relation in entries[document.key].reading.relations
            if relation.kind is RelationKind.CONSOLIDATES
        )
        for document in documents
        if document.kind == CONSOLIDATION
    }


def begun(document: Document, acts: Mapping[str, Sequence[Act]]) -> Document:
    """The act with the first day that its VBHN states: a later law may have moved it.

    The Land Law says 2025-01-01 in its own Điều 252; Law 43/2024/QH15 made it 2024-08-01.
    """
    if document.number is None or document.kind == CONSOLIDATION:
        return document
    stated = [
        act.relation.since
        for act in acts.get(comparable(document.number), ())
        if act.relation.kind is RelationKind.CONSOLIDATES
        and act.relation.since
        and not act.relation.places
    ]
    if not stated or document.family is not Family.LAW or stated[-1] == document.validity.since:
        return document
    validity = replace(document.validity, since=stated[-1])
    return replace(document, validity=validity, origins={**document.origins, "validity": "VBHN"})


def with_end(document: Document, acts: Mapping[str, Sequence[Act]]) -> Document:
    """The document with the first day on which another act ended it, or its base act."""
    if document.family is not Family.LAW:
        return document
    ends = [
        act
        for number in (document.number, document.base_number)
        if number
        for act in acts.get(comparable(number), ())
        if act.ends_whole
        and act.since
        and comes_after(act, document)
        and is_meant(act.relation, document)
    ]
    if not ends:
        return document
    first = min(ends, key=lambda act: (act.since or date.max, act.actor.key))
    until = document.validity.until
    if until is not None and first.since is not None and until <= first.since:
        return document
    return replace(
        document,
        validity=replace(document.validity, until=first.since),
        replaced_by=first.actor.base_number or first.actor.number,
    )


def comes_after(act: Act, document: Document) -> bool:
    """An act ends only what was there before it."""
    begun = document.validity.since or document.issued
    if document.kind == CONSOLIDATION:
        begun = None  # a VBHN may be signed after the act that ends its base was adopted
    return begun is None or (act.since is not None and act.since > begun)


def end_consolidations(documents: Sequence[Document]) -> list[Document]:
    """A VBHN ends on the signature day of the next one of the same base act."""
    by_base: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        able = document.standing is Standing.ANSWERABLE and document.validity.since
        if document.kind == CONSOLIDATION and document.base_number and able:
            by_base[comparable(document.base_number)].append(document)
    follower: dict[str, Document] = {}
    for versions in by_base.values():
        versions.sort(key=lambda document: document.validity.since or date.min)
        follower |= {
            one.key: other
            for one, other in zip(versions, versions[1:], strict=False)
            if one.validity.since != other.validity.since
        }
    return [
        superseded(document, follower[document.key]) if document.key in follower else document
        for document in documents
    ]


def superseded(document: Document, newer: Document) -> Document:
    ends = [day for day in (document.validity.until, newer.validity.since) if day]
    if min(ends) != newer.validity.since:
        return document
    name = f"{newer.number} ({newer.year})" if newer.year else newer.number
    return replace(document, validity=replace(document.validity, until=min(ends)), replaced_by=name)


def end_amending_acts(
    documents: Sequence[Document], entries: Mapping[str, Entry]
) -> list[Document]:
    """An act that only amends ends with the last of the acts that it amends."""
    ends = {
        comparable(document.number): document.validity.until
        for document in documents
        if document.number and document.standing is Standing.ANSWERABLE
    }
    return [
        replace(document, validity=replace(document.validity, until=day))
        if (day := end_of_targets(document, entries, ends))
        else document
        for document in documents
    ]


def end_of_targets(
    document: Document, entries: Mapping[str, Entry], ends: Mapping[str, date | None]
) -> date | None:
    """The day on which the last act that `document` amends ended; None while one is in force."""
    if document.family is not Family.LAW or not is_amending(document.title):
        return None
    targets = main_targets(entries[document.key].reading.relations)
    days = [ends.get(target) for target in targets]
    if document.validity.until or not days or any(day is None for day in days):
        return None
    last = max(day for day in days if day)
    begun = document.validity.since
    return last if begun is None or last > begun else None


def main_targets(relations: Sequence[Relation]) -> set[str]:
    """The acts that most of an amending act is about; all where it is about many.

    Law 62/2020/QH14 rewrites the Construction Law and, in its last article, one place of another.
    """
    counts = Counter(comparable(r.target) for r in relations if r.kind is RelationKind.AMENDS)
    large = {target for target, count in counts.items() if count >= MAIN * counts.total()}
    return large or set(counts)


def effects_on(
    document: Document,
    entry: Entry,
    acts: Mapping[str, Sequence[Act]],
    consolidated: Mapping[str, frozenset[str]],
) -> list[Effect]:
    """Own validity of the document's places: stages of its own, and what others ended."""
    found: dict[Place, Effect] = {effect.place: effect for effect in entry.effects}
    contained = consolidated.get(document.key, frozenset())
    for number in (document.number, document.base_number):
        for act in acts.get(comparable(number), ()) if number else ():
            within = act.actor.key == document.key or comparable(act.author) in contained
            if not is_meant(act.relation, document):
                continue
            if act.rewrites and act.since and not within and comes_later(act, document):
                for place in act.relation.places:
                    found[place] = ended(found.get(place), place, act, document)
    return [clipped(effect, document.validity.until) for effect in found.values()]


def clipped(effect: Effect, end: date | None) -> Effect:
    """No place is in force longer than its document."""
    until = effect.validity.until
    if end is None or (until is not None and until <= end):
        return effect
    return replace(effect, validity=replace(effect.validity, until=end))


def comes_later(act: Act, document: Document) -> bool:
    begun = document.validity.since
    return begun is None or (act.since is not None and act.since > begun)


def ended(known: Effect | None, place: Place, act: Act, document: Document) -> Effect:
    """The effect of the place with the earliest last day."""
    since = known.validity.since if known else document.validity.since
    until = known.validity.until if known else None
    if until is not None and act.since is not None and until <= act.since:
        return known or Effect(place, Validity(since, until))
    actor = act.actor.number or act.actor.title
    return Effect(place, Validity(since, act.since), f"{actor}: {act.relation.evidence}")
