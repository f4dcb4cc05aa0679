"""Years: "hai nghìn không trăm hai mươi lăm", "hai không hai lăm", after "năm" also "hai lăm"."""

from speech.written.numbers import DIGITS, GOES_ON, LAST_DIGITS, SCALES, Number, cardinal, tens
from speech.written.words import Words, word_set

EARLIEST, LATEST = 1800, 2099
_CENTURIES = {("một", "tám"): 18, ("một", "chín"): 19, ("hai", "không"): 20}
_NEWEST_SHORT = 40  # "năm bốn mươi" is 2040, "năm bốn mốt" 1941
_NO_YEARS_AFTER = GOES_ON | SCALES.keys() | frozenset({"đồng", "mét", "người"})
_NO_SHORT_YEARS_AFTER = GOES_ON | SCALES.keys() | word_set(
    "tuổi ngày tháng giờ phút đồng phần người mét phẩy lần")  # fmt: skip


def year(words: Words, at: int) -> Number | None:
    """A year of four digits."""
    number = cardinal(words, at)
    if number and EARLIEST <= number.value <= LATEST:
        return None if words[number.end] in _NO_YEARS_AFTER else number
    century = _CENTURIES.get((words[at], words[at + 1]))
    if century is None:
        return None
    rest = _two_digits(words, at + 2)
    return rest and Number(100 * century + rest.value, rest.end)


def year_after(words: Words, at: int) -> Number | None:
    """A year where the word before says that it is one: also its last two digits alone."""
    full = year(words, at)
    if full:
        return full
    short = _two_digits(words, at)
    if short is None or short.value < 10 or words[short.end] in _NO_SHORT_YEARS_AFTER:
        return None
    return short._replace(value=short.value + (2000 if short.value <= _NEWEST_SHORT else 1900))


def _two_digits(words: Words, at: int) -> Number | None:
    """ "hai lăm", "hai mươi lăm", "không năm", "một chín"."""
    said = tens(words, at)
    if said:
        return said
    first = 0 if words[at] in ("không", "linh", "lẻ") else DIGITS.get(words[at])
    last = 0 if words[at + 1] == "không" else LAST_DIGITS.get(words[at + 1])
    if first is None or last is None or words[at + 2] in GOES_ON:
        return None
    return Number(10 * first + last, at + 2)
