"""The figures in which two wordings differ: "10 ngày" before, "07 ngày làm việc" now."""

import re
from functools import lru_cache

from assistant.understanding.features import unmark

_TIME = r"ngày làm việc|ngày|tháng|năm|giờ|tuần"
_MONEY = r"%|(?:triệu |tỷ |nghìn )?đồng|lần mức [^,.;]{4,40}|lần"
_SIZE = r"cm3|km|m2|ha|tầng|kW"
_COUNT = r"chỗ|người|lần"
_NUMBER = r"(?<![\w.,/])\d[\d.,]*\d?(?:\s?\([^)]{2,20}\))?\s?"
# What a question about a figure asks for, by its words (without diacritics), the closest first.
_WANTED = (
    (r"\btuoi\b", "tuổi"),
    (r"\b(?:may|bao nhieu|so) nam\b", "năm"),
    (r"\b(?:may|bao nhieu|so) thang\b", "tháng|năm"),
    (r"\b(?:may|bao nhieu|so) ngay\b", "ngày làm việc|ngày"),
    (r"\bphan khoi\b|\bdien tich\b|\bcao bao\b", _SIZE),
    (r"\bphan tram\b|\btien\b|\bphi\b|\bphat\b|\bmuc\b|\btran\b|\bluong\b|\blai\b", _MONEY),
    (r"\bthoi (?:han|gian|hieu)\b|\bbao lau\b|\bhan\b", _TIME),
)
# The unit of a figure that the question states: "ghi 15 ngày, giờ còn vậy không?"
_STATED = re.compile(
    r"\b\d[\d.,]* (?P<unit>ngay|thang|nam|tuoi|gio|tuan|trieu|dong|phan tram)\b|\d%"
)
_OF_STATED = {
    "ngay": "ngày làm việc|ngày",
    "thang": "tháng|năm",
    "nam": "năm",
    "tuoi": "tuổi",
    "gio": "giờ|ngày",
    "tuan": "tuần|ngày",
}
_ANY = f"tuổi|{_TIME}|{_MONEY}|{_SIZE}|{_COUNT}"
_ZEROS = re.compile(r"\b0+(?=\d)")
_MOST = 3


def wanted_units(question: str) -> str:
    """The units of the figure that is asked for, as alternatives of a pattern; "" for none."""
    bare = unmark(question)
    stated = _STATED.search(bare)
    if stated:
        return _OF_STATED.get(stated["unit"] or "", _MONEY)
    return next((units for cue, units in _WANTED if re.search(cue, bare)), "")


def states(text: str, units: str) -> bool:
    """Whether a text states a figure of those units."""
    return bool(units) and bool(_figures(text, units))


def differ(old: str, new: str, units: str) -> bool:
    """Whether both texts state such figures, and not the same."""
    before, now = set(_figures(old, units)), set(_figures(new, units))
    return bool(before and now) and set(map(_bare, before)) != set(map(_bare, now))


def difference(old: str, new: str, units: str = "") -> str:
    """One sentence where each wording has a few figures of its own, else ""."""
    before, now = list(_figures(old, units or _ANY)), list(_figures(new, units or _ANY))
    only_old = [figure for figure in before if _bare(figure) not in set(map(_bare, now))]
    only_new = [figure for figure in now if _bare(figure) not in set(map(_bare, before))]
    if not 0 < len(only_old) <= _MOST or not 0 < len(only_new) <= _MOST:
        return ""
    return f"Khác nhau: trước là {', '.join(only_old)}; nay là {', '.join(only_new)}."


@lru_cache(maxsize=2_000)  # every clause is compared with several others
def _figures(text: str, units: str) -> tuple[str, ...]:
    """Each figure once, in the order of the text."""
    folded = " ".join(text.split())
    found = re.finditer(rf"{_NUMBER}(?:{units})(?![\w%])", folded)
    return tuple(dict.fromkeys(match.group() for match in found))


def _bare(figure: str) -> str:
    return _ZEROS.sub("", figure)
