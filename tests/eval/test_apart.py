"""What is measured on is not what was learnt from."""

import json
import re
from pathlib import Path

import pytest

from assistant.understanding.features import unmark
from indexes.asked import WORDINGS

OWN = Path(__file__).parents[2] / "eval" / "data"


def folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", unmark(text.lower())))


def rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    "name", ["procedures-own", "laws-own", "deadlines-own", "deadlines-held", "starter"]
)
def test_no_case_is_a_wording(name):
    wordings = {folded(row["query"]) for row in rows(WORDINGS)}
    cases = rows(OWN / f"{name}.jsonl")

    assert not {folded(case["question"]) for case in cases} & wordings
