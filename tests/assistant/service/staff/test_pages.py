"""What the pages show of real use, and what staff make of it."""

import csv
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from assistant.feedback import records as feedback_records
from assistant.feedback.records import Records
from assistant.service.staff.figures import by_day
from assistant.service.staff.grouping import likely, public_matter
from assistant.service.staff.staleness import stale
from assistant.vietnam import today
from ingest.citation import Place
from ingest.validity import Validity
from tests.assistant.service.fakes import LAW, RECORD
from tests.assistant.service.staff.fakes import Lawful, staff_desk
from tests.assistant.service.staff.walking import ask, send, text_of

QUESTION = "Tôi tên là Trần Văn An, xin giấy phép xây dựng mất bao lâu?"
MASKED = "Tôi tên là [tên], xin giấy phép xây dựng mất bao lâu?"


def unhelpful(client, question=QUESTION, **more) -> str:
    name = ask(client, question)["id"]
    rating = {"answer_id": name, "useful": False, "reason": "incomplete", **more}
    assert client.post("/v1/feedback", json=rating).status_code == 204
    return name


def exported(client, name: str) -> list[list[str]]:
    reply = client.get(f"/staff/{name}.csv")
    assert reply.headers["content-type"].startswith("text/csv")
    return list(csv.reader(io.StringIO(reply.content.decode("utf-8-sig"))))


def test_overview_counts_verdicts_by_day(as_):
    client = as_("viewer")
    ask(client, QUESTION)
    ask(client, "Giá nước sạch?")

    shown = text_of(client, "/staff")

    assert re.search(rf"{today():%d/%m/%Y}\s+2\s+1\s+0\s+1\s+0\s+0", shown)
    assert exported(client, "days")[1][:3] == [str(today()), "2", "1"]


def test_days_without_a_question_are_shown():
    counted = [(date(2026, 11, 20), "answered", 2), (date(2026, 11, 20), "no_source", 1)]

    days = by_day(counted, date(2026, 11, 22))

    assert [(one.day.day, one.count) for one in days] == [(22, 0), (21, 0), (20, 3)]


def test_thumbs_down_stand_with_their_reason_and_without_personal_data(as_):
    client = as_("viewer")
    unhelpful(client, comment="Gọi 0912345678")

    shown = text_of(client, "/staff/ratings")

    assert MASKED in shown
    assert "thiếu" in shown
    assert "Gọi [số điện thoại]" in shown
    assert "Trần Văn An" not in shown


def test_unanswered_questions_of_one_meaning_stand_together(as_):
    client = as_("viewer")
    for question in ("Giá nước sạch ở phường tôi bao nhiêu?", "Giá nước sạch của phường bao nhiêu?",
                     "Lịch cắt điện tuần này?"):  # fmt: skip
        ask(client, question)
    ask(client, QUESTION)

    rows = exported(client, "unanswered")[1:]

    assert sorted(row[0] for row in rows) == ["1", "1", "2"]
    assert MASKED not in {row[2] for row in rows}


def test_likely_agency_is_that_of_the_nearest_procedure(admin):
    desk = admin.app.state.office.counter.desk

    near = likely("Đăng ký khai tử cho bố tôi", desk, today(), desk.embedder)

    assert "xã" in near.agency.lower()
    assert "khai tử" in near.text


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Cho hỏi lịch cắt điện tuần này?", "điện lực"),
        ("gia nuoc sach bao nhieu mot khoi", "cấp nước"),
        ("Đèn đường trước ngõ hỏng gọi ai?", "cấp xã"),
        ("Lệ phí hộ chiếu bao nhiêu?", ""),
    ],
)
def test_public_service_is_told_by_its_words(question, agency):
    assert agency in public_matter(question)
    assert bool(agency) == bool(public_matter(question))


def test_procedures_stand_by_how_often_they_are_asked(as_):
    client = as_("viewer")
    unhelpful(client)
    ask(client, "Khác")

    assert exported(client, "procedures")[1] == [RECORD.id, RECORD.title, "2", "1"]


def cited(digest=LAW.digest, name=LAW.id):
    return (name, f"{digest[:16]}.d102.k1.e", "điểm e khoản 1 Điều 102"), 3


