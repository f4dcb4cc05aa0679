"""Numbers of documents as people say them: "nghị định số một trăm mười tám, năm …, của Chính phủ".

The letters of 118/2025/NĐ-CP tell the kind and the issuer; both are said in words.
"""

import re
from collections.abc import Mapping

from speech.aloud.letters import spell
from speech.aloud.numbers import NORTHERN, Manner, cardinal, digits

# Records also have "66/2023/ TT- BCA" and "53/2025/TT-BCAngày 01/7/2025".
NUMBER = re.compile(
    r"(?P<number>\d{1,5})(?:\.(?P<part>\d{1,2}))?(?:/(?P<year>\d{4}))?/\s?(?P<letters>(?=[A-ZĐ]{2})[A-ZĐ]+\d*"
    r"(?:\s?-\s?(?:TTg|[A-ZĐ]+\d*))*)(?![A-ZĐ\d/])(?:(?<=QH) (?P<since>\d{4})(?![\w/]))?"
)
_KINDS: Mapping[str, str] = {
    "NĐ": "nghị định", "TT": "thông tư", "QĐ": "quyết định", "NQ": "nghị quyết",
    "CT": "chỉ thị", "VBHN": "văn bản hợp nhất", "TTLT": "thông tư liên tịch", "PL": "pháp lệnh",
    "CV": "công văn", "KH": "kế hoạch", "HD": "hướng dẫn", "TB": "thông báo",
}  # fmt: skip
ISSUERS: Mapping[str, str] = {
    "CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân", "VPQH": "Văn phòng Quốc hội", "BXD": "Bộ Xây dựng",
    "BTP": "Bộ Tư pháp", "BCA": "Bộ Công an", "BQP": "Bộ Quốc phòng", "BNV": "Bộ Nội vụ",
    "BTC": "Bộ Tài chính", "BYT": "Bộ Y tế", "BCT": "Bộ Công Thương", "BNG": "Bộ Ngoại giao",
    "BKHCN": "Bộ Khoa học và Công nghệ", "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BNNMT": "Bộ Nông nghiệp và Môi trường", "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BDTTG": "Bộ Dân tộc và Tôn giáo", "BGTVT": "Bộ Giao thông vận tải",
    "BTNMT": "Bộ Tài nguyên và Môi trường", "BTTTT": "Bộ Thông tin và Truyền thông",
    "BLĐTBXH": "Bộ Lao động, Thương binh và Xã hội", "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn", "NHNN": "Ngân hàng Nhà nước",
    "TTCP": "Thanh tra Chính phủ", "VPCP": "Văn phòng Chính phủ",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội", "BHXH": "Bảo hiểm xã hội Việt Nam",
    "CTN": "Chủ tịch nước", "HĐTP": "Hội đồng Thẩm phán",
    "CT": "Chủ tịch Ủy ban nhân dân",
}  # fmt: skip
_ISSUED = re.compile(r"\s*(?:ngày [\d/]+|ngày \d+ tháng \d+ năm \d+)?\s*của\b", re.IGNORECASE)
_TERM = re.compile(r"(QH|UBTVQH)(\d{1,2})")


def said(match: re.Match[str], before: str, after: str, manner: Manner = NORTHERN) -> str:
    """What a match of `NUMBER` is aloud; kind and issuer only where the text does not say them."""
    kind, issuer = _words("".join(match["letters"].split()), manner)
    led = re.search(r"(?:^|\W)số\s*$", before, re.IGNORECASE)
    named = re.sub(r"\s*số\s*$", "", before, flags=re.IGNORECASE).rstrip().lower()
    parts = [] if _is_named(named, kind) or led else [kind]
    parts += ["" if led else "số", _number(match["number"], manner)]
    if match["part"]:  # 66.7/2025/NQ-CP
        parts.append(f"chấm {cardinal(int(match['part']), manner)}")
    year = match["year"] or match["since"]  # a consolidated text is told by its year: "… 2025"
    if year:
        parts.append(f"năm {cardinal(int(year), manner)}")
    if issuer and not _ISSUED.match(after):
        parts.append(f"của {issuer}")
    glued = after[:1].isalpha()
    return " ".join(part for part in parts if part) + (" " if glued else "")


def _number(written: str, manner: Manner) -> str:
    """ "05" is said "không năm"."""
    return digits(written) if written[0] == "0" else cardinal(int(written), manner)


def _is_named(before: str, kind: str) -> bool:
    """Whether the words before say what it is: "Luật Đất đai 31/2024/QH15"."""
    return not kind or before.endswith(kind)


def _words(letters: str, manner: Manner) -> tuple[str, str]:
    """(kind, issuer) in words; letters that are not known are spelled."""
    term = _TERM.fullmatch(letters.rpartition("-")[2])
    head, _, tail = letters.partition("-")
    if term:
        body = "Quốc hội" if term[1] == "QH" else ISSUERS["UBTVQH"]
        return _KINDS.get(head, "") if tail else "", f"{body} khóa {cardinal(int(term[2]), manner)}"
    kind = _KINDS.get(head) or f"văn bản {spell(head)}"
    return kind, ISSUERS.get(tail) or spell(tail)
