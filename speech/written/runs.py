"""Digits said one by one: telephone numbers, papers of identity, accounts, codes."""

from collections.abc import Sequence

from speech.written.numbers import DIGITS, GOES_ON, LAST_DIGITS, SCALES, tens
from speech.written.words import Piece, Words, word_set

_SINGLE = {**LAST_DIGITS, "không": 0}
_ANNOUNCED = word_set(
    "số thoại cước cccd cmnd mã khoản hotline đài zalo gọi danh thuế biển sđt máy là nóng nhận"
    " khẩu otp pin dân chiếu thẻ otp:"
)
_REACH = 6  # words between the announcement and the number
_FEWEST_ANNOUNCED, _FEWEST = 3, 4
_KIN = word_set("mẹ má tôi em con cháu anh chị mình ơi đứa")
_TIME = word_set("nay ngoái sau trước tới qua")
_PHONE_LENGTHS = range(9, 13)


def run(words: Words, at: int) -> Piece | None:
    """Four digits and more, three where a word before says that a number follows."""
    if words[at] not in _SINGLE or words[at] in ("lăm", "mốt", "nhăm", "tư"):
        return None
    if words[at + 1] in GOES_ON:
        return None
    announced = _is_announced(words, at)
    digits, end = said_digits(words, at, grouped=announced)
    if digits[:1] == "0" and not announced and len(digits) not in _PHONE_LENGTHS:
        return None  # "được không một hai ba bốn"
    # "người dân được khám miễn phí không một năm mấy lần" asks whether.
    fewest = _FEWEST_ANNOUNCED if announced and digits[:1] != "0" else _FEWEST
    return Piece(digits, end - at) if len(digits) >= fewest else None


def _is_announced(words: Words, at: int) -> bool:
    before: Sequence[str] = words[max(0, at - _REACH) : at]
    return any(word in _ANNOUNCED for word in before)


def said_digits(words: Words, at: int, *, grouped: bool) -> tuple[str, int]:
    """The digits from here on and the position after them; `grouped` ones may be said in tens."""
    written = ""
    while True:
        step = _step(words, at, grouped=grouped)
        if step is None:
            return written, at
        digits, at = step
        written += digits


def _step(words: Words, at: int, *, grouped: bool) -> tuple[str, int] | None:
    word, following = words[at], words[at + 1]
    pair = tens(words, at)
    if pair and (grouped or (words[at] in DIGITS and following not in GOES_ON)):
        return str(pair.value), pair.end
    if word in ("linh", "lẻ") and grouped:
        return "0", at + 1
    digit = _SINGLE.get(word)
    if digit is None or following in GOES_ON | SCALES.keys() or _is_another_word(word, following):
        return None
    return str(digit), at + 1


def _is_another_word(word: str, following: str) -> bool:
    return (word == "ba" and following in _KIN) or (word == "năm" and following in _TIME)
