"""What a question tells about a dossier under way: late or not, asked to supplement, no receipt.

"Em nộp hộ chiếu hôm 2/11 chưa thấy gì" speaks of such a dossier, "làm hộ chiếu mất mấy ngày" does
not. The wordings are matched without diacritics.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.deadlines.duties import CaseState, Concern, Told, Topic
from assistant.understanding.day_phrases import DayPhrase, What
from assistant.understanding.day_phrases import Kind as DayKind
from assistant.understanding.features import unmark


@dataclass(frozen=True, slots=True)
class OwnDossier:
    """`topics` are what is asked of the law, in that order; `late` says that it asks about delay.

    `named`: the words "hồ sơ", "một cửa", "giấy hẹn" or the like stand in it. `state.status` is
    left open: it follows from the due date.
    """

    topics: tuple[Topic, ...]
    late: bool
    asks_day: bool
    named: bool
    state: CaseState


_NOT = r"(?:khong|chang|chua|hong|hok|ko|k)"
_LATE = re.compile(
    r"\b(?:qua|tre|cham|lo|mat) (?:han|hen)\b|\btre (?:chua|khong|roi|may|bao|mat|them)\b"
    r"|\b(?:chua|van|chang|mai|hong|van chua) (?:ai )?(?:thay|co|tra|xong|duoc|giai quyet|cap|lam"
    r"|nhan|goi|bao|hoi am)\b(?! (?:phai|the|ten|quyen|nhieu|nao|so do|giay hen|trong))"
    r"|\bkhong (?:ai (?:goi|bao|tra|noi|giai quyet|nhan)|them|thay (?:gi|ai|tra|bao|ket qua|goi)"
    r"|tra (?:ket qua|loi|ho so)?|giai quyet|co ket qua|hoi am|nhan duoc)\b"
    r"|\bim (?:re|ru|lim|hoi|bat)\b|\bvan im\b|\bngam ho so\b|\bho so (?:bi )?ngam\b"
    r"|\b(?:lam|tra|giai quyet) (?:cham|tre)\b|\bcham (?:tra|giai quyet|tre)\b"
    r"|\bhen (?:lai|them|toi hen lui|lan)\b|\bkhat (?:hen|lan)\b|\bcho (?:hoai|mai|lau qua)\b"
    r"|\bsao lau\b|\bdon doc\b"
)
_FILED = re.compile(
    r"\b(?:da|moi|em|toi|tui|minh|nha|co|chung toi|cong ty|e|t)? ?"
    r"(?:nop|gui|goi|dang ky|lam|xin|khai)\b"
)
_DOSSIER = re.compile(
    r"\bho so\b|\bhs\b|\bgiay hen\b|\bphieu hen\b|\bmot cua\b|\bket qua\b|\bhanh chinh cong\b"
    r"|\btiep nhan\b|\bbo sung\b|\bngay hen\b|\bhen lai\b|\btrich luc\b"
)
# "Làm ngày 2/9 thì tính lương sao": a day worked, not one of filing.
_WORKED = re.compile(r"\bluong\b(?! huu)|\btang ca\b|\blam them\b|\bngay cong\b")
_MINE = re.compile(r"\b(?:toi|em|minh|tui|con|chau|nha|cong ty|hop tac xa|cua hang|anh|chi|e|t)\b")
_ASKS_DAY = re.compile(
    r"\b(?:ngay|hom|bua|thu) (?:nao|may|bao nhieu)\b|\bchung nao\b|\bbao gio\b|\bkhi nao\b"
    r"|\bluc nao\b|\bmay (?:ngay|hom|bua) (?:nua|thi|moi)\b|\b(?:toi|den|het|dung) han\b"
    r"|\bhan (?:tra|chot|cuoi|la|giai quyet|moi|cap)\b|\bngay (?:cuoi|het|tra)\b|\bhet thoi han\b"
    r"|\bbay gio thi (?:co|xong|lay)\b|\bthoi han .{0,40}\bket thuc\b|\bbao lau nua\b"
    r"|\b(?:cham|tre|muon) nhat\b"
)
_ASKS_DOCUMENT = re.compile(
    r"\b(?:nghi dinh|luat|thong tu) (?:nao|gi|moi|so may)\b|\bvan ban nao\b"
)
_HOW_LONG = (
    r"(?:bao (?:lau|nhieu|gio)|may (?:ngay|hom)|khi nao|cham nhat|thoi (?:han|hieu|gian)"
    r"|ngay nao|luc nao|toi da)"
)
_TOPICS = Path(__file__).parent / "data" / "dossier_topics.tsv"
_SUPPLEMENTS = frozenset(
    {Topic.SUPPLEMENT, Topic.CLOSING, Topic.TRIPS, Topic.RETURN, Topic.RESTART}
)
# Topics that laws other than the decree on one-stop desks have too: not enough by themselves.
_OF_OTHERS = frozenset(
    {
        Topic.COMPLAINT_ACCEPTED,
        Topic.COMPLAINT_SETTLED,
        Topic.COMPLAINT_TIME,
        Topic.SECOND_COMPLAINT,
        Topic.LAWSUIT,
        Topic.DENUNCIATION,
        Topic.RIGHTS,
        Topic.RESTART,
        Topic.CLOSING,
    }
)
_ELSEWHERE = re.compile(
    r"\b(?:phuong|xa|tinh|noi|cho|quan|huyen) khac\b|\b(?:khac|ngoai) (?:noi|tinh|xa)\b"
    r"|\bphi dia gioi\b|\bkhong phai noi\b|\bnop (?:o )?dau cung\b"
)
_ONLINE = re.compile(
    r"\b(?:truc tuyen|online|qua mang|tren mang|cong dich vu cong|vneid|qua app)\b"
)
_NEW_DAY_PASSED = re.compile(
    r"\b(?:hen|lan) (?:lan )?(?:nua|thu hai|hai|2|tiep)\b|\blan thu (?:hai|2)\b|\bmay lan\b"
    r"|\btiep tuc hen\b|\blai (?:tiep tuc )?hen\b|\bhen .{0,30}\b(?:da|cung) qua\b"
)
_TOLD_NEW_DAY = re.compile(r"\bhen lai\b|\bngay hen moi\b")
_HAS_RECEIPT = re.compile(
    r"\b(?:co|giay|phieu) (?:giay |phieu )?hen\b(?! .{0,8}khong)|\bgiay tiep nhan\b"
)
_ENDS = (". ", "? ", "! ", "\n")
_BEGUN = frozenset({What.SUBMITTED, What.ACCEPTED})
WHERE_IT_STANDS = (Topic.LOOKUP, Topic.START)  # how to see it, and from when its term runs


def own_dossier(
    text: str, days: Sequence[DayPhrase], asks_term: bool, *, coded: bool = False
) -> OwnDossier | None:
    """What the (mended) question tells, or None when it is about no dossier under way.

    `asks_term`: a time limit or due day is what the question wants by its kind. `coded`: the code
    of a dossier stood in it; where nothing else is asked of it, its state is.
    """
    bare = " ".join(unmark(text).split())
    if _ASKS_DOCUMENT.search(bare) or (_WORKED.search(bare) and not _DOSSIER.search(bare)):
        return None
    spoken = (topic for topic, patterns in _ways() if all(p.search(bare) for p in patterns))
    topics = tuple(dict.fromkeys(spoken))
    begun = any(map(_is_begun, days)) or any(
        _is_past(phrase) and _tells_of_filing(_sentence_around(text, phrase)) for phrase in days
    )
    asks_day = asks_term or bool(_ASKS_DAY.search(bare))
    late = bool(_LATE.search(bare))
    if not coded and not _is_own(bare, topics, late, asks_day, begun):
        return None
    if topics == (Topic.LOOKUP,) or (coded and not topics and not late):
        topics = WHERE_IT_STANDS
    named = bool(_DOSSIER.search(bare))
    return OwnDossier(topics, late, asks_day, named, _state(bare, topics))


def _is_begun(phrase: DayPhrase) -> bool:
    return phrase.what in _BEGUN or phrase.kind is DayKind.INVALID


def _is_past(phrase: DayPhrase) -> bool:
    return phrase.what is What.UNKNOWN and bool(phrase.readings)


def _sentence_around(text: str, phrase: DayPhrase) -> str:
    start = max(text.rfind(mark, 0, phrase.start) for mark in _ENDS) + 1
    ends = [end for mark in _ENDS if (end := text.find(mark, phrase.end)) >= 0]
    return text[start : min(ends, default=len(text))]


def _tells_of_filing(sentence: str) -> bool:
    bare = " ".join(unmark(sentence).split())
    return bool(_FILED.search(bare) or _DOSSIER.search(bare))


def _is_own(bare: str, topics: Sequence[Topic], late: bool, asks_day: bool, begun: bool) -> bool:
    dossier = bool(_DOSSIER.search(bare))
    ordinary = [topic for topic in topics if topic not in _OF_OTHERS]
    if (begun and (asks_day or late)) or Topic.LOOKUP in topics:
        return True
    return dossier and (bool(ordinary) or (late and bool(_MINE.search(bare))))


@cache
def _ways() -> tuple[tuple[Topic, tuple[re.Pattern[str], ...]], ...]:
    """Topics in the order in which they lead, each with patterns that must all be there."""
    rows = _TOPICS.read_text(encoding="utf-8").splitlines()
    cells = (row.split("\t") for row in rows if not row.startswith("#"))
    return tuple(
        (Topic(name), tuple(re.compile(_written_out(pattern)) for pattern in patterns))
        for name, *patterns in cells
    )


def _written_out(pattern: str) -> str:
    return pattern.replace("{how_long}", _HOW_LONG).replace("{not}", _NOT)


def _state(bare: str, topics: Sequence[Topic]) -> CaseState:
    receipt = False if Topic.RECEIPT in topics else True if _HAS_RECEIPT.search(bare) else None
    return CaseState(
        told=_told(bare),
        receipt=receipt,
        concern=_concern(topics),
        online=bool(_ONLINE.search(bare)),
        elsewhere=bool(_ELSEWHERE.search(bare)),
    )


def _told(bare: str) -> Told:
    if _NEW_DAY_PASSED.search(bare):
        return Told.NEW_DAY_PASSED
    return Told.NEW_DAY if _TOLD_NEW_DAY.search(bare) else Told.NO


def _concern(topics: Sequence[Topic]) -> Concern:
    for topic, concern in (
        (Topic.LOST, Concern.LOST),
        (Topic.WRONG_RESULT, Concern.WRONG_RESULT),
        (Topic.DENUNCIATION, Concern.MISCONDUCT),
        (Topic.SECOND_COMPLAINT, Concern.COMPLAINT_UNANSWERED),
    ):
        if topic in topics:
            return concern
    return Concern.SUPPLEMENT if _SUPPLEMENTS.intersection(topics) else Concern.PROGRESS
