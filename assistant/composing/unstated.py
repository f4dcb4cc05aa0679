"""A record with no limit, or a number without unit: what an older one or its steps say."""

import re
from collections.abc import Iterator

from assistant import wording
from assistant.composing.part import Part
from assistant.composing.procedure_fields import time_limits
from assistant.composing.procedures import Record
from assistant.composing.quoting import Excerpt, plain, sentences_of
from assistant.composing.terms import stated_elsewhere, told_limit
from assistant.shelf import Shelf
from assistant.understanding.kinds import Kind
from assistant.understanding.need import Asked
from ingest.sources.limits import limits_in

_LONGEST = 1600  # characters of steps that are told
# What the citizen has to hand in later and why something is asked for is no term of the agency.
_WITHIN = re.compile(r"trong (?:thời hạn|vòng|thời gian|ngày)|chậm nhất|không quá|ngay sau", re.I)
_RETURNED = re.compile(r"bổ sung|hoàn thiện hồ sơ|chưa (?:đầy đủ|hợp lệ)|không (?:đầy đủ|hợp lệ)")


def unstated_limit(record: Record, asked: Asked, shelf: Shelf) -> list[Part]:
    """The limit with its unit, else the terms of the steps in their order; empty if not asked."""
    if asked.kind is not Kind.TIME_LIMIT or time_limits(record.procedure, None):
        return []
    name, code = record.procedure.name, record.procedure.code
    terms = stated_elsewhere(record, shelf)
    if terms:
        return [
            Part(wording.limit_of(name, code, told_limit(term)), term.excerpts) for term in terms
        ]
    cuts = tuple(_steps_with_terms(record))
    if not cuts:
        return []
    lines = "\n".join(f"– {plain(cut.text).lstrip('-+– ')}" for cut in cuts)
    bare = max((c.bare_number or 0 for c in record.procedure.channels), default=0)
    head = wording.limits_of_steps(name, code, int(bare) if bare > 1 else None)
    return [Part(f"{head}\n{lines}", (*cuts, *record.quote("time_limit")))]


def _steps_with_terms(record: Record) -> Iterator[Excerpt]:
    length = 0
    for cut in sentences_of(record.document, record.content, record.field("steps")):
        told = _WITHIN.search(cut.text) and not _RETURNED.search(cut.text) and limits_in(cut.text)
        if told and length + len(cut.text) <= _LONGEST:
            length += len(cut.text)
            yield cut
