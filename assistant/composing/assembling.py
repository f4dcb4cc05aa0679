"""Parts to an Answer: citations numbered, every quote verified, the length kept in bounds."""

import logging
from collections.abc import Iterable, Sequence
from datetime import date

from assistant import wording
from assistant.answer import Answer, Citation, Statement, Verdict
from assistant.composing.force import caveat, validity_at
from assistant.composing.labels import is_from_a_scan
from assistant.composing.part import Part
from assistant.composing.quoting import Excerpt, verified
from indexes.library import Library

LONGEST = 4000  # characters of the answer's plain text (contract of POST /v1/ask)
LEAD = 200  # of them are left for a word that is said ahead of the answer
_log = logging.getLogger(__name__)


def assemble(verdict: Verdict, parts: Sequence[Part], on: date, library: Library) -> Answer:
    """Statements in order; what cannot be proved is withheld, what does not fit is left out."""
    citations: list[Citation] = []
    statements: list[Statement] = []
    length = 0
    for part in parts:
        quotes = [_cited(excerpt, on, library) for excerpt in part.excerpts]
        if not all(verified(quote, library) for quote in quotes):
            _log.error("withheld: a quote differs from its source: %s", _keys(quotes))
            continue
        text = _with_caveat(part, on, library)
        if length + len(text) + 1 > LONGEST - LEAD:
            continue
        length += len(text) + 1
        statements.append(Statement(text, tuple(_numbered(quotes, citations))))
    return Answer(verdict, tuple(statements), tuple(citations))


def _cited(excerpt: Excerpt, on: date, library: Library) -> Citation:
    return excerpt.cited(on, validity_at(excerpt.document, excerpt.place, library))


def _with_caveat(part: Part, on: date, library: Library) -> str:
    """The text, and what must be said of a quote: that it is not in force, or from a scan."""
    said = [wording.FROM_A_SCAN for cut in part.excerpts if is_from_a_scan(cut.document)]
    if not part.dated:
        said += [caveat(cut.document, cut.place, on, library) for cut in part.excerpts]
    return " ".join([part.text, *dict.fromkeys(filter(None, said))])


def _numbered(quotes: Iterable[Citation], citations: list[Citation]) -> Iterable[int]:
    """Positions of the quotes among the answer's citations; new ones are added."""
    for quote in quotes:
        if quote not in citations:
            citations.append(quote)
        yield citations.index(quote)


def _keys(quotes: Iterable[Citation]) -> str:
    return ", ".join(f"{q.document.key}[{q.start}:{q.end}]" for q in quotes)
