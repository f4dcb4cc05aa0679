"""The footnotes of a consolidated text: from which day each changed place is worded so.

"[7] Khoản này được sửa đổi, bổ sung theo quy định tại … của Luật số 118/2025/QH15 …, có hiệu lực
kể từ ngày 01 tháng 7 năm 2026." The note stands below the text, or in the place itself. A note
about words ("Cụm từ “10 ngày” được thay thế …") changes the place that carries its mark.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.citation import Place
from ingest.days import first_day
from ingest.document import Content, Relation, RelationKind
from ingest.effect import Effect
from ingest.provision import Level, Provision
from ingest.validity import Validity

_LEVELS = {"điều": Level.ARTICLE, "khoản": Level.CLAUSE, "điểm": Level.POINT}
_INNERMOST = (Level.POINT, Level.CLAUSE, Level.ARTICLE)  # of a note about words only
_NOTE = re.compile(
    r"(?:^(?:\[(?P<framed>\d{1,3})\]\d{0,3}|(?P<bare>\d{1,3})(?:\[\d{1,3}\])?)|"
    r"\[\[(?P<inline>\d{1,3})\])"
    r"\s*(?:(?P<level>Điều|Khoản|Điểm) này (?:được|bị) (?P<verb>sửa đổi|bổ sung|bãi bỏ)"
    r"|(?:Các c|C)ụm từ|Từ [“\"]|Đoạn |Nội dung )"
    r"(?P<rest>[^\n]*)",
    re.MULTILINE,
)
_FROM = re.compile(r"có\s+hiệu\s+lực\s+(?:thi\s+hành\s+)?(?:kể\s+)?từ\s+(ngày[^,.;\n]{0,40})")
_NEW_WORDS = re.compile(r"thay thế bằng (?:cụm )?từ [“\"]([^”\"]+)[”\"]")
_FRAMED = re.compile(r"\[(\d{1,3})\]")
_AFTER_LABEL = re.compile(r"\s*(?:Điều\s+)?\w+\s*[.)]\s?(\d{1,3})(?=[\s(])")
_AT_END = re.compile(r"\D(\d{1,3})\s*$")
Mark = tuple[Level, str]  # the level that a note speaks of, and its number
LONGEST = 400  # characters of a note that are kept as evidence


@dataclass(frozen=True, slots=True)
class Change:
    """What a note says of its place: the first days of the first and of the last new wording."""

    place: Place
    first: date
    last: date
    added: bool
    evidence: str


def effects_of(changes: Sequence[Change]) -> tuple[Effect, ...]:
    """The wording that is printed counts from the last change on."""
    newest: dict[Place, Change] = {}
    for change in sorted(changes, key=lambda change: change.last):
        newest[change.place] = change
    return tuple(Effect(c.place, Validity(c.last), c.evidence) for c in newest.values())


def ends_of(changes: Sequence[Change], base: str) -> list[Relation]:
    """The wording of the base act ends with the first change; an addition ends none."""
    return [
        Relation(RelationKind.CONSOLIDATES, base, (c.place,), c.first, c.evidence)
        for c in changes
        if not c.added
    ]


def changes_noted(content: Content) -> list[Change]:
    """The dated changes of articles, clauses and points, in the order of the notes."""
    notes = list(_NOTE.finditer(content.text))
    if not notes:
        return []
    below = next((note.start() for note in notes if not note["inline"]), len(content.text))
    marked = marks(content, below)
    found = []
    reached = 0  # notes are numbered along the text
    for note in notes:
        at = place_of(note, content, marked, reached)
        days = [day for words in _FROM.findall(note["rest"]) if (day := first_day(words))]
        if at is not None and days:
            reached = at.start
            evidence = note.group()[:LONGEST].strip()
            added = note["verb"] == "bổ sung"
            found.append(Change(at.place, min(days), max(days), added, evidence))
    return found


def place_of(
    note: re.Match[str], content: Content, marked: Mapping[Mark, Sequence[Provision]], reached: int
) -> Provision | None:
    """The provision that a note is about: the one it stands in, or the next with its mark."""
    levels = [_LEVELS[note["level"].lower()]] if note["level"] else _INNERMOST
    if note["inline"]:
        around = (provision_around(content, note.start(), level) for level in levels)
        return next(filter(None, around), None)
    number = note["framed"] or note["bare"]
    carrying = [
        provision
        for level in levels
        for provision in marked.get((level, number), ())
        if provision.start >= reached
    ]
    found = min(carrying, key=lambda provision: provision.start, default=None)
    return found or after_new_words(note, content, reached)


def after_new_words(note: re.Match[str], content: Content, reached: int) -> Provision | None:
    """The provision whose new words carry the number glued: "07 ngày làm việc 22, kể từ"."""
    words = None if note["level"] else _NEW_WORDS.search(note["rest"])
    if words is None:
        return None
    number = note["framed"] or note["bare"]
    glued = re.compile(re.escape(words[1]) + rf"\s?{number}(?!\d)")
    at = glued.search(content.text, reached, note.start())
    if at is None:
        return None
    around = (provision_around(content, at.start(), level) for level in _INNERMOST)
    return next(filter(None, around), None)


def marks(content: Content, below: int) -> Mapping[Mark, Sequence[Provision]]:
    """The provisions that carry the mark of each note, in the order of the text."""
    found: dict[Mark, list[Provision]] = defaultdict(list)
    for provision in content.provisions:
        if provision.level in _LEVELS.values() and provision.start < below:
            own = content.text[provision.start : min(provision.lead_end, below)]
            for number in marks_in(own, provision):
                found[provision.level, number].append(provision)
    return found


def marks_in(own: str, provision: Provision) -> Iterator[str]:
    """ "2.[7] Người …", "1.4 Lao động …", "Điều 7. Người được trợ giúp pháp lý[3]"."""
    yield from _FRAMED.findall(own)
    glued = _AFTER_LABEL.match(own)
    if glued:
        yield glued[1]
    at_end = _AT_END.search(own.split("\n")[0]) if provision.level is Level.ARTICLE else None
    if at_end:
        yield at_end[1]


def provision_around(content: Content, position: int, level: Level) -> Provision | None:
    inside = (
        provision
        for provision in content.provisions
        if provision.level is level and provision.start <= position < provision.end
    )
    return next(inside, None)
