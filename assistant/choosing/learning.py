"""Candidates with known answers -> trees that rank them (LambdaMART, Burges 2010) and trees that
tell how sure the first place is (boosted logistic regression)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file

# Chosen by threefold cross-validation over the asked questions; flat around these values.
ROUNDS = 250
TYPICAL = 2.25  # median score of the best candidates, so that bars on scores hold for new trees
PARAMETERS: Mapping[str, object] = {
    "objective": "lambdarank",
    "learning_rate": 0.05,
    "num_leaves": 11,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.7,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambdarank_truncation_level": 10,
    "deterministic": True,
    "seed": 1,
    "verbose": -1,
}


# Flat around these values, too (AUC of held-out questions .93, of other sets .72).
CERTAINTY_ROUNDS = 150
CERTAINTY: Mapping[str, object] = {
    **{name: PARAMETERS[name] for name in ("learning_rate", "bagging_fraction", "bagging_freq")},
    **{name: PARAMETERS[name] for name in ("deterministic", "seed", "verbose")},
    "objective": "binary",
    "num_leaves": 15,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.6,
}


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of one question: `rows` [candidates, signals], `right` [candidates].

    `weight` is how much the question counts beside others.
    """

    rows: NDArray[np.float32]
    right: NDArray[np.bool_]
    weight: float = 1.0


def learn(rankings: Sequence[Ranking]) -> Any:
    """A LightGBM booster; rankings without a right candidate teach nothing and are left out."""
    import lightgbm

    useful = [ranking for ranking in rankings if ranking.right.any()]
    table = lightgbm.Dataset(
        np.concatenate([ranking.rows for ranking in useful]),
        np.concatenate([ranking.right for ranking in useful]).astype(int),
        group=[len(ranking.right) for ranking in useful],
        weight=np.repeat([r.weight for r in useful], [len(r.right) for r in useful]),
    )
    return lightgbm.train(dict(PARAMETERS), table, ROUNDS)


def learn_certainty(rows: NDArray[np.float32], right: NDArray[np.bool_]) -> Any:
    """A LightGBM booster of log-odds; `rows` [examples, features], `right` [examples]."""
    import lightgbm

    table = lightgbm.Dataset(rows, right.astype(int))
    return lightgbm.train(dict(CERTAINTY), table, CERTAINTY_ROUNDS)


def first_places(rankings: Sequence[Ranking], folds: int = 3) -> float:
    """Share of held-out questions whose best candidate is right (found ones only)."""
    useful = [ranking for ranking in rankings if ranking.right.any()]
    right = 0
    for fold in range(folds):
        booster = learn([r for at, r in enumerate(useful) if at % folds != fold])
        held = useful[fold::folds]
        right += sum(bool(r.right[np.argmax(booster.predict(r.rows))]) for r in held)
    return right / len(useful)


def below_typical(booster: Any, rankings: Sequence[Ranking]) -> float:
    """What the best candidates' scores lack to have their median at TYPICAL."""
    best = [booster.predict(ranking.rows).max() for ranking in rankings if len(ranking.rows)]
    return TYPICAL - float(np.median(best))


def save(booster: Any, file: Path, raised: float = 0.0) -> None:
    """The booster's trees as arrays of equal size (see `trees.Trees`), all scores raised."""
    built = [_nodes(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    for leaf in built[0]:
        leaf["value"] += raised
    longest = max(len(nodes) for nodes in built)
    columns = {name: np.zeros((len(built), longest), dtype) for name, dtype in _COLUMNS.items()}
    for tree, nodes in enumerate(built):
        for at, node in enumerate(nodes):
            for name, column in columns.items():
                column[tree, at] = node[name]
    depth = np.array([max(node["depth"] for nodes in built for node in nodes)], dtype=np.int32)
    save_file({**columns, "depth": depth}, file)


_COLUMNS = {
    "feature": np.int32,
    "threshold": np.float32,
    "left": np.int32,
    "right": np.int32,
    "value": np.float32,
}


def _nodes(tree: Mapping[str, Any]) -> list[dict[str, float]]:
    nodes: list[dict[str, float]] = []

    def add(node: Mapping[str, Any], depth: int) -> int:
        at = len(nodes)
        row = {
            "feature": 0,
            "threshold": 0.0,
            "left": at,
            "right": at,
            "value": 0.0,
            "depth": depth,
        }
        nodes.append(row)
        if "leaf_value" in node:
            row["value"] = node["leaf_value"]
        else:
            row["feature"], row["threshold"] = node["split_feature"], node["threshold"]
            row["left"] = add(node["left_child"], depth + 1)
            row["right"] = add(node["right_child"], depth + 1)
        return at

    add(tree, 0)
    return nodes
