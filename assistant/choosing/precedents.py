"""Questions that citizens asked before, with what answered them: the nearest ones to a new one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from assistant.understanding.features import BUCKETS, features
from assistant.understanding.naming import fold_number
from indexes.asked import QUESTIONS, WORDINGS, Asked, read_asked


@dataclass(frozen=True, slots=True)
class Target:
    """What answered: a procedure's code, or a place in the law by the folded number of its act."""

    procedure: str | None
    document: str | None
    article: str | None


@dataclass(frozen=True, slots=True)
class Precedents:
    """`by_bucket` is [buckets, questions], columns of length one, rare features weighing more.

    `often` holds the targets of the questions that show what is asked how often.
    """

    questions: Sequence[str]
    targets: Sequence[Target]
    weights: NDArray[np.float32]
    by_bucket: csr_matrix
    often: Sequence[Target]

    def similar(self, question: str) -> NDArray[np.float32]:
        """Cosine of the question with each asked before."""
        buckets, values = features(question)
        weighed = values * self.weights[buckets]
        weighed /= np.float32(np.linalg.norm(weighed)) or np.float32(1)
        row = csr_matrix((weighed, buckets, [0, len(buckets)]), shape=(1, BUCKETS))
        cosines: NDArray[np.float32] = (row @ self.by_bucket).toarray()[0]
        return cosines

    def counts(self) -> Mapping[str, int]:
        """How many questions each procedure code and act (folded number) has."""
        return Counter(target.procedure or str(target.document) for target in self.often)

    def nearest(self, question: str, but: str | None = None) -> "Nearest":
        """The best similarity of every target; `but` is a question to leave out when measuring."""
        best: dict[Target, float] = {}
        similarities = self.similar(question)
        for at in highest(similarities, _LOOKED_AT):
            if self.questions[at] != but:
                target = self.targets[at]
                best.setdefault(target, float(similarities[at]))
        return Nearest(best)


_LOOKED_AT = 60


class Nearest:
    """Similarities by target, best first."""

    def __init__(self, by_target: Mapping[Target, float]) -> None:
        self.by_target = by_target
        self.procedures: dict[str | None, float] = {}
        self.documents: dict[str | None, float] = {}
        self.articles: dict[tuple[str | None, str], float] = {}
        for target, similarity in by_target.items():
            self.procedures.setdefault(target.procedure, similarity)
            self.documents.setdefault(target.document, similarity)
            if target.article is not None:
                self.articles.setdefault((target.document, target.article), similarity)

    @property
    def best(self) -> float:
        return max(self.by_target.values(), default=0.0)

    def joined(self, other: "Nearest") -> "Nearest":
        """The better similarity of each target, best first."""
        both = dict(self.by_target)
        for target, similarity in other.by_target.items():
            both[target] = max(similarity, both.get(target, 0.0))
        return Nearest(dict(sorted(both.items(), key=lambda pair: -pair[1])))

    def procedure(self, code: str) -> float:
        return self.procedures.get(code, 0.0)

    def document(self, numbers: frozenset[str]) -> float:
        return max((self.documents.get(number, 0.0) for number in numbers), default=0.0)

    def article(self, numbers: frozenset[str], article: str | None) -> float:
        if article is None:
            return 0.0
        return max((self.articles.get((number, article), 0.0) for number in numbers), default=0.0)


@cache
def precedents() -> Precedents:
    """The shipped questions that have a target."""
    return built(read_asked([QUESTIONS]), read_asked([WORDINGS]))


def built(asked: Sequence[Asked], wordings: Sequence[Asked] = ()) -> Precedents:
    """Wordings do not show how often something is asked."""
    rows = [*asked, *wordings]
    found = [features(row.question) for row in rows]
    ends = np.cumsum([0] + [len(buckets) for buckets, _ in found])
    buckets = np.concatenate([buckets for buckets, _ in found])
    frequency = np.bincount(buckets, minlength=BUCKETS)
    weights = np.log((len(rows) + 1) / (frequency + 1)).astype(np.float32)
    values = np.concatenate([values for _, values in found]) * weights[buckets]
    lengths = np.sqrt(np.add.reduceat(values**2, ends[:-1]))
    values /= np.repeat(np.maximum(lengths, 1e-6), np.diff(ends))
    vectors = csr_matrix((values, buckets, ends), shape=(len(rows), BUCKETS))
    targets = [
        Target(
            row.target.procedure,
            fold_number(row.target.document) if row.target.document else None,
            row.target.article,
        )
        for row in rows
    ]
    questions = [row.question for row in rows]
    return Precedents(questions, targets, weights, vectors.T.tocsr(), targets[: len(asked)])


def highest(values: NDArray[np.float32], most: int) -> NDArray[np.int64]:
    """Positions of the highest values, the highest first."""
    at = np.arange(len(values))
    if len(values) > most:
        at = np.argpartition(-values, most)[:most]
    ordered: NDArray[np.int64] = at[np.lexsort((at, -values[at]))]
    return ordered
