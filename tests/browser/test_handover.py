"""A citizen turns to staff, on a desktop and on a phone."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from assistant.service.app import assemble
from assistant.service.notice import Notice, Notices
from assistant.service.opening import DataFolder
from assistant.service.settings import Settings
from tests.browser.test_pages import SECONDS, lacking, serving

WALK = Path(__file__).with_name("handover.mjs")
NOTICE = "Hệ thống bảo trì từ 22 giờ."

pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(lacking()), reason=lacking())]


@pytest.fixture(scope="module")
def base(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = Path(shutil.copytree(sample_data, tmp_path_factory.mktemp("handover") / "data"))
    Notices(data).say(Notice(NOTICE, by="Lan", comment="diễn tập"))
    (data / "contacts.csv").write_text("agency,phone\nBộ Tư pháp,024 6273 9718\n", encoding="utf-8")
    yield from serving(assemble(Settings(data=data, rate_limit="off"), DataFolder(data)))


@pytest.mark.parametrize(
    ("asked", "width", "open_"),
    [
        ("Cho tôi gặp cán bộ", 1280, True),
        ("Lệ phí đăng ký thường trú?", 360, False),
    ],
)
def test_a_question_is_left_and_found_by_its_code(base, asked, width, open_):
    wish = {"chromium": shutil.which("chromium"), "base": base, "asked": asked, "width": width}
    done = subprocess.run(
        ["node", str(WALK)], input=json.dumps(wish), capture_output=True, text=True, timeout=SECONDS
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)

    assert (found["trouble"], found["violations"], found["emergency"]) == ([], [], NOTICE)
    assert found["open"] is open_
    assert found["overflow"] <= 0
    assert "024 6273 9718" in found["contacts"]
    assert "18001096" in found["contacts"]
    left = httpx.get(f"{base}/v1/handovers/{found['code']}").json()
    assert (left["state"], left["question"]) == ("waiting", asked)
    held = httpx.get(f"{base}/v1/sessions/{json.loads(found['session'])}").json()
    assert len(held["answers"]) == len(held["handovers"]) == 1
