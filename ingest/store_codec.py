"""Documents and contents as the bytes that the store keeps, and back."""

import zlib
from array import array
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import orjson

from ingest.citation import Place
from ingest.decisions import Decision
from ingest.document import (
    Content,
    Document,
    Family,
    Relation,
    RelationKind,
    Standing,
    Trust,
)
from ingest.effect import Effect
from ingest.procedure import (
    Channel,
    LegalBasis,
    Limit,
    Method,
    Paper,
    Procedure,
    ProcedureCase,
    Unit,
)
from ingest.provision import Level, Provision
from ingest.validity import Validity

FAST = 1  # zlib level: reading speed is the same at all levels, writing is 4 times faster at 1

Row = dict[str, Any]


def day_of(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def place_row(place: Place) -> list[str | None]:
    return [place.article, place.clause, place.point, place.annex, place.field]


def validity_from(row: Row) -> Validity:
    return Validity(day_of(row["since"]), day_of(row["until"]))


def document_from(row: Row) -> Document:
    """The document of a row that `orjson.dumps(document)` wrote."""
    return Document(
        **{
            **row,
            "family": Family(row["family"]),
            "issued": day_of(row["issued"]),
            "validity": validity_from(row["validity"]),
            "trust": Trust(row["trust"]),
            "standing": Standing(row["standing"]),
        }
    )


def encode_relation(relation: Relation) -> list[Any]:
    return [
        relation.kind,
        relation.target,
        [place_row(place) for place in relation.places],
        relation.since,
        relation.evidence,
    ]


def relation_from(row: Sequence[Any]) -> Relation:
    kind, target, places, since, evidence = row
    return Relation(
        RelationKind(kind), target, tuple(Place(*p) for p in places), day_of(since), evidence
    )


def encode_effect(effect: Effect) -> list[Any]:
    validity = effect.validity
    return [place_row(effect.place), validity.since, validity.until, effect.evidence]


def effect_from(row: Sequence[Any]) -> Effect:
    place, since, until, evidence = row
    return Effect(Place(*place), Validity(day_of(since), day_of(until)), evidence)


def decision_from(row: Row) -> Decision:
    return Decision(
        **{
            **row,
            "validity": validity_from(row["validity"]),
            "at": datetime.fromisoformat(row["at"]),
            "place": Place(**row["place"]),
        }
    )


def encode_content(content: Content) -> bytes:
    """The content as compressed JSON; provisions by columns, which are read faster than rows."""
    rows = [
        [p.level, p.number, p.heading, place_row(p.place), p.start, p.lead_end, p.end, p.parent]
        for p in content.provisions
    ]
    return zlib.compress(
        orjson.dumps([content.text, provision_columns(rows), content.procedure]), FAST
    )


def decode_content(body: bytes) -> Content:
    text, columns, procedure = orjson.loads(zlib.decompress(body))
    return Content(
        text, StoredProvisions(columns), procedure_from(procedure) if procedure else None
    )


LEVELS = list(Level)
NO_PARENT = -1


def provision_columns(rows: Sequence[Sequence[Any]]) -> list[Any]:
    """Levels as one string, numbers, headings, parts of places, and four columns of offsets."""
    level, number, heading, place, *offsets = zip(*rows, strict=True) if rows else [()] * 8
    parents = [NO_PARENT if parent is None else parent for parent in offsets[3]]
    levels = "".join(chr(ord("a") + LEVELS.index(Level(each))) for each in level)
    return [levels, number, heading, list(zip(*place, strict=True)), *offsets[:3], parents]


class StoredProvisions(Sequence[Provision]):
    """The provisions of a stored document, each made when it is first looked at.

    An answer looks at a few of the thousands that a code of law has.
    """

    def __init__(self, columns: Sequence[Any]) -> None:
        self.levels, self.numbers, self.headings, self.places, *offsets = columns
        self.starts, self.lead_ends, self.ends, self.parents = (array("i", o) for o in offsets)
        self.made: dict[int, Provision] = {}

    def __len__(self) -> int:
        return len(self.levels)

    def __getitem__(self, at: Any) -> Any:
        try:
            return self.made[at]
        except (KeyError, TypeError):  # a slice is a key only from Python 3.12 on
            return self.make(at)

    def make(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return tuple(self[position] for position in range(*at.indices(len(self))))
        position = range(len(self))[at]
        if position not in self.made:
            self.made[position] = self.provision(position)
        return self.made[position]

    def provision(self, at: int) -> Provision:
        parent = self.parents[at]
        return Provision(
            LEVELS[ord(self.levels[at]) - ord("a")],
            self.numbers[at],
            self.headings[at],
            Place(*(part[at] for part in self.places)),
            self.starts[at],
            self.lead_ends[at],
            self.ends[at],
            None if parent == NO_PARENT else parent,
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def limits_from(rows: list[Row]) -> tuple[Limit, ...]:
    return tuple(Limit(**{**row, "unit": Unit(row["unit"])}) for row in rows)


def channel_from(row: Row) -> Channel:
    return Channel(**{**row, "method": Method(row["method"]), "limits": limits_from(row["limits"])})


def case_from(row: Row) -> ProcedureCase:
    papers = tuple(Paper(**paper) for paper in row["papers"])
    return ProcedureCase(row["name"], papers, limits_from(row["limits"]))


def procedure_from(row: Row) -> Procedure:
    return Procedure(
        **{
            **row,
            **{name: tuple(row[name]) for name in ("levels", "fields", "results", "problems")},
            "recorded": date.fromisoformat(row["recorded"]),
            "channels": tuple(channel_from(channel) for channel in row["channels"]),
            "cases": tuple(case_from(case) for case in row["cases"]),
            "legal_basis": tuple(LegalBasis(**basis) for basis in row["legal_basis"]),
        }
    )
