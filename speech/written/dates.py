"""Days, months, quarters and years: "ngày một tháng bảy năm hai nghìn không trăm hai mươi sáu"."""

from itertools import product

from speech.written.documents import SLASHES
from speech.written.numbers import (
    DIGITS,
    GOES_ON,
    LAST_DIGITS,
    SCALES,
    Number,
    cardinal,
    exactly,
)
from speech.written.places import COUNTED
from speech.written.words import Piece, Words, word_set
from speech.written.years import year, year_after

_FIRST_DAYS = frozenset({"mùng", "mồng"})
_BEFORE_BARE_DAY = word_set(
    "từ đến trước sau vào hôm là trong tới lúc dịp nhận nộp qua hết chiều sáng tối trưa hai ba tư"
    " năm sáu bảy nhật hẹn lễ đường cuối kể và"
)
_OF_FEASTS = frozenset({"lễ", "tết", "lịch", "quốc", "niệm"})
_WEEKDAYS = word_set("hai ba tư năm sáu bảy")
# After a bare digit for a day: "nộp từ ngày năm thì", not "ngày ba bữa", "ngày một nhiều".
_AFTER_DAY = word_set(
    " , . ? ! ; này tới sau trước đến thì mà tôi em là có và hoặc được nộp hàng hằng âm dương hay"
    " tết vừa mới đã rồi cháu con"
) | {""}
_NO_MONTH_AFTER = GOES_ON | SCALES.keys() | word_set("lần ngày tuần phần người phẩy")
_NO_YEAR_BEFORE = frozenset({"ngoái", "nay", "sau", "trước", "tới", "nào", "đó"})
_FAMILIES = word_set("lê nguyễn trần phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô văn thị")
_QUARTERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4}
_COUNTS_NOT = word_set("tuổi học đầu thứ cuối")


def day(words: Words, at: int) -> Piece | None:
    """A day of a month after "ngày", "mùng", "hôm", or a bare one before its month."""
    lead = words[at]
    if lead in ("ngày", "hôm") or lead in _FIRST_DAYS:
        start = at + 1 + (words[at + 1] in _FIRST_DAYS and lead not in _FIRST_DAYS)
        bare = _without_month_word(words, start)
        if bare:
            return Piece(f"{' '.join(words[at:start])} {bare[0]}", bare[1] - at)
        text, end = _day_and_more(words, start, needs_month=False)
        return Piece(f"{' '.join(words[at:start])} {text}", end - at) if text else None
    return None


def _without_month_word(words: Words, at: int) -> tuple[str, int] | None:
    """ "ngày một bảy hai nghìn không trăm hai mươi lăm": day, month and year and no more."""
    for day_length, month_length in product((3, 2, 1), (2, 1)):
        said = exactly(words, at, day_length)
        of = exactly(words, at + day_length, month_length)
        if said and of and said.value <= 31 and of.value <= 12 and (named := year(words, of.end)):
            return f"{said.value}/{of.value}/{named.value}", named.end
    return None


def day_without_its_word(words: Words, at: int) -> Piece | None:
    """ "từ một tháng bảy", "thứ sáu hai mươi tháng mười một"; "hai tháng một lần" is none."""
    number = _day(words, at)
    if number and number.single and not _may_be_day(words, at):
        return None
    text, end = _day_and_more(words, at, needs_month=True)
    return Piece(text, end - at) if text else None


def _may_be_day(words: Words, at: int) -> bool:
    before, named = words[at - 1], words[at : at + 6]
    if "tháng" in named and "năm" in named[3:] and words[at + 1] == "tháng":
        month = month_number(words, at + 2)
        if month and words[month.end] == "năm" and year(words, month.end + 1):
            return True
    if before in _WEEKDAYS and words[at - 2] == "thứ":
        return True
    if _names_a_feast(words, at):
        return True
    is_pair = before in _WEEKDAYS or words[at] == "năm" == before
    return before in _BEFORE_BARE_DAY and not is_pair


def _names_a_feast(words: Words, at: int) -> bool:
    return any(word in _OF_FEASTS for word in words[max(0, at - 6) : at + 6])


def _day_and_more(words: Words, at: int, *, needs_month: bool) -> tuple[str, int]:
    said = _day(words, at)
    if said is None:
        return "", at
    month = _month_after(words, said.end)
    if month is None:
        is_first = words[at - 1] in _FIRST_DAYS and words[said.end] not in COUNTED
        alone = not needs_month and (is_first or _stands_alone(words, said))
        return (str(said.value), said.end) if alone else ("", at)
    feast = _names_a_feast(words, at)
    if needs_month and said.single and not feast and not _is_dated(words, month.end):
        return "", at
    text = f"{said.value}/{month.value}"
    named = _year_of_date(words, month.end)
    return (f"{text}/{named.value}", named.end) if named else (text, month.end)


def _is_dated(words: Words, end: int) -> bool:
    """Whether what follows a bare "ba tháng sáu" lets it be a day: "ba tháng sáu năm nay"."""
    return words[end] in _AFTER_DAY or words[end] == "năm" or year(words, end) is not None


