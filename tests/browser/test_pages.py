"""The pages in Debian's Chromium: no violation of axe-core, every action reachable by keyboard."""

import json
import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from assistant.service.app import assemble
from assistant.service.opening import DataFolder
from assistant.service.settings import Settings
from assistant.service.staff import accounts, jobs, schedules
from assistant.service.staff.accounts import Accounts, Role
from assistant.service.staff.database import staff_tables
from tests.assistant.service.staff.walking import PASSWORD, ask, send
from tests.eval.test_report import reported, written

ROOT = Path(__file__).parents[2]
LOOK = Path(__file__).with_name("look.mjs")
LAW = "sample/laws/03-2026-QH16-ho-tich.txt"
RECORD = "sample/procedures/1.004222.page.json"
PAGES = (
    "/staff", "/staff/ratings", "/staff/unanswered", "/staff/procedures", "/staff/staleness",
    "/staff/problems", "/staff/documents", f"/staff/document?key={LAW}",
    f"/staff/document?key={RECORD}", "/staff/cases", "/staff/pins", "/staff/quality",
    "/staff/pins/new?ask=Lệ phí đăng ký thường trú bao nhiêu?", "/staff/index", "/staff/upload",
    "/staff/jobs/1", "/staff/audit", "/staff/people", "/staff/handovers", "/staff/handovers/1",
    "/staff/notice",
)  # fmt: skip
SHOWN = ((False, 1280), (True, 360))
SECONDS = 1800


def lacking() -> str:
    if shutil.which("chromium") is None:
        return "needs chromium (apt-get install chromium)"
    if shutil.which("node") is None:
        return "needs node (apt-get install nodejs npm)"
    if not (ROOT / "node_modules" / "axe-core").exists():
        return "needs axe-core and playwright-core (npm ci)"
    return ""


pytestmark = [pytest.mark.browser, pytest.mark.skipif(bool(lacking()), reason=lacking())]


@pytest.fixture(scope="module")
def base(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the service over the sample, with something on every page."""
    data = Path(shutil.copytree(sample_data, tmp_path_factory.mktemp("browser") / "data"))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(accounts, "COST", 2**4)
        Accounts(staff_tables(data)).add("Lan", Role.ADMIN, PASSWORD)
        app = assemble(Settings(data=data, rate_limit="off"), DataFolder(data))
        with TestClient(app, follow_redirects=False) as client:
            fill(client, data)
        yield from serving(app)


def fill(client: TestClient, data: Path) -> None:
    client.post("/staff/sign-in", data={"name": "Lan", "password": PASSWORD})
    for question in ("Giá nước sạch bao nhiêu?", "Lệ phí đăng ký thường trú bao nhiêu?"):
        name = ask(client, question)["id"]
        rating = {"answer_id": name, "useful": False, "reason": "wrong", "comment": "chưa rõ"}
        client.post("/v1/feedback", json=rating)
        send(client, "/staff/cases/add", id=name)
    send(client, "/staff/pins/add", question="Lệ phí thường trú?", text="Xem nguồn.", keep=["0"],
         ask="Lệ phí đăng ký thường trú bao nhiêu?")  # fmt: skip
    left = {"question": "Hồ sơ trễ thì sao?", "contact": "an@example.vn", "consent": True}
    client.post("/v1/handovers", json=left)
    send(client, "/staff/document/validity", key=LAW, since="2027-03-01", why="kiểm tra")
    tables = staff_tables(data)
    schedules.put(tables, ["/srv/van-ban"], schedules.clock_time(2), None)
    with tables.transaction() as connection:
        connection.execute(
            "INSERT INTO jobs (kind, places, by, at, state, told)"
            " VALUES ('build', '[]', 'Lan', 0, 'done', 'Chỉ mục mới.')"
        )
    assert jobs.find(tables, 1) is not None


def serving(app: object) -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()


def looked_at(pages: tuple[str, ...], dark: bool, width: int, **more) -> dict:
    wish = {"chromium": shutil.which("chromium"), "pages": pages, "dark": dark, "width": width}
    done = subprocess.run(
        ["node", str(LOOK)],
        input=json.dumps({"base": "", **wish, **more}),
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def faults(found: dict) -> dict:
    """What is wrong, by page."""
    return {
        page: told
        for page, told in found.items()
        if told["violations"] or told["unreached"] or told["trouble"] or told["overflow"] > 0
    }


@pytest.mark.parametrize(("dark", "width"), SHOWN)
def test_staff_pages_have_no_violation_and_every_action_a_key(base, dark, width):
    person = {"name": "Lan", "password": PASSWORD}

    found = looked_at(PAGES, dark, width, base=base, person=person)

    assert len(found) == len(PAGES)
    assert faults(found) == {}


@pytest.mark.parametrize(("dark", "width"), SHOWN)
def test_door_has_no_violation(base, dark, width):
    assert faults(looked_at(("/staff/sign-in",), dark, width, base=base)) == {}


@pytest.mark.parametrize(("dark", "width"), SHOWN)
def test_report_has_no_violation_and_every_filter_a_key(tmp_path, dark, width):
    reported(written(tmp_path / "run"))

    found = looked_at((f"file://{tmp_path}/run/report.html#view=all",), dark, width)

    assert faults(found) == {}


@pytest.mark.parametrize(("dark", "width"), SHOWN)
def test_answer_can_be_rated_by_keyboard(base, dark, width):
    asked = "Lệ phí đăng ký thường trú bao nhiêu?"

    found = looked_at(("/",), dark, width, base=base, ask=asked)

    assert faults(found) == {}
