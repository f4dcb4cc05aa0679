"""An approved answer is given until a text that it cites changes."""

from dataclasses import replace
from datetime import date

import pytest
from starlette.testclient import TestClient

from assistant.feedback.pins import NotPinnable, Pins, key_of
from assistant.service.opening import Desk
from assistant.service.replies import AnswerReply
from ingest.validity import Validity
from tests.assistant.service.fakes import LAW, TwoTexts, fake_app, fake_desk, quote_best

QUESTION = "Xin giấy phép xây dựng mất bao lâu?"


def plain(question, library):
    return replace(quote_best(question, library), deadlines=())


def desk_of(law) -> Desk:
    class Changed(TwoTexts):
        def documents(self):
            return (law, *super().documents()[1:])

        def own_validity(self):
            return ()

    return replace(fake_desk(plain), library=Changed(), generation=law.digest[:8])


@pytest.fixture
def pinned(tmp_path):
    with TestClient(fake_app(tmp_path, desk_of(LAW))) as client:
        reply = AnswerReply.model_validate(
            client.post("/v1/ask", json={"question": "khác"}).json(), strict=False
        )
    told = [reply.statements[0].model_copy(update={"text": "Không quá 07 ngày, đã duyệt."})]
    approved = reply.model_copy(update={"statements": told, "answer": told[0].text})
    Pins(tmp_path).put(QUESTION, approved, "Lan")
    return tmp_path


def answered(data, law, **body):
    with TestClient(fake_app(data, desk_of(law))) as client:
        return client.post("/v1/ask", json={"question": QUESTION, **body}).json()


def test_approved_answer_is_given_with_its_sources_and_said_to_be_approved(pinned):
    reply = answered(pinned, LAW)

    assert reply["answer"] == "Không quá 07 ngày, đã duyệt."
    assert reply["notices"][0].startswith("Câu trả lời này do cán bộ duyệt ngày")
    assert reply["citations"][0]["quote"]
    assert Pins(pinned).all()[0].fallen_at is None


@pytest.mark.parametrize(
    ("law", "why"),
    [
        (replace(LAW, digest="c" * 64), "đã thay đổi"),
        (replace(LAW, validity=Validity(LAW.validity.since, date(2020, 1, 1))), "không còn hiệu"),
    ],
)
def test_pin_falls_when_a_cited_text_changes(pinned, law, why):
    reply = answered(pinned, law)

    pin = Pins(pinned).all()[0]
    assert reply["answer"] == "Không quá 07 ngày."
    assert pin.fallen_at is not None
    assert why in pin.why


@pytest.mark.parametrize(
    "body",
    [
        {"asked_on": "2025-01-01"},
        {"history": [{"question": "Làm nhà"}]},
        {"locality": "Huế"},
        {"question": "Khác hẳn?"},
    ],
)
def test_another_day_place_turn_or_wording_is_another_question(pinned, body):
    assert answered(pinned, LAW, **body)["answer"] == "Không quá 07 ngày."


def test_question_without_marks_is_the_same():
    assert key_of("Lệ phí  bao nhiêu?") == key_of("le phi bao nhieu")


def test_answer_with_a_due_date_or_without_sources_cannot_be_pinned(client, tmp_path):
    reply = AnswerReply.model_validate(client.post("/v1/ask", json={"question": "x"}).json())

    with pytest.raises(NotPinnable, match="ngày hẹn"):
        Pins(tmp_path).put("x", reply, "Lan")
    with pytest.raises(NotPinnable, match="nguồn"):
        Pins(tmp_path).put("x", reply.model_copy(update={"citations": []}), "Lan")


def test_later_pin_replaces_the_earlier_one(pinned):
    pins = Pins(pinned)

    pins.put(QUESTION, pins.all()[0].reply, "Minh")

    assert [(pin.by, pin.fallen_at is None) for pin in pins.all()] == [
        ("Minh", True),
        ("Lan", False),
    ]
