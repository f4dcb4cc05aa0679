"""The commands of `python -m eval` that look at runs: none of them asks a question."""

import argparse
from pathlib import Path
from typing import Any

from eval import answers_command
from eval.answers import summarise
from eval.comparing import check, compare, table
from eval.runs import ABOUT, BASELINE, MEASURES, read_json, read_run, read_summary, write_json

_OF_THE_BASELINE = ("measures", "by_kind", "by_style", "count")
_OF_ITS_CASES = ("id", "digest", "right", "values", "verdict")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    scoring = subparsers.add_parser("score", help="score the answers of a run again")
    comparing = subparsers.add_parser("compare", help="two runs, question by question")
    accepting = subparsers.add_parser("accept", help="make a run the baseline")
    gating = subparsers.add_parser("gate", help="end with 1 when a measure fell beyond noise")
    comparing.add_argument("before", type=Path, metavar="A", help="a run's folder or a baseline")
    comparing.add_argument("run", type=Path, metavar="B", help="a run's folder")
    for parser in (scoring, accepting, gating):
        parser.add_argument("run", type=Path, metavar="RUN", help="a run's folder")
    for parser in (accepting, gating):
        parser.add_argument("--baseline", type=Path, default=BASELINE, help="where it is kept")
    scoring.set_defaults(command=score)
    comparing.set_defaults(command=compared)
    accepting.set_defaults(command=accept)
    gating.set_defaults(command=gate)


def score(arguments: argparse.Namespace) -> str:
    report = summarise(read_run(arguments.run))
    write_json(arguments.run / MEASURES, report)
    return answers_command.table(report)


def compared(arguments: argparse.Namespace) -> str:
    return table(compare(read_summary(arguments.before), read_summary(arguments.run)))


def accept(arguments: argparse.Namespace) -> str:
    write_json(arguments.baseline, baseline(arguments.run))
    return f"The baseline is now this run; commit {arguments.baseline}."


def gate(arguments: argparse.Namespace) -> str:
    """The comparison with the baseline. Raises FellBehind."""
    changes = check(read_summary(arguments.baseline), read_summary(arguments.run))
    return f"{table(changes)}\nNothing fell beyond noise."


def baseline(run: Path) -> dict[str, Any]:
    """What a later run is compared with: every value, without answers, machine and settings."""
    report, about = read_summary(run), read_json(run / ABOUT)
    return {
        "asked_at": about["asked_at"],
        "cases_of": about["cases"],
        "code": about["code"],
        "corpus_day": about["index"]["corpus_day"],
        "model": about["index"]["model"],
        **{name: report[name] for name in _OF_THE_BASELINE},
        "cases": [{name: row[name] for name in _OF_ITS_CASES} for row in report["cases"]],
    }
