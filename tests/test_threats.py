"""Each line of the threat model has its test, and the tests are there."""

import re
from pathlib import Path

TESTS = Path(__file__).parent
THREATS = (TESTS.parent / "assistant" / "service" / "THREATS.md").read_text(encoding="utf-8")
LINES = [line for line in THREATS.splitlines() if line.startswith("| ")][1:]
NAMED = re.compile(r"`([\w/.]+\.py)::(\w+)`")


def test_every_line_names_a_test():
    assert len(LINES) > 20
    assert [line for line in LINES if not NAMED.search(line)] == []


def test_every_named_test_exists():
    for file, name in NAMED.findall(THREATS):
        source = (TESTS / file).read_text(encoding="utf-8")
        assert re.search(rf"^(?:async )?def {name}\(", source, re.MULTILINE), f"{file}::{name}"


def test_it_is_one_page_and_both_check_lists_are_gone_through():
    assert len(THREATS.splitlines()) <= 80
    for chapter in [f"V{number}" for number in range(1, 18)]:
        assert re.search(rf"\b{chapter}\b", THREATS), chapter
    for number in range(1, 11):
        assert f"LLM{number:02d}" in THREATS
