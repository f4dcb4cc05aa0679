"""Where units are named in a text: a kind before the name ("xã …", "Q.3"), or a name alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from assistant.localities.ordinary import (
    AT,
    BARE_COMPOUNDS,
    COMPOUNDS,
    LED,
    OF_HIM,
    OF_PEOPLE,
    ORDINARY,
    ORDINARY_BARE,
    PEOPLE,
    ROADS,
    WORDS_TOO,
    WORDS_TOO_BARE,
)
from assistant.localities.units import (
    Commune,
    District,
    Former,
    Gazetteer,
    Province,
    bare_name,
    folded_name,
    gazetteer,
    provinces,
)
from assistant.localities.words import Words
from ingest.spelling import unaccent

_COMMUNE_CUES = {
    "xã": "xã", "phường": "phường", "thị trấn": "thị trấn", "đặc khu": "đặc khu",
    "p": "phường", "ph": "phường", "x": "xã", "tt": "thị trấn",
}  # fmt: skip
_DISTRICT_CUES = {
    "quận": "quận", "huyện": "huyện", "thị xã": "thị xã", "thành phố": "thành phố",
    "q": "quận", "h": "huyện", "tx": "thị xã", "tp": "thành phố", "district": "quận",
}  # fmt: skip
_SHORT = frozenset({"p", "ph", "x", "tt", "q", "h"})  # cues only before a capital or a number
_ALIASES = {
    "tphcm": "Hồ Chí Minh", "hcm": "Hồ Chí Minh", "hcmc": "Hồ Chí Minh", "sai gon": "Hồ Chí Minh",
    "brvt": "Hồ Chí Minh", "ba ria vung tau": "Hồ Chí Minh", "bac can": "Thái Nguyên",
    "dac lac": "Đắk Lắk", "daklak": "Đắk Lắk", "dak lak": "Đắk Lắk", "dac nong": "Lâm Đồng",
    "daknong": "Lâm Đồng", "hanoi": "Hà Nội", "danang": "Đà Nẵng",
}  # fmt: skip
_ANY_MARKS = frozenset({"dac lac", "dak lak", "dac nong", "dak nong", "bac can"})
_AT_ONLY = {"hn": "Hà Nội", "sg": "Hồ Chí Minh"}

Unit = TypeVar("Unit", District, Commune, Former)


@dataclass(frozen=True, slots=True)
class Mention:
    """What may be meant by the words from `start` to `end` (positions of words).

    `kind` is what the citizen calls a commune; units of other kinds are among them, too.
    """

    start: int
    end: int
    province: Province | None = None
    former_province: str | None = None
    districts: tuple[District, ...] = ()
    communes: tuple[Commune, ...] = ()
    formers: tuple[Former, ...] = ()
    kind: str | None = None

    @property
    def level(self) -> int:
        """1 commune, 2 district, 3 province."""
        return 3 if self.province else 2 if self.districts else 1


def mentions(words: Words, stated: bool) -> Iterator[Mention]:
    """Every unit named, in order; a text that is `stated` to be a place needs no other sign."""
    at, known = 0, gazetteer()
    while at < len(words):
        found = next(
            (m for look in _LOOKS if (m := look(words, at, stated, known)) is not None), None
        )
        if found is not None:
            yield found
        at = found.end if found is not None else at + 1


def _cued_commune(words: Words, at: int, stated: bool, known: Gazetteer) -> Mention | None:
    for size in (2, 1):
        kind = _cue(words, at, size, _COMMUNE_CUES)
        if kind is not None:
            return _commune(words, at, at + size, kind, known)
    return None


def _cued_district(words: Words, at: int, stated: bool, known: Gazetteer) -> Mention | None:
    for size in (2, 1):
        kind = _cue(words, at, size, _DISTRICT_CUES)
        if kind is None:
            continue
        for length in range(min(4, len(words) - at - size), 0, -1):
            found = _named(words, at + size, length, known.districts, trusted=True)
            same = tuple(one for one in found if one.kind == kind)
            if not same and words.capital(at + size, length):
                same = tuple(found)
            if same and not (kind == "thành phố" and _is_province(words, at + size, length)):
                return Mention(at, at + size + length, districts=same)
    return None


def _cue(words: Words, at: int, size: int, cues: dict[str, str]) -> str | None:
    """The kind that is said there; with marks, or without them in a text without any."""
    after = at + size
    if after >= len(words) or not words.unbroken(at, size + 1):
        return None
    said = words.folded(at, size)
    kind = cues.get(said) if words.marked else _bare(cues).get(said)
    following = words.words[after]
    if kind is None or (said in _SHORT and not (following.capital or following.bare.isdigit())):
        return None
    return None if _is_compound(words, after, said) else kind


@cache
def _bare_of(cues: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {unaccent(cue): kind for cue, kind in cues} | dict(cues)


def _bare(cues: dict[str, str]) -> dict[str, str]:
    return _bare_of(tuple(cues.items()))


def _is_compound(words: Words, after: int, cue: str) -> bool:
    """ "xã hội an toàn" names no place."""
    following = words.words[after]
    if following.capital or unaccent(cue) != "xa":
        return False
    return following.folded in COMPOUNDS or following.folded in BARE_COMPOUNDS


def _commune(words: Words, begin: int, at: int, kind: str, known: Gazetteer) -> Mention | None:
    for length in range(min(known.longest, len(words) - at), 0, -1):
        capital = words.capital(at, length)
        if length == 1 and not (capital and _may_stand_alone(words, at, kind)):
            return None  # "xã có", "phường mình": a name of one syllable needs its capital
        plain = words.folded(at, length) in WORDS_TOO or (
            not words.marked and words.bare(at, length) in WORDS_TOO_BARE
        )
        if plain and not capital:
            continue
        trusted = length > 1
        today = _named(words, at, length, known.communes, trusted)
        then = _named(words, at, length, known.formers, trusted)
        exact = kind in {one.kind for one in today} | {one.kind for one in then}
        if exact or (capital and (today or then)):
            end = at + length
            return Mention(begin, end, communes=tuple(today), formers=tuple(then), kind=kind)
    return None


def _may_stand_alone(words: Words, at: int, kind: str) -> bool:
    """A number names a phường only: "xã 15 ngày" is none."""
    return kind == "phường" or not words.words[at].bare.isdigit()


def _named(
    words: Words, at: int, length: int, units: Mapping[str, tuple[Unit, ...]], trusted: bool
) -> Sequence[Unit]:
    """The units whose name is just these words."""
    if not words.unbroken(at, length):
        return ()
    found = units.get(words.bare(at, length), ())
    return [one for one in found if words.is_written(at, length, folded_name(one.name), trusted)]


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in province_names())


def _province(words: Words, at: int, stated: bool, known: Gazetteer) -> Mention | None:
    if words.words[at].bare not in _first_words():
        return None
    for length in range(min(4, len(words) - at), 0, -1):
        said = words.bare(at, length)
        named = province_names().get(said)
        if named is None or not _means_province(words, at, length, named[1], stated):
            continue
        former = named[1] if named[1] != named[0].name else None
        return Mention(at, at + length, province=named[0], former_province=former)
    return None


def _means_province(words: Words, at: int, length: int, name: str, stated: bool) -> bool:
    said, folded = words.bare(at, length), words.folded(at, length)
    led = stated or at == 0 or words.before(at) in LED
    if said in _AT_ONLY:
        return stated or words.before(at) in AT
    if said not in _ANY_MARKS and said not in _ALIASES:
        if not words.is_written(at, length, folded_name(name), led):
            return False
        if not words.capital(at, length):
            if folded in ORDINARY:
                return stated or words.before(at) in LED
            if folded.isascii() and said in ORDINARY_BARE and not led:
                return False
    return (led and at > 0) or not _is_something_else(words, at, said)


def _is_something_else(words: Words, at: int, said: str) -> bool:
    """A street, a person, or what is called after one."""
    before = words.before(at)
    if before in PEOPLE or (before == "là" and words.before(at, 2) == "tên"):
        return words.before(at, 2) not in OF_PEOPLE
    if before in ROADS and words.before(at, 2) != "thành":
        return True
    return said == "ho chi minh" and before in OF_HIM


def _is_province(words: Words, at: int, length: int) -> bool:
    """Whether the words name a province of today: "thành phố Huế" is no district."""
    return any(bare_name(name) == words.bare(at, length) for name in provinces())


@cache
def province_names() -> Mapping[str, tuple[Province, str]]:
    """By bare name: the province of today and the name that is meant, of today or former."""
    today = provinces()
    names = {alias: (today[name], name) for alias, name in (_ALIASES | _AT_ONLY).items()}
    for province in today.values():
        for name in (*province.former, province.name):
            names[bare_name(name)] = (province, name)
    return names


def _alone(words: Words, at: int, stated: bool, known: Gazetteer) -> Mention | None:
    """A town, a district or a commune whose kind is not said: "ở Biên Hòa", "ở Bến Thành"."""
    led = stated or words.before(at) in AT
    if not led and not words.words[at].capital:
        return None
    for length in range(min(known.longest, len(words) - at), 0, -1):
        capital = words.capital(at, length)
        if not (led or capital) or (length == 1 and not (led and capital)):
            continue
        districts = _named(words, at, length, known.districts, trusted=False)
        towns = [one for one in districts if one.kind == "thành phố"]
        if towns and (led or length > 1) and not _is_something_else(words, at, ""):
            return Mention(at, at + length, districts=tuple(towns))
        if not (led and (capital or stated)):
            continue
        if districts:
            return Mention(at, at + length, districts=tuple(districts))
        today = _named(words, at, length, known.communes, trusted=False)
        then = _named(words, at, length, known.formers, trusted=False)
        if today or then:
            return Mention(at, at + length, communes=tuple(today), formers=tuple(then))
    return None


Look = Callable[[Words, int, bool, Gazetteer], Mention | None]
_LOOKS: tuple[Look, ...] = (_cued_commune, _cued_district, _province, _alone)
