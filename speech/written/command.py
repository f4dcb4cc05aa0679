"""python -m speech write: spoken words as they are written."""

import argparse
import sys

from speech.written.writing import write


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "write", help="prints the written form of spoken words, of each line of the input if none"
    )
    parser.add_argument("text", nargs="*", help='for example "khoản hai điều một trăm linh hai"')
    parser.set_defaults(command=run)


def run(chosen: argparse.Namespace) -> int:
    lines = [" ".join(chosen.text)] if chosen.text else (line.rstrip("\n") for line in sys.stdin)
    for line in lines:
        sys.stdout.write(write(line) + "\n")
    return 0
