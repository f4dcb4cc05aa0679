"""An answer as a caller on the telephone hears it: short, in words, with its source.

The first part is the answer itself; "chi tiết" brings the next one. Every statement of the answer
is in some part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.answer import Verdict
from assistant.service.replies import AnswerReply, CitationReply, StatementReply
from assistant.spoken import wording
from assistant.spoken.choosing import asked_back, offered
from assistant.spoken.packing import parts
from assistant.spoken.sentences import Told, told


@dataclass(frozen=True, slots=True)
class SpokenAnswer:
    """`parts` in words, each at most 40 seconds; the caller hears the first, then asks for more."""

    parts: tuple[str, ...]


def spoken(reply: AnswerReply) -> SpokenAnswer:
    """Text for any speech engine, without a digit or an abbreviation."""
    if reply.verdict is not Verdict.CLARIFY or len(reply.choices) < 2:
        return SpokenAnswer(parts(_said(reply, reply.statements)))
    asking, asked, told_besides = asked_back(reply)
    others = [statement for statement in reply.statements if statement is not asking]
    details = parts(filter(None, (told_besides, *_said(reply, others))))
    return SpokenAnswer((*offered(reply, asked, more=bool(details)), *details))


def _said(reply: AnswerReply, statements: Sequence[StatementReply]) -> Iterator[tuple[str, ...]]:
    """The sentences of each statement; a source is named where it is another than before."""
    named: str | None = None
    for statement in statements:
        said = told(statement.text)
        source = said.source or (_source(statement, reply.citations) if named is None else None)
        yield _led(said, source) if source and source != named else said.first
        named = source or named
        if said.later:
            yield said.later
    for notice in reply.notices:
        yield told(notice).first


def _source(statement: StatementReply, citations: Sequence[CitationReply]) -> str | None:
    """Where a statement stands that does not say so itself."""
    if not statement.citations:
        return None
    citation = citations[statement.citations[0]]
    if citation.label in statement.text:
        return None
    if citation.document.kind != "procedure":
        return citation.label
    title = citation.document.title
    if title in statement.text:
        return wording.TOLD_BY_THIS_RECORD
    return wording.TOLD_BY_RECORD.format(name=title)


def _led(said: Told, source: str) -> tuple[str, ...]:
    """The sentences, led by the source from the one on that it proves."""
    before, (first, *rest) = said.first[: said.sourced], said.first[said.sourced :]
    if source == wording.TOLD_BY_THIS_RECORD:
        first = first[0].lower() + first[1:]
    lead = source if source.startswith("Theo ") else wording.TOLD_BY.format(label=source)
    return (*before, lead + first, *rest)
