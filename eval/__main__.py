"""python -m eval answers | score | compare | accept | gate | report | …"""

import argparse
import sys

from eval import (
    answers_command,
    deadlines,
    exporting,
    mishearing_command,
    phrases,
    retrieval,
    robustness,
    runs_command,
    validity,
    voice,
    writing,
)
from eval.cases import CasesUnreadable
from eval.comparing import FellBehind, NothingToCompare
from eval.report import command as report_command
from indexes.generation import IndexUnusable

COMMANDS = (
    answers_command,
    runs_command,
    report_command,
    exporting,
    robustness,
    mishearing_command,
    retrieval,
    deadlines,
    phrases,
    validity,
    voice,
    writing,
)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    subparsers = parser.add_subparsers(required=True)
    for module in COMMANDS:
        module.add_parser(subparsers)
    chosen = parser.parse_args(arguments)
    try:
        report = chosen.command(chosen)
    except (CasesUnreadable, IndexUnusable, FellBehind, NothingToCompare, OSError) as reason:
        print(reason, file=sys.stderr)
        return 1
    print(report)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
