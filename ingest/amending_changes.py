"""What an amending act changes: "Sửa đổi, bổ sung khoản 5 Điều 3 Nghị định số … như sau"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.amending_clauses import Clause
from ingest.citation import Place
from ingest.document import Relation, RelationKind
from ingest.document_number import first_number, mentions
from ingest.places import Listed, lists_of_places

_CHANGES = re.compile(r"^(?:\W*)(?:sửa đổi|bổ sung|thay thế|bãi bỏ|bỏ\b|thay\b)", re.IGNORECASE)
_REPEAL = re.compile(r"^\W*(?:bãi bỏ|huỷ bỏ|hủy bỏ)", re.IGNORECASE)
_ADDED = re.compile(r"\s(?:vào|sau|trước|và sắp xếp)\b.*", re.IGNORECASE)
_WORDS_ONLY = re.compile(
    r"cụm từ|các từ|\btừ\s*“|\bbỏ\s+từ|tiêu đề|tên\s+(?:chương|mục|điều|khoản)|"
    r"đoạn\b|dòng\b|phụ lục|\bmẫu\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\bmột số\s+(?:điểm|khoản|điều)[^:]{0,30}của\s+(?=Điều|khoản)", re.IGNORECASE
)
_AMENDING_TITLE = re.compile(r"^(?:Luật |Nghị định |Về việc )?\s*sửa đổi|^bãi bỏ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Scope:
    """What the words around a clause have already named: the act, and a place in it."""

    target: str | None
    place: Place


def is_amending(title: str) -> bool:
    """Whether a title says that the whole act amends: "Sửa đổi, bổ sung một số điều của …"."""
    return bool(_AMENDING_TITLE.search(title.strip()))


def changes_in(
    article: Sequence[Clause], title_target: str | None, since: date | None
) -> list[Relation]:
    """The relations AMENDS and REPEALS of one article; without places where only words change."""
    if not article or not _CHANGES.search(article[0].words):
        return []
    head = article[0]
    whole = first_number(up_to_new_text(head.words)) or title_target
    found = [Relation(RelationKind.AMENDS, whole, (), since, head.words[:300])] if whole else []
    for clause in article:
        found += changes_of(clause, Scope(whole, Place()), since)
    return found


def changes_of(clause: Clause, around: Scope, since: date | None) -> Iterator[Relation]:
    """What one clause changes; a clause without a verb of its own changes nothing itself."""
    words = up_to_new_text(clause.words)
    if not _CHANGES.search(words) or _WORDS_ONLY.search(words):
        return
    named = [mention.number for mention in mentions(words)] or [
        mention.number for mention in list(mentions(up_to_new_text(clause.lead)))[:1]
    ]
    target = named[0] if named else around.target
    here = place_of_lead(clause.lead)
    places = changed_places(words, here)
    if target and places:
        kind = RelationKind.REPEALS if _REPEAL.search(words) else RelationKind.AMENDS
        yield Relation(kind, target, places, since, words[:300])


def changed_places(words: str, here: Place) -> tuple[Place, ...]:
    """The places whose wording ends; an added place counts as one that did not exist before."""
    if _SEVERAL.search(words):
        return ()
    added = re.match(r"\W*bổ sung", words, re.IGNORECASE)
    lists = list(lists_of_places(words, here))
    if not lists:
        return ()
    if added and _ADDED.search(words):
        return added_places(lists, here)
    named = (place for listed in lists for place in listed.places if place.article)
    return tuple(dict.fromkeys(named))


def added_places(lists: Sequence[Listed], here: Place) -> tuple[Place, ...]:
    """ "Bổ sung khoản 5a vào sau khoản 5 Điều 3": the new place lies beside the last one named."""
    beside = lists[-1].places[-1]
    return tuple(
        Place(
            place.article or beside.article,
            place.clause or (beside.clause if place.point else None),
            place.point,
        )
        for place in lists[0].places
        if place.article or beside.article
    )


def place_of_lead(lead: str) -> Place:
    """The place that the words around name last: "Sửa đổi một số khoản của Điều 7 như sau:"."""
    last = Place()
    for listed in lists_of_places(up_to_new_text(lead), Place()):
        if len(listed.places) == 1:
            last = listed.places[0]
    return last


def up_to_new_text(words: str) -> str:
    """The words before the new wording."""
    return words.split("“”")[0]
