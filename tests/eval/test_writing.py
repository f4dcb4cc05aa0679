from pathlib import Path

import pytest

from eval.cases import CasesUnreadable
from eval.writing import run


def test_sentences_that_are_written_otherwise_are_told(tmp_path: Path):
    cases = tmp_path / "cases.tsv"
    cases.write_text("khoản hai\tkhoản 2\n\nba mẹ tôi\t=\nđiều ba\tđiều 4\n", encoding="utf-8")

    report = run(cases)

    assert (report["rows"], report["exact"]) == (3, 2)
    assert report["misses"] == [{"said": "điều ba", "written": "điều 4", "read": "điều 3"}]
    assert report["ms_per_sentence"] > 0


def test_line_without_its_writing_is_named(tmp_path: Path):
    cases = tmp_path / "cases.tsv"
    cases.write_text("khoản hai\n", encoding="utf-8")

    with pytest.raises(CasesUnreadable, match="cases.tsv:1"):
        run(cases)
