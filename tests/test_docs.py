"""The README names everything that a user can type."""

import re
from pathlib import Path

import pytest

from assistant.service.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE)


PACKAGES = ("ingest", "indexes", "assistant", "speech", "eval")
COMMANDS = {
    path: text
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
    if "argparse" in (text := path.read_text(encoding="utf-8"))
}


def package_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def options() -> list[tuple[str, str]]:
    """(package, option) for every option in a command line's source."""
    return [
        (package_of(path), option)
        for path, text in COMMANDS.items()
        for option in sorted(set(re.findall(r'"(--[a-z-]+)"', text)))
    ]


def subcommands() -> list[tuple[str, str]]:
    return [
        (package_of(path), name)
        for path, text in COMMANDS.items()
        for name in re.findall(r'add_parser\(\s*"([a-z-]+)"', text)
    ]


@pytest.mark.parametrize("target", TARGETS)
def test_make_target_is_in_the_readme(target):
    assert f"`make {target}`" in README


@pytest.mark.parametrize(("package", "option"), options())
def test_option_is_in_the_readme(package, option):
    assert re.search(rf"`{option}\b", README)


@pytest.mark.parametrize(("package", "name"), subcommands())
def test_command_is_in_the_readme(package, name):
    assert re.search(rf"`{package} [^`]*\b{name}\b", README)


@pytest.mark.parametrize("setting", Settings.model_fields)
def test_setting_is_in_the_readme(setting):
    assert f"`HOIDAP_{setting.upper()}`" in README


def test_readme_begins_with_the_two_commands():
    assert README.index("make run") < README.index("make test") < README.index("## ")


def test_every_file_that_the_readme_names_is_there():
    for named in re.findall(r"`((?:assistant|ingest|indexes|eval)/[\w/.]+[\w])`", README):
        assert (ROOT / named).exists(), named
