"""Days, months and times of day as they are said."""

from speech.aloud.numbers import NORTHERN, Manner, cardinal


def month(value: int) -> str:
    """April is "tháng tư" in every region."""
    return f"tháng {'tư' if value == 4 else cardinal(value)}"


def date_said(day_of_month: int, month_of_year: int, year: int | None, manner: Manner) -> str:
    """ "một tháng bảy năm hai nghìn không trăm hai mươi sáu", without "ngày"."""
    said = f"{cardinal(day_of_month, manner)} {month(month_of_year)}"
    return said if year is None else f"{said} năm {cardinal(year, manner)}"


def time_said(hour: int, minute: int, manner: Manner = NORTHERN) -> str:
    """ "tám giờ", "mười sáu giờ ba mươi"."""
    said = f"{cardinal(hour, manner)} giờ"
    return f"{said} {cardinal(minute, manner)} phút" if minute else said
