"""The command `export` of `python -m eval`: a run for a spreadsheet and for retrieval tools."""

import argparse
import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from eval.asking import Asked, Found
from eval.measures import MEASURES
from eval.runs import read_run, read_summary
from eval.scoring import needs_source
from eval.sources import is_gold

CASES, RANKINGS, GOLD = "cases.csv", "run.trec", "qrels.trec"
_COLUMNS = (
    "id", "kind", "style", "family", "field", "document_kind", "year", "question", "want",
    "verdict", "failure", "gold_rank", "evidence", "seconds",
)  # fmt: skip


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("export", help="a run as CSV and as TREC run and qrels")
    parser.add_argument("run", type=Path, metavar="RUN", help="a run's folder")
    parser.set_defaults(command=from_arguments)


def from_arguments(arguments: argparse.Namespace) -> str:
    folder = arguments.run
    asked = [one for one in read_run(folder) if needs_source(one.case)]
    write_cases(folder / CASES, read_summary(folder)["cases"])
    (folder / RANKINGS).write_text("".join(map(trec_run, asked)), encoding="utf-8")
    (folder / GOLD).write_text("".join(map(trec_qrels, asked)), encoding="utf-8")
    return "\n".join(str(folder / name) for name in (CASES, RANKINGS, GOLD))


def write_cases(file: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """A line a question, with a byte order mark so that spreadsheets read the diacritics."""
    with file.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow([*_COLUMNS, *MEASURES, "why", "answer"])
        for row in rows:
            measures = [row["values"][name] for name in MEASURES]
            told = [row[name] for name in _COLUMNS]
            cells = [*told, *measures, "; ".join(row["why"]), row["answer"]]
            writer.writerow([harmless(cell) for cell in cells])


def harmless(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula is quoted."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@")) else cell


def trec_run(asked: Asked) -> str:
    """Lines of `query Q0 passage rank score tag`, for the passages that the search found."""
    return "".join(
        f"{asked.case.id} Q0 {name} {rank} {1 / rank:.6f} hoidap\n"
        for rank, (name, _) in enumerate(_named(asked.found), start=1)
    )


def trec_qrels(asked: Asked) -> str:
    """Lines of `query 0 passage 1` for gold passages; one that no search gives where none was."""
    gold = asked.case.sources
    names = [
        name
        for name, found in _named(asked.found)
        if any(is_gold(one, found.document, found.place) for one in gold)
    ]
    return "".join(f"{asked.case.id} 0 {name} 1\n" for name in names or ["not_found"])


def _named(found: Iterable[Found]) -> Iterator[tuple[str, Found]]:
    """Each passage with a name without blanks; windows of one place are numbered."""
    seen: dict[str, int] = {}
    for one in found:
        place = one.place.field or str(one.place) or "text"
        name = "_".join(f"{one.document.key}#{place}".split())
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}~{seen[name]}"), one
