"""Measures the service under load and writes the figures to eval/bench/results/."""

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from eval.bench.load import hold
from eval.bench.machine import describe

RESULTS = Path(__file__).parent / "results"
CASES = Path(__file__).parents[1] / "data" / "procedures-own.jsonl"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("HOIDAP_DATA", "var")))
    parser.add_argument("--cases", type=Path, default=CASES, help="questions to ask")
    parser.add_argument("--rate", type=int, default=50, help="questions a second")
    parser.add_argument("--seconds", type=int, default=60, help="how long")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes")
    args = parser.parse_args()
    lines = args.cases.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    machine = describe()
    figures = hold(args.data, questions, args.rate, args.seconds, args.workers)
    write({"machine": machine, "load": figures})
    return 1 if figures["errors"] else 0


def write(report: dict[str, object]) -> None:
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"load-{datetime.now(UTC):%Y%m%dT%H%M%S}.json"
    text = json.dumps(report, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    print(text)
    print(path)


if __name__ == "__main__":
    sys.exit(main())