def _day(words: Words, at: int) -> Number | None:
    """1 to 31: also "hai ba" before a month, "không một"."""
    if words[at] == "không" and words[at + 1] in DIGITS:
        return Number(DIGITS[words[at + 1]], at + 2)
    number = cardinal(words, at)
    if number is None:
        return None
    first, last = DIGITS.get(words[at], 0), LAST_DIGITS.get(words[at + 1])
    if number.single and first <= 3 and last and words[at + 2] in ("tháng", *SLASHES):
        number = Number(10 * first + last, at + 2)
    return number if 1 <= number.value <= 31 else None


def _month_after(words: Words, at: int) -> Number | None:
    if words[at] == "tháng":
        number = month_number(words, at + 1)
        is_october = number is None and words[at + 1] == "mười"  # "mười hai tháng mười ba cứ hỏi"
        return Number(10, at + 2) if is_october else number
    if words[at] in SLASHES:
        number = cardinal(words, at + 1)
        return number if number and number.value <= 12 else None
    return None


def month_number(words: Words, at: int) -> Number | None:
    """1 to 12: "tư" is April, "giêng" and "chạp" stay words."""
    if words[at] == "tư":
        return None if words[at + 1] in ("vấn", "pháp") else Number(4, at + 1, single=True)
    if words[at] == "không" and words[at + 1] in DIGITS:
        return Number(DIGITS[words[at + 1]], at + 2)
    number = cardinal(words, at)
    if number is None or not 1 <= number.value <= 12 or words[number.end] in _NO_MONTH_AFTER:
        return None
    if words[at] == "năm" and (words[at + 1] in _NO_YEAR_BEFORE or year(words, at + 1)):
        return None
    return number


def _year_of_date(words: Words, at: int) -> Number | None:
    if words[at] == "năm" or words[at] in SLASHES:
        return year_after(words, at + 1)
    return year(words, at)


def _stands_alone(words: Words, said: Number) -> bool:
    if words[said.end] in SCALES or words[said.end] in ("phẩy", "phần", "đồng", "giờ"):
        return False
    return not said.single or words[said.end] in _AFTER_DAY


def weekday(words: Words, at: int) -> Piece | None:
    """ "thứ hai" stays, as an ordinal too; "thứ mười hai" does not."""
    if words[at] != "thứ" or words[at + 1] not in _WEEKDAYS:
        return None
    number = cardinal(words, at + 1)
    return None if number and not number.single else Piece(f"thứ {words[at + 1]}", 2)


def month(words: Words, at: int) -> Piece | None:
    """ "tháng tư", "tháng mười hai năm hai nghìn không trăm hai mươi lăm"."""
    if words[at] != "tháng" or words[at - 1] == "mạng":  # "đường cách mạng tháng tám"
        return None
    number = month_number(words, at + 1)
    if number is None or (number.single and words[number.end] in ("bữa", "kỳ", "đứa", "ca")):
        return None
    joined = year_after(words, number.end + 1) if words[number.end] in SLASHES else None
    joined = joined or year(words, number.end)
    if joined:
        return Piece(f"tháng {number.value}/{joined.value}", joined.end - at)
    return Piece(f"tháng {number.value}", number.end - at)


def quarter(words: Words, at: int) -> Piece | None:
    """ "quý một"; "quý vị" and "quý hai ông" are polite."""
    number = _QUARTERS.get(words[at + 1])
    following = words[at + 2]
    is_polite = following in COUNTED or following in SCALES or words[at - 1] in _FAMILIES
    if number is None or is_polite:
        return None
    joined = year(words, at + 2)
    return (
        Piece(f"quý {number}/{joined.value}", joined.end - at)
        if joined
        else Piece(f"quý {number}", 2)
    )


def named_year(words: Words, at: int) -> Piece | None:
    """ "năm hai nghìn không trăm hai mươi lăm", "sinh năm tám lăm"; "năm ngoái" stays."""
    number = year_after(words, at + 1) if words[at] == "năm" else None
    if number is None or (words[number.end] in _COUNTS_NOT and not year(words, at + 1)):
        return None
    short = number.end - at == 3 and words[at + 1] != "mười" and words[at + 2] != "mươi"
    if short and not _may_be_short(words, at):
        return None
    return Piece(f"năm {number.value}", number.end - at)


def spelled_year(words: Words, at: int) -> Piece | None:
    """ "hai không hai mốt" where no further digits follow but those of another year."""
    number = year(words, at) if words[at + 1] in ("không", "chín", "tám") else None
    if number is None or words[at - 1] == "số":
        return None
    goes_on = words[number.end] in LAST_DIGITS or words[number.end] == "không"
    if goes_on and words[number.end] != "năm" and year(words, number.end) is None:
        return None
    return Piece(str(number.value), number.end - at)


def _may_be_short(words: Words, at: int) -> bool:
    """ "năm hai lăm" is a year, "năm bảy bữa" and "năm sáu người" are some."""
    first, last = DIGITS.get(words[at + 1], 0), words[at + 2]
    return first >= 6 or first in (1, 2) or last in ("lăm", "mốt", "tư", "nhăm")
