"""Uploading, correcting, indexing, rolling back and scheduling by staff who are no programmers."""

import re
import time
from datetime import date, datetime, timedelta
from datetime import time as clock_time

import pytest

from assistant.deadlines.holidays import official_calendar
from assistant.service.staff import jobs, schedules, uploads
from assistant.service.staff.database import staff_tables
from assistant.service.staff.jobs import AlreadyBusy
from assistant.service.staff.staleness import Stale
from assistant.vietnam import VIETNAM
from indexes.generation import current_id
from ingest.store import Store
from tests.assistant.service.staff.walking import send, text_of, token

LAW = """CHÍNH PHỦ
Số: 999/2026/NĐ-CP
Hà Nội, ngày 05 tháng 10 năm 2026

NGHỊ ĐỊNH
Quy định về bể bơi công cộng

Điều 1. Phạm vi
1. Nghị định này quy định về bể bơi công cộng.
2. Không áp dụng cho bể bơi của gia đình.

Điều 2. Giờ mở cửa
Bể bơi công cộng mở cửa từ 06 giờ đến 20 giờ.

Điều 3. Hiệu lực
Nghị định này có hiệu lực thi hành từ ngày 20 tháng 11 năm 2026.
"""
KEY = "uploads/bể bơi/999-2026-ND-CP.txt"
PATIENCE_SECONDS = 240


