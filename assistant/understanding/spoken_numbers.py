"""Numbers in words made digits, and names of weekdays made one word, for the rules about days.

"mười ba tháng mười một" becomes `13 thang 11`; "hai không hai sáu" `2026`; "hai ba ngày" is two
or three days, "hai ba tháng mười" the 23rd: both readings are kept in one word, `23~2~3`. "thứ
hai" becomes `wd0`. "năm" is five only beside a unit or a month, else it stays the year.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.understanding.day_words import Word, word_set

_DIGITS = {f"n{digit}": digit for digit in range(1, 10)}
_DIGITS |= {str(digit): digit for digit in range(1, 10)}
_UNSURE = {"mot": 1, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7, "tam": 8}
_LAST = {"n5x": 5, "motx": 1, "lam": 5, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "tu": 4}
_TOLD_APART = frozenset(_UNSURE) - {"nam"}
_TENS = frozenset({"muoi", "muoix", "chuc"})
_UNITS = frozenset({"ngay", "hom", "bua", "tuan", "thang", "gio", "quy"})
_TO = frozenset({",", "den", "toi", "hoac", "hay"})
_DAY_LEADS = frozenset({"hom", "ngay", "bua", "mung", "mong", "tu"})
_BEFORE_MONTH_OR_DAY = frozenset({"thang", "mung", "mong"})
_ORDINAL = word_set("lan con nguoi ben dua xe vo dot lop hang viec vong muc loai cap thanh lam")
_WEEKDAYS = {
    "n2": 0, "2": 0, "n3": 1, "3": 1, "n4": 2, "tu": 2, "4": 2, "nam": 3, "5": 3, "n6": 4,
    "sau": 4, "6": 4, "n7": 5, "bay": 5, "7": 5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from so many words; `pair` is the other reading of "hai ba" (2 to 3)."""

    value: int | None
    length: int
    pair: tuple[int, int] | None = None

    def __str__(self) -> str:
        parts = [] if self.value is None else [self.value]
        return "~".join(map(str, [*parts, *(self.pair or ())]))


def read_numbers(words: Sequence[Word], *, marked: bool) -> list[Word]:
    """The words with spoken numbers and weekdays each made one word.

    In a sentence with diacritics "sau" is never "sáu", nor "tu" "tư".
    """
    bare = [f"={word.bare}" if marked and word.bare in _TOLD_APART else word.bare for word in words]
    read: list[Word] = []
    at = 0
    while at < len(words):
        name, length = _weekday(words, bare, at) or _number(bare, at) or (words[at].bare, 1)
        read.append(Word(name, words[at].start, words[at + length - 1].end))
        at += length
    return read


def _weekday(words: Sequence[Word], bare: list[str], at: int) -> tuple[str, int] | None:
    here, following = bare[at], _get(bare, at + 1)
    if here == "cn" or (here == "chu" and following == "nhat"):
        return "wd6", 1 if here == "cn" else 2
    if here == "thu" and following == "=sau" and _get(bare, at + 2)[:1].isdigit():
        following = "sau"  # "thu sau 20/11" that nobody gave its diacritics
    if here not in ("thu", "t") or following not in _WEEKDAYS:
        return None
    if here == "t" and (words[at].end != words[at + 1].start or not following.isdigit()):
        return None
    # "thứ năm mươi" counts, "thứ năm mười chín tháng mười một" is Thursday the 19th.
    counts = _get(bare, at - 1) in _ORDINAL or _get(bare, at + 2) in ("muoix", "chuc")
    return None if counts else (f"wd{_WEEKDAYS[following]}", 2)


def _number(bare: list[str], at: int) -> tuple[str, int] | None:
    if bare[at][:1].isdigit():
        return _span_of_digits(bare, at)
    if _sure(bare, at) is None and _unsure(bare, at) is None and bare[at] not in _STARTERS:
        return None
    for reader in _READERS:
        number = reader(bare, at)
        if number:
            return str(number), number.length
    return None


def _span_of_digits(bare: list[str], at: int) -> tuple[str, int] | None:
    """ "5-6 ngày", "5 đến 6 ngày", "7, 8 hôm": a span of a counted unit."""
    few, dash, many = bare[at].partition("-")
    length = 1
    if not dash:
        length = 3 if _get(bare, at + 1) in _TO else 2
        many = _get(bare, at + length - 1)
    unit, following = _get(bare, at + length), _get(bare, at + length + 1)
    names_a_month = unit == "thang" and following[:1].isdigit()
    if not (few + many).isdigit() or unit not in _UNITS or names_a_month:
        return None
    return (f"{few}~{many}", length) if many and int(few) < int(many) else None


def _get(bare: list[str], at: int) -> str:
    return bare[at] if 0 <= at < len(bare) else ""


def _sure(bare: list[str], at: int) -> int | None:
    return _DIGITS.get(_get(bare, at))


def _unsure(bare: list[str], at: int) -> int | None:
    """The digit of a word that may be another word, where its neighbours make it a number."""
    digit = _UNSURE.get(_get(bare, at))
    before, after, beyond = (_get(bare, at + offset) for offset in (-1, 1, 2))
    if digit is None:
        return None
    if before in _BEFORE_MONTH_OR_DAY:
        names_the_parts_of_a_date = before == "thang" and _get(bare, at - 2) == "ngay"
        return None if names_the_parts_of_a_date else digit
    if before in ("ngay", "hom", "bua") and after == "thang":
        return digit
    if after in _UNITS and bare[at] not in ("lam", "tu", "mot") and not beyond[:1].isdigit():
        return None if beyond[:1] == "n" and beyond[1:].isdigit() else digit
    return None


