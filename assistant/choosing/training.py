"""Train the ranking of candidates: `python -m assistant.choosing.training DATA`.

DATA is a folder of store and indexes over the whole corpus. Material: the questions in citizens'
own words that ship with the indexes, each with what answers it. A question is never compared with
itself. The indexes should be made with an embedding model that has not seen these questions
(`python -m indexes train --help`), or its likenesses are taken for better than they are.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

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


def rankings(shelf: Shelf) -> Iterator[Ranking]:
    """One for each question with a target."""
    random = np.random.default_rng(SEED)
    for row in read(ASKED):
        if row["procedure"] or row["document"]:
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
    columns = replace(opened.columns, shelf=replace(opened.columns.shelf, asked=None))
    library = OpenedLibrary(opened.store, columns)  # a library keeps the searches of its shelf
    made = list(rankings(shelf_of(library)))
    sys.stdout.write(f"{len(made)} questions; right first: {first_places(made):.3f} (held out)\n")
    save(learn(made), FILE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
