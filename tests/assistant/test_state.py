"""What is kept is the same in SQLite files and in PostgreSQL."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from datetime import time as clock_time
from pathlib import Path

import orjson
import psycopg
import pytest
from starlette.testclient import TestClient

from assistant.connections import StateUnavailable, keep_in, open_tables
from assistant.feedback.pins import Pins
from assistant.feedback.records import Rating, Records
from assistant.postgres import SCHEMA, PostgresConnections
from assistant.registry.cases import Case, Stage, TooManyTries, Unfound
from assistant.registry.guarded import MOST_FOR_CODE, GuardedRegistry
from assistant.service.answers import Answers, Turn
from assistant.service.replies import AnswerReply
from assistant.service.staff import audit, jobs, schedules
from assistant.service.staff.accounts import Accounts, NotSignedIn, Role
from assistant.service.staff.database import staff_tables
from tests.assistant.service.fakes import fake_app, fake_desk, quote_best


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """The address of a PostgreSQL in which nothing is kept yet."""
    url: str = request.getfixturevalue("postgres").replace("+psycopg", "")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
    return url


@pytest.fixture(params=["sqlite", "postgres"])
def data(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    if request.param == "postgres":
        url = request.getfixturevalue("database")
        monkeypatch.setenv("HOIDAP_STATE", url)
        keep_in(url)
    yield tmp_path
    keep_in(None)


def reply(name: str, verdict: str = "answered", procedures: tuple[str, ...] = ()) -> bytes:
    cited = {"document": {"id": "118/2025/NĐ-CP"}, "provision_id": "p1", "label": "Điều 1"}
    return orjson.dumps(
        {
            "id": name,
            "verdict": verdict,
            "procedures": [{"code": code, "name": f"Thủ tục {code}"} for code in procedures],
            "citations": [cited, cited],
            "index": {"generation": "g"},
        }
    )


def test_of_many_at_once_one_takes_the_turn_to_answer(data: Path) -> None:
    answers = Answers(data / "answers.sqlite")
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda _: answers.claim("r1", b"same"), range(24)))

    assert [claim.turn for claim in claims].count(Turn.OURS) == 1

    ours = next(claim for claim in claims if claim.turn is Turn.OURS)
    answers.keep(ours.id, b"reply")

    assert answers.claim("r1", b"same").reply == b"reply"
    assert answers.claim("r1", b"other").turn is Turn.OTHER_QUESTION
    assert answers.find(ours.id) == b"reply"


def test_abandoned_turn_is_free_again_and_old_answers_are_forgotten(data: Path) -> None:
    answers = Answers(data / "answers.sqlite")
    given_up, kept = answers.claim("r1", b"q"), answers.claim(None, b"q")
    answers.give_up(given_up.id)
    answers.keep(kept.id, b"reply")

    assert answers.claim("r1", b"q").turn is Turn.OURS

    answers.forget_older_than(0)

    assert answers.find(kept.id) is None


def test_records_are_counted_by_verdict_procedure_and_source(data: Path) -> None:
    records = Records(data)
    records.keep("Làm căn cước ở đâu?", reply("a1", procedures=("1.000001", "1.000002")))
    records.keep("Cấp lại căn cước?", reply("a2", procedures=("1.000001",)))
    records.keep("Giá vàng?", reply("a3", "out_of_scope"))
    records.keep("Giá vàng?", reply("a3", "out_of_scope"))  # the same again changes nothing
    assert records.rate("a2", Rating(False, "wrong", "sai"))
    assert records.rate("a2", Rating(True))
    assert records.rate("a1", Rating(False, "wrong", "sai"))
    assert not records.rate("unknown", Rating(True))

    assert sorted((verdict, count) for _, verdict, count in records.verdicts()) == [
        ("answered", 2),
        ("out_of_scope", 1),
    ]
    assert records.ratings() == (1, 2)
    assert records.procedures() == [("1.000001", "Thủ tục 1.000001", 2, 1)]
    assert records.cited() == [(("118/2025/NĐ-CP", "p1", "Điều 1"), 6)]
    assert [one.id for one in records.rated(False)] == ["a1"]
    assert [one.id for one in records.ended(["out_of_scope"])] == ["a3"]

    records.forget_older_than(0)

    assert records.verdicts() == []


def test_approved_answer_replaces_the_one_before(data: Path) -> None:
    with TestClient(fake_app(data, fake_desk(quote_best))) as client:
        sent = client.post("/v1/ask", json={"question": "Giấy phép xây dựng?"}).json()
    approved = AnswerReply.model_validate(sent | {"deadlines": []}, strict=False)
    pins = Pins(data)
    pins.put("Giấy phép?", approved, "lan")
    pins.put("giay phep", approved, "hoa")

    assert [(pin.by, pin.fallen_at is None) for pin in pins.all()] == [
        ("hoa", True),
        ("lan", False),
    ]


def test_audit_is_only_added_to(data: Path) -> None:
    tables = staff_tables(data)
    audit.note(tables, "lan", "sửa", "50% của ?")
    for change in ("UPDATE audit SET about = 'x'", "DELETE FROM audit"):
        with pytest.raises(Exception, match="append-only"), tables.transaction() as statements:
            statements.execute(change)

    assert [entry.about for entry in audit.entries(tables)] == ["50% của ?"]


def test_people_sign_in_with_their_last_password(data: Path) -> None:
    accounts = Accounts(staff_tables(data))
    accounts.add("lan", Role.EDITOR, "mật khẩu thứ nhất")
    accounts.add("lan", Role.ADMIN, "mật khẩu thứ hai")

    session = accounts.session(accounts.sign_in("lan", "mật khẩu thứ hai", "::1"))

    assert session is not None
    assert session.person.role is Role.ADMIN
    with pytest.raises(NotSignedIn):
        accounts.sign_in("lan", "mật khẩu thứ nhất", "::1")


def test_schedule_is_begun_by_one_of_several_processes(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(jobs, "start", lambda *_: begun.append("sync"))
    tables = staff_tables(data)
    schedules.put(tables, ["ingest/sample"], clock_time(2, 0), None)
    (schedule,) = schedules.all_of(tables)
    late = schedule.seen.replace(day=1, year=schedule.seen.year + 1)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: schedules.begin_due(tables, late), range(4)))

    assert begun == ["sync"]


def test_guesses_at_once_are_no_more_than_one_after_another(data: Path) -> None:
    class Nobodys:
        def find(self, code: str, secret: str) -> Case | None:
            return None

    guarded = GuardedRegistry(Nobodys(), data / "tries.sqlite")

    def guess(_: int) -> Unfound | Case | None:
        try:
            return guarded.look_up("H19.2026-001", "0000", "10.0.0.1")
        except TooManyTries:
            return None

    with ThreadPoolExecutor(8) as pool:
        outcomes = list(pool.map(guess, range(24)))

    assert outcomes.count(Unfound.NOBODYS) == MOST_FOR_CODE


def test_right_secret_is_not_counted(data: Path) -> None:
    case = Case("H19.2026-001", "1.004222", Stage.PROCESSING, date(2026, 11, 13))

    class Known:
        def find(self, code: str, secret: str) -> Case | None:
            return case

    guarded = GuardedRegistry(Known(), data / "tries.sqlite")

    assert [guarded.look_up(case.code, "1234", "::1") for _ in range(2 * MOST_FOR_CODE)] == [
        case
    ] * (2 * MOST_FOR_CODE)


def test_whole_service_keeps_its_answers_there(data: Path) -> None:
    with TestClient(fake_app(data, fake_desk(quote_best))) as client:
        answer = client.post("/v1/ask", json={"question": "Giấy phép xây dựng?"}).json()
        rated = client.post("/v1/feedback", json={"answer_id": answer["id"], "useful": True})

    assert rated.status_code == 204
    with TestClient(fake_app(data, fake_desk(quote_best))) as client:
        assert client.get(f"/v1/answers/{answer['id']}").json() == answer


def test_connection_that_postgres_ended_is_replaced(database: str, tmp_path: Path) -> None:
    tables = PostgresConnections(database, tmp_path / "x", "CREATE TABLE IF NOT EXISTS t (a REAL)")
    ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    with psycopg.connect(database, autocommit=True) as other:
        other.execute(ending)
    with pytest.raises(StateUnavailable), tables.transaction() as statements:
        statements.execute("INSERT INTO t VALUES (?)", (time.time(),))

    with tables.transaction() as statements:
        statements.execute("INSERT INTO t VALUES (?)", (time.time(),))
        assert statements.execute("SELECT count(*) FROM t").fetchone() == (1,)


def test_postgres_that_is_not_there_is_told_without_its_password(tmp_path: Path) -> None:
    keep_in("postgresql://u:geheim@127.0.0.1:9/none")
    try:
        with pytest.raises(StateUnavailable) as told:
            open_tables(tmp_path / "x", "CREATE TABLE IF NOT EXISTS t (a REAL)")
    finally:
        keep_in(None)

    assert "geheim" not in str(told.value)
