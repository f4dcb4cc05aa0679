"""Arrays on disk are mapped, and let go when they take too much memory."""

import re
from pathlib import Path

import numpy as np

from indexes import columns


def resident(path: Path) -> int:
    """Kilobytes of a mapped file that this process holds."""
    maps = Path("/proc/self/smaps").read_text().split(str(path))[1]
    return int(re.search(r"Rss: +(\d+) kB", maps)[1])


def test_pages_are_handed_back_above_the_limit_and_can_be_read_again(tmp_path):
    numbers = np.arange(1 << 20)
    columns.write_array(tmp_path / "numbers.npy", numbers)
    mapped = columns.read_array(tmp_path / "numbers.npy")
    assert mapped.sum() == numbers.sum()

    columns.hand_back(held=1 << 40)
    kept = resident(tmp_path / "numbers.npy")
    columns.hand_back(held=0)

    assert kept > 4_000
    assert resident(tmp_path / "numbers.npy") == 0
    assert mapped[-1] == numbers[-1]


def test_rows_are_read_in_the_order_asked_for_without_being_mapped(tmp_path):
    matrix = np.arange(40, dtype=np.float16).reshape(10, 4)
    columns.write_array(tmp_path / "rows.npy", matrix)
    rows = columns.Rows(tmp_path / "rows.npy")
    wanted = np.array([7, 2, 3, 7, 0, 9])

    assert len(rows) == 10
    assert np.array_equal(rows[wanted], matrix[wanted])
    assert np.array_equal(rows[wanted[:0]], matrix[wanted[:0]])
    assert str(tmp_path / "rows.npy") not in Path("/proc/self/maps").read_text()
