"""The command `report` of `python -m eval`: the HTML of a run, beside its answers."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from eval.comparing import Change, NothingToCompare, compare
from eval.report.page import Report, Told, page
from eval.runs import ABOUT, BASELINE, MEASURES, read_json, read_run, read_summary

FILE = "report.html"
RUNS_SHOWN = 10


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("report", help="write a run as one HTML file")
    parser.add_argument("run", type=Path, metavar="RUN", help="a run's folder")
    parser.add_argument("--baseline", type=Path, default=BASELINE, help="what to compare with")
    parser.add_argument("--out", type=Path, help=f"where to; default RUN/{FILE}")
    parser.set_defaults(command=from_arguments)


def from_arguments(arguments: argparse.Namespace) -> str:
    folder, out = arguments.run, arguments.out or arguments.run / FILE
    report = read_summary(folder)
    told = Told(
        asked=read_run(folder),
        report=report,
        about=read_json(folder / ABOUT),
        changes=changes(arguments.baseline, report),
        trend=trend(folder),
    )
    out.write_text(page(told), encoding="utf-8")
    return str(out)


def changes(baseline: Path, report: Report) -> Sequence[Change]:
    """How the run differs from the baseline; nothing where there is none, or of other cases."""
    if not baseline.exists():
        return ()
    try:
        return compare(read_summary(baseline), report)
    except NothingToCompare:
        return ()


def trend(folder: Path) -> list[tuple[str, float, int]]:
    """The runs beside this one that asked the same case files, oldest first, this one last."""
    cases = read_json(folder / ABOUT)["cases"]
    runs = []
    for beside in folder.resolve().parent.iterdir():
        if (beside / MEASURES).exists() and (beside / ABOUT).exists():
            about, report = read_json(beside / ABOUT), read_summary(beside)
            if about["cases"] == cases and report["count"]:
                runs.append(
                    (about["asked_at"], report["measures"]["right"]["value"], report["count"])
                )
    return sorted(runs)[-RUNS_SHOWN:]
