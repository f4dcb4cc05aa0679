"""Cardinal numbers said in words: "hai nghìn không trăm linh năm", "triệu rưỡi", "hai tư"."""

from collections.abc import Mapping
from typing import NamedTuple

from speech.written.words import Words, word_set

DIGITS: Mapping[str, int] = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8,
    "chín": 9,
}  # fmt: skip
LAST_DIGITS: Mapping[str, int] = {**DIGITS, "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
ONLY_LAST = frozenset({"mốt", "lăm", "nhăm"})  # said after tens and nowhere else
SCALES: Mapping[str, int] = {
    "nghìn": 1000, "ngàn": 1000, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
HALF = frozenset({"rưỡi", "rưởi"})
ZERO_TENS = frozenset({"linh", "lẻ"})
TENS = frozenset({"mươi", "chục"})
GOES_ON = TENS | {"trăm"}
# "hai mươi tư vấn viên": twenty.
AFTER_TU = word_set(
    "vấn pháp nhân thương cách tưởng liệu thế duy lợi bản gia thục sản doanh cấp trang"
)
# "ba mươi năm" is thirty years, but before these it is thirty-five.
_COUNTED_AFTER_FIVE = word_set(
    "ngày tuổi giờ phút giây tuần mét phần đồng nghìn ngàn triệu tỷ tỉ người hôm ki %"
)
# Of one thing: "một triệu một tháng", "một triệu hai ngày": the digit belongs to what follows.
_STOPS_TENTH = (
    _COUNTED_AFTER_FIVE
    | GOES_ON
    | SCALES.keys()
    | word_set(
        "tháng năm quý tiếng đêm lần bản bộ con đứa cháu mẹ má vợ chồng bên cái chiếc loại tờ hộ"
        " phẩy rưỡi mươi lít tấn cân ký héc mét xe bà ông anh chị em thứ lượt suất căn thửa"
    )
)
_NO_TENTH_BEFORE = AFTER_TU | _STOPS_TENTH
_NO_PAIR_BEFORE = ONLY_LAST | DIGITS.keys() | {"không", "tư"}
_YEARS_BEGIN = 2  # "hai nghìn hai sáu" is said of years


class Number(NamedTuple):
    """`end` is the position after the last word; `single` is one bare word below ten."""

    value: int
    end: int
    single: bool = False


def cardinal(words: Words, at: int) -> Number | None:
    """The longest number that begins here."""
    first = _group(words, at, inner=False)
    if first is None:
        return None
    scale, end = _scale(words, first.end)
    if scale == 1:
        return first
    total = first.value * scale
    while True:
        if words[end] in HALF:
            return Number(total + scale // 2, end + 1)
        added, end, inner_scale = _after_scale(words, end, scale, total)
        total += added
        if inner_scale in (0, 1):
            return Number(total, end)
        scale = inner_scale


def _after_scale(words: Words, at: int, scale: int, total: int) -> tuple[int, int, int]:
    """(what is added, position after it, the scale it was said in or 0 for nothing)."""
    group = _group(words, at, inner=True)
    if group is None:
        return _loose_tail(words, at, scale, total)
    inner, end = _scale(words, group.end)
    if inner == 1:
        if group.single:
            return _tenths(words, at, scale)
        # "Hai triệu ba trăm" leaves the thousands out; "hai triệu không nghìn ba trăm" does not.
        dropped = scale > 1000 and words[at + 1] == "trăm" and words[at] != "không"
        if scale > 1000 and not dropped:
            return 0, at, 0
        return group.value * (scale // 1000 if dropped else 1), group.end, 1
    if inner >= scale:
        return 0, at, 0
    return group.value * inner, end, inner


def _loose_tail(words: Words, at: int, scale: int, total: int) -> tuple[int, int, int]:
    """ "hai ngàn hai sáu": a year without its hundreds."""
    if words[at] in ("tư", "mốt") and scale > 1000 and words[at + 1] not in _NO_TENTH_BEFORE:
        return LAST_DIGITS[words[at]] * scale // 10, at + 1, 1  # "tám triệu tư"
    pair = _two_digits(words, at)
    if pair and scale == 1000 and total == _YEARS_BEGIN * 1000:
        return pair.value, pair.end, 1
    return 0, at, 0


def _tenths(words: Words, at: int, scale: int) -> tuple[int, int, int]:
    """ "một triệu tám" is 1.800.000."""
    pair = _two_digits(words, at)
    if pair and scale == 1000:
        return pair.value, pair.end, 1
    if words[at] in ("một", "năm", "không"):
        return 0, at, 0
    each = words[at + 1] == "một" and words[at + 2] in _STOPS_TENTH  # "sáu triệu hai một tháng"
    if not each and (words[at + 1] in _STOPS_TENTH or words[at + 1] in DIGITS):
        return 0, at, 0
    return DIGITS.get(words[at], 4) * scale // 10, at + 1, 1


def _two_digits(words: Words, at: int) -> Number | None:
    tens, last = DIGITS.get(words[at]), LAST_DIGITS.get(words[at + 1])
    if tens is None or last is None or words[at + 2] in GOES_ON | SCALES.keys():
        return None
    return Number(10 * tens + last, at + 2)


def _scale(words: Words, at: int) -> tuple[int, int]:
    """(1000 for "nghìn", 10^12 for "nghìn tỷ", 1 for none; the position after it)."""
    scale = SCALES.get(words[at])
    if scale is None:
        return 1, at
    above = SCALES.get(words[at + 1], 0)
    return (scale * above, at + 2) if above == 10**9 > scale else (scale, at + 1)


def _group(words: Words, at: int, *, inner: bool) -> Number | None:
    """A number below a thousand; `inner` ones may begin with "không trăm" or "linh"."""
    first = words[at]
    if inner and first in ZERO_TENS:
        return _after_zero(words, at)
    digit = DIGITS.get(first)
    if digit is None and inner and first == "không":
        digit = 0
    if digit is not None and words[at + 1] == "trăm":
        return _hundreds(words, at, digit)
    if digit == 0:
        return Number(0, at + 1) if words[at + 1] in SCALES else None
    return tens(words, at) or _single(words, at, digit)


def _single(words: Words, at: int, digit: int | None) -> Number | None:
    return None if digit is None else Number(digit, at + 1, single=True)


def _after_zero(words: Words, at: int) -> Number | None:
    """ "linh năm"; some say it before tens too: "hai nghìn lẻ hai mươi lăm"."""
    digit = LAST_DIGITS.get(words[at + 1])
    if digit is None or words[at + 2] in GOES_ON:
        return tens(words, at + 1)
    return Number(digit, at + 2)


def _hundreds(words: Words, at: int, digit: int) -> Number:
    base, rest = 100 * digit, at + 2
    if words[rest] in HALF:
        return Number(base + 50, rest + 1)
    tail = _after_zero(words, rest) if words[rest] in ZERO_TENS else tens(words, rest)
    if tail:
        return Number(base + tail.value, tail.end)
    pair = _shortened(words, rest)
    if pair:
        return Number(base + pair.value, pair.end)
    # "Hai trăm tư" is 240; "một trăm một tháng" is a price.
    last = LAST_DIGITS.get(words[rest])
    spoken_short = last and words[rest] not in ("một", "năm") and words[rest] not in ONLY_LAST
    if spoken_short and digit and _ends_short(words, rest):
        return Number(base + 10 * (last or 0), rest + 1)
    return Number(base, rest)


def _shortened(words: Words, at: int) -> Number | None:
    """The end of "một trăm sáu tám", not of "một trăm năm hai không hai tư"."""
    pair = _two_digits(words, at)
    goes_on = pair and words[pair.end] in _NO_PAIR_BEFORE and words[pair.end] != "năm"
    if pair is None or goes_on or words[at + 1] == "năm":
        return None
    return pair


def _ends_short(words: Words, at: int) -> bool:
    following = words[at + 1]
    if words[at] == "tư" and following in AFTER_TU:
        return False
    return following in SCALES or (following not in _STOPS_TENTH and following not in DIGITS)


def tens(words: Words, at: int) -> Number | None:
    """ "mười lăm", "hai mươi tư", "hăm mốt", "ba chục", "bốn nhăm", "hai tư"."""
    first, second = words[at], words[at + 1]
    if first in ("mười", "hăm"):
        last = _last(words, at + 1)
        if first == "hăm" and not last:
            return None
        return Number((10 if first == "mười" else 20) + last, at + 1 + bool(last))
    digit = DIGITS.get(first)
    if digit is None:
        return None
    if second == "mươi":
        last = _last(words, at + 2)
        return Number(10 * digit + last, at + 2 + bool(last))
    if second == "chục":
        return Number(10 * digit, at + 2)
    if second in ONLY_LAST or (second == "tư" and _is_four(words, at + 1)):
        return Number(10 * digit + LAST_DIGITS[second], at + 2)
    return None


def _last(words: Words, at: int) -> int:
    """The digit after tens, 0 where the next word is none."""
    digit, following = LAST_DIGITS.get(words[at], 0), words[at + 1]
    if following in GOES_ON:  # "hai mươi ba mươi ngày": twenty to thirty
        return 0
    if words[at] == "năm" and following not in _COUNTED_AFTER_FIVE:
        return 0
    return 0 if words[at] == "tư" and not _is_four(words, at) else digit


def _is_four(words: Words, at: int) -> bool:
    return words[at + 1] not in AFTER_TU


def exactly(words: Words, at: int, count: int) -> Number | None:
    """The number that just so many words are: "mười một hai nghìn" is not read on."""
    number = cardinal([*words[at : at + count], *[""] * 8], 0)
    return Number(number.value, at + count) if number and number.end == count else None


def grouped(value: int) -> str:
    """1234567 -> "1.234.567"."""
    return f"{value:,}".replace(",", ".")


def standing_alone(value: int) -> str:
    """A number of which nothing says what it counts: 1900 to 2099 are years, 2000 a price."""
    is_year = 1900 <= value < 2100 and value != 2000
    return str(value) if is_year else grouped(value)
