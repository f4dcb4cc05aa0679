"""Provinces named in a question, by today's or a former name."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from assistant.understanding.features import unmark

# 34 provinces since 1/7/2025 with the names merged into them (Nghị quyết 202/2025/QH15).
_TABLE = Path(__file__).parent / "data" / "provinces.tsv"
_SHORT = {"tphcm": "Hồ Chí Minh", "sai gon": "Hồ Chí Minh", "ho chi minh": "Hồ Chí Minh"}


def province_in(text: str) -> str | None:
    """Today's name of the province that the text names, or None; the first one counts."""
    bare = " ".join(re.findall(r"\w+", unmark(text)))
    found = _pattern().search(bare)
    return province_names()[found.group()] if found else None


@cache
def province_names() -> Mapping[str, str]:
    """The name of today for each bare name, old and new: "hai duong" -> "Hải Phòng"."""
    names = dict(_SHORT)
    for row in _TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        province, former = row.split("\t")
        for name in [province, *former.split("; ")]:
            bare = " ".join(re.findall(r"\w+", unmark(name)))
            if len(bare) > 3:
                names[bare] = province
    return names


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(province_names(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(longest_first)})\b")
