"""The command `answers` of `python -m eval`: opens the library, asks, prints a short table."""

import argparse
import json
import os
from pathlib import Path
from typing import Any

from assistant.respond import respond
from eval.answers import run, score, summarise
from eval.cases import chosen, read_cases
from eval.intervals import Interval
from indexes.models import open_embedder
from indexes.opened import OpenedLibrary


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("answers", help="how good the answers are")
    parser.add_argument("--cases", type=Path, nargs="+", required=True, help="JSONL files of cases")
    parser.add_argument("--kinds", nargs="+", default=(), metavar="KIND", help="only these")
    parser.add_argument("--not-kinds", nargs="+", default=(), metavar="KIND", help="not these")
    parser.add_argument("--out", type=Path, help="write every case and measure here, as JSON")
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("HOIDAP_DATA", "var")), help="indexes"
    )
    parser.add_argument("--model", help="embedding model: a folder or a name")
    parser.set_defaults(command=from_arguments)


def from_arguments(arguments: argparse.Namespace) -> str:
    """The table; with --out the whole report goes there. Raises CasesUnreadable, IndexUnusable."""
    cases = chosen(
        read_cases(arguments.cases), frozenset(arguments.kinds), frozenset(arguments.not_kinds)
    )
    library = OpenedLibrary.open(arguments.data, open_embedder(arguments.model))
    report = summarise(score(run(cases, library, respond), library))
    if arguments.out:
        text = json.dumps(report, ensure_ascii=False, indent=1)
        arguments.out.write_text(text + "\n", encoding="utf-8")
    return table(report)


def table(report: dict[str, Any]) -> str:
    """What one looks at first: measures with intervals, kinds, the steps that failed."""
    length = report["answer_length"]["median"]
    lines = [f"{report['count']} cases, median answer {length} characters"]
    lines += [f"{name:<16}{_written(value)}" for name, value in report["measures"].items()]
    for groups in ("by_kind", "by_style"):
        lines += ["", groups]
        lines += [
            f"{name:<16}{_written(group['right'])}  of {group['count']}"
            for name, group in report[groups].items()
        ]
    lines += ["", "failures", *(f"{n:>5}  {step}" for step, n in report["failures"].items())]
    lines += sorted({row["why"][0] for row in report["cases"] if row["verdict"] == "crash"})
    p50, p95 = report["latency_ms"].values()
    return "\n".join([*lines, "", f"latency p50 {p50} ms, p95 {p95} ms"])


def _written(interval: Interval) -> str:
    value, low, high = (interval[name] for name in ("value", "low", "high"))
    if value is None:
        return "   –"
    return f"{value:6.1%}  [{low:.1%}, {high:.1%}]"
