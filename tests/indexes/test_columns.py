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
