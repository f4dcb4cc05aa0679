"""Spoken words against the writing that is meant: a file of lines "said<TAB>written"."""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from eval.cases import CasesUnreadable
from eval.told import told
from speech.written.writing import write

SAME = "="  # nothing is to be changed
_ROUNDS = 20


def run(cases: Path) -> dict[str, Any]:
    """ "rows", "exact", "share", "misses", and milliseconds of the processor for a sentence."""
    rows = _cases(cases)
    misses = [
        {"said": said, "written": written, "read": read}
        for said, written in rows
        if (read := write(said)) != written
    ]
    exact = len(rows) - len(misses)
    return {
        "rows": len(rows),
        "exact": exact,
        "share": round(exact / len(rows), 4) if rows else None,
        "ms_per_sentence": round(_milliseconds([said for said, _ in rows]), 4),
        "misses": misses,
    }


def _cases(file: Path) -> list[tuple[str, str]]:
    rows = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        said, tab, written = line.partition("\t")
        if line.strip() and not tab:
            raise CasesUnreadable(f"{file}:{number}: no tab between what is said and its writing")
        if line.strip():
            rows.append((said, said if written == SAME else written))
    return rows


def _milliseconds(sentences: Sequence[str]) -> float:
    started = time.process_time()
    for _ in range(_ROUNDS):
        for sentence in sentences:
            write(sentence)
    return 1000 * (time.process_time() - started) / (_ROUNDS * max(1, len(sentences)))


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The command `writing` of `python -m eval`."""
    parser = subparsers.add_parser("writing", help="spoken words against their writing")
    parser.add_argument("--cases", type=Path, required=True, help="lines of said TAB written")
    parser.add_argument("--out", type=Path, help="write the result here too")
    parser.set_defaults(command=from_arguments)


def from_arguments(arguments: argparse.Namespace) -> str:
    """The result as JSON, written to --out as well when that is given."""
    return told(run(arguments.cases), arguments.out)
