"""500 made-up identifiers are asked about, rated and left for staff, and found nowhere after."""

import logging
import shutil
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from assistant.answer import Answer, Choice, Statement, Verdict
from assistant.feedback.masking import mask
from assistant.service.app import assemble
from assistant.service.opening import DataFolder
from assistant.service.replies import AnswerReply, IndexReply
from assistant.service.settings import Settings
from ingest.spelling import unaccent
from tests.assistant.collecting import collecting
from tests.assistant.privacy.benign import benign
from tests.assistant.privacy.identifiers import MAKERS, Asked, asked, forms
from tests.assistant.service.fakes import TwoTexts

SEED, COUNT = 20261126, 500
ALSO = 10  # every tenth question is rated, left for staff and asked after an earlier turn, too
SESSION = "0f8fad5b-d9cb-469f-a165-70867728950e"
QUESTIONS = tuple(asked(COUNT, SEED))


def bare(text: str) -> str:
    return unaccent(text.lower())


def found_in(content: bytes, told: str) -> Iterator[str]:
    """Kinds of the identifiers that are in a content, as they were written or without marks."""
    said = bare(content.decode("utf-8", errors="ignore"))
    for one in QUESTIONS:
        written = [form for secret in one.secrets for form in forms(secret)]
        if any(form in content for form in written) or any(bare(s) in said for s in one.secrets):
            yield f"{one.kind} in {told}"


def everything(client: TestClient, one: Asked, at: int) -> None:
    """The question by every way on which a citizen's words come in."""
    sent: dict[str, object] = {"question": one.question, "session": SESSION, "request_id": f"r{at}"}
    also = at % ALSO == 0
    if also:
        sent["history"] = [{"question": one.question, "answer": one.question}]
        sent["locale"] = "en" if at % 2 else "vi"
    reply = client.post("/v1/ask", json=sent)
    assert reply.status_code == 200, reply.text
    if also:
        name = reply.json()["id"]
        rating = {"answer_id": name, "useful": False, "comment": one.question}
        assert client.post("/v1/feedback", json=rating).status_code == 204
        left = {"question": one.question, "answer_id": name, "consent": True, "session": SESSION}
        client.post("/v1/handovers", json=left)
        client.post("/v1/ask", json={"question": one.question, "locality": {"x": one.question}})


@pytest.fixture(scope="module")
def kept(sample_data: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All that is left when the questions have been asked: files, logs, metrics, the export."""
    data = Path(shutil.copytree(sample_data, tmp_path_factory.mktemp("privacy") / "data"))
    official = {path for path in data.rglob("*") if path.is_file()}
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    before = logging.getLogger().level
    logging.getLogger().setLevel(logging.DEBUG)
    try:
        with collecting() as (address, spans):
            settings = Settings(data=data, rate_limit="off", log="json", traces=address)
            found = asked_of(assemble(settings, DataFolder(data)), data, official)
    finally:
        logging.getLogger().setLevel(before)
        logging.getLogger().removeHandler(handler)
    also = {"logs": "\n".join(lines).encode(), "traces": b"".join(spans)}
    return found | files(data, official) | also


def asked_of(app: FastAPI, data: Path, official: set[Path]) -> dict[str, bytes]:
    with TestClient(app, client=("127.0.0.1", 50_000)) as client:
        for at, one in enumerate(QUESTIONS):
            everything(client, one, at)
        found = {
            "metrics": client.get("/metrics").content,
            "export": client.get(f"/v1/sessions/{SESSION}").content,
        }
        return found | files(data, official)  # while it runs, with the logs of the tables


def files(data: Path, official: set[Path]) -> dict[str, bytes]:
    """What the service wrote; the official texts hold nobody's data."""
    written = (path for path in data.rglob("*") if path.is_file() and path not in official)
    return {f"{path.name} {path.stat().st_size}": path.read_bytes() for path in written}


def test_no_identifier_is_found_in_files_logs_traces_metrics_or_the_export(kept):
    assert any("answers.sqlite" in name for name in kept)
    assert any("-wal" in name for name in kept)
    assert b"hoidap_" in kept["metrics"]
    assert b"/v1/ask" in kept["logs"]
    assert b"/v1/ask" in kept["traces"]
    assert [one for name, content in kept.items() for one in found_in(content, name)] == []


def test_the_questions_are_there_masked(kept):
    held = kept["export"].decode()

    assert held.count('"question"') >= COUNT
    for mark in ("[số giấy tờ]", "[số điện thoại]", "[email]", "[tên]", "[địa chỉ]"):
        assert mark in held


def test_a_choice_and_what_we_say_hold_no_identifier_and_quotes_stay():
    said = "CCCD 079203001234, gọi 0912 345 678"
    answer = Answer(Verdict.CLARIFY, (Statement(said),), choices=(Choice("Hà Nội", said),))
    index = IndexReply(generation="g", built_at=datetime(2026, 11, 26, tzinfo=UTC))

    reply = AnswerReply.of("a", answer, index, TwoTexts())

    masked = "CCCD [số giấy tờ], gọi [số điện thoại]"
    assert (reply.answer, reply.choices[0].question) == (masked, masked)


def test_every_kind_of_identifier_was_asked_about():
    assert {one.kind for one in QUESTIONS} == set(MAKERS)
    assert len({one.question for one in QUESTIONS}) > COUNT * 0.95


@pytest.mark.parametrize("seed", range(3))
def test_other_identifiers_are_masked_too(seed):
    for one in asked(COUNT, seed):
        masked = mask(one.question)
        assert not any(bare(secret) in bare(masked) for secret in one.secrets), one.kind
        assert mask(masked) == masked


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_masked_in_questions_that_hold_nothing_personal(seed):
    questions = list(benign(COUNT, seed))

    assert len(questions) == COUNT
    wrong = [(q, mask(q)) for q in questions if mask(q) != unicodedata.normalize("NFC", q)]
    assert wrong == []
