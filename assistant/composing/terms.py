"""Which limits may apply to a dossier: of its record or of a clause, and under which condition."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant import wording
from assistant.composing.conditions import Told
from assistant.composing.procedures import Record
from assistant.composing.quoting import Excerpt, plain, sentences_of
from assistant.deadlines.cutoffs import rules_in
from assistant.deadlines.due import CIVIL_CODE, CountingRules
from assistant.shelf import Shelf
from ingest.procedure import Limit, Method, Procedure, Unit
from ingest.sources.limits import limits_in

_MORE = re.compile(r"tăng thêm|kéo dài thêm|cộng thêm|thêm không quá", re.IGNORECASE)
# A step that one agency of several takes, no limit of the whole.
_PART = re.compile(
    r"^\W*(?:cấp (?:xã|tỉnh|huyện|bộ)|sở|ủy ban|UBND|bộ|cục|công an|cơ quan|bước|trong đó|tại)\b",
    re.IGNORECASE,
)
_SPELT_OUT = (("NLĐ", "người lao động"), ("SDLĐ", "sử dụng lao động"), ("BHXH", "bảo hiểm xã hội"))
_COUNTED = frozenset({Unit.WORKING_DAY, Unit.CALENDAR_DAY, Unit.MONTH})
# The step that ends in the result, and what is counted from ("kể từ ngày nhận đủ hồ sơ").
_WHOLE_TERM = re.compile(
    r"kể từ (?:ngày|khi|thời điểm)[^.;,]{0,16}(?:nhận(?: được| đủ| đầy đủ)*"
    r" (?:hồ sơ|đơn|tờ khai|yêu cầu|giấy đề nghị|văn bản đề nghị|danh sách)"
    r"|(?:hồ sơ|đơn) được (?:tiếp )?nhận)",
    re.IGNORECASE,
)
_LEADS = re.compile(r"(?:thời hạn|thời gian|không quá|chậm nhất|trong)[^.;]{0,40}$", re.IGNORECASE)
_TAIL = 60  # characters after a limit in which it says from when it runs
_FROM_AGENCY = re.compile(
    r"kể từ (?:ngày|khi) nhận được (?:văn bản |tờ trình |hồ sơ )*(?:đề nghị |trình )?[^.;,]{0,20}"
    r"của (?:Sở|Ủy ban|UBND|Cục|Chi cục|Bộ|Phòng|cơ quan)"
)
_MISREAD = re.compile(r"0\d{2}")  # "051 ngày" of a scanned page
_OTHERWISE = re.compile(r"trường hợp (?:khác|còn lại)|(?:công trình|đối tượng) (?:khác|còn lại)")
_AT_ONCE = re.compile(r"ngay sau khi|ngay trong ngày|trong ngày|sau 1\d giờ", re.IGNORECASE)
SAME_DAY = Limit(0, Unit.SAME_DAY, "giải quyết ngay trong ngày tiếp nhận đủ hồ sơ")


@dataclass(frozen=True, slots=True)
class Term:
    """A limit that may apply, where it is written, and what moves its start."""

    limit: Limit
    procedure: Procedure | None
    excerpts: tuple[Excerpt, ...]
    rules: CountingRules = CIVIL_CODE
    note: str = ""  # why this one and not the record's


def terms_of_record(record: Record, method: Method | None, shelf: Shelf) -> list[Term]:
    """The record's limits, those of the channel in question first, none twice.

    A record that states only a bare number ("5") or none is read together with an older record of
    the same code that has the unit, or with its own steps; one whose steps end "sau 15 giờ … ngày
    làm việc tiếp theo" is settled on the day itself.
    """
    quote = record.quote("time_limit")
    limits = _channel_limits(record.procedure, method) or _case_limits(record.procedure)
    if limits:
        return [Term(limit, record.procedure, quote) for limit in _added_up(limits)]
    return stated_elsewhere(record, shelf) or _from_steps(record)


def stated_elsewhere(record: Record, shelf: Shelf) -> list[Term]:
    """The limit of a record that states none or no unit: settled at once, or an older record's."""
    at_once = _settled_at_once(record)
    return [at_once] if at_once else _with_its_unit(record, shelf)


