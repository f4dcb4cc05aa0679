"""Codes that are spelled: "gờ mười sáu chấm chín chín … gạch ngang không không một hai".

The make of a dossier's code is that of 118/2025/NĐ-CP Điều 28 khoản 2.
"""

from speech.written.documents import SLASHES
from speech.written.letters import letter, spelled
from speech.written.numbers import DIGITS, cardinal
from speech.written.places import COUNTED
from speech.written.runs import said_digits
from speech.written.words import Piece, Words

_FEWEST_DIGITS = 5
_LONGEST = 60  # words
_DASHES = frozenset({"gạch", "trừ"})
_DASH_TAILS = frozenset({"ngang", "nối", "dưới", "giữa"})
_CLASS_LEADS = frozenset({"hạng", "bằng", "lái", "xe"})
_PAPERS = frozenset({"giấy", "khổ"})  # "khổ giấy a bốn"
_SMALLEST_PAPER = 5
_CLASSES = frozenset({"a", "a1", "a2", "b", "b1", "b2", "c", "c1", "d", "d1", "d2", "e", "f"})


def code(words: Words, at: int) -> Piece | None:
    """Letters, digits, points and dashes, with many digits and at least one mark between."""
    written, complete, start = "", ("", at), at
    while at < start + _LONGEST:
        step = _step(words, at, written)
        if step is None:
            break
        piece, at = step
        written += piece
        if piece[-1].isdigit():
            complete = (written, at)
    text, end = complete
    digits = sum(char.isdigit() for char in text)
    marked = any(mark in text for mark in ".-")
    if digits < _FEWEST_DIGITS or not marked or not _is_a_code(text):
        return None
    return Piece(text, end - start)


def _is_a_code(text: str) -> bool:
    """A dossier ("G16.99.08-261113-0012") or a procedure ("1.004222"), no count in thousands."""
    return "-" in text or (len(text.split(".")[-1]) >= _FEWEST_DIGITS and text.count(".") == 1)


def _step(words: Words, at: int, written: str) -> tuple[str, int] | None:
    word = words[at]
    if word == "chấm" and written:
        return ".", at + 1
    if word in _DASHES and written:
        return "-", at + 1 + (words[at + 1] in _DASH_TAILS)
    digits, end = said_digits(words, at, grouped=True)
    if digits:
        return digits, end
    named = letter(words, at) if not written or not written[-1].isalpha() else None
    follows = named and (words[named[1]] in DIGITS or words[named[1]] in ("không", "mười"))
    return (named[0].upper(), named[1]) if named and follows else None


def form(words: Words, at: int) -> Piece | None:
    """ "xê tê không một" is the form CT01."""
    letters = spelled(words, at, 3)
    for count in range(len(letters), 1, -1):
        end = letters[count - 1][1]
        if words[end] == "không" and words[end + 1] in DIGITS:
            name = "".join(char for char, _ in letters[:count]).upper()
            return Piece(f"{name}0{DIGITS[words[end + 1]]}", end + 2 - at)
    return None


def licence_class(words: Words, at: int) -> Piece | None:
    """ "hạng a một", "bằng bê hai", "hạng xê một e"."""
    is_led = words[at] in _CLASS_LEADS or words[at] in _PAPERS
    named = letter(words, at + 1) if is_led else None
    if named is None:
        return None
    name, end = named[0].replace("đ", "d"), named[1]
    digit = DIGITS.get(words[end])
    if words[at] in _PAPERS:
        is_size = name == "a" and digit is not None and digit <= _SMALLEST_PAPER
        return Piece(f"{words[at]} A{digit}", end + 1 - at) if is_size else None
    if digit and name + str(digit) in _CLASSES and words[end + 1] not in COUNTED:
        name, end = name + str(digit), end + 1
    elif words[at] != "hạng" and (words[at] != "bằng" or name not in "bcd"):
        return None
    if name not in _CLASSES:
        return None
    trailer = words[end] == "e" and name != "a"
    written = name.upper() + ("E" if trailer else "")
    return Piece(f"{words[at]} {written}", end + trailer - at)


def slashed(words: Words, at: int) -> Piece | None:
    """ "mười hai xuyệt ba", "hẻm năm mươi chín trên hai mươi"."""
    number = cardinal(words, at)
    if number is None:
        return None
    written, end = str(number.value), number.end
    while words[end] in SLASHES and words[end] != "phần":
        below = cardinal(words, end + 1)
        if below is None or words[below.end] in COUNTED:
            break
        written, end = f"{written}/{below.value}", below.end
    return Piece(written, end - at) if "/" in written else None
