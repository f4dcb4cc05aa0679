"""Shorthand of typed Vietnamese written out: "hs ko dc" -> "hồ sơ không được"."""

from collections.abc import Mapping

# Common chat and office abbreviations; only such that mean one thing in a question to the state.
SHORTHAND: Mapping[str, str] = {
    "ko": "không", "k": "không", "hok": "không", "hem": "không", "khg": "không", "kg": "không",
    "kh": "không", "hk": "không", "hông": "không", "hổng": "không", "hong": "không",
    "dc": "được", "đc": "được", "dk": "được", "đk": "đăng ký", "đky": "đăng ký", "dky": "đăng ký",
    "j": "gì", "gi": "gì", "z": "vậy", "v": "vậy", "vs": "với", "bn": "bao nhiêu",
    "bnhiu": "bao nhiêu", "bnhieu": "bao nhiêu", "nhiu": "nhiêu", "bao nhiu": "bao nhiêu",
    "bh": "bây giờ", "bjo": "bây giờ", "h": "giờ", "ntn": "như thế nào", "tn": "thế nào",
    "ng": "người", "nv": "nhân viên", "mk": "mình", "mik": "mình", "m": "mình", "e": "em",
    "ah": "à", "oy": "rồi", "r": "rồi", "rùi": "rồi", "rui": "rồi", "trc": "trước", "ms": "mới",
    "cx": "cũng", "cug": "cũng", "lm": "làm", "nx": "nữa", "nhìu": "nhiều", "fai": "phải",
    "phai": "phải", "mún": "muốn", "mun": "muốn", "wa": "qua", "wá": "quá", "thui": "thôi",
    "ngta": "người ta", "bik": "biết", "bít": "biết", "tui": "tôi", "tớ": "tôi", "t": "tôi",
    "xài": "dùng", "chừ": "bây giờ", "bữa": "hôm", "hổm": "hôm", "hum": "hôm", "rứa": "vậy",
    "hs": "hồ sơ", "gt": "giấy tờ", "tt": "thủ tục", "tthc": "thủ tục hành chính",
    "ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "hdnd": "hội đồng nhân dân",
    "gplx": "giấy phép lái xe", "gpxd": "giấy phép xây dựng", "gpkd": "giấy phép kinh doanh",
    "gcn": "giấy chứng nhận", "qsdđ": "quyền sử dụng đất", "qsdd": "quyền sử dụng đất",
    "sdđ": "sử dụng đất", "cccd": "căn cước công dân", "cmnd": "chứng minh nhân dân",
    "cmt": "chứng minh nhân dân", "bhxh": "bảo hiểm xã hội", "bhyt": "bảo hiểm y tế",
    "bhtn": "bảo hiểm thất nghiệp", "hđlđ": "hợp đồng lao động", "hdld": "hợp đồng lao động",
    "hđ": "hợp đồng", "hd": "hợp đồng", "nlđ": "người lao động", "nld": "người lao động",
    "nsdlđ": "người sử dụng lao động", "cty": "công ty", "ct": "công ty", "dn": "doanh nghiệp",
    "dntn": "doanh nghiệp tư nhân", "hkd": "hộ kinh doanh", "đkkd": "đăng ký kinh doanh",
    "kd": "kinh doanh",
    "dkkd": "đăng ký kinh doanh", "mst": "mã số thuế", "tncn": "thu nhập cá nhân",
    "gtgt": "giá trị gia tăng", "vat": "giá trị gia tăng", "lltp": "lý lịch tư pháp",
    "nvqs": "nghĩa vụ quân sự", "csgt": "cảnh sát giao thông",
    "tp": "thành phố", "tphcm": "thành phố hồ chí minh", "hcm": "hồ chí minh",
    "hn": "hà nội", "nđ": "nghị định", "tb": "thông báo", "qđ": "quyết định",
    "dvc": "dịch vụ công", "dvcqg": "dịch vụ công quốc gia", "vpđkđđ": "văn phòng đăng ký đất đai",
    "xkld": "xuất khẩu lao động", "gd": "gia đình", "gđ": "gia đình", "sđt": "số điện thoại",
    "sdt": "số điện thoại", "đt": "điện thoại", "atgt": "an toàn giao thông",
    "pccc": "phòng cháy chữa cháy", "vsattp": "vệ sinh an toàn thực phẩm", "ql": "quản lý",
    "xlvphc": "xử lý vi phạm hành chính", "vphc": "vi phạm hành chính", "kt": "kinh tế",
    "tnhh": "trách nhiệm hữu hạn", "mtv": "một thành viên", "cp": "cổ phần",
    "bđs": "bất động sản", "bds": "bất động sản", "vneid": "vneid",
}  # fmt: skip
# Shorthand that the word before makes mean something else: "đủ đk" is "đủ điều kiện".
_AFTER: Mapping[tuple[str, str], str] = {
    (before, short): "điều kiện"
    for before in ("đủ", "du", "các", "cac", "những", "nhung")
    for short in ("đk", "dk")
}
# A letter or pair beside a number or a slash is part of a name or a document number.
_UNSAFE_ALONE = frozenset("khvzmterj") | {"ct", "tt", "hd", "cp", "nv", "gi", "kt", "tb"}


def write_out(text: str) -> str:
    """The question with its shorthand written out; document numbers are left alone."""
    words = text.split()
    return " ".join(_written(word, at, words) for at, word in enumerate(words))


def _written(word: str, at: int, words: list[str]) -> str:
    core = word.strip(".,;:?!()\"'")
    before = words[at - 1].lower() if at else ""
    full = _AFTER.get((before, core.lower())) or SHORTHAND.get(core.lower())
    if full is None or (core.lower() in _UNSAFE_ALONE and _beside_number(at, words)):
        return word
    return word.replace(core, full, 1)


def _beside_number(at: int, words: list[str]) -> bool:
    neighbours = words[max(0, at - 1) : at] + words[at + 1 : at + 2]
    return any(any(letter.isdigit() for letter in word) for word in neighbours)
