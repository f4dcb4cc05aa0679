"""Command line of ingest: sync, add, remove, status, validity, outline."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from ingest.outline_command import print_outline
from ingest.store import Outcome, Store
from ingest.sync import sync


def progress(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    from tqdm import tqdm

    return iter(tqdm(outcomes, total=total, disable=not sys.stderr.isatty(), unit=" tệp"))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m ingest")
    commands = parser.add_subparsers(dest="command", required=True)
    syncing = commands.add_parser("sync")
    syncing.add_argument("folders", nargs="+", type=Path)
    syncing.add_argument("--again", action="store_true")
    outline = commands.add_parser("outline", help="print the outline of a file as JSON lines")
    outline.add_argument("file", type=Path)
    args = parser.parse_args()
    if args.command == "outline":
        return print_outline(args.file)
    store = Store.open(Path(os.environ.get("HOIDAP_DATA", "var")))
    report = sync(store, args.folders, progress, args.again)
    print(report.read, report.unchanged, report.deleted, report.problems[:5])
    return 0


if __name__ == "__main__":
    sys.exit(main())
