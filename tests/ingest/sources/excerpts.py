"""The excerpts of real records that the tests of the structured sources read."""

from pathlib import Path

DATA = Path(__file__).parents[2] / "data"


def excerpt(name: str) -> bytes:
    return (DATA / name).read_bytes()
