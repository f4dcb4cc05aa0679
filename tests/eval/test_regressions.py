"""Faults planted into the real assistant over the sample: the right measure catches each.

Each fault is tried on the questions that can feel it, so that the whole stays quick.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from assistant.deadlines.holidays import official_calendar
from assistant.respond import respond
from eval.answers import summarise
from eval.asking import run
from eval.cases import GoldCase, read_cases
from eval.comparing import FellBehind, check
from indexes import fusing
from indexes.analyser import Lexicon
from indexes.availability import Availability
from indexes.building import build
from indexes.models import open_embedder
from indexes.opened import OpenedLibrary
from ingest.store import Store
from ingest.sync import sync

ROOT = Path(__file__).parents[2]
STARTER = read_cases([ROOT / "eval" / "data" / "starter.jsonl"])
CULTURE_DAY = date(2026, 11, 24)  # Ngày Văn hóa Việt Nam, a day off


def questions(wanted: Callable[[GoldCase], bool]) -> list[GoldCase]:
    return [case for case in STARTER if wanted(case)]


def reported(cases, library, answer=respond):
    return summarise(run(cases, library, answer))


def fresh(library) -> OpenedLibrary:
    """The same folder opened anew, without what was remembered before a fault."""
    return OpenedLibrary(library.store, library.columns)


def lost(before, after) -> str:
    with pytest.raises(FellBehind) as found:
        check(before, after)
    return str(found.value)


def test_ten_identical_runs_never_fail(sample_library):
    cases = STARTER[::12]
    first = reported(cases, sample_library)

    for _ in range(10):
        check(first, reported(cases, sample_library))


def test_a_wrong_holiday_is_caught_by_the_due_dates(sample_library):
    cases = questions(lambda case: bool(case.dues))
    before = reported(cases, sample_library)
    real = official_calendar()
    wrong = replace(real, special={d: v for d, v in real.special.items() if d != CULTURE_DAY})

    def mistaken(question, library):
        return respond(replace(question, calendar=wrong), library)

    assert "due fell" in lost(before, reported(cases, sample_library, mistaken))


def test_a_broken_quote_offset_is_caught_by_the_quotes(sample_library):
    cases = STARTER[:12]

    def shifted(question, library):
        answer = respond(question, library)
        moved = (replace(c, start=c.start + 1, end=c.end + 1) for c in answer.citations)
        return replace(answer, citations=tuple(moved))

    assert "quotes_verified fell" in lost(
        reported(cases, sample_library), reported(cases, sample_library, shifted)
    )


def test_an_ignored_validity_is_caught_by_the_sources_in_force(sample_library, monkeypatch):
    birth, marriage = "khai sinh", "kết hôn"
    cases = questions(
        lambda case: (
            any(word in case.question.lower() for word in (birth, marriage, "khai tử", "khai tu"))
            or case.kind == "right_duty"
        )
    )
    before = reported(cases, sample_library)
    columns = sample_library.columns
    everything = np.ones(len(columns.marks.availability.since), dtype=bool)

    monkeypatch.setattr(Availability, "not_closed", lambda self, on: everything)
    monkeypatch.setattr(columns.marks, "not_closed", lambda on: everything)
    monkeypatch.setattr(columns.marks, "allowed", columns.marks.find_allowed)

    assert "sources_in_force fell" in lost(before, reported(cases, fresh(sample_library)))


def test_a_fusion_upside_down_is_caught_by_the_rank_of_the_source(sample_library, monkeypatch):
    cases = questions(lambda case: case.kind in {"time_limit", "fee", "clause"})
    before = reported(cases, sample_library)

    monkeypatch.setattr(fusing, "WEIGHTS", dict.fromkeys(fusing.WEIGHTS, -1.0))

    assert "found_mrr fell" in lost(before, reported(cases, fresh(sample_library)))


def test_asked_questions_alone_are_caught_by_the_rank_of_the_source(sample_library, monkeypatch):
    cases = questions(lambda case: case.kind in {"time_limit", "fee", "clause"})
    before = reported(cases, sample_library)

    monkeypatch.setattr(fusing, "WEIGHTS", dict.fromkeys(fusing.WEIGHTS, 0.0))

    assert "found_mrr fell" in lost(before, reported(cases, fresh(sample_library)))


def test_a_dropped_fold_of_diacritics_is_caught_by_the_rank_of_the_source(
    sample_library, tmp_path, monkeypatch
):
    cases = questions(lambda case: case.style == "no_diacritics")
    before = reported(cases, sample_library)

    monkeypatch.setattr(Lexicon, "bare", Lexicon.hashes)
    store = Store.open(tmp_path)
    sync(store, [str(ROOT / "ingest" / "sample")], lambda outcomes, _: outcomes)
    store.close()
    build(tmp_path, open_embedder())
    unfolded = OpenedLibrary.open(tmp_path)

    assert "found_mrr fell" in lost(before, reported(cases, unfolded))
    unfolded.store.close()


def test_starter_set_is_large_and_of_all_kinds_and_styles():
    kinds, styles = ({getattr(case, name) for case in STARTER} for name in ("kind", "style"))

    assert len(STARTER) >= 120
    assert len(kinds) >= 25
    assert styles == {
        *("formal", "plain", "no_diacritics", "typo"),
        *("spoken", "story", "dialect", "telex"),
    }


def test_every_gold_source_of_the_starter_set_is_in_the_sample(sample_library):
    numbers = {document.id for document in sample_library.documents()}
    numbers |= {document.base_number for document in sample_library.documents()}

    for case in STARTER:
        named = {source.procedure or source.document for source in case.sources}
        assert not case.sources or named & numbers, case.id