def terms_of_clause(cut: Excerpt, note: str = "") -> list[Term]:
    return [Term(limit, None, (cut,), note=note) for limit in _added_up(limits_in(cut.text))]


def counts_from_filing(term: Term) -> bool:
    """Whether a clause's limit is one of settling a dossier, as far as its words tell.

    "Thời hạn của chứng chỉ là 05 năm" is none, nor "90 ngày, kể từ ngày kết thúc việc cứu hộ".
    """
    if term.limit.unit is Unit.YEAR:
        return False
    before, told = _told_around(term)
    if before and not _LEADS.search(before):
        return False
    return "kể từ" not in told or _WHOLE_TERM.search(told) is not None


def from_filing(terms: Sequence[Term]) -> list[Term]:
    """The limits of settling a dossier; those of two agencies one after the other added up.

    "10 ngày … kể từ ngày nhận được hồ sơ, Sở … đề nghị" and "05 ngày … kể từ ngày nhận được đề
    nghị của Sở" are 15. None where other steps lie between, which no sum tells.
    """
    filed = [term for term in terms if counts_from_filing(term)]
    steps = [term for term in terms if term not in filed and "kể từ" in _told_around(term)[1]]
    if not steps:
        return filed
    first, second = filed[:1], steps[:1]
    if len(filed) == len(steps) == 1 and _goes_on(first[0], second[0]):
        return [_one_after_the_other(first[0], second[0])]
    return []


def _goes_on(first: Term, second: Term) -> bool:
    readable = not _MISREAD.match(second.limit.text)
    same = first.limit.unit is second.limit.unit
    return readable and same and _FROM_AGENCY.search(_told_around(second)[1]) is not None


def _one_after_the_other(first: Term, second: Term) -> Term:
    value = first.limit.value + second.limit.value
    parts = f"{first.limit.text} và {second.limit.text} của cơ quan quyết định"
    text = f"{wording.number(value)} {wording.UNITS[first.limit.unit]} ({parts})"
    return replace(first, limit=replace(first.limit, value=value, text=text))


def _told_around(term: Term) -> tuple[str, str]:
    """(what stands before the limit, the limit with what follows it); ("", limit) if not found."""
    text = term.excerpts[0].text
    begins = text.find(term.limit.text)
    if begins < 0:
        return "", term.limit.text
    return text[:begins], text[begins : begins + len(term.limit.text) + _TAIL]


def fitting(terms: Sequence[Term], told: Told) -> list[Term]:
    """The terms that may hold: those named, else the general one first; none that is denied."""
    left = [term for term in terms if not told.denies(term.limit.condition)] or list(terms)
    if len(left) < 2:
        return left
    named = [(told.names(term.limit.condition), term) for term in left if term.limit.condition]
    best = max((share for share, _ in named), default=0.0)
    if best and not told.unsure:
        return [term for share, term in named if share >= 0.8 * best]
    if told.unsure:
        return _open(left, named, best)
    ordered = sorted(left, key=_is_special)
    shares = [told.shares(term.limit.condition) for term in ordered]
    likeliest = max(shares)
    if shares.count(likeliest) == 1 and _is_special(ordered[0]):
        ordered.insert(0, ordered.pop(shares.index(likeliest)))
    return ordered


def _is_special(term: Term) -> bool:
    """Whether the limit holds for a case of its own only."""
    condition = term.limit.condition
    return bool(condition) and not _OTHERWISE.search(condition)


def _open(left: Sequence[Term], named: Sequence[tuple[float, Term]], best: float) -> list[Term]:
    """The general term, and the one that depends on what the citizen does not know."""
    general = sorted(left, key=_is_special)[0]
    about = [term for share, term in named if best and share == best and term is not general]
    others = about or [term for term in left if term is not general]
    return [general, *others[:1]]


