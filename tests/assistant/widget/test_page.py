"""Rules that the page's plain files keep."""

import gzip
import re
import shutil
import subprocess

import pytest

from assistant.service.routes.page import WIDGET

BUDGET = 25_000  # bytes gzipped, all scripts and styles
SCRIPTS = sorted(WIDGET.glob("*.js"))
# What would read text as markup or code, or need more than script-src 'self'.
DOORS = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|"
                   r"\.style\b|setAttribute\(.style|srcdoc|https?://[a-z]")  # fmt: skip


def test_scripts_and_styles_are_light():
    files = [*SCRIPTS, WIDGET / "styles.css", WIDGET / "index.html"]

    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < BUDGET


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_nothing_of_an_answer_is_read_as_html(script):
    assert not DOORS.search(script.read_text(encoding="utf-8"))


def test_every_element_that_the_page_looks_up_is_there():
    html = (WIDGET / "index.html").read_text(encoding="utf-8")
    looked_up = re.findall(
        r'getElementById\("([^"]+)"\)', (WIDGET / "page.js").read_text(encoding="utf-8")
    )

    assert looked_up
    for name in looked_up:
        assert f'id="{name}"' in html


def test_every_word_that_is_used_is_written():
    written = (WIDGET / "words.js").read_text(encoding="utf-8")

    for script in SCRIPTS:
        for name in re.findall(r"\bwords\.(?!js)(\w+)", script.read_text(encoding="utf-8")):
            assert re.search(rf"^  {name}:", written, re.MULTILINE), name


def test_enter_while_composing_is_left_alone():
    page = (WIDGET / "page.js").read_text(encoding="utf-8")

    assert "event.isComposing || event.keyCode === 229" in page


def test_page_announces_once_and_says_that_it_is_a_machine():
    html = (WIDGET / "index.html").read_text(encoding="utf-8")

    assert html.count('role="status"') == 1
    assert "aria-live" not in html
    assert "Đây là hệ thống tự động" in html


@pytest.mark.skipif(shutil.which("node") is None, reason="Node checks the syntax where it is there")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_script_is_well_formed(script):
    checked = subprocess.run(
        ["node", "--input-type=module", "--check"], input=script.read_bytes(), capture_output=True
    )

    assert checked.returncode == 0, checked.stderr


def test_citizen_chooses_the_language_of_the_answer():
    page = (WIDGET / "page.js").read_text(encoding="utf-8")
    html = (WIDGET / "index.html").read_text(encoding="utf-8")

    assert page.count("locale: language.value") == 2
    assert re.findall(r'<option value="(\w\w)"', html) == ["vi", "en"]
