"""Train the classifiers: `python -m assistant.understanding.training`.

Material: the questions in citizens' own words that ship with the indexes (asked/questions.jsonl)
and the routing questions beside this file. Seeded; the same input gives the same weights.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from scipy.sparse import csr_matrix

from assistant.understanding.classifying import WEIGHTS
from assistant.understanding.features import BUCKETS, features, unmark
from indexes.asked import QUESTIONS

ROUTING = WEIGHTS.parent / "routing.jsonl"
ROUTES = {"small_talk": "small_talk", "off_topic": "out_of_scope", "harmful": "harmful"}
SEED = 11
Example = tuple[str, str]  # question, label


def read(path: Path) -> list[dict[str, str | None]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def route_examples() -> list[Example]:
    """in_scope, small_talk, out_of_scope, harmful, no_source."""
    asked = [
        (str(row["query"]), ROUTES.get(str(row["kind"]), "in_scope"))
        if not row["procedure"] and not row["document"]
        else (str(row["query"]), "in_scope")
        for row in read(QUESTIONS)
    ]
    known = {"no_source", "out_of_scope", "harmful"}
    routed = [
        (str(row["query"]), str(row["label"]) if row["label"] in known else "in_scope")
        for row in read(ROUTING)
    ]
    return asked + routed


def need_examples() -> list[Example]:
    return [
        (str(row["query"]), str(row["kind"]))
        for row in read(QUESTIONS)
        if row["kind"] not in ROUTES
    ]


def source_examples() -> list[Example]:
    """Whether a procedure record or a provision of law answers."""
    return [
        (str(row["query"]), "procedure" if row["procedure"] else "law")
        for row in read(QUESTIONS)
        if row["procedure"] or row["document"]
    ]


def naming_examples() -> list[Example]:
    """Whether the question names its matter or must be asked back."""
    return [
        (str(row["query"]), "unnamed" if row.get("why") == "nothing_named" else "named")
        for row in read(ROUTING)
        if row["label"] in {"ambiguous", "named", "answerable"}
    ] + [(query, "named") for query, _ in need_examples()[::4]]


TASKS = {
    "route": route_examples,
    "need": need_examples,
    "source": source_examples,
    "naming": naming_examples,
}


def matrix(queries: Sequence[str]) -> csr_matrix:
    rows = [features(query) for query in queries]
    ends = np.cumsum([0] + [len(buckets) for buckets, _ in rows])
    return csr_matrix(
        (
            np.concatenate([values for _, values in rows]),
            np.concatenate([buckets for buckets, _ in rows]),
            ends,
        ),
        shape=(len(rows), BUCKETS),
    )


def fit(examples: Sequence[Example]) -> tuple[list[str], NDArray[np.float16]]:
    """Weights (buckets, labels); every question is also learnt without its diacritics."""
    from sklearn.linear_model import LogisticRegression

    queries = [query for query, _ in examples] + [unmark(query) for query, _ in examples]
    labels = [label for _, label in examples] * 2
    # every question has the feature <bias>, which takes the place of an intercept
    model = LogisticRegression(
        C=30.0, max_iter=300, class_weight="balanced", fit_intercept=False, random_state=SEED
    )
    model.fit(matrix(queries), labels)
    weights = model.coef_.T
    if len(model.classes_) == 2:
        weights = np.concatenate([-weights / 2, weights / 2], axis=1)
    return list(model.classes_), weights.astype(np.float16)


def accuracy(examples: Sequence[Example], folds: int = 5) -> float:
    """Share right on held-out folds."""
    order = np.random.default_rng(SEED).permutation(len(examples))
    right = 0
    for fold in range(folds):
        held = set(order[fold::folds].tolist())
        labels, weights = fit([row for at, row in enumerate(examples) if at not in held])
        told = matrix([examples[at][0] for at in sorted(held)]) @ weights.astype(np.float32)
        guesses = [labels[best] for best in np.asarray(told).argmax(axis=1)]
        right += sum(
            guess == examples[at][1] for guess, at in zip(guesses, sorted(held), strict=True)
        )
    return right / len(examples)


def main(write: bool) -> None:
    tensors: dict[str, NDArray[np.generic]] = {}
    for task, examples_of in TASKS.items():
        examples = examples_of()
        counts = dict(Counter(label for _, label in examples))
        sys.stdout.write(f"{task}: {counts}; held-out accuracy {accuracy(examples):.3f}\n")
        labels, weights = fit(examples)
        tensors[f"{task}.labels"] = np.frombuffer("\n".join(labels).encode(), np.uint8)
        tensors[f"{task}.weights"] = weights
    if write:
        save_file(tensors, WEIGHTS)


if __name__ == "__main__":
    main(write="--check" not in sys.argv)
