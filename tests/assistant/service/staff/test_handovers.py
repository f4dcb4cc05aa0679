"""Staff answer and forward what citizens left; admins warn and stop."""

import base64

import pytest

from tests.assistant.service.staff.walking import PASSWORD, ask, send, text_of


def leave(client, **sent) -> str:
    reply = client.post("/v1/handovers", json={"consent": True, **sent})
    assert reply.status_code == 201, reply.text
    return reply.json()["code"]


def test_an_editor_answers_and_the_citizen_sees_it(as_, tmp_path):
    editor = as_("editor")
    code = leave(editor, question="Hồ sơ trễ thì sao?", contact="an@example.vn")
    assert "Hồ sơ trễ thì sao?" in text_of(editor, "/staff/handovers")
    assert "an@example.vn" in text_of(editor, "/staff/handovers/1")

    send(editor, "/staff/handovers/1/answer", reply="Bạn gọi Bộ phận Một cửa.")

    found = editor.get(f"/v1/handovers/{code}").json()
    assert (found["state"], found["answer"]) == ("answered", "Bạn gọi Bộ phận Một cửa.")
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"an@example.vn" not in kept
    assert "trả lời câu hỏi của người dân 1" in text_of(as_("admin"), "/staff/audit")


def test_an_editor_forwards_and_the_citizen_sees_where_to(as_):
    editor = as_("editor")
    code = leave(editor, question="Hồ sơ trễ thì sao?")

    send(editor, "/staff/handovers/1/forward", agency="Công an xã An Biên")

    found = editor.get(f"/v1/handovers/{code}").json()
    assert (found["state"], found["forwarded_to"]) == ("forwarded", "Công an xã An Biên")
    assert "đã chuyển" in text_of(editor, "/staff/handovers")


def test_a_viewer_sees_no_contact_and_answers_nothing(as_):
    viewer = as_("viewer")
    leave(viewer, question="Hồ sơ trễ thì sao?", contact="an@example.vn")

    assert "an@example.vn" not in text_of(viewer, "/staff/handovers/1")
    assert send(viewer, "/staff/handovers/1/answer", reply="x").status_code == 403
    assert "an@example.vn" not in viewer.get("/staff/handovers.csv").text


def test_the_pages_are_there_in_english(as_):
    admin = as_("admin")
    admin.get("/staff/language?to=en")

    assert "Questions for staff" in text_of(admin, "/staff/handovers")
    assert "The service is answering." in text_of(admin, "/staff/notice")


def test_a_list_of_contacts_with_mistakes_is_told_to_staff(as_, tmp_path):
    (tmp_path / "contacts.csv").write_text("agency,phone\nSở,không có\n", encoding="utf-8")

    assert "contacts.csv dòng 2" in text_of(as_("viewer"), "/staff/handovers")


def test_an_admin_stops_answering_with_a_reason_and_goes_on(as_):
    admin = as_("admin")
    said = {
        "text": "Hệ thống bảo trì đến 10 giờ.",
        "english": "Back at 10.",
        "comment": "lỗi dữ liệu",
    }
    send(admin, "/staff/notice", stopped="1", **said)

    refused = admin.post("/v1/ask", json={"question": "Lệ phí bao nhiêu?"})
    assert refused.status_code == 503
    assert refused.json()["type"] == "urn:hoidap:problem:stopped"
    assert refused.json()["detail"] == (
        "Hệ thống bảo trì đến 10 giờ. Bạn có thể gọi tổng đài 18001096."
    )
    events = {"Accept": "text/event-stream"}
    english = {"question": "What is the fee?", "locale": "en"}
    refused = admin.post("/v1/ask", json=english, headers=events)
    assert (refused.status_code, refused.json()["detail"][:12]) == (503, "Back at 10. ")
    for stream in (False, True):
        chat = {"model": "hoidap", "messages": [{"role": "user", "content": "Lệ phí?"}]}
        asked = admin.post("/v1/chat/completions", json={**chat, "stream": stream})
        assert asked.status_code == 503
    assert admin.get("/v1/notice").json()["stopped"] is True
    assert "lỗi dữ liệu" in text_of(admin, "/staff/audit")

    send(admin, "/staff/notice", text="", comment="đã sửa xong")

    assert ask(admin, "Lệ phí bao nhiêu?")["verdict"] == "answered"
    assert admin.get("/v1/notice").json()["text"] == ""
    assert "gỡ thông báo (đã sửa xong)" in text_of(admin, "/staff/audit")


def test_a_notice_without_a_reason_is_refused_and_only_admins_give_one(as_):
    assert send(as_("admin"), "/staff/notice", text="x", comment="").status_code == 400
    assert send(as_("editor"), "/staff/notice", text="x", comment="y").status_code == 403


def basic(name: str, password: str = PASSWORD) -> dict[str, str]:
    word = base64.b64encode(f"{name}:{password}".encode()).decode()
    return {"Authorization": f"Basic {word}"}


def test_an_admin_sets_the_notice_by_http(service):
    said = {"text": "Bảo trì.", "stopped": True, "comment": "diễn tập"}

    reply = service.put("/v1/notice", json=said, headers=basic("admin"))

    assert reply.json()["stopped"] is True
    assert service.post("/v1/ask", json={"question": "Lệ phí?"}).status_code == 503


@pytest.mark.parametrize(
    "headers", [{}, basic("editor"), basic("admin", "sai mật khẩu"), basic("?")]
)
def test_nobody_else_does(service, headers):
    reply = service.put("/v1/notice", json={"text": "x", "comment": "y"}, headers=headers)

    assert reply.status_code == 401
    assert service.get("/v1/notice").json()["text"] == ""
