"""GET /v1/provisions/{id}: the official text around a citation."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from starlette.testclient import TestClient

from assistant.respond import respond
from assistant.service.opening import Desk
from assistant.service.places import provision_id
from indexes.opened import OpenedLibrary
from ingest.citation import Place
from ingest.document import Document
from tests.assistant.service.fakes import fake_app, fake_desk

RESIDENCE = "Lệ phí đăng ký thường trú bao nhiêu?"
LATE = "Tôi nộp hồ sơ đăng ký thường trú ngày 2/11/2026 đến nay chưa có kết quả thì làm gì?"
HERE = "/v1/provisions/"


@pytest.fixture(scope="module")
def client(
    sample_library: OpenedLibrary, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[TestClient]:
    built_at = datetime(2026, 11, 23, tzinfo=UTC)
    desk = Desk(sample_library, "g", built_at, respond, sample_library.store.close)
    with TestClient(fake_app(tmp_path_factory.mktemp("data"), desk)) as client:
        yield client


def held(library: OpenedLibrary, number: str) -> Document:
    return next(document for document in library.documents() if document.number == number)


def shown(client: TestClient, document: Document, place: Place, **params: object) -> dict:
    reply = client.get(HERE + provision_id(document, place), params=params)
    assert reply.status_code == 200, reply.text
    return reply.json()


@pytest.mark.parametrize("question", [RESIDENCE, LATE])
def test_every_quote_of_an_answer_is_highlighted_byte_for_byte(client, question):
    reply = client.post("/v1/ask", json={"question": question, "asked_on": "2026-11-26"}).json()

    assert reply["citations"]
    for cited in reply["citations"]:
        span = {"start": cited["start"], "end": cited["end"]}
        view = client.get(HERE + cited["provision_id"], params=span).json()
        mark = view["highlight"]
        assert view["text"][mark["start"] : mark["end"]] == cited["quote"]
        assert view["label"] == cited["label"]
        assert view["document"]["id"] == cited["document"]["id"]


def test_clause_is_shown_within_its_whole_article(client, sample_library):
    law = held(sample_library, "118/2025/NĐ-CP")

    view = shown(client, law, Place(article="19", clause="6"))

    assert view["text"].startswith("Điều 19. Giải quyết thủ tục hành chính\n1. ")
    marked = view["text"][view["highlight"]["start"] : view["highlight"]["end"]]
    assert marked.startswith("6. ")
    assert [part["label"] for part in view["outline"]] == ["Chương III", "Điều 19", "Khoản 6"]
    assert (view["page"], view["pages"]) == (1, 1)


def test_field_of_a_procedure_is_shown_whole_with_its_other_records(client, sample_library):
    records = [d for d in sample_library.documents() if d.id == "1.004222"]

    view = shown(client, records[0], Place(field="fee"))

    assert view["text"].startswith("Phí, lệ phí")
    assert [part["label"] for part in view["outline"]] == ["Phí, lệ phí"]
    assert [v["kind"] for v in view["versions"]] == ["this", "record"]
    other = client.get(HERE + view["versions"][1]["id"]).json()
    assert other["document"]["id"] == "1.004222"


def test_act_that_amends_the_article_is_named_with_the_clause_that_does(client, sample_library):
    law = held(sample_library, "118/2025/NĐ-CP")

    amended = [
        version
        for provision in sample_library.content(law.key).provisions
        if provision.level == "dieu"
        for version in shown(client, law, provision.place)["versions"]
        if version["kind"] == "amendment" and version["id"]
    ]

    assert amended
    view = client.get(HERE + amended[0]["id"]).json()
    assert view["document"]["number"] == "367/2025/NĐ-CP"
    assert "Sửa đổi" in view["text"]


def test_old_act_leads_to_the_same_matter_in_the_act_that_replaced_it(client, sample_library):
    law = held(sample_library, "60/2014/QH13")
    heading = "Nội dung đăng ký hộ tịch"

    views = [
        shown(client, law, provision.place, on="2027-06-01")
        for provision in sample_library.content(law.key).provisions
        if provision.level == "dieu" and provision.heading == heading
    ]

    newer = next(v for v in views[0]["versions"] if v["kind"] == "replaced_by")
    assert "03/2026/QH16" in newer["label"]
    assert newer["id"] is not None
    assert heading in client.get(HERE + newer["id"]).json()["text"][:80]
    assert views[0]["versions"][0]["status"].startswith("hết hiệu lực từ")


def test_long_annex_comes_in_pages_that_join_without_a_gap(client, sample_library):
    law = held(sample_library, "155/2026/NĐ-CP")
    text = sample_library.content(law.key).text
    annex = next(p for p in sample_library.content(law.key).provisions if p.level == "annex")
    inside = {"start": annex.start, "end": annex.start + 20}

    first = shown(client, law, annex.place, **inside)
    second = shown(client, law, annex.place, **inside, page=2)

    assert first["pages"] == second["pages"] == 2
    assert second["highlight"] is None
    assert len(first["text"]) <= 12_000
    assert text[annex.start : annex.end].rstrip() == first["text"] + second["text"]
    assert shown(client, law, annex.place, **inside, page=99)["page"] == 2


def test_place_without_a_number_is_shown_around_its_quote(client, sample_library):
    law = held(sample_library, "155/2026/NĐ-CP")

    view = shown(client, law, Place(), start=10, end=30)

    assert view["text"][10 - view["start"] : 30 - view["start"]]
    assert view["highlight"]["end"] - view["highlight"]["start"] == 20


@pytest.mark.parametrize(
    "name", ["x", "4f0c19ab77d0e2c1.d102", "%00", "a/b/../c", "Điều 19/118/2025/NĐ-CP", "." * 5000]
)
def test_unknown_place_is_one_sentence(client, name):
    reply = client.get(HERE + name)

    assert reply.status_code == 404
    assert reply.headers["content-type"] == "application/problem+json"


def test_quote_that_does_not_lie_in_the_text_is_not_found(client, sample_library):
    name = provision_id(held(sample_library, "118/2025/NĐ-CP"), Place(article="19"))

    assert client.get(HERE + name, params={"start": 0, "end": 10**8}).status_code == 404
    assert client.get(HERE + name, params={"start": 9, "end": 9}).status_code == 404
    assert client.get(HERE + name, params={"start": -1}).status_code == 422
    assert client.get(HERE + name, params={"wrong": 1}).status_code == 422


def test_without_an_index_it_says_so(tmp_path):
    with TestClient(fake_app(tmp_path, None)) as client:
        assert client.get(HERE + "4f0c19ab77d0e2c1").status_code == 503


def test_quote_of_an_answer_from_any_library_is_found_again(tmp_path):
    with TestClient(fake_app(tmp_path, fake_desk())) as client:
        reply = client.post("/v1/ask", json={"question": "Bao lâu?"}).json()
        for cited in reply["citations"]:
            view = client.get(HERE + cited["provision_id"]).json()
            assert view["text"] == cited["quote"]
