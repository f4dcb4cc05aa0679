"""Rules that the widget's plain files keep."""

import gzip
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from assistant.service.plain_files import WIDGET

ROOT = Path(__file__).parents[3]
BUDGET = 25_000  # bytes gzipped, the sum of every script and style
LAUNCHER_BUDGET = 4_000
CATALOGUE_BUDGET = 4_000  # of one language
MOST_LINES = 300
SCRIPTS = sorted(WIDGET.glob("*.js"))
MODULES = [script for script in SCRIPTS if script.name != "widget.js"]
TSC = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
# What would read text as markup or code, or need more than script-src and style-src of one host.
CATALOGUES = {language: WIDGET / f"words.{language}.json" for language in ("vi", "en")}
DOORS = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|"
                   r"\.style\b|setAttribute\(.style|srcdoc|https?://[a-z]")  # fmt: skip


def gzipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


def said_by(file: str) -> str:
    return (WIDGET / file).read_text(encoding="utf-8")


def catalogue(language: str) -> dict:
    return json.loads(CATALOGUES[language].read_text(encoding="utf-8"))


def shape(said: object) -> object:
    """What is left of a catalogue without its sentences: names, lengths, places for values."""
    if isinstance(said, dict):
        return {name: shape(part) for name, part in said.items()}
    if isinstance(said, list):
        return len(said)
    return sorted(re.findall(r"\{\w+\}", str(said)))


def test_scripts_and_styles_are_light():
    assert sum(map(gzipped, [*SCRIPTS, *WIDGET.glob("*.css")])) < BUDGET


def test_launcher_is_light():
    assert gzipped(WIDGET / "widget.js") < LAUNCHER_BUDGET


@pytest.mark.parametrize("file", CATALOGUES.values(), ids=lambda path: path.name)
def test_catalogue_is_light(file):
    assert gzipped(file) < CATALOGUE_BUDGET


def test_both_languages_have_the_same_sentences_with_the_same_places():
    assert shape(catalogue("vi")) == shape(catalogue("en"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_script_is_short_enough_to_be_read(script):
    assert len(script.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_nothing_of_an_answer_is_read_as_html(script):
    assert not DOORS.search(script.read_text(encoding="utf-8"))


@pytest.mark.parametrize("script", MODULES, ids=lambda path: path.name)
def test_every_word_that_is_used_is_in_the_catalogue(script):
    for name in re.findall(r"\bwords\.(?!\$)(\w+)", script.read_text(encoding="utf-8")):
        assert name in catalogue("vi"), name


def test_every_place_of_a_sentence_is_filled():
    scripts = "".join(script.read_text(encoding="utf-8") for script in MODULES)

    for name, said in catalogue("vi").items():
        for place in re.findall(r"\{(\w+)\}", str(said) if isinstance(said, str) else ""):
            filled = rf"fill\([^;]*?words\.{name}\b[^;]*?\{{[^}}]*\b{place}\b"
            assert re.search(filled, scripts), (name, place)


def test_page_says_that_it_is_a_machine_and_what_it_is_not():
    words = said_by("words.vi.json")

    assert "hệ thống trí tuệ nhân tạo tự động, không phải cán bộ" in words
    assert "Điều 11 Luật Trí tuệ nhân tạo số 134/2025/QH15" in words


def test_nothing_but_one_status_is_live():
    for script in MODULES:
        text = script.read_text(encoding="utf-8")
        assert "aria-live" not in text
        assert 'role: "alert"' not in text


@pytest.mark.skipif(shutil.which("node") is None, reason="Node checks the syntax where it is there")
@pytest.mark.parametrize("script", MODULES, ids=lambda path: path.name)
def test_script_is_well_formed(script):
    checked = subprocess.run(
        ["node", "--input-type=module", "--check"], input=script.read_bytes(), capture_output=True
    )

    assert checked.returncode == 0, checked.stderr


@pytest.mark.skipif(
    shutil.which("node") is None or not TSC.exists(), reason="needs typescript (npm ci)"
)
def test_types_are_right():
    checked = subprocess.run(
        ["node", str(TSC), "--project", str(WIDGET)], capture_output=True, text=True
    )

    assert checked.returncode == 0, checked.stdout
