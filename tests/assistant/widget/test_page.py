"""Rules that the widget's plain files keep."""

import gzip
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from assistant.service.plain_files import WIDGET

ROOT = Path(__file__).parents[3]
BUDGET = 25_000  # bytes gzipped that are loaded before a citizen can ask
TOGETHER = 33_000  # bytes gzipped, all scripts and styles, most of them loaded when they are needed
LAUNCHER_BUDGET = 4_000
SCRIPTS = sorted(WIDGET.glob("*.js"))
MODULES = [script for script in SCRIPTS if script.name != "widget.js"]
TSC = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
# What would read text as markup or code, or need more than script-src and style-src of one host.
DOORS = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|"
                   r"\.style\b|setAttribute\(.style|srcdoc|https?://[a-z]")  # fmt: skip


def gzipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes()))


def said_by(file: str) -> str:
    return (WIDGET / file).read_text(encoding="utf-8")


def imported_by(script: Path, found: set[Path]) -> set[Path]:
    """The script and what it imports before it runs."""
    found.add(script)
    for name in re.findall(r'^import .* from "\./(.*)";', script.read_text("utf-8"), re.MULTILINE):
        if WIDGET / name not in found:
            imported_by(WIDGET / name, found)
    return found


def test_what_is_needed_to_ask_is_light():
    needed = imported_by(WIDGET / "panel.js", {WIDGET / "widget.js", WIDGET / "widget.css"})

    assert sum(map(gzipped, needed)) < BUDGET


def test_scripts_and_styles_are_light():
    together = b"".join(file.read_bytes() for file in [*SCRIPTS, *WIDGET.glob("*.css")])

    assert len(gzip.compress(together)) < TOGETHER


def test_launcher_is_light():
    assert gzipped(WIDGET / "widget.js") < LAUNCHER_BUDGET


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_nothing_of_an_answer_is_read_as_html(script):
    assert not DOORS.search(script.read_text(encoding="utf-8"))


@pytest.mark.parametrize("script", MODULES, ids=lambda path: path.name)
def test_every_word_that_is_used_is_written_in_both_languages(script):
    vietnamese, english = said_by("words.js").split("export const en")

    for name in re.findall(r"\bwords\.(?!js)(\w+)", script.read_text(encoding="utf-8")):
        assert re.search(rf"^  {name}:", vietnamese, re.MULTILINE), name
        assert re.search(rf"^  {name}:", english, re.MULTILINE), name


def test_page_says_that_it_is_a_machine_and_what_it_is_not():
    words = said_by("words.js")

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
        ["node", str(TSC), "--project", str(ROOT)], capture_output=True, text=True
    )

    assert checked.returncode == 0, checked.stdout
