"""Whom to turn to and what is left for staff, by HTTP."""

import pytest

SESSION = "f3b0c442-98fc-1c14-9afb-f4c8996fb924"


def leave(client, **sent):
    return client.post("/v1/handovers", json={"consent": True, **sent})


def test_the_hotline_is_told_without_any_list(client):
    reply = client.get("/v1/contacts", params={"locality": "xã Đông Yên, Kiên Giang"}).json()

    assert reply["contacts"] == []
    assert reply["hotline"] == "18001096"
    assert (reply["commune"], reply["province"]) == ("xã An Biên", "tỉnh An Giang")
    assert reply["notices"] == [
        "Xã Đông Yên (huyện An Biên, tỉnh Kiên Giang) nay là xã An Biên, tỉnh An Giang."
    ]


def test_the_list_of_the_operator_is_told_as_soon_as_it_is_there(client, tmp_path):
    (tmp_path / "contacts.csv").write_text(
        "agency,province,phone\nTrung tâm Phục vụ hành chính công,An Giang,0297 1022\n",
        encoding="utf-8",
    )

    (contact,) = client.get("/v1/contacts", params={"locality": "An Giang"}).json()["contacts"]

    assert (contact["phone"], contact["place"]) == ("0297 1022", "tỉnh An Giang")


def test_a_place_of_many_provinces_is_asked_about(client):
    reply = client.get("/v1/contacts", params={"locality": "xã Tân Phú"}).json()

    assert reply["province"] is None
    assert "Đồng Tháp" in reply["provinces"]


def test_a_question_is_left_and_found_by_its_code(client):
    left = leave(client, question="Sao hồ sơ của tôi trễ?", locality="xã Đông Yên, Kiên Giang")

    assert left.status_code == 201
    found = client.get(f"/v1/handovers/{left.json()['code'].lower()}").json()
    assert (found["state"], found["question"]) == ("waiting", "Sao hồ sơ của tôi trễ?")
    assert found["place"] == "xã An Biên, tỉnh An Giang"


def test_the_question_of_an_answer_is_left_by_its_id(client):
    answer = client.post("/v1/ask", json={"question": "Lệ phí bao nhiêu?"}).json()

    code = leave(client, answer_id=answer["id"]).json()["code"]

    assert client.get(f"/v1/handovers/{code}").json()["question"] == "Lệ phí bao nhiêu?"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"question": "Sao trễ?"}, (422, "Thiếu trường “consent”")),
        ({"question": "Sao trễ?", "consent": False}, (422, "đồng ý")),
        ({"consent": True}, (409, "ghi câu hỏi vào “question”")),
    ],
)
def test_without_consent_or_question_nothing_is_left(client, sent, said):
    reply = client.post("/v1/handovers", json=sent)

    status, sentence = said
    assert reply.status_code == status
    assert sentence in reply.json()["detail"]


def test_an_answer_whose_question_is_not_kept_leaves_nothing(client):
    assert leave(client, answer_id="unknown").status_code == 404


def test_leaving_many_is_limited(client):
    replies = [leave(client, question="Sao trễ?").status_code for _ in range(6)]

    assert replies == [201] * 5 + [429]


@pytest.mark.parametrize("code", ["ABCDE-ABCDE-ABCDE", "abcdeabcdeabcde"])
def test_an_unknown_code_is_told(client, code):
    reply = client.get(f"/v1/handovers/{code}")

    assert reply.status_code == 404
    assert "kiểm tra lại mã" in reply.json()["detail"]


def test_a_question_can_be_taken_back(client):
    code = leave(client, question="Sao trễ?").json()["code"]

    assert client.delete(f"/v1/handovers/{code}").status_code == 204
    assert client.get(f"/v1/handovers/{code}").status_code == 404


def test_what_is_held_about_a_session_is_told_and_erased(client):
    asked = {"question": "Lệ phí bao nhiêu?", "session": SESSION}
    answer = client.post("/v1/ask", json=asked).json()
    client.post("/v1/ask", json={"question": "Việc khác?", "session": "x" + SESSION})
    client.post("/v1/feedback", json={"answer_id": answer["id"], "useful": True})
    leave(client, question="Sao trễ?", session=SESSION)

    held = client.get(f"/v1/sessions/{SESSION}").json()

    assert [(one["question"], one["useful"]) for one in held["answers"]] == [
        ("Lệ phí bao nhiêu?", True)
    ]
    assert held["answers"][0]["reply"] == answer
    assert [one["question"] for one in held["handovers"]] == ["Sao trễ?"]

    assert client.delete(f"/v1/sessions/{SESSION}").status_code == 204

    held = client.get(f"/v1/sessions/{SESSION}").json()
    assert (held["answers"], held["handovers"]) == ([], [])
    assert client.get(f"/v1/answers/{answer['id']}").status_code == 404
    assert len(client.get(f"/v1/sessions/x{SESSION}").json()["answers"]) == 1


@pytest.mark.parametrize("session", ["1", "me", "0123456789", "a" * 40, "abababababababababababab"])
def test_a_name_that_others_may_guess_opens_nothing(client, session):
    for reply in (client.get, client.delete):
        refused = reply(f"/v1/sessions/{session}")
        assert refused.status_code == 403
        assert "20 ký tự" in refused.json()["detail"]


def test_a_session_is_kept_as_a_digest(client, tmp_path):
    client.post("/v1/ask", json={"question": "Lệ phí bao nhiêu?", "session": SESSION})

    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert SESSION.encode() not in kept