@pytest.mark.parametrize(
    ("until", "kind"),
    [
        (today() + timedelta(days=30), "ending"),
        (today() - timedelta(days=30), "ended"),
        (today() + timedelta(days=300), None),
        (None, None),
    ],
)
def test_cited_text_about_to_end_or_just_ended_is_listed(until, kind):
    class Ending(Lawful):
        def documents(self):
            law = replace(
                LAW, validity=Validity(date(2015, 1, 1), until), replaced_by="1/2026/QH16"
            )
            return (law, RECORD)

    found = stale([cited()], replace(staff_desk(), library=Ending()), today())

    assert [(one.kind, one.replaced_by) for one in found] == (
        [(kind, "1/2026/QH16")] if kind else []
    )


def test_cited_point_of_an_article_that_ends_alone_is_listed():
    ends = today() + timedelta(days=10)

    class Ending(Lawful):
        def own_validity(self):
            return [(LAW.key, Place(article="102"), Validity(None, ends), "Điều 102 hết hiệu lực")]

    found = stale([cited()], replace(staff_desk(), library=Ending()), today())

    assert [(one.kind, one.when) for one in found] == [("ending", ends)]


def test_cited_text_that_changed_or_is_gone_is_listed():
    found = stale([cited("c" * 64), cited("d" * 64, "9/2020/NĐ-CP")], staff_desk(), today())

    assert [one.kind for one in found] == ["changed", "gone"]


def test_cell_that_a_spreadsheet_would_compute_is_text(as_):
    client = as_("viewer")
    unhelpful(client, comment="=1+1")

    assert exported(client, "ratings")[1][4] == "'=1+1"


def test_text_of_a_citizen_is_never_markup(as_):
    client = as_("viewer")
    unhelpful(client, "<script>alert(1)</script> nước <b>", comment='"><img src=x>')

    for page in ("/staff/ratings", "/staff/unanswered"):
        assert "<script>alert" not in client.get(page).text
        assert "<img" not in client.get(page).text


def test_one_click_makes_an_eval_case_to_fill_in(as_, tmp_path):
    client = as_("editor")
    name = unhelpful(client, comment="thiếu lệ phí")

    made = send(client, "/staff/cases/add", id=name)
    send(client, "/staff/cases/add", id=name)
    send(
        client, f"/staff/cases/staff-{name[:12]}", question=MASKED, asked_on="2026-11-23",
        verdict="answered", kind="time_limit", facts="07 ngày | 7 ngày\n30 ngày",
        document=LAW.id, article="102", note="x",
    )  # fmt: skip

    cases = [json.loads(line) for line in (tmp_path / "cases/staff.jsonl").read_text().splitlines()]
    assert made.headers["location"] == f"/staff/cases/staff-{name[:12]}?done=case"
    assert len(cases) == 1
    assert cases[0]["question"] == MASKED
    assert cases[0]["sources"] == [{"document": LAW.id, "article": "102"}]
    assert cases[0]["facts"] == [["07 ngày", "7 ngày"], ["30 ngày"]]
    assert client.get("/staff/cases.jsonl").text.count("\n") == 1


def test_case_can_be_removed_and_a_wrong_one_is_refused(as_, tmp_path):
    client = as_("editor")
    asked = unhelpful(client)
    name = f"staff-{asked[:12]}"
    send(client, "/staff/cases/add", id=asked)

    wrong = send(client, f"/staff/cases/{name}", question="x", asked_on="mai", verdict="answered")
    send(client, f"/staff/cases/{name}/remove")

    assert wrong.status_code == 400
    assert (tmp_path / "cases/staff.jsonl").read_text() == ""


def test_answer_of_a_question_can_be_looked_at(as_):
    client = as_("viewer")
    shown = text_of(client, f"/staff/answers/{unhelpful(client)}")

    assert "Không quá 07 ngày." in shown
    assert "kể từ ngày nhận đủ hồ sơ hợp lệ" in shown


