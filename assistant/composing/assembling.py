"""Parts to an Answer: citations numbered, every quote verified, the length kept in bounds."""

import logging
from collections.abc import Iterable, Sequence
from datetime import date

from assistant.answer import Answer, Citation, Statement, Verdict
from assistant.composing.part import Part
from assistant.composing.quoting import verified
from indexes.library import Library

LONGEST = 4000  # characters of the answer's plain text (contract of POST /v1/ask)
_log = logging.getLogger(__name__)


def assemble(verdict: Verdict, parts: Sequence[Part], on: date, library: Library) -> Answer:
    """Statements in order; what cannot be proved is withheld, what does not fit is left out."""
    citations: list[Citation] = []
    statements: list[Statement] = []
    length = 0
    for part in parts:
        quotes = [excerpt.cited(on) for excerpt in part.excerpts]
        if not all(verified(quote, library) for quote in quotes):
            _log.error("withheld: a quote differs from its source: %s", _keys(quotes))
            continue
        if length + len(part.text) + 1 > LONGEST:
            continue
        length += len(part.text) + 1
        statements.append(Statement(part.text, tuple(_numbered(quotes, citations))))
    return Answer(verdict, tuple(statements), tuple(citations))


def _numbered(quotes: Iterable[Citation], citations: list[Citation]) -> Iterable[int]:
    """Positions of the quotes among the answer's citations; new ones are added."""
    for quote in quotes:
        if quote not in citations:
            citations.append(quote)
        yield citations.index(quote)


def _keys(quotes: Iterable[Citation]) -> str:
    return ", ".join(f"{q.document.key}[{q.start}:{q.end}]" for q in quotes)
