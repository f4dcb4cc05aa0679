"""Numbers of official documents (số hiệu): "118/2025/NĐ-CP", "06/VBHN-VPQH", "66.16/2026/NQ-CP"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.spelling import fold_number

# Letters of the sign part; Cyrillic and "Ð" are in it because they stand in for Latin ones.
_SIGN = r"[A-Za-zĐÐđАВЕКМНОРСТХУ][A-Za-zĐÐđАВЕКМНОРСТХУ0-9]*"
_SIGNS = rf"{_SIGN}(?:\s?[-–]\s?{_SIGN})*"
NUMBER = re.compile(
    r"(?<![\w/.])"
    r"(?P<serial>\d{1,5}[a-zđ]?(?:\.\d{1,3})?)"
    r"(?:\s?/\s?(?P<year>(?:19|20)\d\d))?"
    rf"(?:\s?/\s?(?P<sign>{_SIGNS})|-(?P<old>(?:L|LCT)\s?/\s?CTN|LCT\s?/\s?HĐNN\d+))"
    r"(?![\w/])"
)
_SIGNED = re.compile(
    r"QH\d+|CP|TTG|CTN|UBTVQH\d*|VPQH|VPCP|UBND|HĐND|HĐTP|HĐNN\d+|[A-ZĐ]{2,}", re.IGNORECASE
)
_KINDS = {
    "NĐ": "Nghị định",
    "NQ": "Nghị quyết",
    "TT": "Thông tư",
    "TTLT": "Thông tư liên tịch",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "PL": "Pháp lệnh",
    "L": "Luật",
    "LCT": "Luật",
    "VBHN": "Văn bản hợp nhất",
    "CĐ": "Công điện",
    "TB": "Thông báo",
    "KH": "Kế hoạch",
    "HD": "Hướng dẫn",
    "SL": "Sắc lệnh",
}
_ISSUERS = {
    "CP": "Chính phủ",
    "TTG": "Thủ tướng Chính phủ",
    "CTN": "Chủ tịch nước",
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "VPQH": "Văn phòng Quốc hội",
    "VPCP": "Văn phòng Chính phủ",
    "HĐTP": "Hội đồng Thẩm phán Tòa án nhân dân tối cao",
    "TANDTC": "Tòa án nhân dân tối cao",
    "VKSTC": "Viện kiểm sát nhân dân tối cao",
    "VKSNDTC": "Viện kiểm sát nhân dân tối cao",
    "KTNN": "Kiểm toán nhà nước",
    "TTCP": "Thanh tra Chính phủ",
    "NHNN": "Ngân hàng Nhà nước Việt Nam",
    "BHXH": "Bảo hiểm xã hội Việt Nam",
    "TLĐ": "Tổng Liên đoàn Lao động Việt Nam",
    "UBDT": "Ủy ban Dân tộc",
    "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng",
    "BNG": "Bộ Ngoại giao",
    "BTP": "Bộ Tư pháp",
    "BTC": "Bộ Tài chính",
    "BCT": "Bộ Công Thương",
    "BXD": "Bộ Xây dựng",
    "BYT": "Bộ Y tế",
    "BNV": "Bộ Nội vụ",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BDTTG": "Bộ Dân tộc và Tôn giáo",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BGTVT": "Bộ Giao thông vận tải",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
}
_RANKS = (
    frozenset({"UBND", "HĐND"}),
    frozenset({"TT", "TTLT"}),
    frozenset({"TTG", "CTN"}),
    frozenset({"CP"}),
    frozenset({"UBTVQH"}),
    frozenset({"QH", "L", "LCT"}),
)
# What ASCII file names and careless typists write for the signs with Đ.
_ASCII_SIGNS = {
    "ND": "NĐ",
    "QD": "QĐ",
    "HDND": "HĐND",
    "HDTP": "HĐTP",
    "BGDDT": "BGDĐT",
    "BGĐT": "BGDĐT",
    "BGDÐT": "BGDĐT",
    "BKHDT": "BKHĐT",
    "BLDTBXH": "BLĐTBXH",
    "TLD": "TLĐ",
    "TTG": "TTg",
}
_IN_FILE_NAMES = re.compile(
    r"(?<![\w.])(?P<serial>\d{1,5}(?:\.\d{1,3})?)[-_](?:(?P<year>(?:19|20)\d\d)[-_])?"
    r"(?P<sign>QH\d+|UBTVQH\d+|(?:NĐ|ND|NQ|TT|TTLT|QĐ|QD|CT|PL|VBHN|BC|CV|TB|TTg|BHXH|VPCP)"
    r"(?:-[A-ZĐa-zđ0-9]+)+?)(?=[ ._]|__|-\d{4,}|-p\d|-[a-z]{2,}-|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A number as it stands in a text, at `start:end`."""

    number: str
    start: int
    end: int


