"""python -m speech model: fetch, check."""

import argparse
import os
import sys
import time
from pathlib import Path

from speech.engines import kind
from speech.models.fetching import DEFAULT, NotFetched, fetch, source_of, tried
from speech.models.finding import find_model
from speech.recognising import RecogniserLost, VoiceMissing

FAILED = 1
MODEL, DATA = "HOIDAP_VOICE_MODEL", "HOIDAP_DATA"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("model", help="the model that voice needs")
    actions = parser.add_subparsers(required=True)
    fetching = actions.add_parser("fetch", help="put a model into DATA/voice")
    fetching.add_argument(
        "source", nargs="?", default=DEFAULT, help=f"name, URL or zip file (default: {DEFAULT})"
    )
    fetching.add_argument("--sha256", metavar="HEX", help="digest that the zip file must have")
    fetching.set_defaults(command=run_fetch)
    checking = actions.add_parser("check", help="let the model listen")
    add_data(fetching)
    checking.set_defaults(command=run_check)
    add_model(checking)


def add_data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="FOLDER", help=f"default: {DATA}, or var")


def add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model", metavar="FOLDER", help=f"default: {MODEL}, or the newest of DATA/voice"
    )
    add_data(parser)


def data_of(chosen: argparse.Namespace) -> Path:
    return Path(chosen.data or os.environ.get(DATA, "var"))


def model_of(chosen: argparse.Namespace) -> Path:
    """Raises VoiceMissing."""
    named = chosen.model or os.environ.get(MODEL)
    return find_model(Path(named) if named else None, data_of(chosen))


def run_fetch(chosen: argparse.Namespace) -> int:
    try:
        folder = fetch(source_of(chosen.source, chosen.sha256), data_of(chosen), Progress())
    except NotFetched as wrong:
        sys.stderr.write(f"{wrong}\n")
        return FAILED
    sys.stdout.write(f"{folder}\n")
    return 0


def run_check(chosen: argparse.Namespace) -> int:
    import asyncio

    began = time.monotonic()
    try:
        model = model_of(chosen)
        asyncio.run(tried(model))
    except (VoiceMissing, RecogniserLost) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return FAILED
    seconds = time.monotonic() - began
    sys.stdout.write(f"{model}: {kind(model)}, loaded and listening within {seconds:.1f} s\n")
    return 0


class Progress:
    """A line on the terminal for every twentieth of the file, or every 10 MB of an unknown one."""

    def __init__(self) -> None:
        self._next = 0

    def __call__(self, there: int, whole: int | None) -> None:
        if there < self._next and there != whole:
            return
        self._next = there + (whole // 20 if whole else 10_000_000)
        of = f" of {whole / 1e6:.1f}" if whole else ""
        sys.stderr.write(f"{there / 1e6:.1f}{of} MB\n")
