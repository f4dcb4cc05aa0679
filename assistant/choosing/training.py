"""Train the ranking of candidates: `python -m assistant.choosing.training DATA`; with `certainty`
behind it the certainty of its first place.

DATA is a folder of store and indexes over the whole corpus. Material: the questions in citizens'
own words that ship with the indexes, each with what answers it. Every question is searched as if it
were new: all others count as asked before, itself never. The indexes should be made with an
embedding model that has not seen these questions (`python -m indexes train --help`, named by
HOIDAP_MODEL here), or its likenesses are taken for better than they are. The certainty is learnt
over indexes with the model that ships, whose likenesses it will meet: over the others it took 128
of 565 answered questions for unsure, of which 81 % were answered rightly, instead of 32 and 69 %.
The one that ships was learnt before there were wordings: with them none told right from wrong
better.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from assistant.choosing.certainty import COVERING, covered, features
from assistant.choosing.learning import (
    Ranking,
    below_typical,
    first_places,
    learn,
    learn_certainty,
    save,
)
from assistant.choosing.precedents import precedents
from assistant.choosing.signals import NAMES, numbers_of, signals
from assistant.choosing.trees import CERTAINTY, RANKING
from assistant.composing.candidates import Candidate
from assistant.question import Question
from assistant.searching import gather, scene_of
from assistant.shelf import Shelf, shelf_of
from assistant.understanding.naming import fold_number
from assistant.understanding.understand import understand
from indexes.asked import FILES, QUESTIONS, Asked, AskedIndex, Scores, Target, read_asked
from indexes.lexical import Term
from indexes.opened import OpenedLibrary

ASKED_ON = date(2026, 11, 23)
# Share of questions whose answer is treated as never asked for before, so that the ranking serves
# documents outside the asked questions too; 0 leaves those hardly ever found, 0.5 costs the others.
UNSEEN = 0.25
# A question shows what is asked often, a wording only how: weighing the same, the wordings, most of
# them of law, push procedures back.
ASKED_WEIGHT = 3.0
SEED = 7
FOLDS = 5
_OF_ASKED = np.isin(NAMES, ("asked", "asked_document", "asked_often", "often", "near"))


class AllButOne:
    """The asked questions without one, which is searched as if nobody had asked it before."""

    def __init__(self, every: AskedIndex) -> None:
        self.every = every
        self.rest = every
        self.words = every.words

    def leave_out(self, at: int) -> None:
        """From now on the question at this position answers nothing."""
        first, targets = self.every.first, self.every.targets
        start, end = int(first[at]), int(first[at + 1])
        fewer = np.where(np.arange(len(first)) > at, first - (end - start), first)
        kept = np.concatenate([targets[:start], targets[end:]])
        self.rest = replace(self.every, first=fewer, targets=kept)

    def bonus(self, question: Scores, terms: Sequence[Term]) -> tuple[NDArray[np.int64], Scores]:
        return self.rest.bonus(question, terms)


@dataclass(frozen=True, slots=True)
class Searched:
    """A question with a known answer and its candidates [C], searched as if it were new."""

    rows: NDArray[np.float32]  # [C, signals]
    right: NDArray[np.bool_]
    of_document: NDArray[np.bool_]  # whether a candidate is of the document that answers
    documents: NDArray[np.str_]
    covered: NDArray[np.float32]
    alike: float
    alike_elsewhere: float  # to the questions that other documents answer
    route: Mapping[str, float]
    is_wording: bool

    def ranking(self, unseen: bool) -> Ranking:
        """`unseen`: as if nobody had asked for the document before."""
        rows = self.rows
        if unseen:
            rows = rows.copy()
            rows[np.ix_(self.of_document, _OF_ASKED)] = 0
        return Ranking(rows, self.right, 1.0 if self.is_wording else ASKED_WEIGHT)

    def examples(self, ranking: Any) -> Iterator[tuple[NDArray[np.float32], bool]]:
        """(features of the first place, is it right): as it is, and without what answers."""
        if not len(self.rows):
            return
        scores = ranking.predict(self.rows)
        every = np.arange(len(scores))
        yield self._first(scores, every, self.alike)
        others = every[~self.of_document]
        if len(others):
            yield self._first(scores, others, self.alike_elsewhere)

    def _first(
        self, scores: NDArray[np.float64], among: NDArray[np.int64], alike: float
    ) -> tuple[NDArray[np.float32], bool]:
        order = among[np.argsort(-scores[among], kind="stable")]
        coverage = float(self.covered[order[:COVERING]].max())
        ranked = list(zip(scores[order].tolist(), self.documents[order].tolist(), strict=True))
        values = features(self.rows[order[0]], ranked, coverage, alike, self.route)
        return values, bool(self.right[order[0]])


def searched(shelf: Shelf, asked: AllButOne) -> Iterator[Searched]:
    """One for each question with a target; `asked` is what the shelf's searches look into."""
    every = ((path, row) for path in FILES for row in read_asked([path]))
    for at, (path, row) in enumerate(every):
        asked.leave_out(at)
        yield _searched(row, shelf, is_wording=path != QUESTIONS)


