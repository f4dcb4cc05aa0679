"""The procedures that a dossier may have been filed for, where what was said fits several.

"Em nộp hồ sơ đăng ký xe" fits a first registration, a change of owner, a temporary one, each with
its own limit; "tách thửa" has another limit in each province. Two are both answered, of three and
more the citizen is asked which (design 8).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.composing.actions import is_other_age, other_action
from assistant.composing.candidates import Candidate
from assistant.composing.clarifying import named_words
from assistant.composing.matching import words_of
from assistant.composing.meant import LEVEL_WORDS
from assistant.composing.procedures import Record, record_of
from assistant.composing.renewing import record_terms
from assistant.composing.terms import Term
from assistant.searching import Found, search_records
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.generic import VERBS
from assistant.understanding.understand import Need

_BOTH = 2  # readings that are both answered
_NAMED = 0.5  # share of the title's own words from which the question is about that procedure
_FEW_WORDS = 3  # content words up to which so little was said that others fit as well
_AS_MUCH = 0.5  # of the share that the question names of the best title
_SAID = 0.5  # share of the content words that the titles must hold
_CLOSE = 3.0  # log-odds behind the best record
_LOOKED_AT = 15
_SAME_TITLE = 0.6  # share of the title's words that another province's version has too


@dataclass(frozen=True, slots=True)
class Several:
    """Records that fit what was said equally well, the likeliest first; `labels` tell them apart.

    `terms` are the limits of each; not all are the same.
    """

    records: tuple[Record, ...]
    labels: tuple[str, ...]
    terms: tuple[Sequence[Term], ...]
    by_province: bool

    @property
    def asks(self) -> bool:
        """Whether the citizen must say which; two procedures are both answered."""
        return self.by_province or len(self.records) > _BOTH

    @property
    def first_terms(self) -> list[Term]:
        return [terms[0] for terms in self.terms if terms]


def several_meant(record: Record, need: Need, found: Found, shelf: Shelf) -> Several | None:
    """The record with those that may be meant as well; None when it is the one."""
    records = search_records(need, found.nearest, shelf).candidates
    by_province = record.document.province is not None and need.province is None
    if by_province:
        fitting = _by_province(record, records, shelf)
    else:
        said = named_words(need, found)
        fitting = _by_name(record, said, need, records, shelf)
    terms = tuple(record_terms(one, need, shelf) for one in fitting.values())
    limits = {frozenset((t.limit.value, t.limit.unit) for t in own) for own in terms if own}
    if len(limits) < _BOTH:
        return None
    return Several(tuple(fitting.values()), tuple(fitting), terms, by_province)


def _by_province(
    record: Record, candidates: Sequence[Candidate], shelf: Shelf
) -> dict[str, Record]:
    """The versions of the provinces by province, the given one first."""
    best = words_of(record.procedure.name)
    found = {record.document.province or "": record}
    for candidate in candidates:
        document = candidate.document
        alike = len(best & words_of(document.title)) >= _SAME_TITLE * len(best)
        other = record_of(document, shelf.library.content(document.key)) if alike else None
        if document.province is not None and other is not None:
            found.setdefault(document.province, other)
    return found


def _by_name(
    record: Record,
    said: frozenset[str],
    need: Need,
    candidates: Sequence[Candidate],
    shelf: Shelf,
) -> dict[str, Record]:
    """The record by name, with others whose names hold the same of the few words that were said.

    Those are near the best one, for the same action and age.
    """
    own = _own_words(record)
    held = said & own
    few = 0 < len(held) >= _SAID * len(said) and len(said) <= _FEW_WORDS
    found = {record.procedure.name: record}
    share = _share(held, own, shelf)
    if not few or share >= _NAMED:
        return found
    text, seen = need.text, {own}  # at another level it is the same
    for candidate in candidates[:_LOOKED_AT]:
        document, title = candidate.document, candidate.document.title
        near = candidate.score >= candidates[0].score - _CLOSE and document.province is None
        if not near or other_action(title, text) or is_other_age(title, text):
            continue
        other = record_of(document, shelf.library.content(document.key))
        words = _own_words(other) if other is not None else own
        if other is None or words in seen or not held <= words:
            continue
        if _share(held, words, shelf) >= _AS_MUCH * share:
            seen.add(words)
            found.setdefault(other.procedure.name, other)
    return found


def _own_words(record: Record) -> frozenset[str]:
    """The words of the name but the levels and the general verbs."""
    words = words_of(record.procedure.name) - LEVEL_WORDS
    return frozenset(word for word in words if unmark(word) not in VERBS)


def _share(held: frozenset[str], own: frozenset[str], shelf: Shelf) -> float:
    total = sum(map(shelf.weigh, own))
    return sum(map(shelf.weigh, held)) / total if total else 1.0
