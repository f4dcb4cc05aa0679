"""The code of a dossier (mã số hồ sơ) in a question, typed in any way or spoken.

Its make is that of 118/2025/NĐ-CP Điều 28 khoản 2: the identifier of the agency, the day of
acceptance, the number of that day: "G16.99.08-251120-0012". Offices that number in their own way
are read where the words "mã hồ sơ", "biên nhận" or the like stand before it.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.understanding.features import unmark

# "G16.99.08" of 2020, "000.00.19.H26" of 2016.
_AGENCY = r"(?:\d{3}[. ]){0,3}[a-z] ?\d{2}(?:[. ]\d{1,3}){0,3}"
_MADE = re.compile(
    rf"(?<![\w./-])(?P<agency>{_AGENCY}) ?[-–_ ] ?(?P<day>\d{{6}}) ?[-–_ ] ?(?P<number>\d{{1,8}})"
    r"(?![\w/]|[.-]\d)"
)
_DOSSIER = r"(?:ho so|hs|bien nhan)"
_STRONG = rf"\b(?:ma so|ma|so) {_DOSSIER}"
_WEAK = rf"\b{_DOSSIER}(?: (?:co |mang )?(?:ma so|ma|so))?"
_OWN = re.compile(
    rf"(?:(?P<strong>{_STRONG})|{_WEAK})(?: (?:cua|ben) \w+)?(?: la| so)?[ :]+"
    r"(?P<code>[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)(?![\w/])"
)
_LED = re.compile(rf"(?:\b(?:ma so|ma|so) )?(?:\b{_DOSSIER} )?(?:\b(?:ma so|ma|so)(?: la)?[ :]*)?$")
_FEWEST = 5  # digits of a code of an office's own make
_FEWEST_ALONE = 6  # where it has nothing but digits
_PHONE = re.compile(r"(?:\+?84|0)\d{9,10}|1[89]00\d{4,6}")
_PROCEDURE = re.compile(r"\d\.\d{6}(?:\..*)?")
_DATE = re.compile(r"\d{1,2}[-.]\d{1,2}[-.]\d{2,4}|\d{4}[-.]\d{1,2}[-.]\d{1,2}")
_DOCUMENT = re.compile(r"(?:^|[-.\d])(?:nd|tt|qd|nq|ct|vbhn|qh\d*|ttlt)(?:[-.]|$)")
_MEANT, _MEANT_BARE = "hồ sơ này", "ho so nay"  # the latter where nothing has its marks

_UNITS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "nham": 5, "sau": 6,
    "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
_ZEROS = frozenset({"khong", "linh", "le"})
_TEN = "mười"
_LETTERS = {"go": "g", "gie": "g", "ge": "g", "hat": "h", "hac": "h", "ho": "h", "hach": "h"}
_POINT, _DASHES = "cham", frozenset({"gach", "tru"})
_WORD = re.compile(r"[^\W_]+")


class Coded(NamedTuple):
    """`text` has "hồ sơ này" where the code was."""

    text: str
    code: str | None


def without_code(text: str) -> Coded:
    """The question without codes of dossiers, and the first of them."""
    first = None
    meant = _MEANT_BARE if len(text) > 1 and unmark(text) == text.lower() else _MEANT
    while (found := _found(text)) is not None:
        start, end, code = found
        text = f"{text[:start]}{meant}{text[end:]}"
        first = first or code
    return Coded(text, first)


def _found(text: str) -> tuple[int, int, str] | None:
    """(start, end, code) of the first code, the words that announce it included."""
    bare = unmark(text)
    if len(bare) != len(text):  # letters that do not map one to one
        return None
    made = _MADE.search(bare)
    if made is not None:
        agency = re.sub(r"^([\d. ]*[a-z]) ", r"\1", made["agency"]).replace(" ", ".")
        code = f"{agency}-{made['day']}-{made['number']}".upper()
        return _lead(bare, made.start()), made.end(), code
    spoken = _spoken(text, bare)
    if spoken is not None:
        start, end, code = spoken
        return _lead(bare, start), end, code
    for own in _OWN.finditer(bare):
        if _is_code(own["code"], strong=own["strong"] is not None):
            return own.start(), own.end(), text[own.start("code") : own.end("code")].upper()
    return None


def _lead(bare: str, start: int) -> int:
    """Where the words begin that announce the code: "mã hồ sơ", "hồ sơ số"."""
    led = _LED.search(bare[:start])
    return led.start() if led else start


def _is_code(code: str, *, strong: bool) -> bool:
    digits = sum(letter.isdigit() for letter in code)
    if any(what.fullmatch(code) for what in (_PROCEDURE, _DATE)) or _DOCUMENT.search(code):
        return False
    if _PHONE.fullmatch(re.sub(r"[.-]", "", code)):
        return False
    if digits < len(code.replace(".", "")):  # letters or dashes
        return digits >= _FEWEST
    return strong and digits >= _FEWEST_ALONE


def _spoken(text: str, bare: str) -> tuple[int, int, str] | None:
    """A code that was said: "g mười sáu chấm chín chín … gạch ngang không không mười hai"."""
    spans = list(_WORD.finditer(bare))
    for at, span in enumerate(spans):
        letter = _LETTERS.get(span.group(), span.group())
        if len(letter) == 1 and letter.isalpha():
            words = [_TEN if _is_ten(text, s) else s.group() for s in spans[at + 1 :]]
            said, count = _said(words)
            made = _MADE.fullmatch(letter + said)
            if made is not None:
                return span.start(), spans[at + count].end(), (letter + said).upper()
    return None


def _said(words: Sequence[str]) -> tuple[str, int]:
    """What words of digits, points and dashes write, and how many of the words they are."""
    written, at, complete = "", 0, ("", 0)
    while at < len(words):
        step = _step(words, at)
        if step is None:
            break
        piece, length = step
        written, at = written + piece, at + length
        if piece.isdigit():
            complete = (written, at)
    return complete


def _step(words: Sequence[str], at: int) -> tuple[str, int] | None:
    word, following = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word == _POINT:
        return ".", 1
    if word in _DASHES:
        return "-", 1 + (following in ("ngang", "noi"))
    return (word, 1) if word.isdigit() else _number(words, at)


def _is_ten(text: str, span: re.Match[str]) -> bool:
    """Whether the word is "mười", not "mươi": "hai lăm mười một" is 25 11."""
    return text[span.start() : span.end()].lower() == "mười"


def _number(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Two digits said as one number ("mười sáu", "hai mươi", "chín mươi tám"), else one."""
    word, following = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word in (_TEN, "muoi"):
        last = _UNITS.get(following)
        return f"1{last or 0}", 1 + (last is not None)
    if word in _UNITS and following == "muoi":
        last = _UNITS.get(words[at + 2]) if at + 2 < len(words) else None
        return f"{_UNITS[word]}{last or 0}", 2 + (last is not None)
    digit = 0 if word in _ZEROS else _UNITS.get(word)
    return None if digit is None else (str(digit), 1)
