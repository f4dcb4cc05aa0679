"""Days of provisions against a table made by hand, and whether answers quote only what is law."""

import argparse
import csv
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Citation
from assistant.composing.force import changed_inside, validity_at
from assistant.question import Question
from assistant.respond import respond
from assistant.shelf import shelf_of
from assistant.understanding.understand import understand
from eval.cases import GoldCase, read_cases
from eval.told import told
from indexes.models import open_embedder
from indexes.opened import OpenedLibrary
from ingest.citation import Place
from ingest.document import Document, Family, Standing
from ingest.document_number import comparable
from ingest.places import places_in
from ingest.validity import Validity

# Before and after the great changes of 2025 and 2026, and a day with texts that are still to come.
DAYS = (
    date(2024, 1, 1),
    date(2025, 7, 1),
    date(2026, 6, 30),
    date(2026, 7, 1),
    date(2026, 11, 26),
)
# What an answer says of a text that is not law on the day; "Lưu ý:" alone begins other notes too.
_SAYS_SO = (
    "hết hiệu lực",
    "chưa có hiệu lực",
    "Trước đây",
    "áp dụng từ",
    "Chưa.",
    "không áp dụng vào ngày",
    "đã có văn bản hợp nhất mới hơn",
    "lập sau ngày được hỏi",
    "sẽ bị bãi bỏ",
)


@dataclass(frozen=True, slots=True)
class Row:
    """A place and its days as the texts state them; `year` tells VBHN of one number apart."""

    number: str
    year: int | None
    place: Place
    validity: Validity
    evidence_in: str
    evidence: str


def read_table(file: Path) -> list[Row]:
    """The rows of a TSV: number, year, place, since, until, evidence_in, evidence."""
    with file.open(encoding="utf-8", newline="") as lines:
        return [_row(row) for row in csv.DictReader(lines, delimiter="\t")]


def _row(row: dict[str, str]) -> Row:
    place = places_in(row["place"])[0] if row["place"] else Place()
    since, until = (date.fromisoformat(row[n]) if row[n] else None for n in ("since", "until"))
    year = int(row["year"]) if row["year"] else None
    validity = Validity(since, until)
    return Row(row["number"], year, place, validity, row["evidence_in"], row["evidence"])


def evidenced(rows: Iterable[Row], library: OpenedLibrary) -> list[Row]:
    """The rows whose sentence is in the texts held: a part of the corpus cannot know the others."""
    return [row for row in rows if _is_told(row, _named(row.evidence_in, None, library), library)]


def misses(rows: Iterable[Row], library: OpenedLibrary) -> tuple[int, list[str]]:
    """(rows whose text is held, what differs from the table or is not found in the texts)."""
    held, found = 0, []
    for row in rows:
        documents = _named(row.number, row.year, library)
        held += bool(documents)
        for document in documents:
            found += list(_differences(row, validity_at(document, row.place, library)))
        evidence = _named(row.evidence_in, None, library)
        if evidence and not _is_told(row, evidence, library):
            found.append(f"{_called(row)}: {row.evidence_in} does not say “{row.evidence}”")
    return held, found


def _differences(row: Row, stored: Validity) -> Iterator[str]:
    if stored != row.validity:
        yield f"{_called(row)}: {stored.since} – {stored.until}, not {row.validity}"
    for day in DAYS:
        if stored.covers(day) is not row.validity.covers(day):
            yield f"{_called(row)}: wrong on {day}"


def silent(cases: Sequence[GoldCase], library: OpenedLibrary) -> tuple[int, list[str]]:
    """(citations of law looked at, those not in force on the day of which nothing is said)."""
    looked_at, found = 0, []
    for case in cases:
        for day in DAYS:
            question = replace(case.asked(), asked_on=day)
            answer, meant = respond(question, library), _meant(question, library)
            for citation in answer.citations:
                if citation.document.family is Family.LAW:
                    looked_at += 1
                    if _is_silent(citation, answer, meant, library):
                        found.append(f"{case.id} on {day}: {citation.label}")
    return looked_at, found


def _meant(question: Question, library: OpenedLibrary) -> date:
    """The day that the question is about."""
    shelf = shelf_of(library)
    return understand(question, shelf.counts, shelf.titles).day


def _is_silent(citation: Citation, answer: Answer, day: date, library: OpenedLibrary) -> bool:
    """Whether a quote is not law on the day that was asked about and no statement says so."""
    document, place = citation.document, citation.place
    alive = validity_at(document, place, library).covers(day) is not False
    if alive and not changed_inside(document, place, day, library):
        return False
    at = answer.citations.index(citation)
    told = [statement.text for statement in answer.statements if at in statement.citations]
    return not any(words in text for text in told for words in _SAYS_SO)


def _named(number: str, year: int | None, library: OpenedLibrary) -> list[Document]:
    return [
        document
        for document in library.documents()
        if document.family is Family.LAW
        and document.standing is Standing.ANSWERABLE
        and comparable(document.number or "") == comparable(number)
        and year in (None, document.year)
    ]


def _is_told(row: Row, among: Iterable[Document], library: OpenedLibrary) -> bool:
    return any(_states(document, row.evidence, library) for document in among)


def _states(document: Document, words: str, library: OpenedLibrary) -> bool:
    return " ".join(words.split()) in " ".join(library.content(document.key).text.split())


def _called(row: Row) -> str:
    return f"{row.place} {row.number} {row.year or ''}".strip()


def run(table: Path, cases: Sequence[Path], library: OpenedLibrary) -> dict[str, Any]:
    rows = read_table(table)
    held, wrong = misses(rows, library)
    looked_at, unsaid = silent(read_cases(cases), library) if cases else (0, [])
    return {
        "rows": len(rows),
        "held": held,
        "misses": wrong,
        "citations": looked_at,
        "silent": unsaid,
    }


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command `validity` of `python -m eval`."""
    parser = subparsers.add_parser("validity", help="days of provisions against a table")
    parser.add_argument("--table", type=Path, required=True, help="TSV table of provisions")
    parser.add_argument("--cases", type=Path, nargs="+", default=(), help="questions to ask")
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("HOIDAP_DATA", "var")), help="indexes"
    )
    parser.add_argument("--out", type=Path, help="write the result here too")
    parser.set_defaults(command=from_arguments)


def from_arguments(arguments: argparse.Namespace) -> str:
    """The result as JSON, written to --out as well when that is given."""
    library = OpenedLibrary.open(arguments.data, open_embedder())
    report = run(arguments.table, arguments.cases, library)
    return told(report, arguments.out)
