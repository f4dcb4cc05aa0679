"""Until when papers of an older kind may be used, as the closing articles of laws say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.composing.force import validity_at
from assistant.composing.law import quoted_part
from assistant.composing.part import Part
from assistant.composing.quoting import Excerpt, excerpt, provision_around
from assistant.searching import matcher_of
from assistant.shelf import Shelf
from assistant.understanding.core import core_of
from assistant.understanding.features import unmark
from assistant.understanding.understand import Need
from indexes.library import Filters, Hit
from ingest.document import Family
from ingest.provision import Level

_STILL_USED = re.compile(
    r"\b(?:con|co|van)(?: \w+){0,2} (?:dung|xai|su dung|gia tri|han)\b(?! (?:nao|gi))"
    r"|\bhet han\b|\bphai doi\b"
)
_KEPT = re.compile(r"đã được cấp|đã cấp|còn hạn|còn thời hạn|hết hạn|có giá trị")
_UNTIL = re.compile(
    rf"(?P<what>[^.;]{{4,220}}?)(?:{_KEPT.pattern})"
    r"[^.;]{0,260}?(?:giá trị sử dụng|được sử dụng|tiếp tục (?:được )?sử dụng)[^.;]{0,160}?"
    r"đến (?:hết )?(?:ngày|thời hạn)"
)
_WORD = re.compile(r"\w+")
_LOOKED_FOR = "còn giá trị sử dụng, được tiếp tục sử dụng đến hết ngày; quy định chuyển tiếp"
_DEPTH = 40
_NAME = 3  # words of a paper's name that the question must say: "sổ hộ khẩu"
_TOLD = 2
_CLAUSES = frozenset({Level.ARTICLE, Level.CLAUSE})
_LAW = Filters(families=frozenset({Family.LAW}))


@dataclass(frozen=True, slots=True)
class _Rule:
    cut: Excerpt
    named: int  # words of the paper's name that the question says


def paper_parts(need: Need, shelf: Shelf) -> Sequence[Part]:
    """The clauses that say until when the paper is valid; empty where none speaks of it."""
    core = core_of(need.text)
    if need.named or not _STILL_USED.search(unmark(core)):
        return ()
    hits = shelf.library.search(f"{core} {_LOOKED_FOR}", need.day, _LAW, _DEPTH)
    rules = [rule for hit in hits if (rule := _rule(hit, need, shelf)) is not None]
    best = max((rule.named for rule in rules), default=0)
    if best < _NAME:
        return ()
    chosen = [rule.cut for rule in rules if rule.named == best]
    same = [cut for cut in chosen if cut.document.key == chosen[0].document.key][:_TOLD]
    matcher = matcher_of(core, shelf)
    content = shelf.library.content(same[0].document.key)
    return [quoted_part(cut, content, matcher) for cut in _once(same)]


def _rule(hit: Hit, need: Need, shelf: Shelf) -> _Rule | None:
    """The clause around a hit, if it says until when something may be used."""
    text = hit.passage.text
    if "sử dụng" not in text or not _KEPT.search(text):
        return None  # like most: looking for the whole sentence takes long
    document = shelf.library.document(hit.passage.document)
    content = shelf.library.content(document.key)
    at = provision_around(content, hit.passage.start, _CLAUSES)
    said = _UNTIL.search(text)
    if at is None or said is None:
        return None
    provision = content.provisions[at]
    if validity_at(document, provision.place, shelf.library).covers(need.day) is False:
        return None
    return _Rule(excerpt(document, content, provision, hit.score), _named(said["what"], need.text))


def _named(what: str, question: str) -> int:
    """How many words of the name of a paper that is listed the question says in a row."""
    asked = f" {' '.join(_WORD.findall(unmark(question)))} "
    longest = 0
    for name in re.split(r"[,;]| và | hoặc |\d+\.", what):
        words = _WORD.findall(unmark(name))
        for count in range(_NAME, len(words) + 1):
            if f" {' '.join(words[:count])} " in asked:
                longest = max(longest, count)
    return longest


def _once(cuts: Sequence[Excerpt]) -> list[Excerpt]:
    """Each place once."""
    return list({(cut.start, cut.end): cut for cut in cuts}.values())
