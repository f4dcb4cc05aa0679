from datetime import date

import pytest

from ingest.sidecar import ManifestUnreadable, load_manifest


def test_row_tells_what_it_knows_and_the_rest_is_unknown(tmp_path):
    (tmp_path / "manifest.jsonl").write_text(
        '{"path": "a.txt", "number": "1/2026/NĐ-CP", "issued": "2026-06-01", "url_if_known": "u",'
        ' "source_repo": "x", "bytes": 3, "role": "document"}\n'
    )

    row = load_manifest(tmp_path)["a.txt"]

    assert (row.number, row.issued, row.url) == ("1/2026/NĐ-CP", date(2026, 6, 1), "u")
    assert row.effective is None
    assert not row.left_out


@pytest.mark.parametrize("role", ["trap", "truth", "metadata"])
def test_roles_that_are_no_documents_are_left_out(tmp_path, role):
    (tmp_path / "manifest.jsonl").write_text(f'{{"path": "a.txt", "role": "{role}"}}')

    assert load_manifest(tmp_path)["a.txt"].left_out


def test_day_that_does_not_exist_is_unknown(tmp_path):
    (tmp_path / "manifest.jsonl").write_text('{"path": "a.txt", "issued": "2015-06-31"}')

    assert load_manifest(tmp_path)["a.txt"].issued is None


@pytest.mark.parametrize("line", ["{broken", "[1]", '{"number": "without a path"}'])
def test_line_that_cannot_be_read_is_named(tmp_path, line):
    (tmp_path / "manifest.jsonl").write_text(f'{{"path": "a.txt"}}\n{line}\n')

    with pytest.raises(ManifestUnreadable, match=r"manifest\.jsonl:2"):
        load_manifest(tmp_path)


def test_folder_without_a_manifest_has_no_rows(tmp_path):
    assert load_manifest(tmp_path) == {}
