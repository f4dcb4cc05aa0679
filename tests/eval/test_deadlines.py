import argparse
import json

import pytest

from eval.cases import CasesUnreadable
from eval.deadlines import add_parser, run

TABLE = """\
id,group,received,time,limit,unit,cutoff,cutoff_mode,roll,calendar,due,skipped_count,skipped,provisional,note
G1,wd,2026-11-20,,1,working_day,,,True,default,2026-11-23,2,2026-11-21 2026-11-22,False,
G2,hours,2026-11-20,16:00,24,hour,,,True,default,2026-11-21T16:00,0,,False,
G3,year,2025-11-24,,1,year,,,True,default,2026-11-25,116,,False,
G4,wrong,2026-11-20,,1,working_day,,,True,default,2026-11-24,2,2026-11-21 2026-11-22,False,
"""


def test_rows_that_agree_are_counted_and_the_others_listed(tmp_path):
    golden = tmp_path / "golden.csv"
    golden.write_text(TABLE, "utf-8")

    report = run(golden)

    assert (report["rows"], report["exact"]) == (4, 3)
    assert [miss["id"] for miss in report["misses"]] == ["G4"]


def test_the_command_writes_its_result_to_a_file(tmp_path):
    golden, out = tmp_path / "golden.csv", tmp_path / "report.json"
    golden.write_text(TABLE, "utf-8")
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())

    arguments = parser.parse_args(["deadlines", "--golden", str(golden), "--out", str(out)])
    printed = arguments.command(arguments)

    assert json.loads(printed) == json.loads(out.read_text("utf-8"))


def test_a_table_without_the_columns_is_named(tmp_path):
    golden = tmp_path / "golden.csv"
    golden.write_text("id,received\nG1,2026-11-20\n", "utf-8")

    with pytest.raises(CasesUnreadable, match="golden.csv"):
        run(golden)
