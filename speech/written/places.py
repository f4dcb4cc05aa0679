"""Where in a text: "khoản hai điều một trăm linh hai điểm đê" -> "khoản 2 điều 102 điểm đ"."""

from speech.written.letters import NAMES
from speech.written.numbers import AFTER_TU, DIGITS, LAST_DIGITS, SCALES, Number, cardinal
from speech.written.words import Piece, Words, word_set

_PLACES = frozenset({"điều", "khoản", "mục", "tiết"})
_ROMAN_PLACES = {("chương",): 1, ("phụ", "lục"): 2}
# Where a lone digit counts a thing, it stays: "điều hai người thỏa thuận", "điều ba mẹ lo".
COUNTED = word_set(
    "người mẹ má vợ chồng bên cách việc lần loại con đứa cháu anh chị em ông bà cái chiếc bộ bản"
    " tờ giấy mặt thứ trong số vài chút ít nửa bánh cửa đời hôm mình chiều nhà gia thằng cô chú"
    " bác dì tôi phần tháng ngày tuần giờ phút tiếng đồng bạn nơi căn mảnh thửa xe đứa cặp vị"
    " trường hộ mét chân tay tầng khi buổi tiết"
)
_YEAR_NOT_FIVE = word_set("ngoái nay sau trước tới qua nào hai một hai học")
# Letters that stand before a point's name in law: a, b, c, d, đ, e, g, …
_POINTS = "abcdđeghiklmnopqrstuvxy"
_ALSO_WORDS = frozenset({"đi", "em", "ca", "ơ", "y", "ích", "bi", "xi", "di", "ti", "pi", "kiu"})
_ROMAN = (
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LAST_CHAPTER = 49


def place(words: Words, at: int) -> Piece | None:
    """Điều, khoản, mục with their numbers; "điều mười lăm a" is Điều 15a."""
    number = _number_of_place(words, at) if words[at] in _PLACES else None
    if number is None or number.value > 9999 or not _is_label(words, at, number):
        return None
    letter, end = _added_letter(words, number.end)
    more, end = _enumerated(words, end)
    return Piece(f"{words[at]} {number.value}{letter}{more}", end - at)


def point(words: Words, at: int) -> Piece | None:
    """ "điểm đê", "điểm a"; of a mark or a place nothing is said: "điểm mười", "điểm đến"."""
    if words[at] != "điểm":
        return None
    name = words[at + 1]
    letter = NAMES.get(name, name if len(name) == 1 else "")
    if letter not in _POINTS or not letter or (name in _ALSO_WORDS and not _near(words, at)):
        return None
    return Piece(f"điểm {letter}", 2)


def roman(words: Words, at: int) -> Piece | None:
    """Chapters and annexes have Roman numbers in official texts."""
    for name, length in _ROMAN_PLACES.items():
        start = at + length
        if tuple(words[at:start]) == name:
            start += words[start] == "số"
            number = cardinal(words, start)
            if number and number.value <= _LAST_CHAPTER and _is_label(words, start - 1, number):
                lead = " ".join(words[at:start])
                return Piece(f"{lead} {to_roman(number.value)}", number.end - at)
    return None


def to_roman(value: int) -> str:
    """1 to 49."""
    written = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        written += letters * count
    return written


def _number_of_place(words: Words, at: int) -> Number | None:
    if words[at - 1] == "tài":  # "số tài khoản một chín không ba"
        return None
    if words[at] != "điều" and words[at + 1] == "tư" and words[at + 2] not in AFTER_TU:
        return Number(4, at + 2, single=True)
    number = cardinal(words, at + 1)
    return _shortened(words, at + 1, number) if number and words[at] == "điều" else number


def _enumerated(words: Words, at: int) -> tuple[str, int]:
    """ "khoản một hai và ba điều chín": the numbers after the first."""
    end = at
    while words[end] in DIGITS:
        end += 1
    if end > at + 1 and (words[end] in _PLACES or words[end] == "và"):
        return "".join(f" {DIGITS[word]}" for word in words[at:end]), end
    more = ""
    while True:
        joined = words[at] in ("và", "hoặc")
        number = cardinal(words, at + joined)
        follows = number and (words[number.end] in _PLACES or words[number.end] in ("", "và"))
        if number is None or not number.single or not follows:
            return more, at
        more += f" {words[at]} {number.value}" if joined else f" {number.value}"
        at = number.end


def _shortened(words: Words, at: int, number: Number) -> Number:
    """ "điều một trăm hai ba" is 123, "điều ba bảy" 37: numbers as people shorten them."""
    first, last = DIGITS.get(words[at]), LAST_DIGITS.get(words[at + 1])
    if not number.single or first is None or last is None or words[at + 1] == "năm":
        return number
    following = words[at + 2]
    if following in SCALES or following in ("mươi", "trăm", "phẩy") or following in COUNTED:
        return number
    return Number(10 * first + last, at + 2)


def _is_label(words: Words, at: int, number: Number) -> bool:
    following = words[number.end]
    if not number.single:
        return following not in SCALES and following not in ("phẩy", "phần")
    if words[at + 1] == "năm" and following in _YEAR_NOT_FIVE:
        return False
    return following not in COUNTED and following not in SCALES


def _added_letter(words: Words, at: int) -> tuple[str, int]:
    """Articles that were put in later: "điều mười lăm a"."""
    return (words[at], at + 1) if words[at] in ("a", "b", "c") else ("", at)


def _near(words: Words, at: int) -> bool:
    return words[at + 2] in ("khoản", "điều") or words[at - 2] in ("khoản", "điều")
