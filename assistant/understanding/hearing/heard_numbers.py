"""Number words that a recogniser of speech heard wrong, mended where others stand beside them.

"Hai nghìn khống chăm hai mươi sau" is 2026 and "mươi bảy tháng mười một" a day: between the words
of a number only those of a number can stand, which counts of neighbouring words do not know.
"""

import re
from collections.abc import Sequence

from assistant.understanding.hearing.alike import sounding_like

_ONES = ("một", "hai", "ba", "bốn", "tư", "năm", "lăm", "sáu", "bảy", "tám", "chín")
# "Năm" is a year and the fifth day, too, and "tư" the fourth or a circular.
_OF_TENS = tuple(one for one in _ONES if one not in ("một", "năm", "lăm", "tư"))
_OF_YEARS = (("hai",), ("nghìn", "ngàn"), ("không",), ("trăm",))
_HEADS = 3  # of "hai nghìn không trăm" that must be heard, two of them rightly
_NO_MONTHS = frozenset({"sau", "này", "nay", "trước", "tới", "nào", "rồi", "giêng", "chạp", "mốt"})
_DAYS = ("ngày", "hôm", "bữa")
_DAY_LEADS = (*_DAYS, "từ")
_TENS_OF_DAYS = ("hai", "ba")
_OF_WEEKDAYS = frozenset({"tuần", "ngày", "vừa", "tới", "này", "trước", "sau"})
_COUNTED = frozenset({"tuổi", "ngày", "phần", "mét", "nghìn", "ngàn", "triệu"})
_SPOKEN = re.compile(r"\b(?:nghìn|ngàn|trăm|mươi|mười|thứ)\b")
_NOT_SIX = frozenset({"khi", "đó", "này", "đây", "ngày", "lúc", "thời"})  # "sau khi" is after


def with_numbers_mended(text: str) -> str:
    """The text with the words of years and of days of the month as they were probably said."""
    if not _SPOKEN.search(text):
        return text
    words = text.split(" ")
    for mend in (_tens, _weekdays, _months, _days, _years):
        words = mend(words)
    return " ".join(words)


def _years(words: Sequence[str]) -> list[str]:
    """ "Hai nghìn không hai sáu" -> "hai nghìn không trăm hai mươi sáu"; 2000 to 2099."""
    read: list[str] = []
    at = 0
    while at < len(words):
        heads = _heads(words, at)
        tail, said = _below_hundred(words, at + heads) if heads else (0, [])
        if tail:
            read += ["hai", "nghìn", "không", "trăm", *said]
            at += heads + tail
        else:
            read.append(words[at])
            at += 1
    return read


def _heads(words: Sequence[str], at: int) -> int:
    """How many words from there on are those of "hai nghìn không trăm", 0 where too few are."""
    found = right = 0
    for slot in _OF_YEARS:
        word = words[at + found] if at + found < len(words) else ""
        if _among(word, slot):
            found += 1
            right += word in slot
    return found if found >= _HEADS and right >= 2 else 0


def _below_hundred(words: Sequence[str], at: int) -> tuple[int, list[str]]:
    """The number of words of what follows the hundreds of a year, and those that were said."""
    first, second, third, fourth = (*words[at : at + 4], "", "", "", "")[:4]
    if _among(first, ("linh", "lẻ")) and (one := _one(second, third)):
        return 2, ["linh", one]
    if _among(first, ("mười",)):
        one = _one(second, third)
        return (2, ["mười", one]) if one else (1, ["mười"])
    if not (tens := _one(first, second)) or tens == "một":
        return 0, []
    if _among(second, ("mươi", "mười")):
        one = _one(third, fourth)
        return (3, [tens, "mươi", _five(one)]) if one else (2, [tens, "mươi"])
    one = _one(second, third) if first in _ONES else ""
    return (2, [tens, "mươi", _five(one)]) if one else (0, [])


def _five(one: str) -> str:
    return "lăm" if one == "năm" else one


def _five_of(one: str) -> str:
    return "năm" if one == "lăm" else one


