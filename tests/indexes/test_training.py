"""Training on an ingested corpus: pairs, seed, and that it learns."""

import gzip

import numpy as np
import pytest

from indexes.asked import Asked, Target, read_asked
from indexes.syllable_bag import SyllableBag
from indexes.training_pairs import pairs_of, read_pairs
from tests.indexes.corpus import both, stored

ASKED = [
    Asked("muốn ra sổ riêng thì cần gì", Target(document="68/2020/QH14", article="25")),
    Asked("nhập cư ở đâu", Target(procedure="9.999999")),
]


@pytest.fixture
def pairs(tmp_path):
    return pairs_of(stored(tmp_path, both()), ASKED)


def test_heading_asks_for_the_body_of_its_article(pairs):
    assert any(
        asked.startswith("Tách hộ") and "Thành viên hộ gia đình" in answer
        for asked, answer in pairs
    )


def test_procedure_name_asks_for_its_fields(pairs):
    answers = [answer for asked, answer in pairs if asked == "Tách hộ (1.010038)"]

    assert any("05 ngày làm việc" in answer for answer in answers)


def test_asked_question_is_paired_with_what_answers_it(pairs):
    answers = [answer for asked, answer in pairs if asked == ASKED[0].question]

    assert answers
    assert all("được tách hộ" in answer for answer in answers)


def test_question_whose_target_is_not_held_gives_no_pair(pairs):
    assert ASKED[1].question not in {asked for asked, _ in pairs}


def test_shipped_questions_with_a_target_are_read():
    asked = read_asked()

    assert len(asked) > 10_000
    assert all(row.target.name for row in asked)
    assert len({row.question for row in asked}) > 0.99 * len(asked)


def test_pairs_of_others_are_read_packed_or_plain(tmp_path):
    row = '{"query": "Tách hộ", "positive": "Điều 25. Tách hộ", "source": "law_heading"}\n'
    (tmp_path / "plain.jsonl").write_text(row, encoding="utf-8")
    with gzip.open(tmp_path / "packed.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(row)

    read = [list(read_pairs(tmp_path / name)) for name in ("plain.jsonl", "packed.jsonl.gz")]

    assert read == [[("Tách hộ", "Điều 25. Tách hộ")]] * 2


def test_same_seed_trains_the_same_model_that_finds_its_pairs(tmp_path):
    pytest.importorskip("torch", reason="installed with the extra [train]")
    from indexes.training import Recipe, train

    words = "đất nhà xe hộ thuế phí khai sinh kết hôn cư trú".split()  # noqa: SIM905
    made = [(f"{word} gì", f"điều về {word} {number}") for word in words for number in range(8)]
    recipe = Recipe(dimensions=16, prefixes=(16,), batch=16, epochs=4, threads=1)

    for name in ("one", "two"):
        train(made, tmp_path / name, recipe)

    one, two = (SyllableBag.load(tmp_path / name) for name in ("one", "two"))
    assert np.array_equal(one.vectors, two.vectors)
    answers = one.embed_texts([f"điều về {word}" for word in words])
    found = [int((answers @ one.embed(f"{word} gì")).argmax()) for word in words]
    assert np.mean(np.array(found) == np.arange(len(words))) > 0.9
