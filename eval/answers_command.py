"""The command `answers` of `python -m eval`: opens the library, asks, prints a short table."""

import argparse
import os
from pathlib import Path
from typing import Any

from assistant.respond import respond
from eval.answers import summarise
from eval.asking import run
from eval.cases import GoldCase, chosen, read_cases
from eval.intervals import Interval
from eval.runs import MEASURES, about, write_json, write_run
from indexes.models import open_embedder
from indexes.opened import OpenedLibrary


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("answers", help="how good the answers are")
    add_asking(parser)
    parser.add_argument("--out", type=Path, help="write every case and measure here, as JSON")
    parser.add_argument("--run", type=Path, metavar="FOLDER", help="keep the answers here")
    parser.set_defaults(command=from_arguments)


def add_asking(parser: argparse.ArgumentParser) -> None:
    """The options of every command that asks questions."""
    parser.add_argument("--cases", type=Path, nargs="+", required=True, help="JSONL files of cases")
    parser.add_argument("--kinds", nargs="+", default=(), metavar="KIND", help="only these")
    parser.add_argument("--not-kinds", nargs="+", default=(), metavar="KIND", help="not these")
    parser.add_argument(
        "--data", type=Path, default=Path(os.environ.get("HOIDAP_DATA", "var")), help="indexes"
    )
    parser.add_argument("--model", help="embedding model: a folder or a name")


def opened(arguments: argparse.Namespace) -> tuple[list[GoldCase], OpenedLibrary]:
    """What to ask, and of what. Raises CasesUnreadable, IndexUnusable."""
    cases = chosen(
        read_cases(arguments.cases), frozenset(arguments.kinds), frozenset(arguments.not_kinds)
    )
    return cases, OpenedLibrary.open(arguments.data, open_embedder(arguments.model))


def from_arguments(arguments: argparse.Namespace) -> str:
    """The table; with --out the whole report goes there, with --run the answers too."""
    cases, library = opened(arguments)
    asked = run(cases, library, respond)
    report = summarise(asked)
    if arguments.out:
        write_json(arguments.out, report)
    if arguments.run:
        write_run(arguments.run, asked, about(library.columns.manifest, arguments.cases))
        write_json(arguments.run / MEASURES, report)
    return table(report)


def table(report: dict[str, Any]) -> str:
    """What one looks at first: measures with intervals, kinds, the steps that failed."""
    length = report["answer_length"]["median"]
    lines = [f"{report['count']} cases, median answer {length} characters"]
    lines += [f"{name:<20}{_written(value)}" for name, value in report["measures"].items()]
    for groups in ("by_kind", "by_style", "by_family"):
        lines += ["", groups]
        lines += [
            f"{name:<20}{_written(group['right'])}  of {group['count']}"
            for name, group in report[groups].items()
        ]
    lines += ["", "verdict wanted: given"]
    lines += [
        f"{want:<20}{', '.join(f'{got} {n}' for got, n in row.items())}"
        for want, row in report["confusion"].items()
    ]
    lines += ["", "failures", *(f"{n:>5}  {step}" for step, n in report["failures"].items())]
    lines += sorted({row["why"][0] for row in report["cases"] if row["verdict"] == "crash"})
    taken = (f"{name} {interval['value']} ms" for name, interval in report["latency_ms"].items())
    return "\n".join([*lines, "", f"latency {', '.join(taken)}"])


def _written(interval: Interval) -> str:
    value, low, high = (interval[name] for name in ("value", "low", "high"))
    if value is None:
        return "   –"
    return f"{value:6.1%}  [{low:.1%}, {high:.1%}]"
