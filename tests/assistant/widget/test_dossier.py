"""The form for one's own dossier, filled in by keyboard in a browser, against the real service."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.registry.cases import Case, Stage
from assistant.registry.sqlite import SqliteRegistry
from assistant.vietnam import today
from eval.bench.change import copied
from eval.bench.serving import served
from tests.assistant.widget.browser import Page, chromium

CASE = Case("G16.99.08-261002-0012", "1.004222", Stage.PROCESSING, today() - timedelta(days=60))
SECRET = "1234"
ROOT = "document.querySelector('hoi-dap')?.shadowRoot"
pytestmark = pytest.mark.skipif(shutil.which("chromium") is None, reason="needs chromium")


@pytest.fixture(scope="module")
def address(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    cases = tmp_path_factory.mktemp("office") / "cases.sqlite"
    SqliteRegistry(cases).write([(CASE, SECRET)])
    with copied(sample_data) as data, served(data, 1, {"HOIDAP_CASES": str(cases)}) as service:
        yield service.url


@pytest.fixture
def page(address: str, tmp_path: Path) -> Iterator[Page]:
    with chromium(tmp_path) as page:
        page.open(address)
        page.wait_until(f"{ROOT}?.getElementById('dossier')?.hidden === false")
        yield page


def fill_in(page: Page, code: str, secret: str) -> None:
    """As a person does who has no mouse."""
    page.value(f"{ROOT}.getElementById('code').focus()")
    page.write(code)
    page.press("Tab")
    page.write(secret)
    page.press("Tab")
    assert page.value(f"{ROOT}.activeElement.id") == "look-up"
    page.press("Enter")


def text_of(page: Page, selector: str) -> str:
    return page.value(f"{ROOT}.querySelector({selector!r})?.innerText ?? ''")


def test_dossier_is_shown_with_its_state_dates_and_days_late(page: Page) -> None:
    fill_in(page, " g16.99.08 – 261002 – 0012", SECRET)
    page.wait_until(f"{ROOT}.querySelector('.answer') !== null")

    assert text_of(page, ".asked") == f"Hồ sơ {CASE.code}"
    assert "đang giải quyết" in text_of(page, ".statements")
    table = text_of(page, ".deadlines table")
    assert f"{CASE.accepted:%d/%m/%Y}" in table
    assert "Quá hạn " in table
    assert page.value(f"{ROOT}.activeElement.className") == "answer"
    assert page.value(f"{ROOT}.getElementById('secret').value") == ""
    assert page.told == []  # nothing was refused by the content security policy


def test_wrong_secret_is_told_in_the_answer(page: Page) -> None:
    fill_in(page, CASE.code, "0000")
    page.wait_until(f"{ROOT}.querySelector('.answer') !== null")

    assert text_of(page, ".statements").startswith("Không tìm thấy hồ sơ")
    assert page.value(f"{ROOT}.querySelector('.deadlines')") is None


@pytest.mark.parametrize(
    ("code", "secret", "field", "sentence"),
    [
        ("hồ sơ của tôi", SECRET, "code", "Mã hồ sơ chỉ có chữ cái không dấu"),
        (CASE.code, "12", "secret", "ít nhất 4 ký tự"),
    ],
)
def test_wrong_entry_is_told_at_the_field(
    page: Page, code: str, secret: str, field: str, sentence: str
) -> None:
    fill_in(page, code, secret)
    page.wait_until(f"!{ROOT}.getElementById('dossier-problem').hidden")

    assert sentence in text_of(page, "#dossier-problem")
    assert page.value(f"{ROOT}.activeElement.id") == field
    assert page.value(f"{ROOT}.getElementById('{field}').getAttribute('aria-invalid')") == "true"


def test_every_field_has_a_label_and_what_describes_it(page: Page) -> None:
    for field in ("code", "secret"):
        assert page.value(f"{ROOT}.getElementById('{field}').labels.length") == 1
        described = page.value(f"{ROOT}.getElementById('{field}').getAttribute('aria-describedby')")
        for name in described.split():
            assert page.value(f"{ROOT}.getElementById('{name}') !== null")
