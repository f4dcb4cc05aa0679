"""A retrieval set in BEIR's form: corpus.jsonl, queries.jsonl and qrels/test.tsv."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import orjson

from eval.cases import CasesUnreadable

QRELS = Path("qrels") / "test.tsv"


@dataclass(frozen=True, slots=True)
class Entry:
    """One document: for us a unit, cut into passages with its title as context."""

    name: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    corpus: tuple[Entry, ...]
    questions: Mapping[str, str]
    gold: Mapping[str, frozenset[str]]  # of the questions that have any


def read_set(folder: Path, queries: Path | None = None) -> RetrievalSet:
    """The set in a folder, or with other questions ("queries_khongdau.jsonl" of that folder)."""
    path = queries or Path("queries.jsonl")
    path = path if path.exists() else folder / path
    try:
        corpus = tuple(
            Entry(row["_id"], row.get("title") or "", row["text"])
            for row in rows(folder / "corpus.jsonl")
        )
        questions = {row["_id"]: row["text"] for row in rows(path)}
        gold = read_gold(folder / QRELS)
    except (OSError, KeyError, ValueError) as error:
        raise CasesUnreadable(f"{folder} is not a retrieval set: {error!r}") from error
    return RetrievalSet(
        corpus, questions, {q: names for q, names in gold.items() if q in questions}
    )


def rows(path: Path) -> list[dict[str, str]]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines() if line.strip()]


def read_gold(path: Path) -> dict[str, frozenset[str]]:
    """Documents of each question with a score above 0; the first line is a heading."""
    gold: dict[str, frozenset[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        query, name, score = line.split("\t")
        if int(score) > 0:
            gold[query] = gold.get(query, frozenset()) | {name}
    return gold
