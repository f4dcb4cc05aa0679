"""Pairs to train on, from an ingested corpus and from questions that citizens asked.

Official texts name their own content: an article's heading asks for its body, a sentence for the
rest of its article, a procedure's name for its fields.
"""

import gzip
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import orjson

from indexes.asked import Asked, Target
from indexes.cutting import Piece, Unit, cut, shortened, syllables
from ingest.citation import Place
from ingest.document import Document, Family, Standing
from ingest.store import Store

Pair = tuple[str, str]

ARTICLE = re.compile(r"^Điều \w+[.:]?\s*")
SENTENCE = re.compile(r"(?<=[.;])\s+|\n")
ASKED_TIMES = 3  # an asked question counts as much as so many of the texts' own pairs
LONGEST = 160  # syllables of the answering side
SPOKEN_OF = range(6, 60)  # syllables of a sentence that can stand for a question


def pairs_of(
    store: Store, asked: Sequence[Asked], wordings: Sequence[Asked] = (), seed: int = 7
) -> list[Pair]:
    """All pairs of the answerable official texts, each text once, and of the questions."""
    chance = random.Random(seed)
    targets, others = Targets(asked), Targets(wordings)
    found: list[Pair] = []
    seen: set[int] = set()
    for document in store.documents():
        if document.standing is not Standing.ANSWERABLE or document.family is Family.NEWS:
            continue
        text = store.content(document.digest)
        for unit in cut(document, text):
            fresh = hash(text.text[unit.pieces[0].start : unit.pieces[-1].end]) not in seen
            seen.add(hash(text.text[unit.pieces[0].start : unit.pieces[-1].end]))
            if fresh:
                found += own_pairs(unit, text.text, document.family, chance)
            found += ASKED_TIMES * list(targets.pairs(document, unit, text.text))
            found += others.pairs(document, unit, text.text)
    chance.shuffle(found)
    return found


def read_pairs(file: Path) -> Iterator[Pair]:
    """Pairs that others have made: a row a line with "query" and "positive", .gz or plain."""
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = orjson.loads(line)
            yield row["query"], shortened(row["positive"], LONGEST)


def own_pairs(unit: Unit, text: str, family: Family, chance: random.Random) -> Iterator[Pair]:
    """Heading -> body and sentence -> rest of one article; name -> fields of one procedure."""
    context, _, heading = unit.head.rpartition(" - ")
    if family is Family.PROCEDURE:
        for piece in chance.sample(unit.pieces, min(3, len(unit.pieces))):
            yield unit.head, answering(piece.lead, piece, text)
        return
    heading = ARTICLE.sub("", heading)
    piece = chance.choice(unit.pieces)
    if context and heading:
        asked = heading if chance.random() < 0.6 else f"{heading} {shortened(context, 20)}"
        yield asked, answering(context, piece, text)
    body = text[unit.pieces[0].start : unit.pieces[-1].end]
    sentences = [s for s in SENTENCE.split(body) if syllables(s) in SPOKEN_OF]
    if len(sentences) > 2:
        sentence = chance.choice(sentences)
        rest = chance.choice(
            [p for p in unit.pieces if sentence not in text[p.start : p.end]] or [piece]
        )
        yield sentence, answering(unit.head, rest, text).replace(sentence, "")


def answering(context: str, piece: Piece, text: str) -> str:
    return shortened(f"{context} {piece.lead} {text[piece.start : piece.end]}", LONGEST)


class Targets:
    """The asked questions by what answers them."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self.of: dict[str, list[tuple[str, Target]]] = {}
        for row in asked:
            number = row.target.procedure or row.target.document or ""
            self.of.setdefault(number, []).append((row.question, row.target))

    def pairs(self, document: Document, unit: Unit, text: str) -> Iterator[Pair]:
        names = dict.fromkeys(filter(None, (document.id, document.number, document.base_number)))
        for question, target in (row for name in names for row in self.of.get(name, ())):
            for piece in answers_to(target, unit):
                yield question, answering(unit.head, piece, text)


def answers_to(target: Target, unit: Unit) -> list[Piece]:
    """The pieces of a unit that a target names; of a procedure its longest fields."""
    if target.procedure:
        return sorted(unit.pieces, key=lambda piece: piece.start - piece.end)[:3]
    place = Place(article=target.article, clause=target.clause)
    if target.article is None:
        return []
    return [piece for piece in unit.pieces if piece.place.within(place)][:2]
