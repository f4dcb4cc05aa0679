"""The README names everything that a user can type."""

import argparse
import re
from pathlib import Path

import pytest

from assistant.__main__ import commands
from assistant.service.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE)


def options(parser: argparse.ArgumentParser) -> set[str]:
    """All options of a command line and of its commands."""
    found = set()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            found.update(*(options(command) for command in action.choices.values()))
        else:
            found.update(action.option_strings)
    return found - {"-h", "--help"}


@pytest.mark.parametrize("target", TARGETS)
def test_make_target_is_in_the_readme(target):
    assert f"`make {target}`" in README


@pytest.mark.parametrize("option", sorted(options(commands())))
def test_option_of_the_assistant_is_in_the_readme(option):
    assert option in README


@pytest.mark.parametrize("setting", Settings.model_fields)
def test_setting_is_in_the_readme(setting):
    assert f"`HOIDAP_{setting.upper()}`" in README


def test_readme_begins_with_the_two_commands():
    assert README.index("make run") < README.index("make test") < README.index("## ")


def test_every_file_that_the_readme_names_is_there():
    for named in re.findall(r"`((?:assistant|ingest|indexes|eval)/[\w/.]+)`", README):
        assert (ROOT / named).exists(), named
