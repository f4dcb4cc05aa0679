"""Documents and places in them that an English question names, as Vietnamese names them."""

import re
from typing import NamedTuple

_KINDS = {
    "decree": "Nghị định", "circular": "Thông tư", "resolution": "Nghị quyết",
    "decision": "Quyết định", "law": "Luật", "code": "Bộ luật", "directive": "Chỉ thị",
    "ordinance": "Pháp lệnh",
}  # fmt: skip
_NUMBER = re.compile(
    rf"(?:\b(?P<kind>{'|'.join(_KINDS)})s? )?(?:\b(?:no\.?|number) ?)?"
    r"(?P<number>(?<![\w/.-])\d+/\d{4}(?:/[\w-]+)?)",
    re.IGNORECASE,
)
_PLACES = (
    (re.compile(r"\bpoint (?P<at>[a-zđ])\b", re.IGNORECASE), "điểm"),
    (re.compile(r"\b(?:clause|paragraph) (?P<at>\d+)\b", re.IGNORECASE), "khoản"),
    (re.compile(r"\barticle (?P<at>\d+[a-z]?)\b", re.IGNORECASE), "Điều"),
)
_MARKS = (("ND-", "NĐ-"), ("QD-", "QĐ-"), ("BLDTBXH", "BLĐTBXH"), ("-HD", "-HĐ"))


class NamedIn(NamedTuple):
    """`left` is the question without them; `numbers` are "Nghị định 168/2024", `place` "Điều 7"."""

    left: str
    numbers: tuple[str, ...]
    place: str


def documents_in(text: str) -> NamedIn:
    numbers = tuple(_named(match) for match in _NUMBER.finditer(text))
    left = _NUMBER.sub(" ", text)
    places = []
    for pattern, name in _PLACES:
        found = pattern.search(left)
        if found:
            places.append(f"{name} {found['at'].lower()}")
            left = pattern.sub(" ", left)
    return NamedIn(left, numbers, " ".join(places))


def _named(match: re.Match[str]) -> str:
    number = match["number"].upper()
    for plain, marked in _MARKS:
        number = number.replace(plain, marked)
    kind = _KINDS[match["kind"].lower()] if match["kind"] else "số"
    return f"{kind} {number}"
