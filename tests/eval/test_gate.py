"""The starter set over the sample, held against the accepted run: the gate of every change.

When answers were changed on purpose, look at what got worse, then `make baseline` and commit it.
"""

from pathlib import Path

from assistant.respond import respond
from eval.answers import summarise
from eval.asking import run
from eval.cases import read_cases
from eval.comparing import check
from eval.runs import BASELINE, read_summary

STARTER = Path(__file__).parents[2] / "eval" / "data" / "starter.jsonl"


def test_no_measure_fell_beyond_noise(sample_library):
    report = summarise(run(read_cases([STARTER]), sample_library, respond))

    changes = check(read_summary(BASELINE), report)

    assert changes[0].count == report["count"], "the accepted run is of other cases"
