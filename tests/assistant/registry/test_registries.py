"""What every register keeps to: a file of SQLite, SQLAlchemy, PostgreSQL, a service behind HTTP."""

import contextlib
import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from datetime import date, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import perf_counter

import pytest

from assistant.registry.cases import Case, CaseRegistry, RegistryDown, Stage
from assistant.registry.http import HttpRegistry, Mapped
from assistant.registry.sql import SqlRegistry
from assistant.registry.sqlite import SqliteRegistry

CASE = Case(
    "H19.2026-001",
    "1.004222",
    Stage.PROCESSING,
    date(2026, 11, 13),
    time(16, 30),
    date(2026, 11, 25),
    "Công an phường 1",
)
SECRET = "1234"
FIELDS = {
    "code": "data.ma",
    "procedure": "data.thu_tuc",
    "stage": "data.trang_thai",
    "accepted": "data.ngay.nhan",
    "accepted_at": "data.gio",
    "due": "data.ngay.hen",
    "agency": "data.noi",
}
Opener = Callable[..., HttpRegistry]


class Office(BaseHTTPRequestHandler):
    """An office's service that knows one dossier; `mood` is what goes wrong with it."""

    mood = ""
    asked = 0

    def do_POST(self) -> None:
        Office.asked += 1
        sent = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.mood == "slow":
            threading.Event().wait(1.0)
        if self.mood == "broken":
            self.send_error(500)
        elif (sent["code"], sent["secret"]) != (CASE.code, SECRET):
            self.send_error(404 if sent["code"] != CASE.code else 403)
        else:
            self._tell()

    def _tell(self) -> None:
        code = "H19.2026-999" if self.mood == "another" else CASE.code
        days = {"nhan": "13/11/2026", "hen": "25/11/2026"}
        data = {"ma": code, "thu_tuc": CASE.procedure, "trang_thai": "Đang xử lý", "ngay": days}
        data |= {"gio": "16:30", "noi": CASE.agency}
        body = b"<html>" if self.mood == "malformed" else json.dumps({"data": data}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def office() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Office)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/cases"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def good_mood() -> None:
    Office.mood = ""
    Office.asked = 0


@pytest.fixture
def behind_http(office: str) -> Iterator[Opener]:
    opened: list[HttpRegistry] = []

    def registry(**changed: float) -> HttpRegistry:
        opened.append(_behind_http(office, **changed))
        return opened[-1]

    yield registry
    for each in opened:
        each.close()


def _behind_http(url: str, **changed: float) -> HttpRegistry:
    words = {"Đang xử lý": "processing"}
    settings = {"url": url, "fields": FIELDS, "stages": words, "dates": "%d/%m/%Y"}
    return HttpRegistry(Mapped.model_validate(settings | {"least_seconds": 0.05} | changed))


@pytest.fixture(params=["sqlite", "sqlalchemy", "postgres", "http"])
def registry(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CaseRegistry]:
    if request.param == "http":
        yield request.getfixturevalue("behind_http")()
        return
    if request.param == "sqlite":
        file = SqliteRegistry(tmp_path / "cases.sqlite")
        file.write([(CASE, SECRET)])
        yield file
        return
    url = f"sqlite:///{tmp_path / 'other.sqlite'}"
    if request.param == "postgres":
        url = request.getfixturevalue("postgres")
    table = SqlRegistry(url)
    table.write([(CASE, SECRET)])
    yield table
    table.close()


def test_whoever_has_the_secret_gets_the_dossier(registry: CaseRegistry) -> None:
    assert registry.find(CASE.code, SECRET) == CASE


def test_wrong_secret_and_unknown_code_are_one(registry: CaseRegistry) -> None:
    assert registry.find(CASE.code, "9999") is None
    assert registry.find("H19.2026-777", SECRET) is None


def test_wrong_secret_costs_as_many_rounds_as_an_unknown_code(
    registry: CaseRegistry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How long both take is measured by `python -m eval.bench`."""
    spent: list[int] = []
    real = hashlib.pbkdf2_hmac

    def counted(name: str, secret: bytes, salt: bytes, rounds: int) -> bytes:
        spent.append(rounds)
        return real(name, secret, salt, rounds)

    monkeypatch.setattr(hashlib, "pbkdf2_hmac", counted)
    registry.find(CASE.code, "9999")
    registry.find("H19.2026-777", "9999")

    wrong, unknown = spent[: len(spent) // 2], spent[len(spent) // 2 :]
    assert wrong == unknown


@pytest.mark.parametrize("code", [CASE.code, "H19.2026-777"])
def test_service_behind_http_is_told_unknown_no_sooner_than_set(
    behind_http: Opener, code: str
) -> None:
    registry = behind_http(least_seconds=0.3)
    started = perf_counter()

    assert registry.find(code, "9999") is None
    assert perf_counter() - started >= 0.3


@pytest.mark.parametrize("code", ["' OR 1=1 --", "%", "", "H19.2026-001\x00", "é" * 5000])
def test_code_is_never_read_as_anything_else(registry: CaseRegistry, code: str) -> None:
    with contextlib.suppress(RegistryDown):  # PostgreSQL takes no NUL
        assert registry.find(code, SECRET) is None


def test_import_again_replaces(tmp_path: Path) -> None:
    file = SqliteRegistry(tmp_path / "cases.sqlite")
    file.write([(CASE, SECRET)])
    file.write([(CASE, "5678")])

    assert file.find(CASE.code, SECRET) is None
    assert file.find(CASE.code, "5678") == CASE


def test_secret_stands_nowhere_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "cases.sqlite"
    SqliteRegistry(path).write([(CASE, "bi-mat-7788")])

    assert b"bi-mat-7788" not in path.read_bytes()


def test_file_that_is_gone_or_no_database_is_a_register_that_is_down(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("no database at all " * 100)

    for name in ("absent", "text"):
        with pytest.raises(RegistryDown):
            SqliteRegistry(tmp_path / name).find(CASE.code, SECRET)


def test_database_that_does_not_answer_is_down() -> None:
    registry = SqlRegistry("postgresql+psycopg://nobody@127.0.0.1:9/none")

    with pytest.raises(RegistryDown):
        registry.find(CASE.code, SECRET)


@pytest.mark.parametrize("mood", ["slow", "broken", "malformed", "another"])
def test_service_that_fails_is_down_and_shows_nothing(behind_http: Opener, mood: str) -> None:
    Office.mood = mood

    with pytest.raises(RegistryDown):
        behind_http(seconds=0.2).find(CASE.code, SECRET)


def test_service_is_tried_again_and_then_left_in_peace(behind_http: Opener) -> None:
    Office.mood = "broken"
    registry = behind_http(failures_to_open=2, rest_seconds=60)

    for _ in range(5):
        with pytest.raises(RegistryDown):
            registry.find(CASE.code, SECRET)

    assert Office.asked == 4  # two tries each, then the rest


def test_service_is_asked_again_after_its_rest(behind_http: Opener) -> None:
    Office.mood = "broken"
    registry = behind_http(failures_to_open=1, rest_seconds=0)
    with pytest.raises(RegistryDown):
        registry.find(CASE.code, SECRET)
    Office.mood = ""

    assert registry.find(CASE.code, SECRET) == CASE
