from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file

from assistant.choosing.learning import TYPICAL, Ranking, below_typical, learn, save
from assistant.choosing.signals import NAMES
from assistant.choosing.trees import Trees, certainties, ranking


def rankings(questions: int = 60) -> list[Ranking]:
    """Questions whose right candidate is the one with the largest first signal."""
    random = np.random.default_rng(5)
    made = []
    for _ in range(questions):
        rows = random.random((12, len(NAMES)), dtype=np.float32)
        made.append(Ranking(rows, np.arange(12) == rows[:, 0].argmax()))
    return made


@pytest.fixture(scope="module")
def learnt(tmp_path_factory):
    booster = learn(rankings())
    file = tmp_path_factory.mktemp("trees") / "trees.safetensors"
    save(booster, file)
    return booster, file


def opened(file: Path) -> Trees:
    tensors = load_file(file)
    depth = int(tensors.pop("depth")[0])
    return Trees(**tensors, depth=depth)


def test_trees_served_by_numpy_equal_the_booster(learnt):
    booster, file = learnt
    rows = rankings(3)[0].rows

    assert opened(file).score(rows) == pytest.approx(booster.predict(rows), abs=1e-5)


def test_scores_are_raised_to_the_scale_that_bars_are_set_on(learnt, tmp_path):
    booster, file = learnt
    save(booster, tmp_path / "raised.safetensors", below_typical(booster, rankings()))

    raised = opened(tmp_path / "raised.safetensors")
    best = [raised.score(ranking.rows).max() for ranking in rankings()]
    before, after = opened(file).score(rankings()[0].rows), raised.score(rankings()[0].rows)

    assert np.median(best) == pytest.approx(TYPICAL, abs=1e-4)
    assert after - before == pytest.approx(after[0] - before[0], abs=1e-4)


def test_right_candidate_is_ranked_first(learnt):
    order, scores = opened(learnt[1]).best(rankings(1)[0].rows)

    assert order[0] == rankings(1)[0].right.argmax()
    assert (np.diff(scores) <= 0).all()


def test_shipped_trees_know_as_many_signals_as_are_computed():
    assert ranking().feature.max() < len(NAMES)
    assert certainties().feature.max() < len(NAMES) + 7
