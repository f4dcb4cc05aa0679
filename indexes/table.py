"""Units and passages as columns: what a generation keeps of every text, and reuses of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexes.analyser import Ids, Lexicon
from indexes.columns import Strings
from indexes.cutting import Unit
from ingest.citation import Place

Numbers = NDArray[np.int32]

NONE = "\0"  # how a part of a place that is absent is written


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of U units and P passages; the passages of a unit follow each other."""

    heads: Strings  # [U] titles and headings searched with every passage of the unit
    sizes: Numbers  # [U] passages
    head_tokens: Ids  # syllables of all heads
    head_lengths: Numbers  # [U]
    leads: Strings  # [P]
    places: Strings  # [P]
    texts: Strings  # [P]
    starts: Numbers  # [P] offsets in the document's text
    ends: Numbers
    tokens: Ids  # syllables of all leads and texts
    lengths: Numbers  # [P]

    def contexts(self, units: NDArray[np.int64], passages: NDArray[np.int64]) -> list[str]:
        heads, leads = self.heads.some(units), self.leads.some(passages)
        return [f"{head}\n{lead}".rstrip() for head, lead in zip(heads, leads, strict=True)]

    def searched(self) -> Iterator[str]:
        """What each passage is found by: head, lead and text."""
        owners = np.repeat(np.arange(len(self.sizes)), self.sizes)
        heads = list(self.heads)
        for unit, lead, text in zip(owners, self.leads, self.texts, strict=True):
            yield f"{heads[unit]}\n{lead}\n{text}"


def tabulate(text: str, units: Sequence[Unit], lexicon: Lexicon) -> Table:
    """One document's units as a table."""
    pieces = [piece for unit in units for piece in unit.pieces]
    texts = [text[piece.start : piece.end] for piece in pieces]
    heads = [lexicon.analyse(unit.head) for unit in units]
    bodies = [
        lexicon.analyse(f"{piece.lead}\n{body}") for piece, body in zip(pieces, texts, strict=True)
    ]
    return Table(
        Strings.of(unit.head for unit in units),
        numbers(len(unit.pieces) for unit in units),
        flat(heads),
        numbers(map(len, heads)),
        Strings.of(piece.lead for piece in pieces),
        Strings.of(encode_place(piece.place) for piece in pieces),
        Strings.of(texts),
        numbers(piece.start for piece in pieces),
        numbers(piece.end for piece in pieces),
        flat(bodies),
        numbers(map(len, bodies)),
    )


def numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int32)


def flat(arrays: Sequence[Ids]) -> Ids:
    return np.concatenate([*arrays, np.zeros(0, dtype=np.int32)])


def encode_place(place: Place) -> str:
    parts = (place.article, place.clause, place.point, place.annex, place.field)
    return "\t".join(NONE if part is None else part for part in parts)


def decode_place(written: str) -> Place:
    return Place(*(None if part == NONE else part for part in written.split("\t")))


def joined(tables: Sequence[Table]) -> Table:
    """All tables one after the other."""
    columns: list[Any] = []
    for field in fields(Table):
        parts = [getattr(table, field.name) for table in tables]
        columns.append(Strings.joined(parts) if isinstance(parts[0], Strings) else flat(parts))
    return Table(*columns)


def compact(table: Table, lexicon: Lexicon) -> Table:
    """The same with syllables in two bytes, where there are not too many for it."""
    if len(lexicon.ids) > np.iinfo(np.uint16).max:
        return table
    return replace(
        table,
        head_tokens=table.head_tokens.astype(np.uint16),
        tokens=table.tokens.astype(np.uint16),
    )


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the units' and passages' columns begin, to take documents out of a table."""

    passages: NDArray[np.int64]  # [U + 1]
    head_tokens: NDArray[np.int64]  # [U + 1]
    tokens: NDArray[np.int64]  # [P + 1]

    @classmethod
    def of(cls, table: Table) -> "Bounds":
        return cls(*(sums(c) for c in (table.sizes, table.head_lengths, table.lengths)))


def sums(lengths: Numbers) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])


def taken(table: Table, bounds: Bounds, first: int, last: int) -> Table:
    """The units [first, last) as a table of their own."""
    p, q = bounds.passages[first], bounds.passages[last]
    return Table(
        table.heads.between(first, last),
        table.sizes[first:last],
        table.head_tokens[bounds.head_tokens[first] : bounds.head_tokens[last]],
        table.head_lengths[first:last],
        table.leads.between(p, q),
        table.places.between(p, q),
        table.texts.between(p, q),
        table.starts[p:q],
        table.ends[p:q],
        table.tokens[bounds.tokens[p] : bounds.tokens[q]],
        table.lengths[p:q],
    )


def by_passage(table: Table) -> tuple[Ids, NDArray[np.int64]]:
    """Syllables of every passage with its unit's head before it, and how many they are."""
    owners = np.repeat(np.arange(len(table.sizes)), table.sizes)
    order = np.stack([owners, len(table.sizes) + np.arange(len(owners))], axis=1).ravel()
    lengths = table.head_lengths[owners].astype(np.int64) + table.lengths
    return gathered(table, order), lengths


def by_unit(table: Table) -> tuple[Ids, NDArray[np.int64]]:
    """Syllables of every unit, its head once and then its passages, and how many they are."""
    units, passages = len(table.sizes), len(table.lengths)
    bounds = Bounds.of(table)
    order = np.insert(np.arange(units, units + passages), bounds.passages[:-1], np.arange(units))
    bodies = bounds.tokens[bounds.passages]
    lengths: NDArray[np.int64] = np.diff(bodies) + table.head_lengths.astype(np.int64)
    return gathered(table, order), lengths


def gathered(table: Table, order: NDArray[np.int64]) -> Ids:
    """The heads' (first) and passages' (after them) syllables in another order."""
    pool = np.concatenate([table.head_tokens, table.tokens])
    lengths = np.concatenate([table.head_lengths, table.lengths])
    ends = np.cumsum(lengths, dtype=np.int64)
    spans = zip((ends - lengths)[order].tolist(), ends[order].tolist(), strict=True)
    return flat([pool[first:last] for first, last in spans])