def test_staff_approve_a_corrected_answer_that_citizens_then_get(as_):
    client = as_("editor")
    form = client.get("/staff/pins/new?ask=x&question=Xin phép bao lâu?").text

    put = send(
        client, "/staff/pins/add", question="Xin phép bao lâu?", ask="x", keep=["0"],
        text="Nhà ở riêng lẻ: không quá 7 ngày.",
    )  # fmt: skip
    given = ask(client, "xin phép bao lâu")

    assert 'name="keep"' in form
    assert put.headers["location"] == "/staff/pins?done=pinned"
    assert given["answer"] == "Nhà ở riêng lẻ: không quá 7 ngày."
    assert len(given["citations"]) == 1
    assert "cán bộ duyệt" in given["notices"][0]
    assert "Nhà ở riêng lẻ: không quá 7 ngày." in text_of(client, "/staff/pins")


def test_number_that_no_source_says_is_not_approved(as_):
    refused = send(
        as_("editor"), "/staff/pins/add", question="Bao lâu?", ask="x", keep=["0"],
        text="Không quá 9 ngày.",
    )  # fmt: skip

    assert refused.status_code == 400
    assert "9" in refused.text


def test_answer_from_an_ended_text_is_not_approved(as_, monkeypatch):
    client = as_("editor")
    ended = replace(LAW, validity=Validity(LAW.validity.since, date(2020, 1, 1)))
    monkeypatch.setattr(Lawful, "documents", lambda self: (ended, RECORD))

    refused = send(client, "/staff/pins/add", question="Bao lâu?", ask="x", keep=["0"],
                   text="Không quá 07 ngày.")  # fmt: skip

    assert refused.status_code == 409
    assert "không còn hiệu lực" in refused.text


def test_dropped_answer_is_no_longer_given(as_):
    client = as_("editor")
    send(client, "/staff/pins/add", question="Bao lâu?", ask="x", keep=["0"], text="Đã duyệt.")

    send(client, "/staff/pins/1/drop")

    assert ask(client, "Bao lâu?")["answer"] == "Không quá 07 ngày."
    assert "bỏ bởi editor" in text_of(client, "/staff/pins")


def test_runs_stand_with_their_figures_and_their_report_is_a_file_to_keep(as_, tmp_path):
    run = tmp_path / "runs" / "20261123T080000"
    run.mkdir(parents=True)
    right = {"value": 0.92, "low": 0.876, "high": 0.964}
    measures = {"count": 137, "measures": {"right": right, "source": {"value": None}}}
    (run / "measures.json").write_text(json.dumps(measures))
    (run / "about.json").write_text(
        '{"asked_at": "2026-11-23T08:00:00+00:00", "cases": ["a.jsonl"]}'
    )
    (run / "report.html").write_text("<script>1</script>")
    client = as_("viewer")

    shown = text_of(client, "/staff/quality")
    report = client.get("/staff/quality/20261123T080000")

    assert "a.jsonl 137 92,0 % [87,6; 96,4] –" in shown
    assert report.headers["content-disposition"].startswith("attachment")
    assert client.get("/staff/quality/..%2F..%2Fstaff.sqlite").status_code == 404
    assert exported(client, "quality")[1][3:5] == ["137", "0.92"]


def test_everything_that_is_changed_is_in_the_audit(as_):
    client = as_("admin")
    name = unhelpful(client)
    send(client, "/staff/cases/add", id=name)
    send(client, "/staff/pins/add", question="Bao lâu?", ask="x", keep=["0"], text="Đã duyệt.")
    send(client, "/staff/pins/1/drop")

    shown = text_of(client, "/staff/audit")
    assert exported(client, "audit")[1][1:3] == ["admin", "bỏ câu trả lời duyệt"]

    for action in ("tạo câu đánh giá", "duyệt câu trả lời", "bỏ câu trả lời duyệt"):
        assert action in shown


def test_figures_are_those_of_the_days_that_are_kept(as_, tmp_path, monkeypatch):
    client = as_("viewer")
    ask(client, QUESTION)
    assert len(exported(client, "days")) == 2  # and written down
    later = datetime(2100, 1, 1, tzinfo=UTC).timestamp()
    with monkeypatch.context() as patched:
        patched.setattr(feedback_records.time, "time", lambda: later)
        Records(tmp_path).forget_older_than(30)

    assert exported(client, "days") == [exported(client, "days")[0]]
