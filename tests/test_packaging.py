"""What a release holds."""

import tomllib
from glob import glob
from pathlib import Path

import pytest
from setuptools import find_packages

ROOT = Path(__file__).parent.parent
PACKAGES = ("assistant", "ingest", "indexes", "speech", "eval")
RESULTS = Path("eval/bench/results")  # of a source tree, read by nobody


def test_tests_and_their_data_are_not_released():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = settings["tool"]["setuptools"]["packages"]["find"]["include"]
    packages = find_packages(str(ROOT), include=included)

    assert "speech.audio" in packages
    assert not [name for name in packages if name.split(".")[0] not in PACKAGES]


@pytest.fixture
def released() -> set[Path]:
    """The files that setuptools takes beside the modules: patterns count from each folder."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = settings["tool"]["setuptools"]["package-data"]["*"]
    packages = [folder for name in PACKAGES for folder in (ROOT / name, *(ROOT / name).rglob("*/"))]
    return {
        package / name
        for package in packages
        for pattern in patterns
        for name in glob(pattern, root_dir=package, recursive=True)  # noqa: PTH207 (setuptools' meaning of **)
    }


def test_every_file_that_the_packages_read_is_released(released):
    files = (file for name in PACKAGES for file in (ROOT / name).rglob("*"))
    data = {file for file in files if file.is_file() and file.suffix not in {".py", ".pyc"}}

    assert ROOT / "assistant/choosing/trees.safetensors" in data
    missing = {file.relative_to(ROOT) for file in data - released}
    assert {file for file in missing if not file.is_relative_to(RESULTS)} == set()
