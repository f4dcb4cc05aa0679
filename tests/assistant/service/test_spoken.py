"""GET /v1/answers/{id}/spoken: an answer as one says it."""

from assistant.service.replies import AnswerReply
from assistant.spoken.speaking import spoken


def test_answer_is_given_in_words(client):
    reply = client.post("/v1/ask", json={"question": "Bao lâu?"}).json()

    said = client.get(f"/v1/answers/{reply['id']}/spoken").json()

    assert said == {"parts": list(spoken(AnswerReply.model_validate(reply)).parts)}
    assert "bảy ngày" in said["parts"][0]
    assert not any(letter.isdigit() for part in said["parts"] for letter in part)


def test_unknown_answer_is_one_sentence(client):
    got = client.get("/v1/answers/nobody/spoken")

    assert got.json()["type"] == "urn:hoidap:problem:no-answer"
