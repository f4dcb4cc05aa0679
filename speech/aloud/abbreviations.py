"""Abbreviations of official texts, in full."""

import re
from collections.abc import Mapping

from speech.aloud.letters import spell

FULL: Mapping[str, str] = {
    "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "CCCD": "căn cước công dân",
    "CMND": "chứng minh nhân dân", "CMTND": "chứng minh nhân dân", "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế", "BHTN": "bảo hiểm thất nghiệp", "TTHC": "thủ tục hành chính",
    "DVC": "dịch vụ công", "DVCTT": "dịch vụ công trực tuyến", "GPLX": "giấy phép lái xe",
    "GTGT": "giá trị gia tăng", "TNCN": "thu nhập cá nhân", "TNDN": "thu nhập doanh nghiệp",
    "QSDĐ": "quyền sử dụng đất", "GCN": "giấy chứng nhận", "PCCC": "phòng cháy chữa cháy",
    "ATTP": "an toàn thực phẩm", "TNHH": "trách nhiệm hữu hạn", "CSGT": "cảnh sát giao thông",
    "TAND": "tòa án nhân dân", "VKSND": "viện kiểm sát nhân dân", "QĐ": "quyết định",
    "NĐ": "nghị định", "TT": "thông tư", "NQ": "nghị quyết", "VBHN": "văn bản hợp nhất",
    "CP": "Chính phủ", "QH": "Quốc hội", "TTg": "Thủ tướng Chính phủ",
    "CNTT": "công nghệ thông tin",
    "TP.HCM": "Thành phố Hồ Chí Minh", "TPHCM": "Thành phố Hồ Chí Minh",
    "TP. HCM": "Thành phố Hồ Chí Minh", "TP.": "thành phố", "TP": "thành phố", "Tp.": "thành phố",
    "TX.": "thị xã", "TT.": "thị trấn", "P.": "phường", "Q.": "quận", "H.": "huyện",
    "ĐKKD": "đăng ký kinh doanh", "HKTT": "hộ khẩu thường trú", "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông", "KCN": "khu công nghiệp", "MTTQ": "Mặt trận Tổ quốc",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc", "NSNN": "ngân sách nhà nước", "BTC": "Bộ Tài chính",
    "BXD": "Bộ Xây dựng", "BCA": "Bộ Công an", "BTP": "Bộ Tư pháp", "BNV": "Bộ Nội vụ",
    "BYT": "Bộ Y tế", "LLTP": "lý lịch tư pháp", "XNK": "xuất nhập khẩu", "SĐT": "số điện thoại",
    "VND": "đồng", "VNĐ": "đồng", "VNeID": "vi en i đi",
    "USD": "đô la Mỹ", "PIN": "pin", "SIM": "sim", "VAT": "vát",
    "STT": "số thứ tự", "v.v.": "vân vân", "v.v": "vân vân", "v/v": "về việc",
}  # fmt: skip
PATTERN = re.compile(
    r"(?<![\w.])(?:"
    + "|".join(re.escape(name) for name in sorted(FULL, key=lambda name: -len(name)))
    + r")(?!\w)"
)
SPELLED = re.compile(r"(?<![\w])(?=[A-ZĐ\d]*[A-ZĐ])[A-ZĐ\d]{2,6}(?!\w)")
_VOWELS = set("AEIOUY")


def in_full(match: re.Match[str]) -> str:
    return FULL[match.group()]


def spelled(match: re.Match[str]) -> str:
    """Capitals that nobody can say as a word: "CT01"; "HÀ NỘI" and "COVID" are words."""
    text = match.group()
    is_word = text.isalpha() and len(text) > 3 and _VOWELS & set(text)
    return text if is_word else spell(text)
