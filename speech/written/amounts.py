"""Counts, money, shares and measures: "năm mươi phần trăm", "hai triệu rưỡi", "ba ngày"."""

from collections.abc import Mapping

from speech.written.dates import month_number
from speech.written.documents import kind_before
from speech.written.numbers import (
    DIGITS,
    GOES_ON,
    HALF,
    SCALES,
    Number,
    cardinal,
    exactly,
    grouped,
    standing_alone,
    tens,
)
from speech.written.places import COUNTED
from speech.written.runs import said_digits
from speech.written.words import Piece, Words, word_set

# Beside these a lone digit is a number; "hai vợ chồng", "ba người" stay words.
_UNITS = word_set("giây phút giờ tiếng ngày đêm tuần tháng năm tuổi mét lít tấn sào tầng đồng quý")
_HALVED = frozenset({"ngày", "tuần", "tháng", "năm", "tiếng", "mét", "lít", "tấn", "sào", "tuổi"})
_MEASURES: Mapping[tuple[str, ...], str] = {
    ("phần", "trăm"): "%", ("mét", "vuông"): " m2", ("mét", "khối"): " m3",
    ("ki", "lô", "mét"): " km", ("ki", "lô", "gam"): " kg", ("ki", "lô"): " kg",
    ("kí", "lô"): " kg", ("xăng", "ti", "mét"): " cm", ("xen", "ti", "mét"): " cm",
    ("mi", "li", "mét"): " mm", ("héc", "ta"): " ha", ("hécta",): " ha", ("ha",): " ha",
}  # fmt: skip
_MEASURE_STARTS = frozenset(name[0] for name in _MEASURES)
_AFTER_DONG = word_set(
    "phạm chí đội nghiệp thời ý bào sở tác chủ hương môn bằng nai tháp hồ sông nhân"
)
# "Hằng năm tháng nào", "sang năm ngày nào": the year, not five.
_YEAR_AFTER = word_set("hằng hàng mỗi những cuối đầu giữa cả sang qua từng ra một hết")
# "Hai triệu một tháng", "hai mươi ki lô mét một giờ": for each.
_FOR_EACH = (
    SCALES.keys() | DIGITS.keys() | word_set("đồng tiền rưỡi trăm mét lần giờ ngày bản buổi")
)
_INDEFINITE = frozenset({"nào", "kia", "bao", "mấy"})  # "một ngày nào đó", "một tháng bao nhiêu"
_VAGUE = frozenset({"vài", "mấy", "hàng", "cả", "hằng", "bao", "nhiêu", "trăm", "dăm", "chục"})
_FEW = frozenset({"vài", "dăm", "đôi"})
_NAMES_BEFORE_TEN = word_set(
    "thị văn bà cô chị dì chú anh ông bác thím mợ cậu tháng út tên hữu ngọc"
)
_YEARS = range(1946, 2060)
_BILLION = 10**9


def amount(words: Words, at: int) -> Piece | None:
    """A number with or without its unit; a lone digit only beside a unit."""
    for reader in (_share_of, _span, _decimal):
        found = reader(words, at)
        if found:
            return found
    number = cardinal(words, at)
    if number is None or _counts_nothing(words, at, number):
        return None
    if number.value in _YEARS and kind_before(words, at):  # "luật báo chí … mười sáu giờ còn không"
        return Piece(str(number.value), number.end - at)
    return _with_unit(words, at, str_of(words, number), number)


def scaled(words: Words, at: int) -> Piece | None:
    """ "triệu rưỡi", "trăm rưỡi", "triệu hai": the "một" is left out."""
    if words[at - 1] in DIGITS or words[at - 1] in _VAGUE or words[at - 1] in ("mươi", "mười"):
        return None
    following = words[at + 1]
    if following not in HALF and following not in DIGITS and following != "mười":
        return None
    number = cardinal(["một", *words[at : at + 12], "", "", ""], 0)
    fewest = 4 if words[at] == "trăm" and following in DIGITS else 3  # "trăm hai mươi"
    if number is None or number.end < fewest:
        return None
    return Piece(str_of(words, number._replace(end=at + number.end - 1)), number.end - 1)


def half_more(words: Words, at: int) -> Piece | None:
    """ "ngày rưỡi" is 1,5 ngày."""
    unit, before = words[at], words[at - 1]
    if words[at + 1] not in HALF or unit not in _HALVED or before in _VAGUE or before in DIGITS:
        return None
    return Piece(f"1,5 {unit}", 2)


