"""Numbers as Vietnamese says them: 2005 is "hai nghìn không trăm linh năm"."""

from dataclasses import dataclass

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LARGEST = 10**12  # from there on digits are read one by one


@dataclass(frozen=True, slots=True)
class Manner:
    """The words in which regions differ: north "nghìn, linh, tư", south "ngàn, lẻ, bốn"."""

    thousand: str = "nghìn"
    zero_tens: str = "linh"
    last_four: str = "tư"
    last_five: str = "lăm"
    billion: str = "tỷ"


NORTHERN = Manner()
SOUTHERN = Manner(thousand="ngàn", zero_tens="lẻ", last_four="bốn")


def cardinal(value: int, manner: Manner = NORTHERN) -> str:
    """The number in full; `value` is not negative and below `LARGEST`."""
    if value < 1000:
        return _below_thousand(value, manner, full=False)
    parts: list[str] = []
    billions, below = divmod(value, 10**9)
    if billions:
        parts = [cardinal(billions, manner), manner.billion]
    for size, name in ((10**6, "triệu"), (1000, manner.thousand), (1, "")):
        group, below = divmod(below, size)
        if group:
            parts += [_below_thousand(group, manner, full=bool(parts)), name]
        elif parts and name == manner.thousand and 0 < below < 1000 and value > 10**6:
            # "Hai triệu ba trăm" would be heard as 2.300.000.
            parts += ["không", name]
    return " ".join(part for part in parts if part)


def _below_thousand(value: int, manner: Manner, *, full: bool) -> str:
    """`full` says the hundreds also where there are none: "không trăm hai mươi lăm"."""
    hundreds, rest = divmod(value, 100)
    parts = [f"{DIGITS[hundreds]} trăm"] if hundreds or full else []
    if rest or not parts:
        parts.append(_below_hundred(rest, manner, after_hundreds=bool(parts)))
    return " ".join(parts)


def _below_hundred(value: int, manner: Manner, *, after_hundreds: bool) -> str:
    tens, last = divmod(value, 10)
    if tens == 0:
        return f"{manner.zero_tens} {DIGITS[last]}" if after_hundreds else DIGITS[last]
    said = "mười" if tens == 1 else f"{DIGITS[tens]} mươi"
    return f"{said} {_last_digit(last, tens, manner)}" if last else said


def _last_digit(last: int, tens: int, manner: Manner) -> str:
    if last == 5:
        return manner.last_five
    if tens > 1 and last in (1, 4):
        return "mốt" if last == 1 else manner.last_four
    return DIGITS[last]


def digits(text: str) -> str:
    """Digits one by one: "0912" is "không chín một hai"; what is no digit is left out."""
    return " ".join(DIGITS[int(letter)] for letter in text if letter in "0123456789")


def decimal(whole: int, fraction: str, manner: Manner = NORTHERN) -> str:
    """2 and "05" are "hai phẩy không năm"; a fraction without a zero in front is one number."""
    is_number = fraction[0] != "0" and len(fraction) <= 2
    said = cardinal(int(fraction), manner) if is_number else digits(fraction)
    return f"{cardinal(whole, manner)} phẩy {said}"
