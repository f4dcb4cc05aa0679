"""How long it takes until one new document is answered from."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from indexes.generation import CURRENT, FOLDER, current_id
from indexes.opened import OpenedLibrary
from ingest.store import FILE

NUMBER = "9999/2026/QĐ-UBND"
TEXT = """ỦY BAN NHÂN DÂN
THÀNH PHỐ HÀ NỘI

Số: 9999/2026/QĐ-UBND

QUYẾT ĐỊNH
Ban hành quy định về cho mượn thảm bay

Hà Nội, ngày 02 tháng 11 năm 2026

Điều 1. Mượn thảm bay
1. Người mượn thảm bay nộp đơn tại Ủy ban nhân dân cấp xã.
2. Thời hạn cho mượn thảm bay là 10 ngày làm việc.
Điều 2. Hiệu lực thi hành
Quyết định này có hiệu lực thi hành từ ngày 05 tháng 11 năm 2026.
"""
QUESTION = "Thời hạn cho mượn thảm bay là bao lâu?"
Figures = dict[str, Any]


class NotFound(Exception):
    """The new document was read and indexed but is not found."""


def change(data: Path) -> Figures:
    """Seconds of reading one new document, of the build and of opening; DATA itself stays."""
    with copied(data) as copy:
        file = copy / "quyet-dinh.txt"
        file.write_text(TEXT, encoding="utf-8")
        seconds = {
            "read": command(copy, "ingest", "add", str(file)),
            "build": command(copy, "indexes", "build"),
        }
        started = time.perf_counter()
        library = OpenedLibrary.open(copy)
        hits = library.search(QUESTION, date(2026, 11, 23))
        seconds["open_and_search"] = round(time.perf_counter() - started, 2)
        found = {library.document(hit.passage.document).number for hit in hits[:3]}
        library.store.close()
    if NUMBER not in found:
        raise NotFound(f"{NUMBER} is not among the first hits: {found}")
    return {"seconds": seconds, "seconds_in_all": round(sum(seconds.values()), 2)}


@contextmanager
def copied(data: Path) -> Iterator[Path]:
    """A copy of store and current generation, whose files are linked, beside the original."""
    with tempfile.TemporaryDirectory(dir=data.resolve().parent) as name:
        copy = Path(name)
        with (
            closing(sqlite3.connect(data / FILE)) as old,
            closing(sqlite3.connect(copy / FILE)) as new,
        ):
            old.backup(new)
        current = current_id(data) or ""
        shutil.copytree(data / FOLDER / current, copy / FOLDER / current, copy_function=os.link)
        (copy / FOLDER / CURRENT).write_text(current, encoding="utf-8")
        yield copy


def command(data: Path, *arguments: str) -> float:
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", *arguments],
        env={**os.environ, "HOIDAP_DATA": str(data)},
        check=False,  # 3 tells of files that could not be read before
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return round(time.perf_counter() - started, 2)
