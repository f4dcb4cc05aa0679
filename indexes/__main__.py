"""python -m indexes build | inspect | train | rerank"""

import argparse
import os
import sys
from pathlib import Path

DATA = Path(os.environ.get("HOIDAP_DATA", "var"))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m indexes", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, run, help in (
        ("build", build, "index the store; only what changed is read"),
        ("inspect", inspect, "what the current index holds, and whether it is whole"),
    ):
        command = commands.add_parser(name, help=help)
        command.add_argument("--data", type=Path, default=DATA, help="folder of store and indexes")
        command.add_argument("--model", help="embedding model: a folder or a name")
        command.set_defaults(run=run)
    command = commands.add_parser("train", help="train the embedding model over the store")
    command.add_argument("--data", type=Path, default=DATA, help="folder of the store")
    command.add_argument("--out", type=Path, required=True, help="folder of the new model")
    command.add_argument("--no-asked", action="store_true", help="leave the asked questions out")
    command.add_argument(
        "--pairs", type=Path, nargs="+", default=(), help="more pairs: JSONL of query and positive"
    )
    command.set_defaults(run=train)
    command = commands.add_parser("rerank", help="learn the reranker's weights over the index")
    command.add_argument("--data", type=Path, default=DATA, help="folder of store and indexes")
    command.add_argument(
        "--model", required=True, help="model that the index was built with: train --no-asked"
    )
    command.add_argument("--out", type=Path, required=True, help="folder of the weights")
    command.set_defaults(run=rerank)
    chosen = parser.parse_args(arguments)
    code: int = chosen.run(chosen)
    return code


def build(chosen: argparse.Namespace) -> int:
    from indexes.building import build
    from indexes.models import open_embedder

    manifest = build(chosen.data, open_embedder(chosen.model), report)
    print(
        f"{manifest.id}: {manifest.documents} documents, {manifest.units} units, "
        f"{manifest.passages} passages, recall@10 {manifest.recall}"
    )
    return 0


def inspect(chosen: argparse.Namespace) -> int:
    from indexes.generation import IndexUnusable, check, newest_first
    from indexes.models import open_embedder

    embedder = open_embedder(chosen.model)
    code = 1
    for folder in newest_first(chosen.data):
        try:
            manifest = check(folder, embedder.digest)
        except IndexUnusable as reason:
            print(f"{folder.name}: {reason}")
            continue
        code = 0
        print(
            f"{folder.name}: whole, built {manifest.built_at}, revision {manifest.revision}, "
            f"{manifest.documents} documents, {manifest.units} units, "
            f"{manifest.passages} passages, corpus to {manifest.corpus_day}, "
            f"recall@10 {manifest.recall}"
        )
    return code


def train(chosen: argparse.Namespace) -> int:
    """The recipe and its seed are in training.py; 4 minutes on 2 cores for 190,000 pairs."""
    from indexes import embedder, training
    from indexes.asked import QUESTIONS, WORDINGS, read_asked
    from indexes.training_pairs import pairs_of, read_pairs
    from ingest.store import Store

    asked, wordings = (
        () if chosen.no_asked else read_asked([file]) for file in (QUESTIONS, WORDINGS)
    )
    pairs = pairs_of(Store.open(chosen.data), asked, wordings)
    pairs += [pair for file in chosen.pairs for pair in read_pairs(file)]
    report(f"{len(pairs)} pairs")
    training.train(pairs, chosen.out)
    embedder.describe(chosen.out)
    return 0


def rerank(chosen: argparse.Namespace) -> int:
    from indexes.asked import read_asked
    from indexes.models import open_embedder
    from indexes.opened import OpenedLibrary
    from indexes.reranker_training import articles_of, from_asked, from_headings, learn
    from ingest.document import Family

    library = OpenedLibrary.open(chosen.data, open_embedder(chosen.model))
    shelf = library.columns.shelf
    news = library.marks.of_family(Family.NEWS)
    lessons = [*from_asked(shelf, read_asked(), ~news)]
    lessons += from_headings(articles_of(library.store), shelf.embedder)
    report(f"{len(lessons)} questions")
    chosen.out.mkdir(parents=True, exist_ok=True)
    learn(lessons).save(chosen.out)
    return 0


def report(line: str) -> None:
    print(line, file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
