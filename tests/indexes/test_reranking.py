"""Candidates are compared by their words, and the reranker only changes their order."""

from dataclasses import replace

import numpy as np
import pytest

from indexes.analyser import Lexicon
from indexes.cutting import Piece, Unit
from indexes.features import NAMES, Candidates, Spans, describe
from indexes.models import SHIPPED, open_embedder
from indexes.reranker_training import Lesson, learn
from indexes.reranking import Reranker
from indexes.shelf import assemble
from indexes.table import joined, tabulate
from ingest.citation import Place

TEXTS = {
    "Luật Cư trú - Điều 25. Tách hộ": "Thành viên hộ gia đình được tách hộ khi đủ điều kiện.",
    "Luật Cư trú - Điều 24. Xóa đăng ký thường trú": "Người bị xóa đăng ký thường trú khi chết.",
    "Luật Hộ tịch - Điều 16. Đăng ký khai sinh": "Công chức tư pháp cấp Giấy khai sinh.",
}


def candidates(question: str, head: str, body: str) -> Candidates:
    lexicon = Lexicon()
    asked, title, text = (lexicon.analyse(part) for part in (question, head, body))
    return Candidates(
        asked,
        np.ones(len(asked), dtype=np.float32),
        Spans.of([title]),
        Spans.of([np.concatenate([title, text])]),
        np.full(1, 0.5, dtype=np.float32),
    )


@pytest.fixture(scope="module")
def shelf():
    lexicon = Lexicon()
    tables = [
        tabulate(text, [Unit(head, (Piece(Place(), "", 0, len(text)),))], lexicon)
        for head, text in TEXTS.items()
    ]
    return assemble(joined(tables), lexicon, open_embedder())


def test_features_measure_what_their_names_say():
    (row,) = describe(candidates("điều kiện tách hộ", "tách hộ", "khi đủ điều kiện"))

    found = dict(zip(NAMES, row, strict=True))
    assert found["bm25"] == 0.5
    assert found["covered"] == 1
    assert found["pairs"] == pytest.approx(2 / 3)  # "điều kiện" and "tách hộ", not "kiện tách"
    assert found["run"] == 0.5
    assert found["head_asked"] == 1
    assert found["head_length"] == pytest.approx(np.log1p(3))


def test_question_of_one_syllable_has_no_pairs():
    (row,) = describe(candidates("hộ", "tách hộ", ""))

    assert row[NAMES.index("pairs")] == 0


def test_run_does_not_reach_over_the_end_of_a_text():
    spans = Spans.of([np.array([1, 2], np.int32), np.array([3, 4], np.int32)])
    question = np.array([1, 2, 3, 4], np.int32)
    ones = np.ones(4, dtype=np.float32)

    features = describe(Candidates(question, ones, spans, spans, np.zeros(2, np.float32)))

    assert features[:, NAMES.index("run")].tolist() == [0.5, 0.5]


def test_highest_score_stays_what_it_was(shelf):
    question = "điều kiện tách hộ là gì"
    plain = shelf.rank(question)

    reranked = replace(shelf, reranker=Reranker.load(SHIPPED)).rank(question)

    assert reranked.scores[0] == pytest.approx(plain.scores[0])
    assert (np.diff(reranked.scores) <= 0).all()
    assert set(reranked.units) == set(plain.units)


def test_reranker_follows_its_weights(shelf):
    by_head = Reranker(np.array([0, 0, 0, 0, 100, 0], dtype=np.float32))

    ranked = replace(shelf, reranker=by_head).rank("Giấy khai sinh và đăng ký khai sinh")

    assert ranked.units[0] == 2


def test_question_without_diacritics_is_reranked_too(shelf):
    ranked = replace(shelf, reranker=Reranker.load(SHIPPED)).rank("dieu kien tach ho")

    assert ranked.units[0] == 0


def test_question_of_unknown_words_ranks_nothing(shelf):
    ranked = replace(shelf, reranker=Reranker.load(SHIPPED)).rank("zzz qqq")

    assert len(ranked.units) == 0


def test_learned_weights_prefer_what_answers():
    rng = np.random.default_rng(3)
    features = rng.random((200, 5, len(NAMES)))
    lessons = [Lesson(f, np.zeros(5), f[:, 1] == f[:, 1].max()) for f in features]

    weights = dict(zip(NAMES, learn(lessons).weights, strict=True))

    assert max(weights, key=weights.get) == "covered"


def test_weights_are_saved_by_name(tmp_path):
    reranker = Reranker(np.arange(len(NAMES), dtype=np.float32))

    reranker.save(tmp_path)

    assert Reranker.load(tmp_path).weights.tolist() == reranker.weights.tolist()
