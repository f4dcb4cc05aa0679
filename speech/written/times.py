"""Times of day and hours: "tám giờ rưỡi", "mười giờ kém mười lăm", "mười bảy giờ"."""

from speech.written.numbers import DIGITS, HALF, SCALES, Number, cardinal
from speech.written.words import Piece, Words, word_set

_HOURS = 24
_BEFORE_CLOCK = word_set("lúc khoảng từ đến tới hồi tầm")
_AFTER_MINUTES = word_set(
    " , . phút sáng trưa chiều tối đêm đến là thì có hôm ngày tôi em mà và rồi mới"
) | {""}


def clock(words: Words, at: int) -> Piece | None:
    """Hours with minutes, "rưỡi" or "kém"; bare hours are an amount."""
    hour = cardinal(words, at)
    if hour is None or hour.value > _HOURS:
        return None
    if words[hour.end] in HALF:
        is_clock = words[at - 1] in _BEFORE_CLOCK
        return Piece(f"{hour.value} giờ 30", hour.end + 1 - at) if is_clock else None
    if words[hour.end] != "giờ":
        return None
    end = hour.end + 1
    if words[end] in HALF:
        return Piece(f"{hour.value} giờ 30", end + 1 - at)
    if words[end] == "không" and words[end + 1] in DIGITS and words[end + 2] == "phút":
        return Piece(f"{hour.value} giờ 0{DIGITS[words[end + 1]]}", end + 2 - at)
    before = words[end] == "kém"
    minutes = _minutes(words, end + before)
    if minutes is None:
        return None
    less = "kém " if before else ""
    return Piece(f"{hour.value} giờ {less}{minutes.value}", minutes.end - at)


def midnight(words: Words, at: int) -> Piece | None:
    """ "lúc không giờ"; "được không giờ này" is no hour."""
    is_hour = words[at + 1] == "giờ" and words[at - 1] in _BEFORE_CLOCK
    return Piece("0 giờ", 2) if is_hour else None


def half_past_one(words: Words, at: int) -> Piece | None:
    """ "giờ rưỡi" alone is an hour and a half."""
    alone = words[at] == "giờ" and words[at + 1] in HALF
    return Piece("1 giờ 30", 2) if alone else None


def _minutes(words: Words, at: int) -> Number | None:
    number = cardinal(words, at)
    if number is None or number.value >= 60 or words[number.end] in SCALES:
        return None
    return number if words[number.end] in _AFTER_MINUTES else None
