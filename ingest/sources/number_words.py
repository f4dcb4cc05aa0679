"""Numbers written in Vietnamese words: "hai mươi lăm" is 25."""

import re

_DIGITS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_ONE = r"(?:một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
_TENS = rf"(?:(?:{_ONE}\s+mươi|mười)(?:\s+{_ONE})?)"

# Numbers up to 999; longest first, so that "mười lăm" is not read as "mười".
NUMBER_WORDS = rf"(?:{_ONE}\s+trăm(?:\s+(?:{_TENS}|(?:linh|lẻ)\s+{_ONE}))?|{_TENS}|{_ONE})"


def number_of(words: str) -> int:
    """The number that `NUMBER_WORDS` matched."""
    total = 0
    for word in re.split(r"\s+", words.lower().strip()):
        if word == "trăm":
            total *= 100
        elif word == "mươi":
            total = total // 100 * 100 + total % 100 * 10
        elif word == "mười":
            total += 10
        else:
            total += _DIGITS.get(word, 0)
    return total
