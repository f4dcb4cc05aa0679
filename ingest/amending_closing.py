"""From when to when a text is law, as its own closing articles say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ingest.amending_clauses import THIS_ACT, Clause
from ingest.citation import Place
from ingest.days import first_day
from ingest.effect import Effect
from ingest.places import lists_of_places, places_in
from ingest.validity import Validity

_FROM = r"có hiệu lực(?: thi hành)?(?:,)?(?: kể)?(?: từ| vào| sau)"
_SELF_SINCE = re.compile(rf"{THIS_ACT}[^.;“]{{0,40}}?\s{_FROM}\s(?P<when>[^;“]*)", re.IGNORECASE)
_STAGE = re.compile(rf"(?P<what>[^.;“]*?)\s{_FROM}\s(?P<when>ngày[^,;“]{{0,40}})", re.IGNORECASE)
_EXCEPT = re.compile(r"\b(?:trừ|ngoại trừ)\b", re.IGNORECASE)
_SIGNING = re.compile(
    r"^(?:kể từ )?(?:từ )?ngày\s+(?:được\s+)?(?:ký|ban hành|thông qua|Quốc hội)", re.IGNORECASE
)
_AFTER_SIGNING = re.compile(
    r"^(?:thời hạn )?(\d{1,3})\s*(?:\([^)]*\)\s*)?ngày,?\s*(?:kể\s*)?từ ngày ký"
)
_UNTIL = re.compile(
    rf"^{THIS_ACT}.*?(?:\bđến(?: hết)?|hết hiệu lực(?: thi hành)?(?: kể)?(?: từ| sau| vào)?)\s+"
    r"(?P<when>ngày\s[^.;]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Closing:
    """What the closing articles set for the whole text and for single places of it."""

    validity: Validity
    effects: tuple[Effect, ...] = ()
    evidence: str = ""


def read_closing(clauses: Sequence[Clause], issued: date | None) -> Closing:
    """Since, until and stages; unknown stays None."""
    validity, evidence = Validity(), ""
    effects: list[Effect] = []
    for clause in clauses:
        for sentence in clause.sentences():
            own = own_since(sentence, issued)
            if own and validity.since is None:
                validity, evidence = replace(validity, since=own), sentence
            end = own_until(sentence)
            if end and validity.until is None:
                validity = replace(validity, until=end)
            effects += stages(sentence, clause.place)
    late = tuple(effect for effect in effects if effect.validity.since != validity.since)
    return Closing(validity, late, evidence)


def own_since(sentence: str, issued: date | None) -> date | None:
    """The first day of the whole text: a day, the signing, or some days after it."""
    found = _SELF_SINCE.search(sentence)
    if not found or names_place(sentence[: found.start()]):
        return None
    when = found["when"]
    after = _AFTER_SIGNING.match(when)
    if after and issued:
        return issued + timedelta(days=int(after[1]))
    if _SIGNING.match(when):
        return issued
    return first_day(when[:60])


def names_place(before: str) -> bool:
    """ "Khoản 2 Điều 43 của | Luật này có hiệu lực …" speaks of a place, not of the whole."""
    return bool(places_in(before[-80:])) or before.rstrip().endswith(("của", "tại"))


def own_until(sentence: str) -> date | None:
    """The first day on which the text itself says that it is no longer law."""
    found = _UNTIL.match(sentence)
    day = first_day(found["when"][:45]) if found else None
    if not found or day is None:
        return None
    ends_with = "đến" in found.group()[: found.start("when") - found.start()].lower()[-9:]
    return day + timedelta(days=1) if ends_with else day


def stages(sentence: str, here: Place) -> Iterator[Effect]:
    """Places that the sentence gives a first day of their own."""
    whole = _SELF_SINCE.search(sentence)
    start = 0
    if whole and not names_place(sentence[: whole.start()]):
        cut = _EXCEPT.search(sentence, whole.start())
        if cut is None:
            return
        start = cut.end()
    if "hiệu lực" not in sentence:
        return
    for found in _STAGE.finditer(sentence, start):
        since = first_day(found["when"])
        if since is None:
            continue
        for listed in lists_of_places(found["what"], here):
            yield from (
                Effect(place, Validity(since), sentence)
                for place in listed.places
                if place.article and not foreign(found["what"][listed.end :])
            )


def foreign(after: str) -> bool:
    """Whether a list of places belongs to another act: "khoản 2 Điều 5 Nghị định số …"."""
    return bool(
        re.match(
            r"[\s,]*(?:của\s+)?(?:Bộ luật|Luật|Nghị định|Thông tư|Nghị quyết)\s+(?!này)", after
        )
    )
