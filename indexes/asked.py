"""Questions that citizens asked, tied to what answers them; staff may add more.

Each is searched as another name of its target: a new question much like one asked before finds what
answered that one. What is asked often shows in `questions.jsonl` alone: `wordings.jsonl` tells of
many more provisions and procedures how people would ask, each of them about as often as the next.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import orjson
from numpy.typing import NDArray

from indexes.lexical import Postings, Term, best_possible
from indexes.places import Places
from ingest.citation import Place
from ingest.document import Document

Scores = NDArray[np.float32]

# Both chosen by holding out a fifth of the questions.
ALIKE = 0.1  # likeness from which an asked question tells something
MOST = 50  # of the most alike questions count
QUESTIONS = Path(__file__).parent / "asked" / "questions.jsonl"
WORDINGS = QUESTIONS.with_name("wordings.jsonl")
FILES = (QUESTIONS, WORDINGS)


@dataclass(frozen=True, slots=True)
class Target:
    """What answers: a procedure by its code, or a place in an act by the base act's number."""

    procedure: str | None = None
    document: str | None = None
    article: str | None = None
    clause: str | None = None

    @property
    def name(self) -> str:
        return self.procedure or self.document or ""

    def passages(self, document: int, places: Places) -> Sequence[int]:
        """What a document that bears the name holds of the target; a whole act is no target."""
        if self.procedure:
            return places.all(document)
        place = Place(article=self.article, clause=self.clause)
        return places.within(document, place) if self.article is not None else ()


@dataclass(frozen=True, slots=True)
class Asked:
    question: str
    target: Target


def digest_of(paths: Sequence[Path] = FILES) -> str:
    return sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def read_asked(paths: Sequence[Path] = FILES) -> Sequence[Asked]:
    """The questions that have a target; small talk and the like have none."""
    rows = [orjson.loads(line) for path in paths for line in path.read_bytes().splitlines()]
    return [
        Asked(
            row["query"], Target(row["procedure"], row["document"], row["article"], row["clause"])
        )
        for row in rows
        if row["procedure"] or row["document"]
    ]


@dataclass(frozen=True, slots=True)
class AskedIndex:
    """Q questions as columns, each with the passages that answer it."""

    vectors: Scores  # [Q, dimensions]
    words: Postings
    first: NDArray[np.int64]  # [Q + 1]: where the targets of each question begin
    targets: NDArray[np.int64]  # passages

    def bonus(self, question: Scores, terms: Sequence[Term]) -> tuple[NDArray[np.int64], Scores]:
        """Passages that answer questions like this one, and how much more alike than ALIKE."""
        similar = self.similar(question, terms)
        alike = np.flatnonzero(similar > ALIKE)
        alike = alike[np.argsort(-similar[alike], kind="stable")[:MOST]]
        spans = [self.targets[self.first[q] : self.first[q + 1]] for q in alike]
        passages = np.concatenate([np.zeros(0, np.int64), *spans])
        return passages, np.repeat(similar[alike] - ALIKE, [len(span) for span in spans])

    def similar(self, question: Scores, terms: Sequence[Term]) -> Scores:
        """Likeness of every asked question, from 0 to about 1: half by words, half by meaning."""
        # einsum, since BLAS would start threads that wait for each other when many ask at once
        cosines = np.einsum("ij,j->i", self.vectors, question)
        by_words = self.words.score(terms) / np.float32(best_possible(terms))
        likeness: Scores = (by_words + np.maximum(cosines, 0)) / np.float32(2)
        return likeness


def targets_of(
    asked: Sequence[Asked], documents: Sequence[Document], places: Places
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """`first` and `targets` of the index."""
    by_name: dict[str, list[int]] = {}
    for position, document in enumerate(documents):
        for name in filter(None, {document.id, document.number, document.base_number}):
            by_name.setdefault(name, []).append(position)
    found = [
        [
            passage
            for position in by_name.get(row.target.name, [])
            for passage in row.target.passages(position, places)
        ]
        for row in asked
    ]
    first = np.concatenate([[0], np.cumsum([len(passages) for passages in found])])
    return first, np.array([p for passages in found for p in passages], dtype=np.int64)
