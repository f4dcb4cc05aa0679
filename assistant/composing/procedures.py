"""The answer from a procedure record: the field asked for, then what else fits the question."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.composing.matching import Matcher, best_spans, spans
from assistant.composing.part import Part
from assistant.composing.procedure_fields import (
    fees,
    legal_basis,
    papers,
    time_limits,
)
from assistant.composing.quoting import Excerpt, excerpt, plain, sentences_of
from assistant.understanding.features import unmark
from assistant.understanding.kinds import Kind
from assistant.understanding.understand import Need
from ingest.document import Content, Document
from ingest.procedure import Procedure, ProcedureCase
from ingest.provision import Level, Provision

_FIELDS: Mapping[Kind, tuple[str, ...]] = {
    Kind.TIME_LIMIT: ("time_limit",),
    Kind.DEADLINE: ("time_limit",),
    Kind.LATE_CASE: ("time_limit",),
    Kind.FEE: ("fee",),
    Kind.PAPERS: ("papers",),
    Kind.WHERE: ("agency", "channels"),
    Kind.AUTHORITY: ("agency",),
    Kind.STEPS: ("steps",),
    Kind.RESULT: ("result",),
    Kind.WHO: ("conditions", "who"),
    Kind.CONDITION: ("conditions",),
    Kind.LEGAL_BASIS: ("legal_basis",),
}
_HEADS: Mapping[Kind, str] = {
    Kind.TIME_LIMIT: "Thời hạn giải quyết",
    Kind.DEADLINE: "Thời hạn giải quyết",
    Kind.LATE_CASE: "Thời hạn giải quyết",
    Kind.FEE: "Phí, lệ phí",
    Kind.PAPERS: "Hồ sơ cần nộp",
    Kind.WHERE: "Nơi nộp và cơ quan giải quyết",
    Kind.AUTHORITY: "Cơ quan giải quyết",
    Kind.STEPS: "Các bước thực hiện",
    Kind.RESULT: "Kết quả nhận được",
    Kind.WHO: "Đối tượng, điều kiện",
    Kind.CONDITION: "Yêu cầu, điều kiện",
    Kind.LEGAL_BASIS: "Căn cứ pháp lý",
}
_LIMITS = frozenset({Kind.TIME_LIMIT, Kind.DEADLINE, Kind.LATE_CASE})
_ENTIRE = 1300  # characters up to which a field is given whole
_FIRST = 0.1  # probability from which the likeliest field is given
_ALSO = 0.15  # probability from which a second field is given too
_EXTRA = 4  # further sentences of the record that match the question
_SPEAKS = 0.3  # share of the question's words from which a sentence speaks of it
_SHORTEST = 25
_BULLET = re.compile(r"^(?:[-–+*•]\s*)+")
_FILE_NAME = re.compile(r"\.(?:docx?|pdf|xlsx?)\b")  # what is left of a link to a form
_SEARCHED = ("time_limit", "fee", "channels", "steps", "conditions", "papers", "result")
_APART: Mapping[Kind, tuple[str, ...]] = {
    Kind.TIME_LIMIT: ("fee",),
    Kind.DEADLINE: ("fee",),
    Kind.FEE: ("time_limit",),
}
_SURE = 0.9
_STEPS_OF_FILING = 2
_HANDED_IN = re.compile(
    r"\b(?:nộp|gửi)\b[^.;]{0,120}?\b(?:tại|đến|tới|cho|về)\b(?! (?:người (?:nộp|yêu cầu|đề nghị)))",
    re.IGNORECASE,
)
_AMOUNT_ASKED = re.compile(r"\b(?:may|bao nhieu|bao lau|thoi han|muc|khi nao|bao gio)\b")
_AMOUNT = re.compile(r"\d[\d.,]*\s?(?:\([^)]*\)\s?)?(?:ngày|tháng|năm|giờ|tuần|tuổi|%|lần|đồng)")


@dataclass(frozen=True, slots=True)
class Record:
    document: Document
    content: Content
    procedure: Procedure

    def field(self, name: str) -> Provision | None:
        return next(
            (
                provision
                for provision in self.content.provisions
                if provision.level is Level.FIELD and provision.place.field == name
            ),
            None,
        )

    def quote(self, name: str) -> tuple[Excerpt, ...]:
        found = self.field(name)
        if found is None:
            return ()
        return (excerpt(self.document, self.content, found, 1.0),)


def record_of(document: Document, content: Content) -> Record | None:
    if content.procedure is None:
        return None
    return Record(document, content, content.procedure)


def answer(record: Record, need: Need, matcher: Matcher) -> list[Part]:
    """The direct answer first, then sentences of the record that speak of the question."""
    parts = []
    said = ""
    for kind in _kinds(need):
        lines, fields = _direct(record, kind, need, matcher)
        if lines:
            head = (
                f"{_HEADS[kind]} của thủ tục “{record.procedure.name}” ({record.procedure.code}):"
            )
            quotes = tuple(quote for name in fields for quote in record.quote(name))
            filing = _filing(record) if kind is Kind.WHERE else []
            lines += [f"– {_BULLET.sub('', plain(cut.text))}" for cut in filing]
            parts.append(Part("\n".join([head, *lines]), (*quotes, *filing)))
            said += " ".join(lines)
    sentences = _matching_sentences(record, need, matcher, said)
    if sentences and not parts:  # nothing above names the procedure yet
        name = f"Thủ tục “{record.procedure.name}” ({record.procedure.code})"
        sentences[0] = replace(sentences[0], text=f"{name}: {sentences[0].text}")
    return [*parts, *sentences]


def _filing(record: Record) -> list[Excerpt]:
    """The first steps that say where and to whom the dossier is handed in."""
    if _is_scrambled(record, "steps"):
        return []
    steps = sentences_of(record.document, record.content, record.field("steps"))
    return [cut for cut in steps if _HANDED_IN.search(cut.text)][:_STEPS_OF_FILING]


def _kinds(need: Need) -> list[Kind]:
    """What is asked for; a second field where the question may well mean that one.

    A record answers by its fields alone, so that the likeliest of these counts even where the
    question sounds more like one about the law.
    """
    ranked = sorted(need.asked.kinds.items(), key=lambda pair: -pair[1])
    fields = [(kind, share) for kind, share in ranked if kind in _HEADS]
    first = [kind for kind, share in fields[:1] if share >= _FIRST]
    return first + [kind for kind, share in fields[1:2] if share >= _ALSO]


def _direct(
    record: Record, kind: Kind, need: Need, matcher: Matcher
) -> tuple[list[str], tuple[str, ...]]:
    """Lines of the field asked for, and the fields that they come from."""
    procedure, method = record.procedure, need.asked.method
    makers: Mapping[Kind, Callable[[], list[str]]] = {
        Kind.TIME_LIMIT: lambda: time_limits(procedure, method),
        Kind.DEADLINE: lambda: time_limits(procedure, method),
        Kind.LATE_CASE: lambda: time_limits(procedure, method),
        Kind.FEE: lambda: fees(procedure, method),
        Kind.PAPERS: lambda: papers(_cases(procedure, matcher)),
        Kind.RESULT: lambda: [f"– {plain(result)}" for result in procedure.results],
        Kind.LEGAL_BASIS: lambda: legal_basis(procedure),
    }
    fields = _FIELDS.get(kind, ())
    if kind in makers:
        lines = makers[kind]()
        if lines or kind in _LIMITS:
            return lines, fields
    return _entire(record, fields, matcher), fields


def _entire(record: Record, fields: Sequence[str], matcher: Matcher) -> list[str]:
    """Short fields whole; of a long one its best matching sentences."""
    lines = []
    for name in fields:
        found = record.field(name)
        if found is None:
            continue
        body = plain(record.content.text[found.start : found.end]).split("\n", 1)[-1]
        if len(body) > _ENTIRE:
            chosen = best_spans(body, matcher, bool, 4) or [(0, _ENTIRE)]
            body = "\n".join(body[start:end] for start, end in chosen)
        lines.append(body)
    return [line for line in lines if line]


def _cases(procedure: Procedure, matcher: Matcher) -> Sequence[ProcedureCase]:
    """The case that the question names, if one clearly fits better than the others."""
    if len(procedure.cases) < 2:
        return procedure.cases
    ranked = sorted(procedure.cases, key=lambda case: -matcher.score(case.name))
    best, second = matcher.score(ranked[0].name), matcher.score(ranked[1].name)
    return ranked[:1] if best > 0.15 and best > 1.5 * second and ranked[0].papers else ranked


def _matching_sentences(record: Record, need: Need, matcher: Matcher, said: str) -> list[Part]:
    """Sentences of the record that speak of what was asked, those with an amount if it asks one."""
    wants_amount = bool(_AMOUNT_ASKED.search(unmark(need.text)))
    found: list[tuple[float, Part]] = []
    for name in _searched(need):
        field = record.field(name)
        if field is None or _is_scrambled(record, name):
            continue
        body = record.content.text[field.start : field.end]
        for start, end in spans(body):
            sentence = body[start:end]
            if len(sentence) <= _SHORTEST or _FILE_NAME.search(sentence):
                continue
            score = matcher.score(sentence) + 0.25 * (wants_amount and _has_amount(sentence))
            told = _BULLET.sub("", plain(sentence))
            if score >= _SPEAKS and told not in said:
                begin = field.start + start
                cut = Excerpt(
                    record.document, field.place, begin, begin + len(sentence), sentence, score
                )
                found.append((score, Part(told, (cut,))))
    best = sorted(found, key=lambda pair: -pair[0])[:_EXTRA]
    return list({part.text: part for _, part in best}.values())


def _searched(need: Need) -> list[str]:
    """The fields to look into: of a sure question about the time not the fee, and the other way."""
    kind = need.asked.kind
    others = _APART.get(kind, ()) if need.asked.kinds[kind] >= _SURE else ()
    return [name for name in _SEARCHED if name not in others]


def _has_amount(sentence: str) -> bool:
    return _AMOUNT.search(sentence) is not None


def _is_scrambled(record: Record, name: str) -> bool:
    """Fields whose columns the source has interleaved are never quoted."""
    return any(p.startswith(f"scrambled: {name}") for p in record.procedure.problems)
