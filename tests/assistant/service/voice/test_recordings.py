"""Recordings by HTTP: POST /v1/transcribe, and POST /v1/ask with sound."""

import io
import json
import wave
from datetime import date
from pathlib import Path

import httpx
import pytest

from assistant.deadlines.holidays import official_calendar
from assistant.service.voice.asking import asked, question_of
from assistant.service.voice.forms import InMemory
from assistant.service.voice.hearing import LARGEST_SOUND
from assistant.service.voice.replies import TranscriptReply
from tests.assistant.service.voice.conftest import app_with, running
from tests.speech.conftest import MODEL, QUESTION, SPOKEN

RECORDING = (SPOKEN / "q02_trung.wav").read_bytes()


def wav(seconds: float) -> bytes:
    """Silence."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 2, 8000, 0, "NONE", "NONE"))
        sound.writeframes(bytes(int(seconds * 8000) * 2))
    return file.getvalue()


def send(
    client: httpx.Client, path: str, sound: bytes = RECORDING, **fields: str
) -> httpx.Response:
    return client.post(path, files={"audio": ("blob", sound)}, data=fields)


def test_recording_becomes_text_beside_the_words_as_heard(client):
    heard = send(client, "/v1/transcribe").json()

    assert list(heard) == ["text", "raw", "words", "alternatives"]
    assert (heard["text"], heard["raw"]) == (QUESTION, QUESTION)
    assert [word["text"] for word in heard["words"]] == QUESTION.split()
    times = [time for word in heard["words"] for time in (word["start"], word["end"])]
    assert times == sorted(times)
    assert 0.1 < times[0] < times[-1] < 3.55
    assert not any(word["uncertain"] for word in heard["words"])


def test_question_may_be_spoken(client):
    reply = send(client, "/v1/ask", asked_on="2026-11-23", history="[]", locality="Hà Nội")

    assert reply.status_code == 200
    assert reply.json()["transcript"]["text"] == QUESTION
    assert reply.json()["answer"] == "Không quá 07 ngày."
    assert client.get(f"/v1/answers/{reply.json()['id']}").json()["answer"]


def test_what_was_heard_is_asked_as_spoken():
    heard = TranscriptReply(text="Điều 2", raw="điều hai", words=[], alternatives=[])
    question = asked(question_of({}), heard).to_question(date(2026, 11, 23), official_calendar())

    assert (question.text, question.heard) == ("Điều 2", "điều hai")


def test_spoken_question_is_the_same_question_as_the_typed_one(client):
    spoken = send(client, "/v1/ask", request_id="once").json()
    typed = client.post("/v1/ask", json={"question": QUESTION, "request_id": "once"}).json()

    assert spoken["id"] == typed["id"]
    assert "transcript" not in typed


def test_events_begin_with_what_was_heard(client):
    reply = client.post(
        "/v1/ask", files={"audio": ("blob", RECORDING)}, headers={"Accept": "text/event-stream"}
    )

    names = [line[7:] for line in reply.text.splitlines() if line.startswith("event: ")]
    assert names == ["transcript", "stage", "statement", "answer"]


@pytest.mark.parametrize("path", ["/v1/transcribe", "/v1/ask"])
@pytest.mark.parametrize("sound", [b"hello", bytes(5000), b"<html>", b"\x89PNG\r\n\x1a\n" * 50])
def test_what_is_no_sound_is_told_in_one_sentence(client, path, sound):
    reply = send(client, path, sound)

    assert (reply.status_code, reply.json()["type"]) == (
        422,
        "urn:hoidap:problem:sound-unreadable",
    )


def test_silence_is_an_empty_transcript_but_no_question(client):
    heard, asked = send(client, "/v1/transcribe", wav(2)), send(client, "/v1/ask", wav(2))

    assert (heard.status_code, heard.json()["text"]) == (200, "")
    assert (asked.status_code, asked.json()["type"]) == (422, "urn:hoidap:problem:nothing-said")


def test_recording_over_a_minute_is_refused(client):
    reply = send(client, "/v1/transcribe", wav(62))

    assert (reply.status_code, "60 giây" in reply.json()["detail"]) == (422, True)


def test_file_that_is_too_large_is_refused(client):
    reply = send(client, "/v1/ask", bytes(LARGEST_SOUND))

    assert reply.status_code == 413


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"question": "gõ"}, "question"),
        ({"asked_on": "hôm nay"}, "asked_on"),
        ({"history": "{"}, "history"),
        ({"history": '[{"answer": "x"}]'}, "history.0.question"),
        ({"locale": "fr"}, "locale"),
        ({"other": "x"}, "other"),
    ],
)
def test_wrong_field_is_named(client, fields, field):
    reply = send(client, "/v1/ask", **fields)

    assert (reply.status_code, reply.json()["field"]) == (422, field)


def test_form_without_a_recording_and_body_without_a_form_are_refused(client):
    empty = client.post("/v1/transcribe", files={"other": ("blob", RECORDING)})
    text = client.post("/v1/transcribe", json={"audio": "x"})
    broken = client.post(
        "/v1/transcribe", content=b"x", headers={"Content-Type": "multipart/form-data; boundary=y"}
    )

    assert (empty.status_code, empty.json()["field"]) == (422, "audio")
    assert [reply.status_code for reply in (text, broken)] == [415, 415]


def test_problem_is_told_in_english_to_who_reads_english(client):
    assert "cannot be read" in send(client, "/v1/transcribe", b"x", locale="en").json()["detail"]


def test_service_says_whether_it_listens(client, deaf):
    assert client.get("/readyz").json()["voice"] is True
    assert deaf.get("/readyz").json()["voice"] is False


@pytest.mark.parametrize("path", ["/v1/transcribe", "/v1/ask"])
def test_without_a_model_one_sentence_says_how_to_add_voice(deaf, path):
    reply = send(deaf, path)

    assert reply.status_code == 404
    assert "python -m speech model fetch" in reply.json()["detail"]
    assert deaf.post("/v1/ask", json={"question": QUESTION}).status_code == 200


def test_broken_model_leaves_the_service_as_without_one(tmp_path: Path, caplog):
    (tmp_path / "am").mkdir()
    (tmp_path / "am" / "final.mdl").write_bytes(b"version https://git-lfs.github.com/spec/v1")
    with (
        running(app_with(tmp_path, tmp_path)) as address,
        httpx.Client(base_url=f"http://{address}", timeout=30) as client,
    ):
        while client.get("/readyz").json()["voice"]:
            pass

        assert send(client, "/v1/transcribe").status_code == 404
    assert "python -m speech model" in caplog.text


def test_spoken_questions_count_like_typed_ones(tmp_path: Path):
    with (
        running(app_with(tmp_path, MODEL, "2/minute")) as address,
        httpx.Client(base_url=f"http://{address}", timeout=30) as client,
    ):
        replies = [send(client, path) for path in ("/v1/transcribe", "/v1/ask", "/v1/ask")]

    assert [reply.status_code for reply in replies] == [200, 200, 429]


async def test_recording_is_never_written_to_a_disk(monkeypatch):
    large = RECORDING * 40  # far over the megabyte from which the parser's own files begin
    body = b'--x\r\nContent-Disposition: form-data; name="audio"; filename="a"\r\n\r\n' + large
    monkeypatch.setattr("tempfile.SpooledTemporaryFile.rollover", None)

    async def stream():
        yield body + b"\r\n--x--\r\n"

    form = await InMemory({"Content-Type": "multipart/form-data; boundary=x"}, stream()).parse()

    assert await form["audio"].read() == large
    await form.close()


def test_page_may_use_the_microphone_of_its_own_origin_alone(client):
    assert "microphone=(self)" in client.get("/").headers["permissions-policy"]


def test_words_of_citizens_are_not_logged(client, caplog):
    caplog.set_level("DEBUG")
    send(client, "/v1/ask")

    assert "giấy phép" not in json.dumps(caplog.text, ensure_ascii=False)
