"""When the answer depends on something that the citizen did not say: ask back, with choices."""

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Choice, Verdict
from assistant.composing.assembling import assemble
from assistant.composing.branching import Branches, branches_of
from assistant.composing.candidates import Candidate, of_family
from assistant.composing.part import Part
from assistant.composing.procedure_fields import time_limits
from assistant.composing.procedures import Record, record_of
from assistant.searching import Found
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.kinds import Kind
from assistant.understanding.understand import Need
from ingest.document import Family

_UNNAMED = 0.8  # probability from which a question counts as not naming its matter
_FEW_WORDS = 3  # content words of such a question
_LIKE_ASKED = 0.4  # similarity from which a question asked before names it all the same
_MOST = 6  # choices
_FEW = 3  # readings from which the citizen is asked back; up to two are both answered
_CLOSE = 0.5  # log-odds within which candidates fit equally well
_FIELD_KINDS = frozenset(
    {Kind.TIME_LIMIT, Kind.FEE, Kind.PAPERS, Kind.STEPS, Kind.WHERE, Kind.RESULT}
)
_OBJECT = re.compile(
    r"\b(giấy phép|giấy chứng nhận|chứng chỉ|thẻ|sổ|chế độ)\b"
    r"|\b(trợ cấp|hồ sơ|giấy tờ|hợp đồng|thủ tục)\b",
    re.IGNORECASE,
)


def ask_back(need: Need, found: Found, shelf: Shelf) -> Answer | None:
    """A question back with its choices, or None when one answer can be given."""
    records = of_family(found.candidates, Family.PROCEDURE)
    if _is_unnamed(need, found):
        return _ask_which(need, records, shelf)
    if not found.candidates:
        return None
    if found.candidates[0].document.family is Family.PROCEDURE:
        return _ask_province(need, records, shelf) or _ask_procedure(need, records, shelf)
    return _ask_case(need, found, shelf)


def _is_unnamed(need: Need, found: Found) -> bool:
    """Few content words, and nothing like it was answered before."""
    alike = max(found.nearest.by_target.values(), default=0.0)
    return (
        need.unnamed >= _UNNAMED
        and not need.follows
        and len(found.matcher.weights) <= _FEW_WORDS
        and alike < _LIKE_ASKED
    )


def _ask_which(need: Need, records: Sequence[Candidate], shelf: Shelf) -> Answer:
    thing = _OBJECT.search(need.text)
    what = f"{thing.group().lower()} nào" if thing else "việc gì"
    choices = _choices(need, records)
    listed = "; ".join(choice.label for choice in choices)
    text = f"Bạn cho biết rõ hơn: bạn hỏi về {what}, thủ tục nào, trong trường hợp nào?" + (
        f" Ví dụ: {listed}." if listed else ""
    )
    return replace(_answer(need, [Part(text)], shelf), choices=choices)


def _ask_province(need: Need, records: Sequence[Candidate], shelf: Shelf) -> Answer | None:
    """The same procedure differs by province, and none is named."""
    best = records[0].document
    if best.province is None or need.province is not None:
        return None
    same = [c for c in records if c.document.province and c.score >= records[0].score - 2.0]
    by_province = {c.document.province: c for c in reversed(same)}
    if len(by_province) < 2:
        return None
    lines = [
        f"– {province}: {'; '.join(time_limits(record.procedure, None)) or record.procedure.name}"
        for province, candidate in list(by_province.items())[:_MOST]
        if (record := _record(candidate, shelf)) is not None
    ]
    text = (
        f"Thủ tục “{best.title}” do từng tỉnh quy định khác nhau. Bạn làm thủ tục ở tỉnh, thành phố"
        " nào (địa phương nào)? Một số địa phương:\n" + "\n".join(lines)
    )
    quotes = tuple(
        quote
        for candidate in list(by_province.values())[:_MOST]
        if (record := _record(candidate, shelf)) is not None
        for quote in record.quote("time_limit")
    )
    choices = tuple(
        Choice(str(province), f"{need.text} (ở {province})")
        for province in list(by_province)[:_MOST]
    )
    return replace(_answer(need, [Part(text, quotes)], shelf), choices=choices)


def _ask_procedure(need: Need, records: Sequence[Candidate], shelf: Shelf) -> Answer | None:
    """Three or more procedures fit equally well and their answers differ."""
    if need.asked.kind not in _FIELD_KINDS or need.follows:
        return None
    close = [c for c in records if c.score >= records[0].score - _CLOSE]
    close = list({unmark(c.document.title): c for c in reversed(close)}.values())[::-1]
    if len(close) < _FEW:
        return None
    choices = _choices(need, close)
    lines = [
        f"– {record.procedure.name}: {'; '.join(time_limits(record.procedure, None))}"
        for candidate in close[:_MOST]
        if (record := _record(candidate, shelf)) is not None
    ]
    text = "Có nhiều thủ tục phù hợp, bạn hỏi thủ tục nào?\n" + "\n".join(lines)
    return replace(_answer(need, [Part(text)], shelf), choices=choices)


def _ask_case(need: Need, found: Found, shelf: Shelf) -> Answer | None:
    """The clause that answers has three or more cases, and the question decides for none."""
    branches = branches_of(found.candidates[0], need, shelf)
    if branches is None or len(branches.cases) < _FEW:
        return None
    return _answer(need, [_listed(branches)], shelf)


def _listed(branches: Branches) -> Part:
    text = (
        "Câu trả lời tùy trường hợp. Bạn thuộc trường hợp nào trong các trường hợp sau (loại, lý"
        f" do, công việc, hợp đồng… nào)?\n{branches.text}"
    )
    return Part(text, branches.excerpts)


def _answer(need: Need, parts: Sequence[Part], shelf: Shelf) -> Answer:
    return assemble(Verdict.CLARIFY, parts, need.day, shelf.library)


def _choices(need: Need, records: Sequence[Candidate]) -> tuple[Choice, ...]:
    titles = dict.fromkeys(candidate.document.title for candidate in records)
    return tuple(Choice(title, f"{need.text} (thủ tục: {title})") for title in list(titles)[:_MOST])


def _record(candidate: Candidate, shelf: Shelf) -> Record | None:
    document = candidate.document
    return record_of(document, shelf.library.content(document.key))
