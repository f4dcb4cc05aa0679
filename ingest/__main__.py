"""Command line of ingest: sync, add, remove, status, limits, validity, outline."""

import argparse
import getpass
import os
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

from ingest.document import Family
from ingest.formats.unreadable import Unreadable
from ingest.outcome import Outcome
from ingest.outline_command import outline_rows
from ingest.sidecar import ManifestUnreadable
from ingest.sources.folder import FolderUnreadable
from ingest.sources.limits_table import limits_table, printed
from ingest.status import answering, days_of, status_lines, validity_lines
from ingest.store import Store
from ingest.store_schema import StoreTooNew
from ingest.sync import Report, add, remove, settle, sync
from ingest.validity_setting import Asked, NotHeld, NotSettable, decided

EXPECTED = (FolderUnreadable, ManifestUnreadable, StoreTooNew, Unreadable)
ALL_READ, FAILED, WRONG_USAGE, SOME_UNREADABLE = 0, 1, 2, 3


def main(words: Sequence[str] | None = None) -> int:
    args = parser().parse_args(words)
    try:
        return int(args.run(args))
    except (*EXPECTED, OSError, sqlite3.Error) as error:
        print(error, file=sys.stderr)
        return WRONG_USAGE if isinstance(error, FolderUnreadable) else FAILED


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="python -m ingest", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    command = commands.add_parser("sync", help="bring the store up to date with folders")
    command.add_argument("places", nargs="+", metavar="FOLDER", help="folder, feed or sitemap")
    command.add_argument("--again", action="store_true", help="read unchanged files too")
    command.set_defaults(run=run_sync)
    command = commands.add_parser("add", help="read one file, page, feed or sitemap")
    command.add_argument("place", metavar="FILE-or-URL")
    command.set_defaults(run=run_add)
    command = commands.add_parser("remove", help="drop a document and never read it again")
    command.add_argument("id", metavar="ID", help="number, procedure code or key")
    command.set_defaults(run=run_remove)
    command = commands.add_parser("status", help="what the store holds")
    command.set_defaults(run=run_status)
    command = commands.add_parser("limits", help="how far time limits of procedures could be read")
    command.set_defaults(run=run_limits)
    command = commands.add_parser("outline", help="the outline of a file as JSON lines")
    command.add_argument("file", type=Path, metavar="FILE")
    command.set_defaults(run=run_outline)
    add_validity(commands.add_parser("validity", help="since when, until when"))
    return top


def add_validity(command: argparse.ArgumentParser) -> None:
    kinds = command.add_subparsers(dest="what", required=True, metavar="report|set")
    kinds.add_parser("report", help="what staff should look at").set_defaults(run=run_report)
    setting = kinds.add_parser("set", help="decide the validity of a document or a place of it")
    setting.add_argument("id", metavar="ID")
    setting.add_argument("--year", type=int, help="of a VBHN, whose numbers repeat")
    setting.add_argument("--place", default="", help='"khoản 2 Điều 43"; without it the whole')
    setting.add_argument("--since", type=day, help="first day in force")
    setting.add_argument("--until", type=day, help="first day no longer in force")
    setting.add_argument("--by", default=getpass.getuser(), help="who decides")
    setting.add_argument("--reason", required=True, help="why; kept for audit")
    setting.set_defaults(run=run_set)


def opened() -> Store:
    return Store.open(Path(os.environ.get("HOIDAP_DATA", "var")))


def run_sync(args: argparse.Namespace) -> int:
    return told(sync(opened(), args.places, progress, args.again))


def run_add(args: argparse.Namespace) -> int:
    return told(add(opened(), args.place))


def told(report: Report) -> int:
    """Print what was done; the exit code says whether all could be read."""
    done = f"Đã đọc {report.read}, không đổi {report.unchanged}, đã xóa {report.deleted}."
    print(done, *status_lines(opened()), sep="\n")
    return SOME_UNREADABLE if report.problems else ALL_READ


def run_remove(args: argparse.Namespace) -> int:
    removed = remove(opened(), args.id, date.today())
    if not removed:
        print(f"Kho không có {args.id}.", file=sys.stderr)
        return FAILED
    print(*(f"Đã bỏ {key}" for key in removed), sep="\n")
    return ALL_READ


def run_status(_args: argparse.Namespace) -> int:
    print(*status_lines(opened()), sep="\n")
    return ALL_READ


def run_limits(_args: argparse.Namespace) -> int:
    store = opened()
    records = [d for d in answering(store.documents()) if d.family is Family.PROCEDURE]
    procedures = (store.content(document.digest).procedure for document in records)
    print(printed(limits_table(filter(None, procedures))))
    return ALL_READ


def run_outline(args: argparse.Namespace) -> int:
    for row in outline_rows(args.file):
        print(row)
    return ALL_READ


def run_report(_args: argparse.Namespace) -> int:
    print(*validity_lines(opened(), date.today()), sep="\n")
    return ALL_READ


def run_set(args: argparse.Namespace) -> int:
    asked = Asked(args.id, args.by, args.reason, args.place, args.since, args.until, args.year)
    store = opened()
    try:
        decision, about = decided(asked, store, datetime.now())
    except (NotHeld, NotSettable) as reason:
        print(reason, file=sys.stderr)
        return FAILED if isinstance(reason, NotHeld) else WRONG_USAGE
    store.decide(decision)
    settle(store)
    days = f"{decision.place} {days_of(decision.validity)}".strip()
    print(*(f"Đã ghi: {document.key}: {days}" for document in about), sep="\n")
    return ALL_READ


def day(words: str) -> date:
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{words}” không có dạng 2026-07-01") from None


def progress(outcomes: Iterator[Outcome], total: int) -> Iterator[Outcome]:
    """A bar on a terminal; silent elsewhere."""
    from tqdm import tqdm

    shown = sys.stderr.isatty() and total > 0
    return iter(tqdm(outcomes, total=total, disable=not shown, unit=" tệp"))


if __name__ == "__main__":
    sys.exit(main())