def _searched(row: Asked, shelf: Shelf, *, is_wording: bool) -> Searched:
    need = understand(Question(row.question, ASKED_ON), shelf.counts, shelf.titles)
    nearest = precedents().nearest(need.search_text, but=row.question)
    found = gather(need, nearest, shelf)
    scene = scene_of(found, need, nearest, shelf)
    own = row.target.procedure or fold_number(row.target.name)
    counts = dict(scene.asked_counts)
    if not is_wording:
        counts[own] = counts.get(own, 1) - 1
    others = (
        similarity
        for target, similarity in nearest.by_target.items()
        if own not in (target.procedure, target.document)
    )
    return Searched(
        signals(found, replace(scene, asked_counts=counts)),
        np.array([_answers(candidate, row.target) for candidate in found], dtype=bool),
        np.array([_is_document(candidate, row.target) for candidate in found], dtype=bool),
        np.array([candidate.document.key for candidate in found]),
        np.array([covered(candidate, scene) for candidate in found], dtype=np.float32),
        nearest.best,
        max(others, default=0.0),
        need.route,
        is_wording,
    )


def rankings(questions: Sequence[Searched]) -> list[Ranking]:
    """Of some of them the answer counts as never asked for before."""
    random = np.random.default_rng(SEED)
    return [one.ranking(random.random() < UNSEEN) for one in questions]


def certain(questions: Sequence[Searched]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """Examples for the certainty; each question is ranked by trees that were learnt without it.

    Wordings give none: they ask for what is seldom asked, and of a mix of both the answers that the
    certainty doubts most were right as often as others.
    """
    made = rankings(questions)
    examples: list[tuple[NDArray[np.float32], bool]] = []
    for fold in range(FOLDS):
        booster = learn([one for at, one in enumerate(made) if at % FOLDS != fold])
        for question in questions[fold::FOLDS]:
            if not question.is_wording:
                examples.extend(question.examples(booster))
    return np.stack([row for row, _ in examples]), np.array([right for _, right in examples])


def _answers(candidate: Candidate, target: Target) -> bool:
    articles = {hit.passage.place.article for hit in candidate.hits}
    return _is_document(candidate, target) and (
        target.procedure is not None or target.article is None or target.article in articles
    )


def _is_document(candidate: Candidate, target: Target) -> bool:
    if target.procedure:
        return candidate.document.id == target.procedure
    return fold_number(target.name) in numbers_of(candidate.document)


def main(data: Path, what: str = "ranking") -> None:
    opened = OpenedLibrary.open(data)
    asked = AllButOne(cast(AskedIndex, opened.columns.shelf.asked))
    shelf = replace(opened.columns.shelf, asked=cast(AskedIndex, asked))
    # a library keeps the searches of the shelf that it was made with
    library = OpenedLibrary(opened.store, replace(opened.columns, shelf=shelf))
    questions = list(searched(shelf_of(library), asked))
    made = rankings(questions)
    sys.stdout.write(f"{len(made)} questions; right first: {first_places(made):.3f} (held out)\n")
    if what == "certainty":
        save(learn_certainty(*certain(questions)), CERTAINTY)
    else:
        booster = learn(made)
        counted = [r for r, one in zip(made, questions, strict=True) if not one.is_wording]
        save(booster, RANKING, below_typical(booster, counted))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
