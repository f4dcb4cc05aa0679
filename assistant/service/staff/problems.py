"""What ingest found and staff should settle, as one list.

`python -m assistant.service.staff.problems DATA` writes it as JSON. It is made in a process of its
own, as every reading of the store is looked at, which the service need not hold in memory.
"""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import orjson

from ingest.contradictions import contradictions, hint
from ingest.document import Document, Family, Standing
from ingest.status import STANDINGS
from ingest.store import Store
from ingest.suspicion import MARK

FILE = ("tệp không đọc được", "file not read")
LEFT_OUT = ("không dùng để trả lời", "not answered from")
UNKNOWN = ("chưa rõ ngày hiệu lực", "validity unknown")
INFERRED = ("ngày hiệu lực suy ra", "validity inferred")
SUSPECT = ("nội dung nghi vấn", "suspicious content")
WARNING = ("cảnh báo khi đọc", "warning while reading")
AGAINST = ("mâu thuẫn", "contradiction")
_OF_NO_CONCERN = (Standing.ANSWERABLE, Standing.DUPLICATE)


@dataclass(frozen=True, slots=True)
class Open:
    """One problem: its kind in both languages, what it is about, and the words."""

    kind: tuple[str, str]
    about: str
    details: str
    key: str = ""  # of the document, where it is about one

    @property
    def is_document(self) -> bool:
        return bool(self.key)


def problems_of(data: Path) -> list[Open]:
    """The open problems of a data folder, found out aside."""
    command = [sys.executable, "-m", "assistant.service.staff.problems", str(data)]
    told = subprocess.run(command, capture_output=True, check=True).stdout
    return [
        Open(tuple(row["kind"]), *map(row.get, ("about", "details", "key")))
        for row in orjson.loads(told)
    ]


def open_problems(store: Store) -> list[Open]:
    """All of them, files that could not be read first."""
    documents, entries = store.documents(), store.entries()
    found = [Open(FILE, key, problem) for key, problem in store.source_problems()]
    found += [Open(AGAINST, "", line) for line in contradictions(entries, documents)]
    for document in documents:
        found += _of_document(document, store)
    warned = [
        (one.reading.document, warning) for one in entries for warning in one.reading.warnings
    ]
    suspected = [one for one in warned if one[1].startswith(MARK)]
    found += [
        Open(SUSPECT, document.id, warning.removeprefix(MARK), document.key)
        for document, warning in suspected
    ]
    found += [
        Open(WARNING, document.id, warning, document.key)
        for document, warning in warned
        if not warning.startswith(MARK)
    ]
    return found


def _of_document(document: Document, store: Store) -> Iterator[Open]:
    if document.standing not in _OF_NO_CONCERN:
        told = f"{STANDINGS[document.standing]}: {document.standing_reason}"
        yield Open(LEFT_OUT, document.id, told, document.key)
        return
    if document.standing is Standing.DUPLICATE or document.family is not Family.LAW:
        return
    if document.validity.since is None:
        said = hint(store.content(document.digest).text) or document.title
        yield Open(UNKNOWN, document.id, said, document.key)
    elif document.origins.get("validity") == "inferred":
        yield Open(INFERRED, document.id, _day(document.validity.since), document.key)


def _day(value: date | None) -> str:
    return f"{value:%d/%m/%Y}" if value else ""


if __name__ == "__main__":
    sys.stdout.buffer.write(orjson.dumps(open_problems(Store.open(Path(sys.argv[1])))))
