"""Due dates against a golden table, row by row: due day, days skipped, provisional or not."""

import argparse
import csv
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from assistant.deadlines.due import CountingRules, CutoffMode, Due, Received, due
from eval.cases import CasesUnreadable
from eval.told import told
from ingest.procedure import Limit, Unit

Row = Mapping[str, str]


def run(golden: Path) -> dict[str, Any]:
    """ "rows", "exact" and "misses": what was expected and what was counted instead."""
    with golden.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    try:
        misses = list(_misses(rows))
    except (KeyError, ValueError) as wrong:
        raise CasesUnreadable(f"{golden}: {wrong!r}") from wrong
    return {"rows": len(rows), "exact": len(rows) - len(misses), "misses": misses}


def _misses(rows: Iterable[Row]) -> Iterable[dict[str, Any]]:
    for row in rows:
        gold, ours = _gold(row), _counted(row)
        if not row["skipped"]:  # long lists are left out of the table, their length is there
            ours["skipped"] = ""
        if gold != ours:
            yield {"id": row["id"], "gold": gold, "counted": ours}


def _gold(row: Row) -> dict[str, str]:
    return {name: row[name] for name in ("due", "skipped_count", "skipped", "provisional")}


def _counted(row: Row) -> dict[str, str]:
    result = due(
        Received(date.fromisoformat(row["received"]), _time(row["time"])),
        Limit(float(row["limit"]), Unit(row["unit"]), f"{row['limit']} {row['unit']}"),
        CountingRules(
            cutoff=_time(row["cutoff"]),
            mode=CutoffMode(row["cutoff_mode"] or CutoffMode.DEEMED_NEXT_WD),
            roll=row["roll"] == "True",
        ),
    )
    return {
        "due": _written(result),
        "skipped_count": str(len(result.skipped)),
        "skipped": " ".join(map(str, result.skipped)),
        "provisional": str(result.provisional),
    }


def _time(words: str) -> time | None:
    return time.fromisoformat(words) if words else None


def _written(result: Due) -> str:
    if isinstance(result.due, datetime):
        return result.due.isoformat(timespec="minutes")
    return result.due.isoformat()


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command `deadlines` of `python -m eval`."""
    parser = subparsers.add_parser("deadlines", help="due dates against a golden table")
    parser.add_argument("--golden", type=Path, required=True, help="CSV table of golden rows")
    parser.add_argument("--out", type=Path, help="write the result here too")
    parser.set_defaults(command=from_arguments)


def from_arguments(arguments: argparse.Namespace) -> str:
    """The result as JSON, written to --out as well when that is given."""
    return told(run(arguments.golden), arguments.out)
