"""GET /v1/procedures over the sample."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from tests.assistant.service.fakes import fake_app, fake_desk


@pytest.fixture
def client(tmp_path, sample_library) -> Iterator[TestClient]:
    desk = replace(fake_desk(), library=sample_library)
    with TestClient(fake_app(tmp_path, desk)) as client:
        yield client


def found(client: TestClient, **asked) -> dict:
    reply = client.get("/v1/procedures", params=asked)
    assert reply.status_code == 200, reply.text
    return reply.json()


@pytest.mark.parametrize("words", ["đăng ký khai sinh", "dang ky khai sinh", "ĐĂNG KÝ KHAI SINH"])
def test_name_is_found_with_and_without_marks(client, words):
    first = found(client, q=words)["procedures"][0]

    assert first["code"] == "1.001193"
    assert first["levels"] == ["commune"]
    assert first["agency"] == "Bộ Tư pháp"
    assert first["fees"]
    assert first["papers"]
    assert first["recorded"] >= "2026-06-10"
    assert first["url"].startswith("https://")


def test_everyday_words_find_the_procedure_that_is_named_otherwise(client):
    codes = [one["code"] for one in found(client, q="làm lại giấy khai sinh bị mất")["procedures"]]

    assert "1.004884" in codes[:5]


def test_code_finds_its_record_alone(client):
    reply = found(client, q="1.001193")

    assert [one["code"] for one in reply["procedures"]] == ["1.001193"]


def test_beginning_of_a_code_finds_all_that_begin_so_in_order(client):
    reply = found(client, q="1.00", limit=50)

    codes = [one["code"] for one in reply["procedures"]]
    assert codes == sorted(codes)
    assert all(code.startswith("1.00") for code in codes)
    assert len(codes) > 5


def test_pages_follow_each_other_and_end(client):
    whole = found(client, q="đăng ký", limit=50)
    pages = [found(client, q="đăng ký", limit=7, page=n) for n in range(1, 5)]

    codes = [one["code"] for page in pages for one in page["procedures"]]
    assert codes == [one["code"] for one in whole["procedures"]][:28]
    assert pages[0]["total"] == whole["total"]
    assert pages[0]["pages"] == -(-whole["total"] // 7)
    assert found(client, q="đăng ký", page=100)["procedures"] == []


def test_level_leaves_out_what_others_handle(client):
    reply = found(client, q="đăng ký", level="province", limit=50)

    assert reply["procedures"]
    assert all("province" in one["levels"] for one in reply["procedures"])


def test_version_of_another_province_is_left_out(client):
    here = found(client, q="Đà Nẵng", locality="Đà Nẵng", limit=50)["procedures"]
    elsewhere = found(client, q="Đà Nẵng", locality="Hà Nội", limit=50)["procedures"]

    assert "Đà Nẵng" in {one["province"] for one in here}
    assert {one["province"] for one in elsewhere} == {None}


def test_long_list_of_papers_says_how_many_are_left_out(client):
    listed = found(client, q="1.001193")["procedures"][0]

    assert len(listed["papers"]) == 12
    assert listed["papers_left_out"] > 0


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({}, "Thiếu trường “q”"),
        ({"q": " "}, "chưa nhập nội dung cho “q”"),
        ({"q": "x" * 201}, "dài quá 200 ký tự"),
        ({"q": "x", "limit": "0"}, "“limit” phải từ 1 trở lên"),
        ({"q": "x", "limit": "51"}, "“limit” không được quá 50"),
        ({"q": "x", "limit": "two"}, "“limit” phải là một số"),
        ({"q": "x", "level": "king"}, "phải là một trong"),
        ({"q": "x", "sort": "name"}, "không có trường “sort”"),
    ],
)
def test_wrong_search_is_told_in_one_sentence(client, asked, told):
    reply = client.get("/v1/procedures", params=asked)

    assert reply.status_code == 422
    assert told in reply.json()["detail"]


def test_without_an_index_it_says_what_to_do(tmp_path):
    with TestClient(fake_app(tmp_path, None)) as client:
        assert client.get("/v1/procedures", params={"q": "x"}).status_code == 503
