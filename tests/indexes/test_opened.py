"""From a store to hits: built, searched on a day, reused, refused when broken."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from indexes import generation
from indexes.building import build
from indexes.generation import FOLDER, IndexUnusable, newest_first
from indexes.library import Filters
from indexes.models import open_embedder
from indexes.opened import OpenedLibrary
from ingest.citation import Place
from ingest.document import Content, Family, Standing
from ingest.effect import Effect
from ingest.validity import Validity
from tests.indexes.corpus import RESIDENCE, SPLITTING, both, changed, residence, stored

DAY = date(2026, 11, 23)
QUESTION = "Điều kiện tách hộ khi đăng ký thường trú là gì?"


@pytest.fixture(scope="module")
def embedder():
    return open_embedder()


@pytest.fixture(scope="module")
def library(tmp_path_factory, embedder):
    folder = tmp_path_factory.mktemp("data")
    stored(folder, both())
    build(folder, embedder)
    return OpenedLibrary.open(folder, embedder)


@pytest.fixture
def data(tmp_path, embedder):
    stored(tmp_path, both())
    build(tmp_path, embedder)
    return tmp_path


def opened(data, embedder):
    return OpenedLibrary.open(data, embedder)


def test_question_finds_the_clause_that_answers_it(library):
    hit = library.search(QUESTION, DAY, Filters(families=frozenset({Family.LAW})))[0]

    assert hit.passage.place == Place("25", "1")
    assert RESIDENCE.title in hit.passage.context


def test_passage_is_the_stored_text_byte_for_byte(library):
    for hit in library.search(QUESTION, DAY):
        text = library.content(hit.passage.document).text
        assert hit.passage.text == text[hit.passage.start : hit.passage.end]


def test_question_without_diacritics_finds_the_same_clause(library):
    found = library.search("dieu kien tach ho khi dang ky thuong tru", DAY)

    assert Place("25", "1") in [hit.passage.place for hit in found[:2]]


def test_law_not_yet_in_force_is_never_returned(library):
    found = library.search(QUESTION, date(2021, 6, 30))

    assert RESIDENCE.key not in {hit.passage.document for hit in found}


def test_oldest_record_of_a_procedure_answers_for_days_before_it(library):
    on = date(2026, 1, 1)

    found = library.search("lệ phí tách hộ", on)

    (hit, *_) = [hit for hit in found if hit.passage.document == SPLITTING.key]
    assert hit.passage.validity.since == date(2026, 7, 18)


def test_repealed_clause_is_not_returned_while_its_article_is(tmp_path, embedder):
    repealed = Effect(Place("19", "1"), Validity(date(2021, 7, 1), date(2025, 1, 1)))
    stored(tmp_path, both(), [(RESIDENCE.key, repealed)])
    build(tmp_path, embedder)

    found = opened(tmp_path, embedder).search("nơi cư trú của người không có nơi thường trú", DAY)

    places = {hit.passage.place for hit in found}
    assert Place("19", "1") not in places
    assert Place("19", "2") in places


def test_text_of_unknown_validity_comes_after_an_equal_one_in_force(tmp_path, embedder):
    unknown = replace(RESIDENCE, key="laws/0-copy", validity=Validity())
    stored(tmp_path, [*both(), (unknown, residence())])
    build(tmp_path, embedder)

    found = opened(tmp_path, embedder).search(QUESTION, DAY, Filters(kinds=frozenset({"Luật"})))

    same = [hit.passage.document for hit in found if hit.passage.place == Place("25", "1")]
    assert same == [RESIDENCE.key, unknown.key]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(families=frozenset({Family.PROCEDURE})), {SPLITTING.key}),
        (Filters(documents=frozenset({RESIDENCE.key})), {RESIDENCE.key}),
        (Filters(issuers=frozenset({"Quốc hội"})), {RESIDENCE.key}),
        (Filters(fields=frozenset({"Cư trú"})), {SPLITTING.key}),
        (Filters(province="Hà Nội"), {RESIDENCE.key, SPLITTING.key}),
        (Filters(kinds=frozenset({"Thông tư"})), set()),
    ],
)
def test_filters_leave_only_what_they_name(library, filters, expected):
    found = library.search("tách hộ cư trú", DAY, filters)

    assert {hit.passage.document for hit in found} == expected


def test_passages_of_other_provinces_are_left_out(tmp_path, embedder):
    local = replace(SPLITTING, key="procedures/local", province="Đồng Nai")
    stored(tmp_path, [*both(), (local, both()[1][1])])
    build(tmp_path, embedder)
    library = opened(tmp_path, embedder)

    elsewhere = library.search("tách hộ", DAY, Filters(province="Hà Nội"))

    assert local.key not in {hit.passage.document for hit in elsewhere}
    assert local.key in {hit.passage.document for hit in library.search("tách hộ", DAY)}


def test_only_answerable_documents_are_indexed(tmp_path, embedder):
    draft = replace(RESIDENCE, standing=Standing.DRAFT)
    stored(tmp_path, [(draft, residence()), both()[1]])

    manifest = build(tmp_path, embedder)

    assert manifest.documents == 1


def test_unchanged_documents_are_taken_from_the_generation_before(data, embedder):
    said: list[str] = []
    changed = Content(residence().text.replace("05 ngày", "03 ngày"), residence().provisions)
    news = replace(RESIDENCE, key="laws/new", number="1/2026/QH16", id="1/2026/QH16")
    stored(data, [*both(), (news, changed)])

    build(data, embedder, said.append)

    assert any("2 documents unchanged" in line for line in said)
    assert Place("25", "1") in [
        h.passage.place for h in opened(data, embedder).search(QUESTION, DAY)
    ]


def test_reused_vectors_equal_fresh_ones(data, embedder):
    document = opened(data, embedder).document(SPLITTING.key)
    before = vectors_of(opened(data, embedder), document)
    changed(data)

    build(data, embedder)

    assert np.array_equal(vectors_of(opened(data, embedder), document), before)


def vectors_of(library, document):
    at = [known.key for known in library.documents()].index(document.key)
    first, last = library.marks.availability.passages[at : at + 2]
    return library.columns.shelf.dense.vectors[np.arange(first, last)]


def test_build_of_what_has_not_changed_makes_nothing(data, embedder):
    (before,) = newest_first(data)

    manifest = build(data, embedder)

    assert manifest.id == before.name
    assert newest_first(data) == [before]


def test_damaged_file_is_refused_and_the_generation_before_serves(data, embedder):
    changed(data)
    build(data, embedder)
    current, older = newest_first(data)
    file = current / "vectors.npy"
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(bytes(content))

    library = opened(data, embedder)

    assert library.columns.manifest.id == older.name
    with pytest.raises(IndexUnusable, match=r"vectors\.npy bị hỏng hoặc thiếu\. Chạy `make index`"):
        generation.check(current, embedder.digest)


class OtherModel:
    digest = "f" * 64
    dimensions = 256


def test_index_of_another_model_is_refused_with_what_to_do(data):
    with pytest.raises(IndexUnusable, match=r"mô hình khác .* Chạy `make index`"):
        OpenedLibrary.open(data, OtherModel())


def test_folder_without_an_index_says_what_to_do(tmp_path, embedder):
    with pytest.raises(IndexUnusable, match="Chưa có chỉ mục"):
        opened(tmp_path, embedder)


def test_unfinished_generation_is_ignored_and_cleared_away(data, embedder):
    broken = data / FOLDER / "29990101-000000-000000"
    broken.mkdir()
    (broken / "vectors.npy").write_bytes(b"half")

    assert opened(data, embedder).columns.manifest.id != broken.name

    changed(data)
    build(data, embedder)

    assert not broken.exists()


def test_two_generations_are_kept_to_roll_back_to(data, embedder):
    for times in (1, 2, 3):
        changed(data, times)
        manifest = build(data, embedder)

    folders = newest_first(data)
    assert len(folders) == 2
    assert folders[0].name == manifest.id


def test_spellings_and_pairs_are_counted(library):
    often, never = library.together(["tách", "tách"], ["hộ", "đai"]).tolist()

    assert often > 0
    assert never == 0
