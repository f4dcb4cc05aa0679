"""Measures answers, registers, a change, load, citizens, the page; the figures go to results/."""

import argparse
import json
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eval.bench.added import added
from eval.bench.change import change
from eval.bench.citizens import citizens
from eval.bench.latency import latency
from eval.bench.load import hold
from eval.bench.machine import describe
from eval.bench.page import opening
from eval.bench.registers import registers

PARTS = ("latency", "added", "registers", "change", "load", "citizens", "page")
RESULTS = Path(__file__).parent / "results"
CASES = [
    Path(__file__).parents[1] / "data" / name for name in ("procedures-own.jsonl", "laws-own.jsonl")
]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m eval.bench", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("HOIDAP_DATA", "var")))
    parser.add_argument("--cases", type=Path, nargs="+", default=CASES, help="questions to ask")
    parser.add_argument("--rate", type=int, default=50, help="questions a second")
    parser.add_argument("--citizens", type=int, default=200, help="citizens at a time")
    parser.add_argument("--seconds", type=int, default=60, help="how long")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="parts to measure")
    args = parser.parse_args()
    lines = [line for file in args.cases for line in file.read_text("utf-8").splitlines()]
    questions = [json.loads(line)["question"] for line in lines]
    parts: dict[str, Callable[[], Any]] = {
        "latency": lambda: latency(args.data, questions),
        "added": lambda: added(args.data, questions),
        "registers": lambda: registers(args.data, questions),
        "change": lambda: change(args.data),
        "load": lambda: hold(args.data, questions, args.rate, args.seconds, args.workers),
        "citizens": lambda: citizens(
            args.data, questions, args.citizens, args.seconds, args.workers
        ),
        "page": lambda: opening(args.data),
    }
    report: dict[str, Any] = {"machine": describe()}
    report |= {name: parts[name]() for name in PARTS if name in args.only}
    write(report)
    return 1 if any(report.get(part, {}).get("errors") for part in ("load", "citizens")) else 0


def write(report: dict[str, Any]) -> None:
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"bench-{datetime.now(UTC):%Y%m%dT%H%M%S}.json"
    text = json.dumps(report, indent=2, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    print(text)
    print(path)


if __name__ == "__main__":
    sys.exit(main())
