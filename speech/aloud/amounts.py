"""Numbers in a text as they are said, with their units: "50%", "36 m2", "2.500.000 đồng"."""

import re
from collections.abc import Mapping

from speech.aloud.numbers import LARGEST, NORTHERN, Manner, cardinal, decimal, digits

UNITS: Mapping[str, str] = {
    "%": "phần trăm", "‰": "phần nghìn", "m2": "mét vuông", "m²": "mét vuông", "m3": "mét khối",
    "m³": "mét khối", "km": "ki lô mét", "km/h": "ki lô mét trên giờ", "cm": "xăng ti mét",
    "mm": "mi li mét", "kg": "ki lô gam", "ha": "héc ta", "đ": "đồng", "m": "mét", "km2":
    "ki lô mét vuông", "cm3": "xăng ti mét khối", "kW": "ki lô oát", "mg": "mi li gam", "l": "lít",
    "°C": "độ xê", "tr": "triệu", "k": "nghìn", "h": "giờ",
}  # fmt: skip
_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=lambda unit: -len(unit)))
_ONE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
AMOUNT = re.compile(
    rf"(?<![\w.,/])(?P<first>{_ONE})(?:\s?[-–]\s?(?P<last>{_ONE}))?"
    rf"(?:\s?(?P<unit>{_UNIT})(?![\w/]))?(?![\w/]|[.,]\d)"
)
FRACTION = re.compile(r"(?<![\w.,/-])(?P<part>\d{1,4})/(?P<whole>\d{1,4})(?![\w/-]|[.,]\d)")
_LONGEST_NUMBER = 6  # more digits without points are a telephone number or a paper's


def amount(match: re.Match[str], manner: Manner = NORTHERN) -> str:
    """A number or a span of two, with its unit."""
    said = number(match["first"], manner)
    if match["last"]:
        said += f" đến {number(match['last'], manner)}"
    return f"{said} {UNITS[match['unit']]}" if match["unit"] else said


def number(written: str, manner: Manner = NORTHERN) -> str:
    """ "1.234,5", "07", "0901234567": a long one without points is read digit by digit."""
    whole, _, fraction = written.partition(",")
    pointed = "." in whole
    plain = whole.replace(".", "")
    in_digits = not pointed and (len(plain) > _LONGEST_NUMBER or _is_code(plain))
    if in_digits or int(plain) >= LARGEST:
        return digits(plain)
    return decimal(int(plain), fraction, manner) if fraction else cardinal(int(plain), manner)


def _is_code(plain: str) -> bool:
    """ "0012" is a code, "07" a count as records write it."""
    return len(plain) > 2 and plain[0] == "0"


def fraction(match: re.Match[str], manner: Manner = NORTHERN) -> str:
    """ "2/3" of something, or "12/5" in an address."""
    part, whole = int(match["part"]), int(match["whole"])
    joint = "phần" if 0 < part < whole <= 10 else "xuyệt"
    said = "tư" if joint == "phần" and whole == 4 else cardinal(whole, manner)
    return f"{cardinal(part, manner)} {joint} {said}"
