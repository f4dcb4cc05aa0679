"""Records of procedures: a newer record of the same code follows the older one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ingest.document import Document, Standing, Trust


def settle_records(records: Iterable[Document]) -> list[Document]:
    """Each record ends on the day of the next one of its code and province.

    The older record stays for the days before; of records of one day the most trusted answers.
    """
    by_code: dict[tuple[str, str | None], list[Document]] = defaultdict(list)
    for record in records:
        by_code[record.id, record.province].append(record)
    return [settled for versions in by_code.values() for settled in follow(versions)]


def follow(versions: Sequence[Document]) -> list[Document]:
    """The versions of one record, each with its last day."""
    by_day: dict[date, list[Document]] = defaultdict(list)
    for version in versions:
        by_day[version.issued or date.min].append(version)
    days = sorted(by_day)
    settled: list[Document] = []
    for day, following in zip(days, [*days[1:], None], strict=True):
        best = max(by_day[day], key=worth)
        settled += [
            ended(record, following) if record is best else duplicate(record, best)
            for record in by_day[day]
        ]
    return settled


def worth(record: Document) -> tuple[object, ...]:
    return record.trust is Trust.OFFICIAL, record.url is not None, record.key


def ended(record: Document, following: date | None) -> Document:
    if following is None:
        return record
    return replace(record, validity=replace(record.validity, until=following))


def duplicate(record: Document, best: Document) -> Document:
    reason = f"bản ghi trả lời: {best.key}"
    return replace(record, standing=Standing.DUPLICATE, standing_reason=reason)
