"""Provinces and communes of today, and those until 30/6/2025 with what they became.

Since 01/7/2025 there are 34 provinces and no districts (Nghị quyết 202 and 203/2025/QH15); the
tables and their sources stand in data/.
"""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from assistant.understanding.features import unmark
from ingest.spelling import fold

DATA = Path(__file__).parent / "data"
WORD = re.compile(r"\d+|[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Province:
    """One of the 34; `kind` is "tỉnh" or "thành phố"."""

    name: str
    kind: str
    former: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Commune:
    """A xã, phường or đặc khu of today."""

    code: str
    kind: str
    name: str
    province: str  # name of the province

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class District:
    """A quận, huyện, thị xã or thành phố below a province; `provinces` are those of today."""

    kind: str
    name: str
    province: str  # until 30/6/2025
    provinces: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Former:
    """A commune until 30/6/2025 and the communes of today that it lies in."""

    kind: str
    name: str
    district: str  # "Huyện An Biên"
    province: str  # of then
    into: tuple[Commune, ...]

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All units by the bare words of their names ("ben thanh")."""

    provinces: Mapping[str, Province]  # by name of today
    communes: Mapping[str, tuple[Commune, ...]]
    formers: Mapping[str, tuple[Former, ...]]
    districts: Mapping[str, tuple[District, ...]]
    longest: int = field(default=6)  # words of a name


def bare_name(name: str) -> str:
    """ "Bà Rịa - Vũng Tàu" is "ba ria vung tau"."""
    return " ".join(WORD.findall(unmark(name)))


@lru_cache(maxsize=1 << 14)
def folded_name(name: str) -> str:
    """The same with its diacritics."""
    return " ".join(WORD.findall(fold(name)))


@cache
def provinces() -> Mapping[str, Province]:
    """The provinces of today by name."""
    rows = _rows((DATA / "provinces.tsv").read_text(encoding="utf-8"))
    return {
        name: Province(name, kind, tuple(filter(None, former.split("; "))))
        for name, kind, former in rows
    }


@cache
def gazetteer() -> Gazetteer:
    by_code = {row[0]: Commune(*row) for row in _packed("communes.tsv.gz")}
    communes, formers = defaultdict(list), defaultdict(list)
    within: dict[tuple[str, str], dict[str, None]] = {}
    for commune in by_code.values():
        communes[bare_name(commune.name)].append(commune)
    for kind, name, district, province, codes in _packed("former_communes.tsv.gz"):
        into = tuple(by_code[code] for code in codes.split())
        lies = within.setdefault((district, province), {})
        lies.update(dict.fromkeys(commune.province for commune in into))
        if name:
            formers[bare_name(name)].append(Former(kind, name, district, province, into))
    return Gazetteer(provinces(), _closed(communes), _closed(formers), _closed(_districts(within)))


def _districts(
    within: Mapping[tuple[str, str], Mapping[str, None]],
) -> dict[str, list[District]]:
    found = defaultdict(list)
    for (written, province), today in within.items():
        kind, name = split_kind(written)
        found[bare_name(name)].append(District(kind, name, province, tuple(today)))
    return found


def split_kind(written: str) -> tuple[str, str]:
    """ "Thị xã Sơn Tây" is ("thị xã", "Sơn Tây")."""
    words = written.split()
    size = 2 if words[0] in ("Thành", "Thị") else 1
    return " ".join(words[:size]).lower(), " ".join(words[size:])


def _closed(lists: Mapping[str, list]) -> dict[str, tuple]:  # type: ignore[type-arg]
    return {name: tuple(units) for name, units in lists.items()}


def _packed(name: str) -> Iterator[list[str]]:
    return _rows(gzip.decompress((DATA / name).read_bytes()).decode())


def _rows(table: str) -> Iterator[list[str]]:
    return (row.split("\t") for row in table.splitlines()[1:])
