"""Compound numbers said in words made digits: "năm hai nghìn không trăm hai mươi bốn" -> 2024."""

import re

from ingest.sources.number_words import NUMBER_WORDS, number_of
from speech.written.writing import write

_TYPED = re.compile(r"[\d,;:?!()\n]")

_LINH = rf"(?:linh|lẻ) {NUMBER_WORDS}"
_BELOW = rf"(?:không trăm(?: (?:linh|lẻ))?(?: {NUMBER_WORDS})?|{_LINH}|{NUMBER_WORDS})"
_NUMBER = re.compile(
    rf"\b(?:(?P<thousands>{NUMBER_WORDS}) (?:nghìn|ngàn)(?: (?P<below>{_BELOW}))?"
    rf"|(?P<small>{NUMBER_WORDS}))(?! (?:nghìn|ngàn|triệu|tỷ|tỉ|trăm|rưỡi|phẩy))\b",
    re.IGNORECASE,
)
# "Ba mươi năm" is thirty years: thirty-five is said "ba mươi lăm", but for "ba mươi năm ngày".
_YEARS = re.compile(r"(.*\bm(?:ươi|ười)) năm", re.IGNORECASE)
_UNIT = re.compile(r"\s+(?:ngày|tuổi|tháng|tuần|giờ|phút|người|mét|phần trăm|%|đồng|k)", re.I)


def in_writing(text: str) -> str:
    """Numbers, dates and places said in words become digits.

    What may be speech is read as speech; typed text says little in words: "một", "ba mẹ" and
    "năm ngoái" stay.
    """
    is_speech = text == text.lower() and not _TYPED.search(text)
    return write(text) if is_speech else with_digits(text)


def with_digits(text: str) -> str:
    """Numbers of two words and more become digits; "một", "ba mẹ", "năm ngoái" stay words."""
    return _NUMBER.sub(_digits, text)


def _digits(match: re.Match[str]) -> str:
    if match["small"]:
        words = match["small"]
        years = _YEARS.fullmatch(words)
        if years and not _UNIT.match(match.string, match.end()):
            return f"{number_of(years[1])} năm"
        return str(number_of(words)) if " " in words else match.group()
    below = re.sub(r"^(?:không trăm|linh|lẻ)\s*(?:linh|lẻ)?\s*", "", match["below"] or "")
    return str(1000 * number_of(match["thousands"]) + (number_of(below) if below else 0))
