"""Checksums of a generation are compared once, and again when a file is touched."""

import pytest

from indexes import generation
from indexes.generation import VERIFIED, IndexUnusable

FACTS = {
    "built_at": "2026-11-25T00:00:00Z",
    "model": "m" * 64,
    "revision": "1",
    "corpus_day": "2026-11-25",
    "documents": 0,
    "units": 0,
    "passages": 0,
    "recall": 1.0,
    "asked": "",
}


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "20261125-000000-1"
    made.mkdir()
    (made / "a.npy").write_bytes(b"first")
    (made / "b.npy").write_bytes(b"second")
    generation.seal(made, FACTS)
    return made


def digests(monkeypatch):
    """Names of the files whose checksums are computed from now on."""
    seen = []
    original = generation.file_digest

    def noted(path):
        seen.append(path.name)
        return original(path)

    monkeypatch.setattr(generation, "file_digest", noted)
    return seen


def test_a_second_start_compares_no_checksums(folder, monkeypatch):
    generation.check(folder, FACTS["model"])
    seen = digests(monkeypatch)

    generation.check(folder, FACTS["model"])

    assert seen == []


def test_a_file_of_the_same_size_that_was_changed_later_is_refused(folder):
    generation.check(folder, FACTS["model"])
    (folder / "b.npy").write_bytes(b"sekond")

    with pytest.raises(IndexUnusable, match=r"b\.npy bị hỏng hoặc thiếu"):
        generation.check(folder, FACTS["model"])


def test_a_file_that_went_missing_later_is_refused(folder):
    generation.check(folder, FACTS["model"])
    (folder / "a.npy").unlink()

    with pytest.raises(IndexUnusable, match=r"a\.npy bị hỏng hoặc thiếu"):
        generation.check(folder, FACTS["model"])


def test_a_read_only_folder_is_verified_at_every_start(folder, monkeypatch):
    monkeypatch.setattr(generation, "write_stamp", lambda *_: None)
    (folder / VERIFIED).unlink()
    seen = digests(monkeypatch)

    generation.check(folder, FACTS["model"])

    assert sorted(seen) == ["a.npy", "b.npy"]
