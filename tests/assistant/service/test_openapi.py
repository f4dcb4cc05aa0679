"""/openapi.json says what is returned."""

from assistant.service.problems import MEDIA_TYPE
from assistant.service.replies import AnswerReply


def test_problems_are_described_for_every_route(client):
    paths = client.get("/openapi.json").json()["paths"]

    assert set(paths) == {
        "/v1/ask",
        "/v1/transcribe",
        "/v1/audio/transcriptions",
        "/v1/answers/{id}",
        "/v1/answers/{id}/reminder.ics",
        "/v1/answers/{id}/letter",
        "/v1/answers/{id}/spoken",
        "/v1/letter",
        "/v1/reminder.ics",
        "/v1/provisions/{id}",
        "/v1/feedback",
        "/v1/due-date",
        "/v1/chat/completions",
        "/v1/models",
        "/v1/models/{model}",
        "/v1/procedures",
        "/v1/contacts",
        "/v1/handovers",
        "/v1/handovers/{code}",
        "/v1/notice",
        "/v1/sessions/{session}",
        "/healthz",
        "/readyz",
    }
    for status, response in paths["/v1/ask"]["post"]["responses"].items():
        assert status == "200" or set(response["content"]) == {MEDIA_TYPE}


def test_every_reference_is_resolved(client):
    described = client.get("/openapi.json").text
    schemas = client.get("/openapi.json").json()["components"]["schemas"]

    for name in set(part.split('"')[0] for part in described.split("#/components/schemas/")[1:]):
        assert name in schemas


def test_reply_validates_against_its_model(client):
    reply = client.post("/v1/ask", json={"question": "Lệ phí bao nhiêu?"})

    assert AnswerReply.model_validate_json(reply.content, strict=True).verdict == "answered"
