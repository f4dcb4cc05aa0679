"""Command line of speech: model, wer, bench, serve, write."""

import argparse
import sys

from speech.measuring import command as measuring_command
from speech.models import command as model_command
from speech.vosk_server import command as serve_command
from speech.written import command as write_command

COMMANDS = (model_command, measuring_command, serve_command, write_command)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m speech", description=__doc__)
    subparsers = parser.add_subparsers(required=True)
    for module in COMMANDS:
        module.add_parser(subparsers)
    chosen = parser.parse_args(arguments)
    status: int = chosen.command(chosen)
    return status


if __name__ == "__main__":
    sys.exit(main())
