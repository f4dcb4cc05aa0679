from datetime import date

import pytest

from assistant.understanding.day_phrases import DayPhrase, Kind, What
from eval.cases import CasesUnreadable
from eval.phrases import PhraseCase, right, run

ASKED = date(2026, 11, 23)


def case(**fields) -> PhraseCase:
    return PhraseCase(phrase="", asked_on=ASKED, **fields)


def read(kind: Kind, *windows: tuple[int, int]) -> DayPhrase:
    days = tuple((date(2026, 11, first), date(2026, 11, last)) for first, last in windows)
    return DayPhrase("", 0, 0, kind, days, What.UNKNOWN)


@pytest.mark.parametrize(
    ("gold", "phrases", "expected"),
    [
        (case(kind="exact", date="2026-11-13"), (read(Kind.EXACT, (13, 13)),), True),
        (case(kind="exact", date="2026-11-13"), (read(Kind.EXACT, (12, 12)),), False),
        (case(kind="exact", date="2026-11-13"), (), False),
        (case(kind="none"), (), True),
        (case(kind="none"), (read(Kind.EXACT, (13, 13)),), False),
        (case(kind="invalid"), (read(Kind.INVALID),), True),
        (
            case(kind="range", range=["2026-11-11", "2026-11-14"]),
            (read(Kind.RANGE, (13, 14)),),
            True,
        ),
        (
            case(kind="range", range=["2026-11-11", "2026-11-15"]),
            (read(Kind.RANGE, (14, 15)),),
            False,
        ),
        (
            case(kind="ambiguous", dates=["2026-11-03", "2026-11-11"]),
            (read(Kind.AMBIGUOUS, (11, 11), (3, 3)),),
            True,
        ),
        (
            case(kind="ambiguous", dates=["2026-11-03", "2026-11-11"]),
            (read(Kind.EXACT, (3, 3)),),
            False,
        ),
    ],
)
def test_a_phrase_is_right_by_the_rule_of_its_kind(gold, phrases, expected):
    assert right(gold, phrases) is expected


def test_the_report_counts_by_kind_and_says_what_was_read(tmp_path):
    cases = tmp_path / "cases.jsonl"
    cases.write_text(
        '{"phrase": "hôm qua", "asked_on": "2026-11-23", "kind": "exact", "date": "2026-11-22"}\n'
        '{"phrase": "hôm kia", "asked_on": "2026-11-23", "kind": "exact", "date": "2026-11-22"}\n',
        "utf-8",
    )

    report = run(cases)

    assert (report["rows"], report["exact"]) == (2, 1)
    assert report["by_kind"] == {"exact": {"rows": 2, "exact": 1}}
    assert report["misses"][0]["read"][0]["readings"] == ["2026-11-21..2026-11-21"]


def test_a_line_that_is_no_case_is_named(tmp_path):
    cases = tmp_path / "cases.jsonl"
    cases.write_text('{"phrase": "hôm qua"}\n', "utf-8")

    with pytest.raises(CasesUnreadable, match="cases.jsonl:1"):
        run(cases)