def _tens(words: Sequence[str]) -> list[str]:
    """ "Mươi bảy" -> "mười bảy", "bá mươi" -> "ba mươi", "hai mười bốn" -> "hai mươi bốn".

    "Mốt" stands only behind tens: "bả mười mốt" -> "ba mươi mốt".
    """
    read = [*words]
    for at, word in enumerate(words):
        before, after = _beside(read, at)
        if word == "mươi" and before not in _ONES:
            if tens := _one(before, word):
                read[at - 1] = tens
            elif after in _ONES and after != "năm":  # "mươi năm" is about ten years
                read[at] = "mười"
        elif word == "mười" and after == "mốt" and (tens := _one(before, word)):
            read[at - 1 : at + 1] = [tens, "mươi"]
        elif word == "mười" and before in _OF_TENS and (after in _ONES or after in _COUNTED):
            read[at] = "mười" if _ends_one(read, at - 1) else "mươi"
    return read


def _weekdays(words: Sequence[str]) -> list[str]:
    """ "Thứ lăm tuần trước" -> "thứ năm tuần trước"; "thứ tự", "thứ nhất" stay."""
    read = [*words]
    for at, word in enumerate(words):
        before, after = _beside(words, at)
        if before == "thứ" and (word == "lăm" or after in _OF_WEEKDAYS):
            read[at] = _five_of(_one(word, after)) or word
    return read


def _months(words: Sequence[str]) -> list[str]:
    """ "Mười ba thắng mười mốt" -> "mười ba tháng mười một"."""
    read = [*words]
    for at, word in enumerate(words):
        before, after = _beside(read, at)
        if _among(word, ("tháng",)) and _is_number(before) and _is_number(after):
            read[at] = "tháng"
        elif word == "mốt" and before == "mười":
            read[at] = "một"
        elif before == "tháng" and _is_number(_beside(read, at - 1)[0]):
            read[at] = _month(word, after)
    return read


def _month(word: str, following: str) -> str:
    """What was said behind "ngày mười tháng"; "tháng sau" is the next month."""
    if word == "mươi":
        return "mười"
    if _is_number(word) or word in _NO_MONTHS:
        return word
    return _one(word, following) or word


def _days(words: Sequence[str]) -> list[str]:
    """ "Ngày mười năm tháng mười" -> "mười lăm", "hôm hai mười tháng" -> "hai mươi"."""
    read = [*words]
    for at, word in enumerate(words):
        if word != "tháng" or not _is_number(_beside(words, at)[1]):
            continue
        lead, tens, last = ("", "", "", *words[:at])[-3:]
        if last == "năm" and tens in ("mười", "mươi") and lead in (*_DAY_LEADS, "hai"):
            read[at - 1] = "lăm"
        elif last == "mười" and _one(tens, last) in _TENS_OF_DAYS and _leads(lead, tens):
            read[at - 2 : at] = [_one(tens, last), "mươi"]
        elif tens in _DAYS and not _is_number(last):
            read[at - 1] = _one(last, "") or last
        elif last == "mươi" and (tens not in _ONES or lead == "thứ"):
            read[at - 1] = "mười"
    return read


def _leads(word: str, following: str) -> bool:
    """Whether a day of the month may begin behind the word; one heard wrong only behind "ngày"."""
    return word in _DAY_LEADS or (following in _TENS_OF_DAYS and word != "thứ")


def _ends_one(words: Sequence[str], at: int) -> bool:
    """Whether a number ends there, so that the next word begins another: "mười chín mười một"."""
    before = words[at - 1] if at else ""
    return before in ("thứ", "mười", "mươi") or _among(before, ("tháng",))


def _is_number(word: str) -> bool:
    return word in _ONES or word in ("mười", "mươi")


def _beside(words: Sequence[str], at: int) -> tuple[str, str]:
    return words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""


def _one(word: str, following: str) -> str:
    """The number up to nine that was said, "" where none was."""
    if word in _ONES:
        return word
    if word == "sau" and following in _NOT_SIX:
        return ""
    return next((one for one in _ONES if word in sounding_like(one)), "")


def _among(word: str, said: Sequence[str]) -> bool:
    return word in said or any(word in sounding_like(one) for one in said)
