"""The table of provisions made by hand, over the sample and over what the sample answers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from eval.cases import read_cases
from eval.validity import evidenced, misses, read_table, silent
from ingest.validity import Validity

TABLE = Path(__file__).parents[1] / "data" / "validity.tsv"
STARTER = Path(__file__).parents[2] / "eval" / "data" / "starter.jsonl"


def test_table_has_sixty_provisions_with_their_evidence():
    rows = read_table(TABLE)

    assert len(rows) >= 60
    assert all(row.validity.since and row.evidence for row in rows)


def test_sample_has_the_days_that_the_texts_state(sample_library):
    told = evidenced(read_table(TABLE), sample_library)

    held, wrong = misses(told, sample_library)

    assert held >= 9
    assert wrong == []


def test_wrong_day_in_the_store_is_found(sample_library):
    row = next(row for row in read_table(TABLE) if row.number == "118/2025/NĐ-CP")
    moved = replace(row, validity=Validity(date(2025, 8, 1)))

    _, wrong = misses([moved], sample_library)

    assert any("wrong on 2025-07-01" in line for line in wrong)


def test_nothing_is_quoted_out_of_force_without_saying_so(sample_library):
    asked = [case for case in read_cases([STARTER]) if case.kind in {"clause", "in_force"}]

    looked_at, unsaid = silent(asked[:6], sample_library)

    assert looked_at > 20
    assert unsaid == []
