"""From the words of a citizen to the units of today: "xã Đông Yên, Kiên Giang" is xã An Biên."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.localities.mentions import Mention, mentions
from assistant.localities.ordinary import AT
from assistant.localities.units import Commune, District, Former, Province, folded_name, provinces
from assistant.localities.words import Words

_PROVINCE = 3  # level of a mention
_FAR = 4  # words between two units that are still one place ("phường 1 của thành phố …")


@dataclass(frozen=True, slots=True)
class Locality:
    """One place that was named, as far as it is known.

    `communes` are those of today that it may be (one, when it is sure); `former` and `district`
    are the units until 30/6/2025 that were said, `former_province` the province of then.
    `provinces` are the ones among which the name does not decide.
    """

    province: Province | None = None
    communes: tuple[Commune, ...] = ()
    former: Former | None = None
    district: District | None = None
    former_province: str | None = None
    provinces: tuple[str, ...] = ()

    @property
    def commune(self) -> Commune | None:
        return self.communes[0] if len(self.communes) == 1 else None


@lru_cache(maxsize=64)  # of one question it is asked where it is read and where it is answered
def localities(
    text: str, stated: bool = False, home: Province | None = None
) -> tuple[Locality, ...]:
    """The places named in a text, in order; `stated` says that the whole text is a place.

    `home` is the province meant where a name alone does not say which.
    """
    words = Words.of(text)
    groups: list[list[Mention]] = []
    for found in mentions(words, stated):
        if groups and _goes_with(groups[-1], found):
            groups[-1].append(found)
        else:
            groups.append([found])
    places = (_at_home(group, home) for group in groups)
    return tuple(place for place in places if place is not None)


def locality_in(text: str, stated: bool = False, home: Province | None = None) -> Locality | None:
    """The first place whose province is known, or else the first; None without any."""
    found = localities(text, stated, home)
    return next((one for one in found if one.province), found[0] if found else None)


def province_in(text: str) -> str | None:
    """Today's name of the province of the first place that the text names, or None."""
    found = locality_in(text)
    return found.province.name if found and found.province else None


def without_places(text: str) -> str:
    """The text without communes and districts: "Tách thửa ở xã Tân Phú" is "Tách thửa".

    Their names match nothing that answers but lists of communes; provinces stay.
    """
    words = Words.of(text)
    text = words.text
    for found in reversed(list(mentions(words, stated=False))):
        if found.level < _PROVINCE:
            begin = found.start - (words.before(found.start) in AT)
            start, end = words.words[begin].start, words.words[found.end - 1].end
            text = f"{text[:start].rstrip(' ,')} {text[end:].lstrip(' ,')}"
    return " ".join(text.split())


def _at_home(group: Sequence[Mention], home: Province | None) -> Locality | None:
    place = _resolved(group)
    if place is None or place.province is not None or home is None:
        return place
    end = group[-1].end
    return _resolved([*group, Mention(end, end, province=home)]) or place


def _goes_with(group: Sequence[Mention], found: Mention) -> bool:
    """Whether it is another level of the same place."""
    if any(one.level == found.level for one in group) or found.start - group[-1].end > _FAR:
        return False
    return _resolved([*group, found]) is not None


def _resolved(group: Sequence[Mention]) -> Locality | None:
    """None when the units do not lie in each other."""
    province = next((one for one in group if one.province), None)
    districts = _districts(group, province)
    communes = next((one for one in group if one.level == 1), None)
    if districts is not None and not districts:
        return None
    if communes is not None:
        return _commune(communes, districts, province)
    if districts is not None:
        return _district(districts, province)
    assert province is not None
    return Locality(province.province, former_province=province.former_province)


def _districts(group: Sequence[Mention], province: Mention | None) -> list[District] | None:
    """Those that may be meant, None where no district is named."""
    named = next((one.districts for one in group if one.districts), None)
    if named is None or province is None or province.province is None:
        return None if named is None else list(named)
    said = province.former_province
    inside = [one for one in named if province.province.name in one.provinces]
    return [one for one in inside if said is None or one.province == said]


def _district(districts: Sequence[District], province: Mention | None) -> Locality:
    sure = districts[0] if len(districts) == 1 else None
    place = _placed({name for one in districts for name in one.provinces})
    return replace(
        place, district=sure, former_province=province.former_province if province else None
    )


def _commune(
    named: Mention, districts: Sequence[District] | None, province: Mention | None
) -> Locality | None:
    """The commune of today, or those that it may be; the kind counts where one fits with it."""
    if named.kind is not None:
        exact = replace(
            named,
            communes=tuple(one for one in named.communes if one.kind == named.kind),
            formers=tuple(one for one in named.formers if one.kind == named.kind),
            kind=None,
        )
        return _commune(exact, districts, province) or _commune(
            replace(named, kind=None), districts, province
        )
    formers = [one for one in named.formers if _lies_in(one, districts, province)]
    today = list(named.communes)
    if province is not None and province.province is not None:
        today = [one for one in today if one.province == province.province.name]
    if districts is not None:
        inside = {commune for one in formers for commune in one.into}
        # With its district the commune of then is meant, whatever is called so today.
        today = [one for one in today if one in inside] if len(formers) > 1 else []
    if not formers and not today:
        return None
    return _of_units(today, formers, province)


def _of_units(
    today: Sequence[Commune], formers: Sequence[Former], province: Mention | None
) -> Locality:
    units = dict.fromkeys([*today, *(commune for one in formers for commune in one.into)])
    place = _placed({unit.province for unit in units})
    former_province = province.former_province if province else None
    if place.province is None:
        return replace(place, communes=tuple(units))
    if len(today) == 1:
        return replace(place, communes=(today[0],), former_province=former_province)
    if not today and len(formers) == 1:
        return replace(place, communes=formers[0].into, former=formers[0])
    return replace(place, communes=tuple(units), former_province=former_province)


def _lies_in(
    former: Former, districts: Sequence[District] | None, province: Mention | None
) -> bool:
    if districts is not None and not any(
        folded_name(former.district) == folded_name(str(one)) and former.province == one.province
        for one in districts
    ):
        return False
    if province is None or province.province is None:
        return True
    if province.former_province is not None:
        return former.province == province.former_province
    return any(one.province == province.province.name for one in former.into)


def _placed(names: Iterable[str]) -> Locality:
    known = provinces()
    found = sorted(names, key=list(known).index)
    return Locality(known[found[0]]) if len(found) == 1 else Locality(provinces=tuple(found))
