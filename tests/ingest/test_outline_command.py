import json
from pathlib import Path

import pytest

from ingest.formats.unreadable import Unreadable
from ingest.outline_command import outline_rows


def test_rows_have_level_first_paragraph_and_what_follows(tmp_path: Path) -> None:
    law = tmp_path / "law.txt"
    law.write_text("Chương I\nQUY ĐỊNH CHUNG\nĐiều 1\nPhạm vi\nLuật này.\n1. Một:\na) Hai.\n")

    rows = [json.loads(row) for row in outline_rows(law)]

    assert rows == [
        {"level": "chuong", "text": "Chương I QUY ĐỊNH CHUNG"},
        {"level": "dieu", "text": "Điều 1 Phạm vi", "body": "Luật này."},
        {"level": "khoan", "text": "1. Một:"},
        {"level": "diem", "text": "a) Hai."},
    ]


def test_an_unreadable_file_is_refused_with_advice(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()

    with pytest.raises(Unreadable, match="fetch it again"):
        list(outline_rows(empty))
