"""Which sort of article is put first: one with the amount that is asked for, one with sanctions."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.composing.candidates import Candidate, candidates
from assistant.composing.right_sort import by_sort, in_force_first, with_amount
from assistant.question import Question
from assistant.searching import matcher_of
from assistant.shelf import shelf_of
from assistant.understanding.understand import understand
from indexes.building import build
from indexes.models import open_embedder
from indexes.opened import OpenedLibrary
from ingest.citation import Place
from ingest.store import Store
from ingest.sync import sync

DAY = date(2026, 11, 23)
QUESTION = "Nam nữ bao nhiêu tuổi thì được kết hôn?"


def articles(library: OpenedLibrary) -> dict[str | None, Candidate]:
    """Articles of the marriage act about marrying, all taken to be equally good."""
    found = candidates(library.search("điều kiện kết hôn", DAY, limit=60), library)
    acts = [c for c in found if c.document.number == "121/VBHN-VPQH"]
    return {c.hits[0].passage.place.article: replace(c, score=0.0) for c in acts}


def test_article_that_holds_the_amount_asked_for_comes_first(sample_library):
    shelf = shelf_of(sample_library)
    found = articles(sample_library)
    others = [c for article, c in found.items() if article in {"9", "13"}]

    ranked = with_amount([*others, found["8"]], matcher_of(QUESTION, shelf), shelf)

    assert others
    assert ranked[0] is found["8"]
    assert len(ranked) == len(others) + 1


def test_article_far_behind_is_not_preferred_for_its_amount(sample_library):
    shelf = shelf_of(sample_library)
    found = articles(sample_library)
    far = replace(found["8"], score=-5.0)

    ranked = with_amount([found["9"], far], matcher_of(QUESTION, shelf), shelf)

    assert ranked[0] is found["9"]


# Nghị định 282/2025/NĐ-CP, Điều 9 and Điều 10, cut short.
FINES = """CHÍNH PHỦ
Số: 282/2025/NĐ-CP
Hà Nội, ngày 30 tháng 10 năm 2025

NGHỊ ĐỊNH
Quy định xử phạt vi phạm hành chính trong lĩnh vực an ninh, trật tự, an toàn xã hội

Điều 9. Vi phạm quy định về bảo đảm sự yên tĩnh chung
1. Phạt cảnh cáo hoặc phạt tiền từ 500.000 đồng đến 1.000.000 đồng đối với hành vi sau đây:
a) Không giữ yên tĩnh của cơ sở khám bệnh, chữa bệnh, nhà điều dưỡng, trường học.
Điều 10. Vi phạm quy định về đăng ký và quản lý cư trú
1. Phạt cảnh cáo hoặc phạt tiền từ 500.000 đồng đến 1.000.000 đồng đối với hành vi sau đây:
a) Không thực hiện đúng quy định của pháp luật về đăng ký thường trú, đăng ký tạm trú;
b) Không thực hiện đúng quy định của pháp luật về thông báo lưu trú, khai báo tạm vắng;
c) Không xuất trình giấy tờ liên quan đến cư trú theo yêu cầu kiểm tra của cơ quan có thẩm quyền.

Điều 11. Hiệu lực
Nghị định này có hiệu lực thi hành từ ngày 15 tháng 12 năm 2025.
"""
FINE = "Không thông báo lưu trú bị phạt bao nhiêu tiền?"
POINT = "b) Không thực hiện đúng quy định của pháp luật về thông báo lưu trú, khai báo tạm vắng;"


@pytest.fixture(scope="module")
def with_fines(
    sample_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OpenedLibrary]:
    data = Path(shutil.copytree(sample_data, tmp_path_factory.mktemp("fines") / "data"))
    folder = tmp_path_factory.mktemp("uploads")
    (folder / "282-2025-ND-CP.txt").write_text(FINES, encoding="utf-8")
    store = Store.open(data)
    sync(store, [str(folder)], lambda outcomes, _: outcomes)
    store.close()
    build(data, open_embedder())
    library = OpenedLibrary.open(data)
    yield library
    library.store.close()


def found_at(question: str, library: OpenedLibrary, number: str, article: str) -> Candidate:
    every = candidates(library.search(question, DAY, limit=400), library)
    return next(
        c
        for c in every
        if number in (c.document.number, c.document.base_number)
        and c.hits[0].passage.place.article == article
    )


def ranked_for(question: str, ranked: list[Candidate], library: OpenedLibrary) -> list[Candidate]:
    shelf = shelf_of(library)
    need = understand(Question(question, DAY), shelf.counts, shelf.titles)
    return by_sort(ranked, need, matcher_of(question, shelf), shelf)


def test_article_with_sanctions_stays_first_though_the_point_found_names_none(
    with_fines,
):
    fine = found_at(FINE, with_fines, "282/2025/NĐ-CP", "10")
    passage = replace(fine.hits[0].passage, text=POINT)
    best = replace(fine, hits=(replace(fine.hits[0], passage=passage),), score=1.0)
    other = replace(found_at(FINE, with_fines, "282/2025/NĐ-CP", "9"), score=0.5)

    assert ranked_for(FINE, [best, other], with_fines) == [best, other]


def test_sanctions_come_first_only_where_a_penalty_is_asked_for(
    with_fines,
):
    rule = found_at(FINE, with_fines, "68/2020/QH14", "30")
    fine = found_at(FINE, with_fines, "282/2025/NĐ-CP", "10")
    rule, fine = replace(rule, score=0.0), replace(fine, score=0.0)

    assert ranked_for(FINE, [rule, fine], with_fines)[0] is fine
    asked = "Khi nào phải thông báo lưu trú?"
    assert ranked_for(asked, [fine, rule], with_fines)[0] is rule


def test_provision_in_force_comes_before_one_of_which_a_part_has_ended(sample_library):
    shelf = shelf_of(sample_library)
    question = "Bộ phận Một cửa tiếp nhận hồ sơ thế nào?"
    need = understand(Question(question, DAY), shelf.counts, shelf.titles)
    ended = found_at(question, sample_library, "118/2025/NĐ-CP", "7")
    whole = replace(found_at(question, sample_library, "118/2025/NĐ-CP", "17"), score=0.0)
    clause = replace(ended.hits[0].passage, place=Place("7", "2"))  # its điểm b has ended
    ended = replace(ended, hits=(replace(ended.hits[0], passage=clause),), score=0.5)
    far = replace(whole, score=-2.0)

    assert in_force_first([ended, whole], need, shelf) == [whole, ended]
    assert in_force_first([ended, far], need, shelf) == [ended, far]
