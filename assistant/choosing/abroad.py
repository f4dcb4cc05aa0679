"""Procedures of those abroad and with foreigners, where a question tells of nobody abroad."""

import re

from assistant.understanding.features import unmark

_ABROAD = re.compile(
    r"ở nước ngoài|yếu tố nước ngoài|cơ quan đại diện|bộ ngoại giao|người nước ngoài", re.IGNORECASE
)
_COUNTRIES = (
    "my|han|han quoc|nhat|nhat ban|phap|duc|uc|anh quoc|nuoc anh|canada|dai loan|trung quoc|lao"
    "|campuchia|thai lan|nga|sec|ba lan|malaysia|singapore|an do|philippines|indonesia|chau au|tay"
)
_SAID = re.compile(
    r"\bngoai quoc\b|\bnuoc ngoai\b|\b(?:dai )?su quan\b|\blanh su\b|\bviet kieu\b|\bkieu bao\b"
    r"|\bquoc (?:tich|te)\b|\bdinh cu\b|\bdu hoc\b|\bxuat khau lao dong\b|\bvisa\b|\bthi thuc\b"
    r"|\bben (?:kia|ay|do|day|nay)\b|\bhop phap hoa\b|\bnuoc so tai\b"
    rf"|\b(?:chong|vo|nguoi|con|khach|ong|ba|o|ben|qua|sang|tu|nuoc) (?:{_COUNTRIES})\b"
)
LESS = 2.0  # log-odds taken; between a procedure and its twin abroad seldom more decides


def less_abroad(title: str, question: str) -> float:
    """Log-odds to take from a candidate whose title is of those abroad or of foreigners."""
    if not _ABROAD.search(title) or _SAID.search(unmark(question.lower())):
        return 0.0
    return LESS
