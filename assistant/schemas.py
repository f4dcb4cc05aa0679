"""How the tables of each store changed since they were first made.

A store's version is in its file (PRAGMA user_version): 1, and one more for each step. Files from
before versions were counted have 0 there and are of version 1. A step is SQL; a new one is added
at the end, and its outcome to the store's own CREATE statements, which make new files.
"""

from collections.abc import Mapping

FIRST = 1
STEPS: Mapping[str, tuple[str, ...]] = {}  # by file name


def version_of(file: str) -> int:
    """The version that this program reads and writes."""
    return FIRST + len(STEPS.get(file, ()))
