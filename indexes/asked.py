"""Questions that citizens asked, tied to what answers them; staff may add more.

Each is searched as another name of its target: a new question much like one asked before finds what
answered that one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

FILE = Path(__file__).parent / "asked" / "questions.jsonl"


@dataclass(frozen=True, slots=True)
class Target:
    """What answers: a procedure by its code, or a place in the law by the number of the base act."""

    procedure: str | None = None
    document: str | None = None
    article: str | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    question: str
    target: Target


def read_asked(path: Path = FILE) -> Sequence[Asked]:
    """The questions that have a target; small talk and the like have none."""
    rows = [orjson.loads(line) for line in path.read_bytes().splitlines()]
    return [
        Asked(
            row["query"], Target(row["procedure"], row["document"], row["article"], row["clause"])
        )
        for row in rows
        if row["procedure"] or row["document"]
    ]
