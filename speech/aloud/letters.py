"""Names of letters, as they are said in spelling: "đ" is "đê", "d" is "dê"."""

from collections.abc import Mapping

from speech.aloud.numbers import digits

NAMES: Mapping[str, str] = {
    "a": "a", "ă": "á", "â": "ớ", "b": "bê", "c": "xê", "d": "dê", "đ": "đê", "e": "e", "ê": "ê",
    "f": "ép", "g": "gờ", "h": "hát", "i": "i", "j": "gi", "k": "ca", "l": "lờ", "m": "mờ",
    "n": "nờ", "o": "o", "ô": "ô", "ơ": "ơ", "p": "pê", "q": "quy", "r": "rờ", "s": "sờ",
    "t": "tê", "u": "u", "ư": "ư", "v": "vê", "w": "vê kép", "x": "ích", "y": "y", "z": "dét",
}  # fmt: skip
_MARKS: Mapping[str, str] = {".": "chấm", "-": "gạch ngang", "/": "xuyệt", "_": "gạch dưới"}


def spell(text: str) -> str:
    """Letters by their names, digits one by one: "G16.99" is "gờ một sáu chấm chín chín"."""
    return " ".join(filter(None, (_said(char) for char in text.lower())))


def _said(char: str) -> str:
    return NAMES.get(char) or _MARKS.get(char) or digits(char)
