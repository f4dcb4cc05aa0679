"""What a place is called today, where a citizen used a name of before 01/7/2025."""

from collections.abc import Iterable, Iterator

from assistant.localities.finding import Locality, localities
from assistant.localities.units import District, Former, Province, provinces
from assistant.question import Question

_CITIES_OF_THEN = frozenset({"Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"})
_MOST = 2  # places that are told of


def renamed(question: Question) -> tuple[str, ...]:
    """A sentence for each place whose old name the question uses, in its language."""
    home = localities(question.locality or "", stated=True)
    known = next((place.province for place in home if place.province), None)
    english = question.locale == "en"
    return renamed_places((*localities(question.text, home=known), *home), english)


def renamed_places(places: Iterable[Locality], english: bool) -> tuple[str, ...]:
    """The same for places that were found already."""
    told = (sentence for place in places for sentence in _told(place, english))
    return tuple(dict.fromkeys(told))[:_MOST]


def _told(place: Locality, english: bool) -> Iterator[str]:
    if place.province is None:
        return
    if place.former is not None and _is_renamed(place.former):
        yield _former(place.former, english)
    elif place.district is not None and not place.communes:
        yield _district(place.district, place.province, english)
    elif place.former_province is not None and place.former is None:
        yield _province(place.former_province, place.province, english)


def _is_renamed(former: Former) -> bool:
    """Whether it is more than the commune of today under the same name in the same province."""
    same = len(former.into) == 1 and str(former.into[0]) == str(former)
    return not same or former.province != former.into[0].province


def _former(former: Former, english: bool) -> str:
    provinces_of_today = dict.fromkeys(commune.province for commune in former.into)
    today = ", ".join(str(provinces()[name]) for name in provinces_of_today)
    then = f"{former} ({_small(former.district)}, {_of_then(former.province)})"
    if english:
        names = " or ".join(map(str, former.into))
        return f"{_large(then)} is now (part of) {names}, {today}."
    if len(former.into) == 1:
        return f"{_large(then)} nay là {former.into[0]}, {today}."
    names = " hoặc ".join(map(str, former.into))
    return f"{_large(then)} đã được chia, nay thuộc {names}, {today}."


def _district(district: District, province: Province, english: bool) -> str:
    if english:
        return f"There are no districts since 01/07/2025; {district} now belongs to {province}."
    return (
        f"{_large(str(district))} không còn là đơn vị hành chính (bỏ cấp huyện từ ngày 01/7/2025);"
        f" địa bàn nay thuộc {province}."
    )


def _province(former: str, province: Province, english: bool) -> str:
    if english:
        return f"{_large(_of_then(former))} is now (part of) {province}."
    return f"{_large(_of_then(former))} nay thuộc {province}."


def _of_then(province: str) -> str:
    """ "tỉnh Kiên Giang": of the provinces until 30/6/2025 six were cities."""
    return f"{'thành phố' if province in _CITIES_OF_THEN else 'tỉnh'} {province}"


def _small(district: str) -> str:
    return district[:1].lower() + district[1:]


def _large(name: str) -> str:
    return name[:1].upper() + name[1:]
