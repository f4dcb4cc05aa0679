"""What sort of amount a question asks for ("mấy tháng"), and which texts hold one ("24 tháng")."""

import re
from functools import lru_cache

from assistant.understanding.features import unmark

_HOW_MANY = r"\b(?:bao nhieu|may|toi da|(?<!luong )toi thieu)"
_NUMBER = (
    r"(?:\d[\d.,]*|\b(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|trăm|nửa))"
    r"\s?(?:\([^)]*\)\s?)?"
)
_DURATION = "(?:ngày|tháng|năm|giờ|phút|tuần)"
# Question (without diacritics) -> unit; the first that fits counts.
_SORTS = tuple(
    (re.compile(asked), re.compile(f"{_NUMBER}{unit}", re.IGNORECASE))
    for asked, unit in (
        (rf"{_HOW_MANY} tuoi\b|\bdo tuoi\b", "tuổi"),
        (rf"{_HOW_MANY} (?:phan tram|%)|\bty le\b", "(?:%|phần trăm)"),
        (rf"{_HOW_MANY} thang\b", "(?:tháng|năm)"),
        (rf"{_HOW_MANY} (?:ngay|bua|hom)\b", "ngày"),
        (rf"{_HOW_MANY} nam\b", "(?:năm|tháng)"),
        (rf"{_HOW_MANY} (?:gio|tieng|phut)\b", "(?:giờ|phút)"),
        (rf"{_HOW_MANY} lan\b", "lần"),
        (rf"{_HOW_MANY} (?:nguoi|ho)\b", "(?:người|hộ)"),
        (rf"{_HOW_MANY} (?:met|m2|m|ha|hec ?ta)\b", "(?:m|mét|m2|m²|ha|héc ?ta)\\b"),
        (
            rf"{_HOW_MANY} (?:tien|dong|nghin|ngan|chuc|tram|trieu|ty)\b|\bmuc phat\b"
            r"|\b(?:phat|phi|luong|tro cap|thue) (?:\w+ ){0,4}(?:bao nhieu|may)\b",
            "(?:đồng|triệu|%|lần|tháng)",
        ),
        (r"\bbao lau\b|\bthoi (?:han|gian|hieu)\b", _DURATION),
    )
)


@lru_cache(maxsize=256)
def asked_for(question: str) -> re.Pattern[str] | None:
    """The pattern of the amount that a question asks for; None where it asks for none."""
    bare = unmark(question)
    return next((unit for asked, unit in _SORTS if asked.search(bare)), None)
