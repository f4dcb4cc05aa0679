"""Rankings measured on a retrieval set in BEIR's form."""

import json

import pytest

from eval.__main__ import main
from eval.beir import read_set
from eval.cases import CasesUnreadable
from eval.measures_ranking import measured, ndcg, recall, reciprocal_rank
from eval.retrieval import RANKERS, run

# Luật Cư trú (68/2020/QH14), cut short.
CORPUS = [
    ("19", "Điều 19. Nơi cư trú", "Nơi ở hiện tại của người không có nơi thường trú, tạm trú."),
    ("25", "Điều 25. Tách hộ", "Thành viên hộ gia đình được tách hộ khi đủ các điều kiện sau đây."),
    ("30", "Điều 30. Thông báo lưu trú", "Khi có người đến lưu trú, phải thông báo lưu trú."),
]
QUESTIONS = {"q1": "điều kiện để được tách hộ", "q2": "khách ngủ lại phải thông báo lưu trú không"}
GOLD = {"q1": "25", "q2": "30"}


@pytest.fixture
def folder(tmp_path):
    rows = [{"_id": name, "title": title, "text": text} for name, title, text in CORPUS]
    questions = [{"_id": name, "text": text} for name, text in QUESTIONS.items()]
    (tmp_path / "qrels").mkdir()
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, rows)))
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, questions)))
    lines = ["query-id\tcorpus-id\tscore", *(f"{q}\t{d}\t1" for q, d in GOLD.items())]
    (tmp_path / "qrels" / "test.tsv").write_text("\n".join([*lines, "q1\t19\t0"]))
    return tmp_path


@pytest.mark.parametrize("ranker", RANKERS)
def test_every_ranker_finds_what_is_plain(folder, ranker):
    result = run(read_set(folder), ranker)

    assert result["queries"] == 2
    assert result["measures"]["R@5"]["value"] == 1
    assert result["measures"]["R@1"]["value"] >= 0.5


def test_judgements_of_zero_are_not_gold(folder):
    assert read_set(folder).gold["q1"] == {"25"}


def test_other_questions_for_the_same_corpus(folder):
    lines = [json.dumps({"_id": "q1", "text": "dieu kien de duoc tach ho"})]
    (folder / "queries_khongdau.jsonl").write_text("\n".join(lines))

    result = run(read_set(folder, folder / "queries_khongdau.jsonl"))

    assert result["queries"] == 1
    assert result["measures"]["R@1"]["value"] == 1


def test_result_is_printed_and_written(folder, capsys):
    code = main(["retrieval", "--beir", str(folder), "--out", str(folder / "result.json")])

    assert code == 0
    assert json.loads(capsys.readouterr().out) == json.loads((folder / "result.json").read_text())


def test_folder_that_is_no_set_is_named(tmp_path, capsys):
    assert main(["retrieval", "--beir", str(tmp_path)]) == 1
    assert str(tmp_path) in capsys.readouterr().err


def test_broken_set_is_unreadable(folder):
    (folder / "corpus.jsonl").write_text('{"_id": "19"}')

    with pytest.raises(CasesUnreadable, match="is not a retrieval set"):
        read_set(folder)


def test_measures_follow_their_definitions():
    ranking = ["a", "b", "c"]

    assert recall(ranking, {"b", "x"}, 2) == 0.5
    assert reciprocal_rank(ranking, {"c"}) == pytest.approx(1 / 3)
    assert ndcg(ranking, {"b"}) == pytest.approx(0.6309, abs=1e-4)
    assert ndcg(ranking, {"a", "b"}) == 1


def test_question_without_a_ranking_counts_as_a_miss():
    measures = measured({"q1": ["25"]}, {"q1": {"25"}, "q2": {"30"}})

    assert measures["R@1"]["value"] == 0.5
    assert measures["R@1"]["low"] <= 0.5 <= measures["R@1"]["high"]