def _digit(bare: list[str], at: int) -> int | None:
    sure = _sure(bare, at)
    return _unsure(bare, at) if sure is None else sure


def _last_digit(bare: list[str], at: int) -> int:
    """The digit after tens, 0 where there is none: "năm" only before a unit of days."""
    word = _get(bare, at)
    if word == "nam":
        return 5 if _get(bare, at + 1) in _UNITS else 0
    if word.isdigit():
        return 0
    return _DIGITS.get(word) or _LAST.get(word, 0)


def _thousands(bare: list[str], at: int) -> Number | None:
    """ "hai nghìn không trăm hai mươi sáu", "hai ngàn hai sáu"."""
    digit = _sure(bare, at)
    if digit is None or _get(bare, at + 1) not in ("nghin", "ngan"):
        return None
    rest = at + 2
    while _get(bare, rest) in ("khong", "tram", "le", "linh"):
        rest += 1
    tail = _hundreds(bare, rest) or _tens(bare, rest) or _two_digits(bare, rest)
    tail = tail or _one_digit(bare, rest)
    value, length = (tail.value or 0, tail.length) if tail else (0, 0)
    return Number(1000 * digit + value, rest - at + length)


def _said_by_digits(bare: list[str], at: int) -> Number | None:
    """ "hai không hai sáu": a year said digit by digit."""
    digits = [_sure(bare, at), 0, _sure(bare, at + 2), _last_digit(bare, at + 3)]
    if _get(bare, at + 1) not in ("khong", "n0") or digits[0] is None or digits[2] is None:
        return None
    last = digits[3] or _LAST.get(_get(bare, at + 3))
    return Number(1000 * digits[0] + 10 * digits[2] + last, 4) if last else None


def _hundreds(bare: list[str], at: int) -> Number | None:
    digit = _digit(bare, at)
    if digit is None or _get(bare, at + 1) != "tram":
        return None
    rest = at + 2 + (_get(bare, at + 2) in ("le", "linh"))
    tail = _tens(bare, rest) or (_one_digit(bare, rest) if rest > at + 2 else None)
    value, length = (tail.value or 0, tail.length) if tail else (0, 0)
    return Number(100 * digit + value, rest - at + length)


def _tens(bare: list[str], at: int) -> Number | None:
    """ "mười ba", "hai mươi nhăm", "hăm mốt", "ba chục", "mươi mười lăm" (10 to 15)."""
    here, following = bare[at] if at < len(bare) else "", _get(bare, at + 1)
    if here == "muoix" and following == "muoi":
        other = _tens(bare, at + 1)
        return Number(None, 1 + other.length, (10, other.value or 10)) if other else None
    if here in ("muoi", "ham", "hamx"):
        if here == "muoi" and following == "muoi":
            return _pair_of_tens(bare, at)
        last = _last_digit(bare, at + 1)
        base = 10 if here == "muoi" else 20
        return Number(base + last, 1 + bool(last)) if last or here == "muoi" else None
    digit = _digit(bare, at) if here != "lam" else None
    if digit is None and following in ("muoi", "muoix"):
        digit = _UNSURE.get(here)
    if digit is None or following not in _TENS or _is_month_before_tens(bare, at):
        return None
    last = 0 if following == "chuc" else _last_digit(bare, at + 2)
    return Number(10 * digit + last, 2 + bool(last))


def _is_month_before_tens(bare: list[str], at: int) -> bool:
    """ "hôm 20 tháng bốn mười ngày": the month ends before the count."""
    led = not _DAY_LEADS.isdisjoint(bare[max(at - 5, 0) : max(at - 2, 0)])
    counts = _get(bare, at + 1) == "muoi" and _get(bare, at + 2) in _UNITS
    return led and counts and _get(bare, at - 1) == "thang"


def _pair_of_tens(bare: list[str], at: int) -> Number | None:
    other = _tens(bare, at + 1)
    return Number(None, 1 + other.length, (10, other.value or 10)) if other else None


def _two_digits(bare: list[str], at: int) -> Number | None:
    """ "hai lăm" is 25; "hai ba" is 23 or two to three, "năm bảy ngày" five to seven."""
    first, second = _get(bare, at), _get(bare, at + 1)
    tens = _DIGITS.get(first) if not first.isdigit() else None
    if tens and second in ("n5x", "motx"):
        return Number(10 * tens + _LAST[second], 2)
    last = None if second.isdigit() else _DIGITS.get(second) or _UNSURE.get(second)
    if first == "nam" and last in (6, 7):
        tens = 5
    if tens is None or last is None or second in ("lam", "tu", "mot"):
        return None
    if _get(bare, at + 2) not in (*_UNITS, "gio") or _get(bare, at + 2) == "nam":
        return None
    goes_on = last == tens + 1 or (tens, last) == (5, 7)
    return Number(10 * tens + last, 2, (tens, last) if goes_on else None)


def _one_digit(bare: list[str], at: int) -> Number | None:
    digit = _digit(bare, at)
    return None if digit is None or bare[at].isdigit() else Number(digit, 1)


_STARTERS = frozenset({"muoi", "muoix", "ham", "hamx", *_UNSURE})
_READERS: tuple[Callable[[list[str], int], Number | None], ...] = (
    _thousands,
    _said_by_digits,
    _hundreds,
    _two_digits,
    _tens,
    _one_digit,
)
