"""Train the ranking of candidates: `python -m assistant.choosing.training DATA`.

DATA is a folder of store and indexes over the whole corpus. Material: the questions in citizens'
own words that ship with the indexes, each with what answers it. Every question is searched as if it
were new: all others count as asked before, itself never. The indexes should be made with an
embedding model that has not seen these questions (`python -m indexes train --help`, named by
HOIDAP_MODEL here), or its likenesses are taken for better than they are.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from assistant.choosing.learning import Ranking, first_places, learn, save
from assistant.choosing.precedents import precedents
from assistant.choosing.signals import NAMES, numbers_of, signals
from assistant.choosing.trees import FILE
from assistant.composing.candidates import Candidate
from assistant.question import Question
from assistant.searching import gather, scene_of
from assistant.shelf import Shelf, shelf_of
from assistant.understanding.naming import fold_number
from assistant.understanding.training import ASKED, read
from assistant.understanding.understand import understand
from indexes.asked import AskedIndex, Scores
from indexes.lexical import Term
from indexes.opened import OpenedLibrary

ASKED_ON = date(2026, 11, 23)
# Share of questions whose answer is treated as never asked for before, so that the ranking serves
# documents outside the asked questions too; 0 leaves those hardly ever found, 0.5 costs the others.
UNSEEN = 0.25
SEED = 7
_OF_ASKED = [
    NAMES.index(name) for name in ("asked", "asked_document", "asked_often", "often", "near")
]
Row = Mapping[str, str | None]


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


def rankings(shelf: Shelf, asked: AllButOne) -> Iterator[Ranking]:
    """One for each question with a target; `asked` is what the shelf's searches look into."""
    random = np.random.default_rng(SEED)
    with_target = (row for row in read(ASKED) if row["procedure"] or row["document"])
    for at, row in enumerate(with_target):
        asked.leave_out(at)
        found, rows = _signals(str(row["query"]), row, shelf)
        right = np.array([_answers(candidate, row) for candidate in found], dtype=bool)
        if random.random() < UNSEEN:
            same = [position for position, c in enumerate(found) if _is_document(c, row)]
            rows[np.ix_(same, _OF_ASKED)] = 0
        yield Ranking(rows, right)


def _signals(query: str, row: Row, shelf: Shelf) -> tuple[list[Candidate], NDArray[np.float32]]:
    need = understand(Question(query, ASKED_ON), shelf.counts, shelf.titles)
    nearest = precedents().nearest(need.search_text, but=query)
    found = gather(need, nearest, shelf)
    scene = scene_of(found, need, nearest, shelf)
    own = row["procedure"] or fold_number(str(row["document"]))
    counts = {**scene.asked_counts, own: scene.asked_counts.get(own, 1) - 1}
    return found, signals(found, replace(scene, asked_counts=counts))


def _answers(candidate: Candidate, row: Row) -> bool:
    articles = {hit.passage.place.article for hit in candidate.hits}
    return _is_document(candidate, row) and (
        row["procedure"] is not None or row["article"] is None or row["article"] in articles
    )


def _is_document(candidate: Candidate, row: Row) -> bool:
    if row["procedure"]:
        return candidate.document.id == row["procedure"]
    return fold_number(str(row["document"])) in numbers_of(candidate.document)


def main(data: Path) -> None:
    opened = OpenedLibrary.open(data)
    asked = AllButOne(cast(AskedIndex, opened.columns.shelf.asked))
    shelf = replace(opened.columns.shelf, asked=cast(AskedIndex, asked))
    # a library keeps the searches of the shelf that it was made with
    library = OpenedLibrary(opened.store, replace(opened.columns, shelf=shelf))
    made = list(rankings(shelf_of(library), asked))
    sys.stdout.write(f"{len(made)} questions; right first: {first_places(made):.3f} (held out)\n")
    save(learn(made), FILE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
