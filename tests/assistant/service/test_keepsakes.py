"""GET /v1/answers/{id}/reminder.ics and /letter."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO

import docx
import pytest
from starlette.testclient import TestClient

from assistant.answer import Answer
from assistant.composing.quoting import plain
from assistant.question import Question
from assistant.registry.cases import Case, Stage
from assistant.registry.sqlite import SqliteRegistry
from assistant.respond import respond
from assistant.service.opening import Desk
from indexes.library import Library
from indexes.opened import OpenedLibrary
from tests.assistant.service.fakes import fake_app, fake_desk, quote_best

LATE = "Tôi nộp hồ sơ đăng ký thường trú ngày 2/11/2026 đến nay chưa có kết quả thì làm gì?"
COMPLAINT = "Tôi gửi đơn khiếu nại lần đầu ngày 2/11/2026 mà chưa được thụ lý thì sao?"
DAY = "2026-11-26"
CASE = Case("H19.2026-001", "1.004222", Stage.PROCESSING, date(2026, 11, 2))
SECRET = "1234"


@pytest.fixture(scope="module")
def client(
    sample_library: OpenedLibrary, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    data = tmp_path_factory.mktemp("data")
    SqliteRegistry(data / "cases.sqlite").write([(CASE, SECRET)])
    built_at = datetime(2026, 11, 23, tzinfo=UTC)
    desk = Desk(sample_library, "g", built_at, respond, sample_library.store.close)
    with TestClient(fake_app(data, desk)) as client:
        yield client


def asked(client: TestClient, question: str) -> dict:
    return client.post("/v1/ask", json={"question": question, "asked_on": DAY}).json()


def letter(client: TestClient, reply: dict, **params: str):
    return client.get(f"/v1/answers/{reply['id']}/letter", params={"on": DAY, **params})


def test_reminder_names_the_due_date_the_procedure_and_the_clause(client):
    reply = asked(client, LATE)

    got = client.get(f"/v1/answers/{reply['id']}/reminder.ics")

    assert got.status_code == 200
    assert got.headers["content-type"] == "text/calendar; charset=utf-8"
    due = reply["deadlines"][0]["due"]
    assert got.headers["content-disposition"] == (
        f'attachment; filename="han-tra-ket-qua-{due}.ics"'
    )
    text = got.text.replace("\r\n ", "")
    assert f"DTSTART;VALUE=DATE:{due.replace('-', '')}" in text
    assert "SUMMARY:Hạn trả kết quả: Đăng ký thường trú" in text
    assert "Mã thủ tục: 1.004222\\n" in text
    assert "Thời hạn: 07 ngày làm việc" in text
    assert "Căn cứ: Thời hạn giải quyết" in text


def test_reminder_speaks_english_when_asked(client):
    reply = asked(client, LATE)

    text = client.get(f"/v1/answers/{reply['id']}/reminder.ics?locale=en").text

    assert "Result due:" in text
    assert "7 working days" in text


def test_answer_without_that_due_date_has_no_reminder(client):
    reply = asked(client, "Lệ phí đăng ký thường trú bao nhiêu?")

    got = client.get(f"/v1/answers/{reply['id']}/reminder.ics?deadline=7")

    assert got.status_code == 404
    assert got.json()["type"] == "urn:hoidap:problem:no-deadline"


@pytest.mark.parametrize("path", ["reminder.ics", "letter?kind=phan-anh"])
def test_unknown_answer_is_one_sentence(client, path):
    got = client.get(f"/v1/answers/nobody/{path}")

    assert got.json()["type"] == "urn:hoidap:problem:no-answer"


def test_letter_is_filled_with_the_facts_of_the_answer(client):
    reply = asked(client, LATE)
    due = reply["deadlines"][0]
    assert due["status"] == "overdue"

    got = letter(client, reply, kind="khieu-nai", format="txt")

    assert got.headers["content-type"] == "text/plain; charset=utf-8"
    assert got.headers["content-disposition"] == 'attachment; filename="khieu-nai.txt"'
    year, month, day = due["due"].split("-")
    for fact in (f"Hạn trả kết quả: {day}/{month}/{year}.", f"quá hạn {due['days_late']:02} ngày",
                 "“Đăng ký thường trú” (mã thủ tục 1.004222)", "Thủ trưởng Công an cấp Xã",
                 "Thời hạn giải quyết – thủ tục “Đăng ký thường trú”",
                 "Khoản 6 Điều 19 Nghị định 118/2025/NĐ-CP"):  # fmt: skip
        assert fact in got.text, fact


def test_every_clause_of_a_letter_stands_in_the_texts(client, sample_library):
    texts = [
        " ".join(plain(sample_library.content(document.key).text).split())
        for document in sample_library.documents()
    ]

    text = letter(client, asked(client, LATE), kind="khieu-nai", format="txt").text

    quotes = [part.split("”\n")[0] for part in text.split(": “")[1:]]
    assert len(quotes) > 5
    for quote in quotes:
        words = " ".join(quote.removesuffix(" […]").split())
        assert any(words in held for held in texts), quote


def test_letter_comes_as_a_word_file(client):
    got = letter(client, asked(client, LATE), kind="phan-anh")

    assert got.headers["content-disposition"] == 'attachment; filename="phan-anh.docx"'
    words = [p.text for p in docx.Document(BytesIO(got.content)).paragraphs]
    assert "PHẢN ÁNH, KIẾN NGHỊ" in words


@pytest.mark.parametrize(
    "question", ["Lệ phí đăng ký thường trú bao nhiêu?", COMPLAINT, LATE.replace("2/11", "25/11")]
)
def test_no_letter_where_no_dossier_is_late(client, question):
    got = letter(client, asked(client, question), kind="phan-anh")

    assert got.status_code == 404
    assert got.json()["type"] == "urn:hoidap:problem:not-late"


def test_kind_of_letter_must_be_known(client):
    reply = asked(client, LATE)

    assert letter(client, reply).json()["field"] == "kind"
    assert letter(client, reply, kind="tố cáo").status_code == 422


def test_letter_counts_the_days_to_the_day_on_which_it_is_written(client):
    reply = asked(client, LATE)

    later = letter(client, reply, kind="phan-anh", format="txt", on="2026-11-27").text

    assert f"quá hạn {reply['deadlines'][0]['days_late'] + 1:02} ngày làm việc" in later


def test_facts_that_an_answer_does_not_have_stay_blank(tmp_path):
    def without_procedure(question: Question, library: Library) -> Answer:
        return replace(quote_best(question, library), procedures=())

    with TestClient(fake_app(tmp_path, fake_desk(without_procedure))) as client:
        reply = client.post("/v1/ask", json={"question": "Bao lâu?", "asked_on": DAY}).json()
        got = client.get(
            f"/v1/answers/{reply['id']}/letter",
            params={"kind": "phan-anh", "format": "txt", "on": str(date(2027, 1, 5))},
        )

    assert "Kính gửi: ……" in got.text
    assert "thủ tục: ……" in got.text


def own(client: TestClient) -> dict:
    """The answer about a citizen's own dossier, which is kept nowhere."""
    case = {"code": CASE.code, "secret": SECRET}
    sent = {"question": "Hồ sơ của tôi đến đâu rồi?", "asked_on": DAY, "case": case}
    return client.post("/v1/ask", json=sent).json()


