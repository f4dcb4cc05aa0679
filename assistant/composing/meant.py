"""Which procedure a dossier was filed for: the record that fits, for the level that was named."""

import re
from collections.abc import Sequence

from assistant.composing.actions import is_other_age, other_action
from assistant.composing.candidates import Candidate, of_family
from assistant.composing.dossier import starts
from assistant.composing.matching import Matcher, words_of
from assistant.composing.procedures import Record, record_of
from assistant.searching import Found, search_records
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.generic import says_which
from assistant.understanding.understand import Need
from ingest.document import Family

_NEAR = 4.0  # log-odds that a record may lie behind a clause of law and still be what was filed
_CLOSE = 3.0  # log-odds within which another record may be meant
_LOOKED_AT = 8
_SAME_NAME = 0.6  # share of the title's words that a version for another level has too
_LEVELS = (
    ("trung ương", re.compile(r"\bcuc\b|\bbo (?:cong|y|tu|xay|tai|noi|giao)|\btrung uong\b")),
    ("tỉnh", re.compile(r"\btinh\b|\bso (?:tu|xay|tai|noi|nong|y|giao|cong)|\bthanh pho\b")),
    ("xã", re.compile(r"\bxa\b|\bphuong\b|\bthi tran\b")),
)  # fmt: skip
LEVEL_IN_TITLE = re.compile(r"cấp (trung ương|tỉnh|xã)")
LEVEL_WORDS = frozenset(
    {"cấp", "công", "an", "tỉnh", "xã", "bộ", "trung", "ương", "thực", "hiện", "tại", "thủ", "tục"}
)
_LEAST_ALONE = 0.5
_LEAST = 0.15  # share of the title, or of the question, that must be common to both
_OTHER_AGE, _OTHER_PROVINCE = 3.0, 3.0
_COVERS, _NAMES = 1.5, 1.0  # log-odds for a title that holds all that was said; that was said
_HEAD = re.compile(
    r" (?:đối với|cho (?:người|công dân)|(?:trong|cho) trường hợp|trong giai đoạn|để)\b| ?\("
)


def meant_record(need: Need, found: Found, shelf: Shelf) -> Record | None:
    """The record of what was filed, or None when the question does not name it.

    Where a law with many provisions crowds the records out, they are looked for alone, and one
    must hold half of what was said.
    """
    record = _meant_of(need, found, shelf, _LEAST)
    if record is None and starts(need):
        return _meant_of(need, search_records(need, found.nearest, shelf), shelf, _LEAST_ALONE)
    return record


def _meant_of(need: Need, found: Found, shelf: Shelf, least: float) -> Record | None:
    records = of_family(found.candidates, Family.PROCEDURE)[:_LOOKED_AT]
    if not records or records[0].score < found.candidates[0].score - _NEAR:
        return None
    near = [c for c in records if c.score >= records[0].score - _CLOSE]
    bare = unmark(need.text)
    matchers = (found.matcher, Matcher.of(need.text, shelf.weigh))
    best = max(near, key=lambda candidate: _fit(candidate, need, matchers))
    best = _plainest(best, near, found.matcher)
    chosen = _at_level([best, *(c for c in near if c is not best)], bare)
    if not _is_named(chosen, need, found, least):
        return None
    return record_of(chosen.document, shelf.library.content(chosen.document.key))


def _plainest(best: Candidate, near: Sequence[Candidate], matcher: Matcher) -> Candidate:
    """The record whose name is the best one's without words that nobody said ("giám sát việc")."""
    name = words_of(best.document.title) - LEVEL_WORDS
    for other in near:
        words = words_of(other.document.title) - LEVEL_WORDS
        if words < name and not (name - words) & frozenset(matcher.weights):
            name, best = words, other
    return best


def _fit(candidate: Candidate, need: Need, matchers: Sequence[Matcher]) -> float:
    """The ranking's log-odds, corrected by what is done to the paper, by age and by province.

    `matchers`: with the official names of everyday words, and the citizen's own words alone.
    """
    title = candidate.document.title
    words = words_of(title) - LEVEL_WORDS
    fit = candidate.score - other_action(title, need.text)
    fit -= _OTHER_AGE * is_other_age(title, need.text)
    head = words_of(head_of(title)) - LEVEL_WORDS
    for matcher in matchers:
        fit += _COVERS * matcher.covered(words) + _NAMES * matcher.precision(head)
    if need.province is not None and candidate.document.province != need.province:
        fit -= _OTHER_PROVINCE
    return fit


def head_of(title: str) -> str:
    """A procedure's name without the cases that it is for: what they all are called."""
    return _HEAD.split(title.lower().removeprefix("thủ tục "), maxsplit=1)[0].strip(" .:")


def _is_named(candidate: Candidate, need: Need, found: Found, least: float) -> bool:
    title = words_of(candidate.document.title)
    matcher = found.matcher
    if not says_which(need.search_text, frozenset(matcher.weights)):
        return False
    if least == _LEAST:
        return matcher.covered(title) >= least or matcher.precision(title) >= least
    return matcher.covered(title) >= least


def _at_level(records: Sequence[Candidate], bare: str) -> Candidate:
    """Of one procedure's versions the one for the level that was named, the local one otherwise."""
    best = records[0]
    if not LEVEL_IN_TITLE.search(best.document.title):
        return best
    versions = [best, *(c for c in records[1:] if _is_version(c, best))]
    said = [name for name, words in _LEVELS if words.search(bare)]
    for level in (*said, "xã", "tỉnh"):
        for version in versions:
            found = LEVEL_IN_TITLE.search(version.document.title)
            if found is not None and found[1] == level:
                return version
    return best


def _is_version(candidate: Candidate, best: Candidate) -> bool:
    own = words_of(LEVEL_IN_TITLE.sub("", best.document.title))
    other = words_of(LEVEL_IN_TITLE.sub("", candidate.document.title))
    return len(own & other) >= _SAME_NAME * len(own | other)