def _channel_limits(procedure: Procedure, method: Method | None) -> list[Limit]:
    limits: dict[tuple[float, str, str], Limit] = {}
    for channel in sorted(procedure.channels, key=lambda c: c.method is not method):
        if method is None or channel.method is method or not limits:
            for limit in (*channel.limits, *_described(channel.description)):
                limits.setdefault((limit.value, limit.unit, limit.condition), limit)
    return list(limits.values())


def _described(description: str) -> Iterable[Limit]:
    """Limits that the description of a way of filing gives for a case of its own."""
    for short, long in _SPELT_OUT:
        description = re.sub(rf"\b{short}\b", long, description)
    return (
        limit
        for limit in limits_in(description)
        if limit.condition and limit.unit in _COUNTED and not _PART.match(limit.condition)
    )


def _case_limits(procedure: Procedure) -> list[Limit]:
    limits: dict[tuple[float, str], Limit] = {}
    for case in procedure.cases:
        for limit in case.limits:
            named = replace(limit, condition=limit.condition or _own_name(case.name, procedure))
            limits.setdefault((limit.value, limit.unit), named)
    return list(limits.values())


def _own_name(name: str, procedure: Procedure) -> str:
    return "" if name.strip() in procedure.name or procedure.name in name else name


def _added_up(limits: Sequence[Limit]) -> list[Limit]:
    """ "tăng thêm không quá 10 ngày" is counted on top of the general limit."""
    general = next((limit for limit in limits if not limit.condition), None)
    return [
        replace(
            limit,
            value=general.value + limit.value,
            text=f"{general.text}, {limit.condition} thêm {limit.text}",
        )
        if general and _MORE.search(limit.condition) and limit.unit is general.unit
        else limit
        for limit in limits
    ]


def _with_its_unit(record: Record, shelf: Shelf) -> list[Term]:
    """An older record of the same code that says in which unit the bare number counts."""
    numbers = {channel.bare_number for channel in record.procedure.channels} - {None}
    for document in shelf.by_code.get(record.procedure.code, ()):
        content = shelf.library.content(document.key)
        if content.procedure is None or document.key == record.document.key:
            continue
        limits = [
            limit
            for limit in _case_limits(content.procedure)
            if limit.value in numbers and limit.unit in _COUNTED
        ]
        if limits:
            older = Record(document, content, content.procedure)
            quotes = (*record.quote("time_limit"), *older.quote("time_limit"))
            return [Term(limit, record.procedure, quotes) for limit in limits[:1]]
    return []


def _from_steps(record: Record) -> list[Term]:
    """The limit in the steps that counts from the complete dossier, the record's number first."""
    numbers = {channel.bare_number for channel in record.procedure.channels} - {None}
    found = []
    for cut in sentences_of(record.document, record.content, record.field("steps")):
        if _WHOLE_TERM.search(cut.text):
            found += [
                Term(replace(limit, condition=""), record.procedure, (cut,))
                for limit in limits_in(cut.text)
                if limit.unit in _COUNTED
            ]
    exact = [term for term in found if term.limit.value in numbers]
    return sorted(exact or found, key=lambda term: -term.limit.value)[:1]


def _settled_at_once(record: Record) -> Term | None:
    """ "Ngay sau khi nhận đủ hồ sơ …; nếu tiếp nhận sau 15 giờ thì … ngày làm việc tiếp theo"."""
    for name in ("steps", "time_limit", "channels"):
        for cut in sentences_of(record.document, record.content, record.field(name)):
            rules = rules_in(cut.text)
            if rules.cutoff is not None and _AT_ONCE.search(cut.text):
                hour = f"{rules.cutoff.hour} giờ"
                limit = replace(
                    SAME_DAY,
                    text=f"{SAME_DAY.text}; tiếp nhận sau {hour} thì trả trong ngày làm việc"
                    " tiếp theo",
                )
                return Term(limit, record.procedure, (cut,), rules)
    return None


def told_limit(term: Term) -> str:
    """The limit with its condition, as it is told."""
    limit = term.limit
    if limit.condition and limit.condition not in limit.text:
        return f"{plain(limit.text)} ({plain(limit.condition)})"
    return plain(limit.text)
