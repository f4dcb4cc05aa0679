"""A record that cites a replaced decree: the decree in force is quoted first."""

from assistant import wording
from assistant.composing.clauses import excerpts
from assistant.composing.labels import document_name, label
from assistant.composing.part import Part
from assistant.composing.procedures import Record
from assistant.composing.quoting import Excerpt, plain
from assistant.searching import Found
from assistant.shelf import Ending, Shelf
from assistant.understanding.understand import Need

_BEHIND = 2.5  # log-odds that the clause may lie behind the record and still answer


def renewed_parts(record: Record, need: Need, found: Found, shelf: Shelf) -> list[Part]:
    """What the texts say that replaced a legal basis of the record."""
    cut = renewed_clause(record, need, found, shelf)
    if cut is None:
        return []
    ending = next(e for e in _endings(record, need, shelf) if e.act.key == cut.document.key)
    text = f"{_said(ending)} {label(cut.document, cut.place)}: {plain(cut.text)}"
    return [Part(text, (cut,))]


def renewed_clause(record: Record, need: Need, found: Found, shelf: Shelf) -> Excerpt | None:
    """The clause that answers in the texts which replaced a legal basis of the record."""
    acts = {ending.act.key for ending in _endings(record, need, shelf)}
    own = next((c.score for c in found.candidates if c.document.key == record.document.key), 0.0)
    for candidate in found.candidates:
        if candidate.document.key in acts and candidate.score >= own - _BEHIND:
            return next(iter(excerpts(candidate.hits[:1], shelf.library)), None)
    return None


def _endings(record: Record, need: Need, shelf: Shelf) -> list[Ending]:
    return [
        ending
        for basis in record.procedure.legal_basis
        if (ending := shelf.ended_by(basis.number)) is not None and _is_newer(ending, record, need)
    ]


def _is_newer(ending: Ending, record: Record, need: Need) -> bool:
    return ending.since is not None and record.procedure.recorded <= need.day >= ending.since


def _said(ending: Ending) -> str:
    since = f" từ {wording.day(ending.since)}" if ending.since else ""
    return (
        f"Bản ghi thủ tục còn dẫn {ending.target}, đã được {document_name(ending.act)}"
        f" thay thế{since}. Quy định đang áp dụng –"
    )
