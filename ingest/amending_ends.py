"""Which other acts, or places of them, a text ends: thay thế, bãi bỏ, hết hiệu lực."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ingest.amending_clauses import ACT, THIS_ACT, Clause
from ingest.citation import Place
from ingest.days import first_day
from ingest.document import Relation, RelationKind
from ingest.document_number import Mention, mentions
from ingest.places import places_at_end

_ENDED = re.compile(
    r"(?P<before>.*?)\s*(?:,\s*)?(?:đều\s+)?(?:hết hiệu lực|chấm dứt hiệu lực|"
    r"bị bãi bỏ|được bãi bỏ|được thay thế (?:bằng|bởi))(?P<after>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ENDS = re.compile(
    rf"(?:{THIS_ACT}[^“]{{0,160}}?\s|^{ACT}\s+(?=thay)|^(?:\W*(?:và|,)\s*)?)"
    r"(?P<verb>thay thế|bãi bỏ|huỷ bỏ|hủy bỏ)"
    r"(?:\s+(?:cho|toàn bộ|các|một số|hiệu lực|thi hành))*(?P<what>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ENDS_LIST = re.compile(
    r"(?:hết hiệu lực|bãi bỏ|thay thế)[^.]*:\s*$|"
    r"(?:bãi bỏ|thay thế)\s+(?:toàn bộ\s+)?(?:các\s+)?"
    r"(?:văn bản|thông tư|nghị định|quyết định)[^.;:\d]{0,60}$",
    re.IGNORECASE,
)
_SOME_PLACES = re.compile(
    r"một số (?:điểm|khoản|điều|quy định|nội dung|chương|mục|phụ lục|mẫu)|"
    r"(?:quy định|nội dung)\s+(?:về|tại|của|liên quan)[^.]{0,80}:\s*$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:từ|vào|sau)\s+((?:ngày\s+)?\S[^,;]{0,30})")
_END_VERB = re.compile(r"hết hiệu lực|chấm dứt hiệu lực|bãi bỏ|thay thế", re.IGNORECASE)
_PART_OF_WORDS = re.compile(
    r"\b(?:cụm từ|các từ|từ “|quy định (?:về|tại|trong)|các quy định|nội dung|một phần|phụ lục|"
    r"biểu mẫu|mẫu|chương|mục|tên|bảng|điểm|khoản|điều|đoạn|dòng|biểu)\b|"
    r"\b(?:tại|theo|trong|hướng dẫn|thi hành)\s*(?:các\s*)?$",
    re.IGNORECASE,
)
_AMENDED_BY = re.compile(r"(?:được|đã)\s+(?:được\s+)?sửa đổi", re.IGNORECASE)
_KIND = re.compile(ACT)
_AMENDING_ACT = re.compile(rf"{ACT}\s+(?:\w+\s+)?sửa đổi[^;]*của\s*$")
_LISTED = re.compile(
    r"(?:[;,:.]|\bvà|\bhoặc|\bcác|bãi bỏ|thay thế|[a-zđ]\))\s*(?:toàn bộ\s*)?$", re.IGNORECASE
)
_CHAPTERS = re.compile(
    r"(?:[,;]?\s*(?:và\s+)?Chương\s+[IVXLC]+[a-zđ]?)+\s*$"
)  # named behind articles
_BREAK = re.compile(r"[;:,(]|\bvà\b|\bhoặc\b")
_RESET = re.compile(r";|\)\s*(?:và|,)|\bvà các\b|(?<=\d{4})\s*\.\s")
_ONLY_FOR = re.compile(r"\b(?:đối với|riêng|một phần)\b", re.IGNORECASE)
_EXCEPT = re.compile(r"[,;]?\s*\b(?:trừ|ngoại trừ)\b.*", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Target:
    """An act that a sentence names as ended, whole (`places` empty) or in places."""

    number: str
    places: tuple[Place, ...] = ()


def ends_in(clauses: Sequence[Clause], own: str | None, since: date | None) -> list[Relation]:
    """The relations REPLACES and REPEALS that the clauses state; `since` is the text's own."""
    found: list[Relation] = []
    for clause in clauses:
        for sentence in clause.sentences():
            for statement in statements(sentence):
                found += ends_of_sentence(statement, clause.lead, since)
    return [relation for relation in found if relation.target != own]


def statements(sentence: str) -> Iterator[str]:
    """The parts between semicolons, joined up to one with a verb: "A; B hết hiệu lực"."""
    waiting = ""
    for part in sentence.split(";"):
        waiting = f"{waiting};{part}" if waiting else part
        if _END_VERB.search(part):
            yield waiting.strip()
            waiting = ""
    if waiting:
        yield waiting.strip()


def ends_of_sentence(sentence: str, lead: str, since: date | None) -> Iterator[Relation]:
    """What one sentence ends; `lead` may hold the verb of a list: "hết hiệu lực … : a) …"."""
    if _ENDS_LIST.search(lead):
        kind = RelationKind.REPLACES if "thay thế" in lead[-200:] else RelationKind.REPEALS
        evidence = f"{lead[-200:]} {sentence}"
        found = relations(kind, sentence, since_of(lead, since), evidence)
        partly = _SOME_PLACES.search(lead)
        yield from (relation for relation in found if relation.places or not partly)
        return
    ended = _ENDED.fullmatch(sentence)
    if ended and not ends_itself(ended["before"]) and not _ONLY_FOR.search(ended["after"][:60]):
        day = since_of(ended["after"], since)
        yield from relations(RelationKind.REPEALS, ended["before"], day, sentence)
        return
    ends = _ENDS.search(sentence)
    if ends and not ended:
        replaces = ends["verb"].lower() == "thay thế"
        kind = RelationKind.REPLACES if replaces else RelationKind.REPEALS
        yield from relations(kind, ends["what"], since_of("", since), sentence)


def ends_itself(before: str) -> bool:
    """ "Nghị định này hết hiệu lực …", "Giấy phép hết hiệu lực" end no other act."""
    return bool(re.search(rf"{THIS_ACT}\W*$", before, re.IGNORECASE))


def since_of(words: str, own: date | None) -> date | None:
    """The day that the words name, else the text's own first day."""
    found = _SINCE.search(words)
    return (first_day(found[1]) if found else None) or own


def relations(
    kind: RelationKind, words: str, since: date | None, evidence: str
) -> Iterator[Relation]:
    for target in targets(_EXCEPT.sub("", words)):
        yield Relation(kind, target.number, target.places, since, evidence.strip())


def targets(words: str) -> Iterator[Target]:
    """The acts that are themselves ended, without those that only amended them."""
    last, subordinate = 0, False
    for mention in mentions(words):
        between = words[last : mention.start]
        if _RESET.search(between):
            subordinate = False
        subordinate = subordinate or (last > 0 and _AMENDED_BY.search(between) is not None)
        if not subordinate:
            yield from target_of(mention, between, is_first=last == 0)
        last = mention.end


def target_of(mention: Mention, between: str, is_first: bool) -> Iterator[Target]:
    """The act, its places, or nothing where it is only named in another act's title."""
    kinds = list(_KIND.finditer(between))
    if not kinds:
        return
    before = between[: kinds[-1].start()]
    amending = _AMENDING_ACT.search(before)
    before = before[: amending.start()] if amending else before
    articles = _CHAPTERS.sub(" ", re.sub(r"\s*(?:của|tại)\s*$", " ", before))
    places = places_at_end(articles)
    if places:
        yield Target(mention.number, places)
    elif (is_first or _LISTED.search(before)) and not _PART_OF_WORDS.search(
        _BREAK.split(before)[-1]
    ):
        yield Target(mention.number)
