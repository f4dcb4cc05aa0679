"""Spelling: what a text keeps (NFC, single blanks) and what is folded for matching only."""

import re
import unicodedata

from ingest.legacy_encodings import to_unicode

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\ufeff\ufffe\uffff]"
)
_BLANKS = re.compile(r"\s+")

# Cyrillic and Greek letters that look like the Latin ones of document numbers ("07/2025/NĐ-СР").
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧÐð",
    "ABESIJKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXĐđ",
)
_DASHES = re.compile(r"\s*[-\u2010-\u2015\u2212]\s*")

# The tone of an open "oa", "oe", "uy" may stand on either vowel: hoà/hòa, khoẻ/khỏe, thuỷ/thủy.
_MOVES = (("oa", "òóỏõọ", "àáảãạ"), ("oe", "òóỏõọ", "èéẻẽẹ"), ("uy", "ùúủũụ", "ỳýỷỹỵ"))
_TONE_MOVES = {
    pair[0] + second: first + pair[1]
    for pair, firsts, seconds in _MOVES
    for first, second in zip(firsts, seconds, strict=True)
}
_MOVABLE_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_TONE_MOVES)})(?![^\W\d_])")

_BARE: dict[int, str] = {
    code: unicodedata.normalize("NFD", chr(code))[0]
    for code in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
    if unicodedata.decomposition(chr(code)) and unicodedata.category(chr(code))[0] == "L"
}
_BARE |= {ord(letter): bare for letter, bare in zip("đĐÐð", "dDDd", strict=True)}
_BARE |= dict.fromkeys(range(0x300, 0x370), "")


def tidy(text: str) -> str:
    """The paragraph in NFC with single blanks and no invisible characters; letters are kept."""
    if text.isascii():
        return " ".join(_INVISIBLE.sub("", text).split())
    text = _INVISIBLE.sub("", to_unicode(text))
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", text)).strip()


def fold(text: str) -> str:
    """Lower case with one way of placing tones: "Hoà giải" and "Hòa giải" become "hòa giải"."""
    lowered = unicodedata.normalize("NFC", text).lower()
    return _MOVABLE_TONE.sub(lambda found: _TONE_MOVES[found.group()], lowered)


def unaccent(text: str) -> str:
    """The text without diacritics, đ included: "Điều kiện" becomes "Dieu kien"."""
    return text.translate(_BARE)


def fold_number(number: str) -> str:
    """A document number as it is compared: "07/2025/NĐ -СР" becomes "07/2025/NĐ-CP"."""
    latin = unicodedata.normalize("NFC", number).translate(_LOOK_ALIKES)
    return _DASHES.sub("-", _BLANKS.sub("", latin)).upper()