def mentions(text: str) -> Iterator[Mention]:
    """All document numbers of a text; "20/11/2014" and "1/2" are none."""
    for found in NUMBER.finditer(text):
        number = tidy_number(found.group())
        last = number.split("/")[-1].split("-")[-1]
        if _SIGNED.search(last) and not (found["sign"] or "Đ")[0].islower():
            yield Mention(number, found.start(), found.end())


def first_number(text: str) -> str | None:
    return next((mention.number for mention in mentions(text)), None)


def tidy_number(written: str) -> str:
    """The number in one spelling: Latin letters, no blanks, "Đ" where file names have "D"."""
    parts = fold_number(written).split("/")
    signs = [_ASCII_SIGNS.get(sign, sign) for sign in parts[-1].split("-")]
    serial = parts[0] if "-" in parts[0] else parts[0].lower()
    return "/".join([serial, *parts[1:-1], "-".join(signs)])


def number_in_name(name: str) -> str | None:
    """The number in a file name: "118-2025-NĐ-CP Nghị định …", "nghi-dinh-so-137-2026-nd-cp-46"."""
    found = _IN_FILE_NAMES.search(name)
    if not found:
        decree = re.match(r"nd-(\d{1,3})-((?:19|20)\d\d)(?!\d)", name)
        return f"{decree[1]}/{decree[2]}/NĐ-CP" if decree else None
    return tidy_number("/".join(filter(None, found.group("serial", "year", "sign"))))


def year_in_name(name: str) -> int | None:
    """The year behind the number of a VBHN: "28-VBHN-VPQH 2026 Luật Khiếu nại.txt"."""
    found = re.search(r"VBHN-[A-ZĐa-zđ]+[ _-]((?:19|20)\d\d)(?!\d)", name)
    return int(found[1]) if found else None


def year_of(number: str) -> int | None:
    """The year that stands in the number; a VBHN has none in most cases."""
    found = re.search(r"/((?:19|20)\d\d)/", number)
    return int(found[1]) if found else None


def kind_of(number: str) -> str | None:
    """The kind that the number's sign names; None for a letter ("4804/BNV-CCVC")."""
    signs = signs_of(number)
    if "VBHN" in signs:
        return "Văn bản hợp nhất"
    if re.fullmatch(r"QH\d+", signs[0]):
        return None  # laws, codes and resolutions of the National Assembly share it
    return _KINDS.get(signs[0])


def issuer_of(number: str) -> str | None:
    """The agency that the number's sign names; None where several share it (UBND, HĐND)."""
    for sign in reversed(signs_of(number)):
        issuer = _ISSUERS.get(re.sub(r"\d+$", "", sign).upper())
        if issuer:
            return issuer
    return None


def signs_of(number: str) -> list[str]:
    return [sign for sign in re.split(r"[/-]", number) if sign and not sign[0].isdigit()] or [""]


@lru_cache(maxsize=50_000)
def rank_of(number: str) -> int:
    """How high the act stands: laws 5, ordinances 4, decrees 3, the Prime Minister 2, others 1, 0.

    An act cannot end one that stands above it (Luật 64/2025/QH15, Điều 4 and 8).
    """
    signs = {re.sub(r"\d+$", "", sign).upper() for sign in signs_of(number)}
    for rank, names in enumerate(_RANKS):
        if signs & names:
            return rank
    return 1


def is_consolidation(number: str | None) -> bool:
    return number is not None and "VBHN" in number


@lru_cache(maxsize=50_000)
def comparable(number: str) -> str:
    """The number as a key: case, Đ, leading zeros and look-alikes folded."""
    return fold_number(tidy_number(number)).lstrip("0").replace("Đ", "D")
