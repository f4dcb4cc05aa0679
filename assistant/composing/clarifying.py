"""When the answer depends on something that the citizen did not say: ask back, with choices."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Choice, Verdict
from assistant.composing.actions import for_what_is_done
from assistant.composing.assembling import assemble
from assistant.composing.branching import Branches, branches_of
from assistant.composing.candidates import Candidate, of_family
from assistant.composing.matching import words_of, words_of_lines
from assistant.composing.part import Part
from assistant.composing.procedure_fields import differ, in_brief
from assistant.composing.procedures import Record, record_of
from assistant.searching import Found
from assistant.shelf import Shelf
from assistant.understanding.features import unmark
from assistant.understanding.generic import VERBS, noun_in, says_which
from assistant.understanding.kinds import Kind
from assistant.understanding.lexicon import official_words, officially
from assistant.understanding.understand import Need
from ingest.document import Document, Family

_UNNAMED = 0.8  # probability from which a question counts as not naming its matter
_SHORT = 9  # content words (official names included) above which a case was probably told
_CLOSE = 1.0  # log-odds within which a clause may be the one that answers
_FEW_WORDS = 3  # content words of such a question
_LIKE_ASKED = 0.45  # similarity from which a question asked before names it all the same
_MOST = 6  # choices
_FEW = 3  # readings from which the citizen is asked back; up to two are both answered
_FIELD_KINDS = frozenset(
    {Kind.TIME_LIMIT, Kind.FEE, Kind.PAPERS, Kind.STEPS, Kind.WHERE, Kind.RESULT}
)
_BY_PROVINCE = frozenset({Kind.TIME_LIMIT, Kind.FEE, Kind.DEADLINE})
_SAME_TITLE = 0.6  # share of the best title's words that a province's version has too
_NAMED = 0.75  # share of a title's weight from which the question names it
_LOOKED_AT = 15
_PROCEDURAL = 0.6


def ask_back(need: Need, found: Found, shelf: Shelf) -> Answer | None:
    """A question back with its choices, or None when one answer can be given."""
    records = of_family(found.candidates, Family.PROCEDURE)
    if _is_unnamed(need, found):
        return _ask_which(need, records, shelf)
    if not found.candidates:
        return None
    asked = _ask_procedure(need, found, records, shelf) if records else None
    if asked is not None:
        return asked
    if found.candidates[0].document.family is Family.PROCEDURE:
        return _ask_province(need, found, records, shelf)
    return _ask_case(need, found, shelf)


def _is_unnamed(need: Need, found: Found) -> bool:
    """Whether only general words were said, or few words unlike anything answered before."""
    if need.follows or need.titled:
        return False
    content = frozenset(found.matcher.weights)
    everyday = bool(official_words(need.text))  # "sổ đỏ" says which
    if noun_in(need.text) and not everyday and not says_which(need.text, content):
        return True
    few = len(content) <= _FEW_WORDS and found.nearest.best < _LIKE_ASKED
    return few and need.unnamed >= _UNNAMED


def _ask_which(need: Need, records: Sequence[Candidate], shelf: Shelf) -> Answer:
    noun = noun_in(need.text)
    what = f"{noun} gì, {noun} nào" if noun else "việc gì, trường hợp nào"
    choices = _choices(need, [candidate.document for candidate in records])
    listed = "; ".join(choice.label for choice in choices)
    text = f"Bạn cho biết rõ hơn: bạn hỏi về {what} (thủ tục nào, vụ việc gì)?" + (
        f" Ví dụ: {listed}." if listed else ""
    )
    return replace(_answer(need, [Part(text)], shelf), choices=choices)


def _ask_province(
    need: Need, found: Found, records: Sequence[Candidate], shelf: Shelf
) -> Answer | None:
    """The procedure differs by province, and none is named."""
    if need.province is not None or need.asked.kind not in _BY_PROVINCE:
        return None
    best = words_of(records[0].document.title)
    said = best & found.matcher.weights.keys() if records[0].document.province is None else set()
    by_province: dict[str, Record] = {}
    for candidate in records:
        document = candidate.document
        record = _record(document, shelf)
        title = words_of(document.title)
        alike = len(best & title) >= _SAME_TITLE * len(best) and said <= title
        if document.province and record is not None and alike:
            by_province.setdefault(document.province, record)
    if len(by_province) < 2:
        return None
    namesakes = need.where.provinces[:_MOST]  # the commune that was named may lie in any of them
    first = [name for name in namesakes if name in by_province]
    shown = {
        name: by_province[name] for name in list(dict.fromkeys([*first, *by_province]))[:_MOST]
    }
    lines = [_line(name, record, need.asked.kind) for name, record in shown.items()]
    which = f" Nơi bạn nêu có ở {', '.join(need.where.provinces)}." if namesakes else ""
    text = (
        f"Thủ tục “{records[0].document.title}” do từng tỉnh quy định khác nhau.{which} Bạn làm thủ"
        " tục ở tỉnh, thành phố nào (địa phương nào)? Một số địa phương:\n" + "\n".join(lines)
    )
    field = "fee" if need.asked.kind is Kind.FEE else "time_limit"
    quotes = tuple(quote for record in shown.values() for quote in record.quote(field))
    choices = tuple(Choice(name, f"{need.text} (ở {name})") for name in namesakes or shown)
    return replace(_answer(need, [Part(text, quotes)], shelf), choices=choices)


def _ask_procedure(
    need: Need, found: Found, records: Sequence[Candidate], shelf: Shelf
) -> Answer | None:
    """Three or more procedures hold all that was said, and their answers differ."""
    if need.asked.kind not in _FIELD_KINDS or need.follows:
        return None
    said = named_words(need, found)
    best = found.candidates[0].document
    documents = [candidate.document for candidate in records[:_LOOKED_AT]]
    fitting = for_what_is_done(_fitting(said, documents), need.text)
    by_records = best.family is Family.LAW and _of_records(need)
    if by_records and 0 < len(fitting) < _FEW:
        newest = (documents[0] for documents in shelf.by_code.values())
        others = [document for document in newest if document.province is None]
        fitting = for_what_is_done(_fitting(said, [*fitting, *others]), need.text)
    named = any(found.matcher.precision(words_of(d.title)) >= _NAMED for d in fitting)
    held = [record for d in fitting if (record := _record(d, shelf)) is not None]
    procedures = [record.procedure for record in held]
    meant = best in fitting or by_records
    if len(fitting) < _FEW or named or not differ(procedures, need.asked.kind) or not meant:
        return None
    lines = [_line(record.procedure.name, record, need.asked.kind) for record in held[:_MOST]]
    text = (
        "Có nhiều thủ tục phù hợp, mỗi thủ tục quy định khác nhau. Bạn hỏi thủ tục nào, loại công"
        " trình, loại giấy tờ hay đối tượng nào?\n" + "\n".join(lines)
    )
    return replace(_answer(need, [Part(text)], shelf), choices=_choices(need, fitting))


def _fitting(said: frozenset[str], documents: Sequence[Document]) -> list[Document]:
    """Those whose titles hold all that was said, one of each title, in their order."""
    found: dict[str, Document] = {}
    for document in documents:
        if said and said <= words_of_lines(document.title):
            found.setdefault(unmark(document.title), document)
    return list(found.values())


def _of_records(need: Need) -> bool:
    """Whether procedure records answer such a question rather than the law."""
    return need.procedural >= _PROCEDURAL and need.asked.kind in _BY_PROVINCE


def named_words(need: Need, found: Found) -> frozenset[str]:
    """The content words of the question, as official texts say them, but the general verbs."""
    words = words_of(officially(need.text)) & found.matcher.weights.keys()
    return frozenset(word for word in words if unmark(word) not in VERBS)


def _line(name: str, record: Record, kind: Kind) -> str:
    """A procedure with its limits or fees, as they are asked for; of another field its name."""
    if kind not in _BY_PROVINCE:
        return f"– {name}"
    return f"– {name}: {in_brief(record.procedure, kind) or 'xem chi tiết trong thủ tục'}"


def _ask_case(need: Need, found: Found, shelf: Shelf) -> Answer | None:
    """A clause that answers has three or more cases, and the question decides for none."""
    if need.follows or len(found.matcher.weights) > _SHORT:
        return None
    for candidate in found.candidates[:_FEW]:
        near = candidate.score >= found.candidates[0].score - _CLOSE
        if near and candidate.document.family is Family.LAW:
            branches = branches_of(candidate, need, shelf)
            if branches is not None and len(branches.cases) >= _FEW:
                return _answer(need, [_listed(branches)], shelf)
    return None


def _listed(branches: Branches) -> Part:
    text = (
        "Câu trả lời tùy trường hợp. Bạn thuộc trường hợp nào trong các trường hợp sau (loại, lý"
        f" do, công việc, hợp đồng… nào)?\n{branches.text}"
    )
    return Part(text, branches.excerpts)


def _answer(need: Need, parts: Sequence[Part], shelf: Shelf) -> Answer:
    return assemble(Verdict.CLARIFY, parts, need.day, shelf.library)


def _choices(need: Need, records: Sequence[Document]) -> tuple[Choice, ...]:
    titles = dict.fromkeys(document.title for document in records)
    return tuple(Choice(title, f"{need.text} (thủ tục: {title})") for title in list(titles)[:_MOST])


def _record(document: Document, shelf: Shelf) -> Record | None:
    return record_of(document, shelf.library.content(document.key))