def str_of(words: Words, number: Number) -> str:
    """The number with its thousands apart; in billions where it is so many of them."""
    if number.value >= _BILLION and number.value % (_BILLION // 10) == 0:
        whole, tenths = divmod(number.value // (_BILLION // 10), 10)
        return grouped(whole) + (f",{tenths}" if tenths else "") + " tỷ"
    following = words[number.end]
    counts = following in _UNITS or following in COUNTED or following in _MEASURE_STARTS
    return grouped(number.value) if counts else standing_alone(number.value)


def _with_unit(words: Words, at: int, written: str, number: Number) -> Piece | None:
    end = number.end
    measure = _measure(words, end)
    if measure:
        return Piece(written + measure[0], measure[1] - at)
    unit = words[end]
    is_mark = unit == "điểm" and words[at - 1] == "trừ"
    if (unit in _UNITS or is_mark) and not (unit == "đồng" and words[end + 1] in _AFTER_DONG):
        return _of_unit(words, at, written, number)
    if number.single or _is_a_name(words, at, number):
        return None
    return Piece(written, end - at)


def _of_unit(words: Words, at: int, written: str, number: Number) -> Piece | None:
    unit, after = words[number.end], words[number.end + 1]
    if after in HALF and unit in _HALVED and words[number.end + 2] not in SCALES:
        return Piece(f"{written},5 {unit}", number.end + 2 - at)
    is_one = words[at] == "một" and number.single
    if is_one and (after in _INDEFINITE or _is_for_each(words[at - 1])):
        return None
    return Piece(f"{written} {unit}", number.end + 1 - at)


def _is_for_each(before: str) -> bool:
    return before in _FOR_EACH or before in ("km", "m2", "m3", "ha", "kg") or before[:1].isdigit()


def _measure(words: Words, at: int) -> tuple[str, int] | None:
    if words[at] not in _MEASURE_STARTS:
        return None
    for name, short in _MEASURES.items():
        end = at + len(name)
        if tuple(words[at:end]) == name:
            return short, end
    return None


def _counts_nothing(words: Words, at: int, number: Number) -> bool:
    """ "mỗi năm ngày nào", "một năm năm tháng": no five; "vài ba ngày" no three."""
    if number.single and words[at - 1] in _FEW:
        return True
    if words[at] != "năm" or not number.single:
        return False
    before, following, beyond = words[at - 1], words[at + 1], words[at + 2]
    if following == "năm":
        return beyond in _UNITS or beyond in SCALES or beyond in GOES_ON
    return before in _YEAR_AFTER


def _is_a_name(words: Words, at: int, number: Number) -> bool:
    return words[at] == "mười" and number.end == at + 1 and words[at - 1] in _NAMES_BEFORE_TEN


def _share_of(words: Words, at: int) -> Piece | None:
    """ "hai phần ba" is 2/3; of "một phần hai bên cùng chịu" nothing is read."""
    number = cardinal(words, at)
    if number is None or words[number.end] != "phần":
        return None
    if words[number.end + 1] == "tư" and number.single and number.value in (1, 3):
        below = None if words[number.end + 2] in ("vấn", "pháp", "nhân") else 4
        return Piece(f"{number.value}/4", number.end + 2 - at) if below else None
    whole = cardinal(words, number.end + 1)
    if whole is None or whole.value <= number.value:
        return None
    if whole.value <= 2 and words[whole.end] in COUNTED:
        return None
    return Piece(f"{number.value}/{whole.value}", whole.end - at)


def _span(words: Words, at: int) -> Piece | None:
    """ "hai ba ngày" is 2-3 ngày, "mười mười lăm ngày" 10-15; "ba bốn trăm" stays."""
    few = _few(words, at)
    many = cardinal(words, few.end) if few else None
    if few is None or many is None or many.value <= few.value:
        return None
    if few.single and many.value != 10:
        return _span_of_digits(words, at, few)
    if few.single and few.value != 9:
        return None
    if many.single or many.value >= 1000 or not _counts(words, many.end):
        return None
    return _with_unit(words, at, f"{few.value}-{many.value}", many)


def _few(words: Words, at: int) -> Number | None:
    if words[at] == "mươi" and words[at + 1] == "mười":
        return Number(10, at + 1)
    return cardinal(words, at)


def _span_of_digits(words: Words, at: int, few: Number) -> Piece | None:
    last = DIGITS.get(words[few.end], 0)
    if last != few.value + 1 and (few.value, last) != (5, 7):
        return None
    end, following = few.end + 1, words[few.end + 1]
    span = f"{few.value}-{last}"
    if following == "tháng" and month_number(words, end + 1):
        return None  # "hai ba tháng mười" is a day
    if following in GOES_ON:  # three or four hundred: read as words, not as "ba 400"
        number = cardinal(words, few.end)
        return number and Piece(" ".join(words[at : number.end]), number.end - at)
    if following in SCALES:
        return Piece(f"{span} {following}", end + 1 - at)
    if words[few.end] == "năm" and following not in ("ngày", "tháng", "tuần", "giờ", "tiếng"):
        return None
    return _with_unit(words, at, span, Number(last, end, single=True))


def _counts(words: Words, at: int) -> bool:
    return words[at] in _UNITS or words[at] in COUNTED or _measure(words, at) is not None


def _decimal(words: Words, at: int) -> Piece | None:
    """ "hai phẩy năm phần trăm" is 2,5%; "không phẩy không năm" 0,05."""
    number = Number(0, at + 1) if words[at] == "không" else cardinal(words, at)
    if number is None or words[number.end] != "phẩy":
        return None
    fraction, end = _fraction(words, number.end + 1)
    if not fraction:
        return None
    written = f"{grouped(number.value)},{fraction}"
    scale = words[end]
    if scale in SCALES:
        return Piece(f"{written} {scale}", end + 1 - at)
    return _with_unit(words, at, written, Number(number.value, end))


def _fraction(words: Words, at: int) -> tuple[str, int]:
    before_scale = exactly(words, at, 1) if words[at + 1] in SCALES else tens(words, at)
    number = before_scale or cardinal(words, at)  # "sáu phẩy hai triệu"
    if number and number.value < 1000 and (before_scale or not number.single):
        return str(number.value), number.end
    if number and number.single and words[number.end] not in DIGITS and words[at + 1] != "không":
        return str(number.value), number.end
    return said_digits(words, at, grouped=False)