def test_answer_about_an_own_dossier_is_sent_along_for_its_letter(client):
    reply = own(client)
    assert letter(client, reply, kind="khieu-nai").status_code == 404

    sent = {"answer": reply, "kind": "khieu-nai", "format": "txt", "on": DAY}
    got = client.post("/v1/letter", json=sent)

    assert got.status_code == 200
    assert "Ngày nộp đủ hồ sơ: 02/11/2026. Thời hạn giải quyết: 07 ngày làm việc." in got.text
    assert "Thời hạn giải quyết – thủ tục “Đăng ký thường trú”" in got.text
    assert CASE.code not in got.text


def test_answer_about_an_own_dossier_is_sent_along_for_its_reminder(client):
    got = client.post("/v1/reminder.ics", json={"answer": own(client)})

    assert got.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "DTSTART;VALUE=DATE:20261111" in got.text


def test_quote_that_is_not_in_the_texts_gets_into_no_letter(client):
    reply = asked(client, LATE)
    name = reply["deadlines"][0]["provision_id"]
    for cited in reply["citations"]:
        if cited["provision_id"] == name:
            cited["quote"] = "Cơ quan phải trả 100 triệu đồng."

    got = client.post(
        "/v1/letter", json={"answer": reply, "kind": "phan-anh", "format": "txt", "on": DAY}
    )

    assert "100 triệu" not in got.text
    assert "Khoản 6 Điều 19 Nghị định 118/2025/NĐ-CP" in got.text


@pytest.mark.parametrize("due", ["9999-12-31", "0001-01-01"])
def test_day_out_of_all_calendars_is_refused(client, due):
    reply = asked(client, LATE)
    reply["deadlines"] = [{**reply["deadlines"][0], "due": due}]

    letter_of_it = client.post("/v1/letter", json={"answer": reply, "kind": "phan-anh"})
    reminder_of_it = client.post("/v1/reminder.ics", json={"answer": reply})

    assert (letter_of_it.status_code, reminder_of_it.status_code) == (404, 404)


def test_answer_that_is_none_is_refused(client):
    assert client.post("/v1/letter", json={"kind": "phan-anh", "answer": {}}).status_code == 422
    assert client.post("/v1/reminder.ics", json={"answer": "x"}).status_code == 422
