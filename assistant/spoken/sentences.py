"""A statement of an answer as sentences for the ear: nothing is left out but what only eyes use."""

import re
from dataclasses import dataclass
from datetime import datetime

from assistant.spoken import wording
from assistant.wording import WEEKDAYS

_CODE = re.compile(r"\s*\(\d\.\d{6}(?:\.[\w.]+)?\)")  # of a procedure, beside its name
_OWN_DOSSIER = re.compile(
    r"^Hồ sơ (?:(?:\d{3}\.){0,3}[A-Z]\d{2}[\d.]*-\d{6}-\d+|[\[(]mã hồ sơ[\])])(?: –)?"
)  # with its code, which a reply masks
_TWICE = re.compile(r"\b([Tt]hủ tục “?)[Tt]hủ tục ")
_LABELLED = re.compile(
    r"^(?P<lead>[^–\n]{0,80} – )?(?P<label>(?:điểm|khoản|Điều|Phụ lục)\s[^–\n]{1,160}?)"
    r" – [^:\n]{1,200}: "
)
_SOURCES = re.compile(
    r"\s*\((?P<first>(?:điểm|khoản|Điều) (?:[^(),]|\([^()]*\))+)"
    r"(?P<more>,(?:[^()]|\([^()]*\))*)?\)\s*$"
)
_ITEM = re.compile(r"(?:(?<=\n)|(?<=: )|^)(?:(?P<clause>\d{1,2})\.|(?P<point>[a-zđ])\)) ")
_PER = re.compile(r"\s*\(\s*/\s*([^()]+?)\s*\)")  # "50.000 đồng (/di chúc)"
_UNIT = re.compile(r"(?<=\d )(?:Ngày|Giờ|Tháng)\b")
_BULLET = re.compile(r"\n\s*[-–+•]\s*")
_END = re.compile(r"(?<=[.?!;])\s+(?=[A-ZĐÀ-Ỹ“])|\n+")
_DUE = re.compile(
    r"^Thời hạn(?P<what> .+?)?: (?P<limit>.+?)\. Hạn trả kết quả: (?P<due>\d\d/\d\d/\d{4})"
    r"(?: \((?P<count>.*?)\))?\. (?:Nếu (?P<condition>hồ sơ .*?) thì tính đến hôm nay|Hôm nay là)"
    r" \d\d/\d\d/\d{4}: (?P<standing>.*)$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Told:
    """The sentences that belong together, those that may follow later, and the named source.

    `sourced` is the position of the sentence that the source proves.
    """

    first: tuple[str, ...]
    later: tuple[str, ...] = ()
    source: str | None = None
    sourced: int = 0


def told(text: str) -> Told:
    """One statement, in the order in which it is said."""
    text = _TWICE.sub(r"\1", _OWN_DOSSIER.sub("Hồ sơ của bạn", _CODE.sub("", text.strip())))
    due = _DUE.match(text)
    if due:
        return _of_due_date(due)
    text, source = _without_source(text)
    text = _UNIT.sub(lambda match: match.group().lower(), _PER.sub(r" một \1", text))
    said = [part.strip() for part in _END.split(_BULLET.sub("\n", text)) if part.strip()]
    return Told(tuple(map(_ended, said)), source=source)


def _without_source(text: str) -> tuple[str, str | None]:
    """The words without the place where they stand, and that place."""
    labelled = _LABELLED.match(text)
    if labelled:
        label = (labelled["lead"] or "").replace(" – ", ", ") + labelled["label"]
        return _itemised(text[labelled.end() :], labelled["label"]), label
    found = _SOURCES.search(text)
    if found is None:
        return text, None
    first = found["first"].strip()
    label = wording.OTHER_PLACES.format(first=first) if found["more"] else first
    return text[: found.start()], label


def _itemised(text: str, label: str) -> str:
    """Numbers of clauses and letters of points are said as such, unless the label has them."""

    def said(match: re.Match[str]) -> str:
        name = f"khoản {match['clause']}" if match["clause"] else f"điểm {match['point']}"
        return "" if f"{name} " in label else f"{name}: "

    return _ITEM.sub(said, text)


def _of_due_date(found: re.Match[str]) -> Told:
    """The day first, with its condition, where it stands, then the limit; the count later."""
    due = datetime.strptime(found["due"], "%d/%m/%Y").date()
    day = f"Hạn trả kết quả là {WEEKDAYS[due.weekday()]}, ngày {found['due']}"
    if found["condition"]:
        day += f", nếu {found['condition'].removesuffix(f'/{due.year}')}"
    standing = f"Tính đến hôm nay, {found['standing']}"
    limit = _UNIT.sub(lambda unit: unit.group().lower(), found["limit"])
    first = (day, standing, f"Thời hạn{found['what'] or ''} là {limit}")
    count = (wording.COUNTING.format(count=found["count"]),) if found["count"] else ()
    return Told(tuple(map(_ended, first)), count, sourced=len(first) - 1)


def _ended(sentence: str) -> str:
    sentence = sentence[0].upper() + sentence[1:]
    return sentence if sentence[-1] in ".?!:" else sentence.rstrip(" ;,") + "."
