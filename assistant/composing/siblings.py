"""Other records of the same procedure, for a field that one record holds damaged."""

from assistant.composing.procedures import Record, record_of
from assistant.shelf import Shelf

_DAMAGED = ("fee_thousands", "fee_currency")


def readable_fees(record: Record, shelf: Shelf) -> Record:
    """The newest record of the code whose fees lost no thousands ("20 VNĐ" for 20.000 đồng)."""
    if not _is_damaged(record):
        return record
    for document in shelf.by_code.get(record.procedure.code, ()):
        other = record_of(document, shelf.library.content(document.key))
        if other is not None and _has_fees(other) and _same_place(other, record):
            return other
    return record


def _same_place(one: Record, other: Record) -> bool:
    return one.document.province == other.document.province


def _has_fees(record: Record) -> bool:
    return not _is_damaged(record) and any(c.fee_text for c in record.procedure.channels)


def _is_damaged(record: Record) -> bool:
    return any(problem.startswith(_DAMAGED) for problem in record.procedure.problems)
