"""A small change of a large collection is added; the answers are those of a build from nothing."""

import shutil
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from indexes.building import build
from indexes.generation import FOLDER
from indexes.models import open_embedder
from indexes.opened import OpenedLibrary
from tests.indexes.corpus import RESIDENCE, SPLITTING, residence, splitting, stored

DAY = date(2026, 11, 23)
QUESTIONS = (
    "Điều kiện tách hộ là gì?",
    "le phi tach ho 7",
    "nơi ở hiện tại là gì",
    "lệ phí tách hộ 31",
)


def records(numbers):
    """Records of the same procedure in different words, more than one change in twenty."""
    for number in numbers:
        text = splitting()
        named = f"Tách hộ {number}"
        written = text.text.replace("Tách hộ", named)
        shift = len(written) - len(text.text)
        provisions = tuple(
            replace(p, start=p.start + shift, lead_end=p.lead_end + shift, end=p.end + shift)
            for p in text.provisions
        )
        document = replace(SPLITTING, key=f"procedures/{number}", id=f"1.{number:06}", title=named)
        yield document, replace(text, text=written, provisions=provisions)


@pytest.fixture
def data(tmp_path):
    """Forty records, of which one goes, one comes and one act is new in the second build."""
    stored(tmp_path / "a", list(records(range(40))))
    build(tmp_path / "a", open_embedder())
    stored(tmp_path / "a", [(RESIDENCE, residence()), *records([*range(1, 41)])])
    return tmp_path / "a"


def built(data):
    said: list[str] = []
    build(data, open_embedder(), said.append)
    library = OpenedLibrary.open(data)
    found = [
        [(hit.passage.document, hit.passage.place) for hit in hits]
        for hits in (library.search(q, DAY, limit=200) for q in QUESTIONS)
    ]
    library.store.close()
    return said, library, found


def test_what_is_carried_over_finds_what_a_build_from_nothing_finds(data, tmp_path, monkeypatch):
    monkeypatch.setattr("indexes.gathering.LITTLE", 0.2)
    monkeypatch.setattr("indexes.gathering.DRIFT", 0.2)
    shutil.copytree(data, tmp_path / "b")
    shutil.rmtree(tmp_path / "b" / FOLDER)

    said, library, found = built(data)
    anew, other, expected = built(tmp_path / "b")

    assert "postings and codes are carried over" in said
    assert "postings are sorted" in anew
    assert [set(rows) for rows in found] == [set(rows) for rows in expected]
    assert [rows[0] for rows in found] == [rows[0] for rows in expected]
    assert RESIDENCE.key in {key for key, _ in found[0]}
    assert "procedures/0" not in {key for rows in found for key, _ in rows}
    shelves = library.columns.shelf, other.columns.shelf
    assert np.array_equal(shelves[0].dense.vectors, shelves[1].dense.vectors)


def test_much_that_is_new_is_sorted_anew(data):
    said, _, _ = built(data)

    assert "postings are sorted" in said
