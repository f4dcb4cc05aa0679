"""POST /v1/audio/transcriptions, with the official client."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import openai
import pytest

from assistant.service.voice.transcriptions import clock, segments
from speech.recognising import Word
from tests.assistant.service.voice.conftest import app_with, running
from tests.speech.conftest import MODEL, QUESTION, SPOKEN

RECORDING = ("q.wav", (SPOKEN / "q02_trung.wav").read_bytes(), "audio/wav")
CUE = r"00:00:0\d{p}\d\d\d --> 00:00:0\d{p}\d\d\d\n" + QUESTION


@pytest.fixture(scope="module")
def official(address: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"http://{address}/v1", api_key="any", max_retries=0) as client:
        yield client


def transcribed(client: openai.OpenAI, file=RECORDING, **wishes):
    return client.audio.transcriptions.create(model="whisper-1", file=file, **wishes)


def test_json_is_the_default(official):
    assert transcribed(official).text == QUESTION
    assert transcribed(official, response_format="json", language="vi").text == QUESTION


def test_plain_text(official):
    assert transcribed(official, response_format="text") == f"{QUESTION}\n"


def test_subtitles(official):
    srt = transcribed(official, response_format="srt")

    assert re.fullmatch("1\n" + CUE.replace("{p}", ",") + "\n\n", srt)


def test_webvtt(official):
    vtt = transcribed(official, response_format="vtt")

    assert re.fullmatch("WEBVTT\n\n" + CUE.replace("{p}", r"\.") + "\n\n", vtt)


def test_verbose_json_has_segments_by_default(official):
    heard = transcribed(official, response_format="verbose_json")

    assert (heard.text, heard.language) == (QUESTION, "vietnamese")
    assert heard.duration == pytest.approx(3.55)
    (segment,) = heard.segments
    assert (segment.id, segment.text, segment.tokens) == (0, QUESTION, [])
    assert 0 < segment.start < segment.end < heard.duration
    assert heard.words is None


def test_verbose_json_has_the_words_that_are_wished(official):
    wished = ["word", "segment"]
    heard = transcribed(official, response_format="verbose_json", timestamp_granularities=wished)

    assert [word.word for word in heard.words] == QUESTION.split()
    assert len(heard.segments) == 1


def test_stream_is_told_as_events(official):
    events = list(transcribed(official, stream=True))

    assert [event.type for event in events] == ["transcript.text.delta", "transcript.text.done"]
    assert events[-1].text == QUESTION


def test_what_a_client_may_also_send_is_taken(official):
    assert transcribed(official, temperature=0.0, prompt="Nghị định").text == QUESTION


def test_silence_is_an_empty_text(official):
    from tests.assistant.service.voice.test_recordings import wav

    silence = ("s.wav", wav(1), "audio/wav")
    assert transcribed(official, silence).text == ""
    assert transcribed(official, silence, response_format="vtt") == "WEBVTT\n\n"


@pytest.mark.parametrize(
    ("wishes", "param"),
    [
        ({"response_format": "diarized_json"}, "response_format"),
        ({"language": "en"}, "language"),
        ({"file": ("x.wav", b"x", "audio/wav")}, None),
    ],
)
def test_wrong_request_is_told_in_their_style(official, wishes, param):
    with pytest.raises(openai.BadRequestError) as refused:
        transcribed(official, **wishes)

    assert refused.value.type == "invalid_request_error"
    assert refused.value.param == param
    assert refused.value.body["message"].endswith(".")


def test_file_that_is_missing_or_too_large_is_told_in_their_style(client):
    address = "/v1/audio/transcriptions"
    missing = client.post(address, data={"model": "whisper-1"}, files={"other": b""})
    large = client.post(address, files={"file": ("x", bytes(11 << 20))})

    assert (missing.status_code, missing.json()["error"]["param"]) == (400, "file")
    assert (large.status_code, large.json()["error"]["code"]) == (413, "too_large")


def test_server_without_a_model_is_told_in_their_style(deaf: httpx.Client):
    client = openai.OpenAI(base_url=f"{deaf.base_url}/v1", api_key="any", max_retries=0)
    with client, pytest.raises(openai.NotFoundError) as refused:
        transcribed(client)

    assert refused.value.status_code == 404
    assert "python -m speech model fetch" in refused.value.body["message"]


def test_client_that_asks_too_often_gets_their_rate_limit_error(tmp_path: Path):
    with running(app_with(tmp_path, MODEL, "1/minute")) as address:
        client = openai.OpenAI(base_url=f"http://{address}/v1", api_key="any", max_retries=0)
        with client:
            transcribed(client)
            with pytest.raises(openai.RateLimitError) as refused:
                transcribed(client)

    assert int(refused.value.response.headers["retry-after"]) > 0


def test_subtitles_are_cut_at_pauses_and_where_they_would_be_too_long():
    spoken = [Word("một", n * 0.3, n * 0.3 + 0.2, 1.0) for n in range(20)]
    paused = [Word("hai", 8.0, 8.2, 1.0), Word("ba", 9.0, 9.2, 1.0)]

    assert [len(one.words) for one in segments([*spoken, *paused])] == [14, 6, 1, 1]


def test_clock():
    assert clock(3723.4567, ",") == "01:02:03,457"