def ended(data, number: int) -> jobs.Job:
    """The job, once it has ended."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < give_up:
        job = jobs.find(staff_tables(data), number)
        if job is not None and job.state != "running" and not jobs.is_busy(data):
            return job
        time.sleep(0.2)
    raise AssertionError(f"job {number} does not end")


def upload(client, name=f"../bể bơi/./{KEY.split('/')[-1]}", content=LAW):
    files = {"files": (name, content.encode(), "text/plain")}
    return client.post("/staff/upload", data={"csrf": token(client)}, files=files)


def number_in(reply) -> int:
    assert reply.status_code == 303, reply.text
    return int(reply.headers["location"].split("/")[-1].split("?")[0])


def test_document_goes_from_upload_to_answers_and_back(admin, data):
    read = ended(data, number_in(upload(admin)))
    page = text_of(admin, f"/staff/document?key={KEY}")
    before = current_id(data)
    send(admin, "/staff/document/metadata", key=KEY, issuer="Chính phủ nước ta", because="sai")
    send(admin, "/staff/document/validity", key=KEY, place="khoản 2 Điều 1", since="2026-12-01",
         why="theo công văn")  # fmt: skip
    waiting = text_of(admin, f"/staff/document?key={KEY}")
    built = ended(data, number_in(send(admin, "/staff/index/build")))
    corrected = text_of(admin, f"/staff/document?key={KEY}")
    after = current_id(data)
    send(admin, "/staff/index/switch", id=before)

    assert (read.state, built.state) == ("done", "done"), (read.told, built.told)
    assert "từ 20/11/2026" in page
    assert re.search(r"Điều 1\s+Phạm vi \(2 khoản, điểm\)", page)
    assert "Có thay đổi chưa áp dụng" in waiting
    assert "Có thay đổi chưa áp dụng" not in corrected
    assert "Chính phủ nước ta" in corrected
    assert re.search(r"khoản 2 Điều 1\s+từ 01/12/2026", corrected)
    assert after != before
    assert current_id(data) == before
    assert "999/2026/NĐ-CP" in text_of(admin, "/staff/upload")
    assert "sửa văn bản" in text_of(admin, "/staff/audit")
    assert Store.open(data).decisions()[0].by == "admin"


def test_upload_without_a_file_is_refused(as_):
    client = as_("editor")
    reply = client.post("/staff/upload", data={"csrf": token(client)})

    assert reply.status_code == 400


def test_upload_that_is_too_large_is_refused_while_it_comes(as_, monkeypatch, tmp_path):
    monkeypatch.setattr(uploads, "LARGEST", 1000)

    reply = upload(as_("editor"), content="x" * 2000)

    assert reply.status_code == 413
    assert not (tmp_path / "uploads").exists()


@pytest.mark.parametrize("name", ["../../x.txt", "/etc/x.txt", "..\\x.txt", ".x.txt"])
def test_upload_stays_in_its_folder(as_, name, tmp_path, monkeypatch):
    monkeypatch.setattr(jobs, "start", lambda *_: 1)

    upload(as_("editor"), name)

    kept = [path.relative_to(tmp_path) for path in tmp_path.rglob("*x.txt")]
    assert len(kept) == 1
    assert kept[0].parts[0] == "uploads"
    assert not kept[0].name.startswith(".")


@pytest.mark.parametrize(
    "form",
    [
        {"place": "chỗ nào đó", "why": "x"},
        {"since": "mai", "why": "x"},
        {"since": "2026-01-01", "why": ""},
    ],
)
def test_correction_that_is_not_understood_or_has_no_reason_is_refused(as_, form):
    refused = send(as_("editor"), "/staff/document/validity", key="x", **form)

    assert refused.status_code == 400


def test_second_job_waits_for_the_first(as_, tmp_path):
    tables = staff_tables(tmp_path)
    with jobs.holding(tmp_path):
        with tables.transaction() as connection:
            connection.execute(
                "INSERT INTO jobs (kind, places, by, at, state)"
                " VALUES ('build', '[]', 'lan', ?, 'running')",
                (time.time(),),
            )
        refused = send(as_("admin"), "/staff/index/build")
        client = as_("admin")
        page = client.get("/staff/jobs/1").text
        state = client.get(re.search(r'data-job="([^"]+)"', page)[1]).json()

    assert refused.status_code == 409
    assert "đang chạy" in page
    assert state == {"state": "running", "step": "", "done": 0, "total": 1}


def test_job_that_was_killed_is_told_to_have_stopped(as_, tmp_path):
    tables = staff_tables(tmp_path)
    with tables.transaction() as connection:
        connection.execute(
            "INSERT INTO jobs (kind, places, by, at, state)"
            " VALUES ('sync', '[]', 'lan', ?, 'running')",
            (time.time() - jobs.START_SECONDS - 1,),
        )

    assert "bị dừng giữa chừng" in text_of(as_("viewer"), "/staff/jobs/1")


def test_generation_that_is_not_there_is_not_switched_to(as_):
    assert send(as_("admin"), "/staff/index/switch", id="../x").status_code == 404


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("weekday", "now", "due"),
    [
        (None, "2026-11-26 03:00", "2026-11-26 02:00"),
        (None, "2026-11-26 01:00", "2026-11-25 02:00"),
        (0, "2026-11-26 03:00", "2026-11-23 02:00"),
        (3, "2026-11-26 01:59", "2026-11-19 02:00"),
    ],
)
def test_schedule_knows_when_it_was_last_due(weekday, now, due):
    schedule = schedules.Schedule(1, ("x",), clock_time(2), weekday, at("2026-01-01 00:00"))

    assert schedule.last_due(at(now)) == at(due)


def test_due_sync_begins_once(tmp_path, monkeypatch):
    tables = staff_tables(tmp_path)
    begun = []
    monkeypatch.setattr(jobs, "start", lambda _, kind, by, places: begun.append((kind, places)))
    monkeypatch.setattr(schedules.time, "time", lambda: at("2026-11-25 12:00").timestamp())
    schedules.put(tables, ["/srv/van-ban"], clock_time(2), None)

    for now in ("2026-11-25 13:00", "2026-11-26 02:01", "2026-11-26 02:02", "2026-11-26 20:00"):
        schedules.begin_due(tables, at(now))

    assert begun == [("sync", ("/srv/van-ban",))]


def test_sync_that_was_just_scheduled_begins_once_when_it_is_due(tmp_path, monkeypatch):
    tables = staff_tables(tmp_path)
    begun = []
    monkeypatch.setattr(jobs, "start", lambda *_: begun.append(1))
    schedules.put(tables, ["/srv/van-ban"], clock_time(2), None)
    tomorrow = datetime.now(VIETNAM).replace(hour=3) + timedelta(days=1)

    for minutes in (0, 1, 2):
        schedules.begin_due(tables, tomorrow + timedelta(minutes=minutes))

    assert begun == [1]


def test_due_sync_waits_while_a_job_runs(tmp_path, monkeypatch):
    tables = staff_tables(tmp_path)
    begun = []
    monkeypatch.setattr(jobs, "start", lambda *_: begun.append(1))
    monkeypatch.setattr(schedules.time, "time", lambda: at("2026-11-25 12:00").timestamp())
    schedules.put(tables, ["/srv/van-ban"], clock_time(2), None)

    with jobs.holding(tmp_path):
        schedules.begin_due(tables, at("2026-11-26 02:01"))
    while_busy = list(begun)
    schedules.begin_due(tables, at("2026-11-26 02:05"))

    assert (while_busy, begun) == ([], [1])


def test_sync_is_scheduled_and_dropped_on_the_page(as_, tmp_path):
    client = as_("admin")
    send(client, "/staff/schedules/add", places=str(tmp_path), clock="03:30", weekday="1")
    shown = text_of(client, "/staff/index")
    send(client, "/staff/schedules/1/remove")

    assert "03:30, thứ Ba" in shown
    assert "03:30, thứ Ba" not in text_of(client, "/staff/index")


@pytest.mark.parametrize("places", ["", "/no/such/folder"])
def test_sync_of_nothing_is_refused(as_, places):
    refused = send(as_("admin"), "/staff/schedules/add", places=places, clock="03:30")

    assert refused.status_code == 400


def alerts(**more) -> list[str]:
    given = {"problems": (), "last": (), "stale": (), "today": date(2026, 6, 1)} | more
    told = schedules.alerts(
        given["problems"], given["last"], given["stale"], official_calendar(), given["today"]
    )
    return [vietnamese for vietnamese, _ in told]


def test_alerts_tell_a_failed_source_a_replaced_text_and_a_missing_notice():
    job = jobs.Job(1, "sync", (), "lan", at("2026-11-26 02:00"), "failed", "", 0, 0, "mất mạng")
    stale = Stale("1/2020/NĐ-CP", "Điều 1", 7, "ended", date(2026, 5, 1), "2/2026/NĐ-CP")

    assert alerts(last=[job]) == ["Lần chạy gần nhất bị hỏng: mất mạng"]
    assert alerts(stale=[stale]) == ["2/2026/NĐ-CP thay 1/2020/NĐ-CP, đang được dẫn 7 lần."]
    assert alerts(problems=[("a.pdf", "trống")]) == ["Không đọc được a.pdf: trống"]
    assert "lịch nghỉ năm 2027" in alerts(today=date(2026, 10, 1))[0]
    assert alerts() == []


def test_busy_folder_has_one_job(tmp_path):
    with jobs.holding(tmp_path), pytest.raises(AlreadyBusy), jobs.holding(tmp_path):
        pass

    assert not jobs.is_busy(tmp_path)


def test_file_that_cannot_be_read_is_an_open_problem(admin, data):
    ended(data, number_in(upload(admin, "hong.pdf", "không phải PDF")))

    shown = text_of(admin, "/staff/problems")

    assert re.search(r"tệp không đọc được\s+uploads/hong.pdf", shown)
