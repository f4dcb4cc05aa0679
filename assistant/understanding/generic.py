"""Words that name no matter by themselves: "xin cấp lại giấy phép thì mấy ngày có"."""

import re

from assistant.understanding.features import unmark

# What people ask for without saying which; longest first.
NOUNS = (
    "chứng chỉ hành nghề", "giấy chứng nhận", "giấy xác nhận", "giấy phép", "chứng chỉ",
    "chứng thực", "chứng nhận", "giấy tờ",
    "bản sao", "hồ sơ", "chế độ", "trợ cấp", "thủ tục", "thời hiệu",
    "hợp đồng", "đơn", "giấy", "thẻ", "sổ", "bằng",
)  # fmt: skip
_AGENCIES = (
    "trung tâm phục vụ hành chính công", "bảo hiểm xã hội", "ủy ban nhân dân", "hành chính công",
    "một cửa", "công an", "ủy ban", "cơ quan", "phường", "tỉnh", "xã", "sở", "tòa án", "tòa",
)  # fmt: skip
VERBS = frozenset(
    {
        "xin", "cap", "lai", "doi", "mat", "hong", "nop", "gui", "lam", "dang", "ky", "giai",
        "quyet", "gia", "han",
        "bo", "sung", "dong", "tra", "nhan", "lay", "can", "het", "cho", "bi", "ra",
        "sua", "sai", "tien", "phi", "le", "thoi", "gian", "xong", "co", "khoi", "kien", "moi",
        "truc", "tuyen", "tiep", "online", "qua", "mang", "buu", "dien", "chinh", "nhieu", "lan",
        "nam", "tuan", "phut", "bua", "hom", "za", "zay", "dzay", "z", "hok", "hen",
        "huong", "du", "dieu",
    }
)  # fmt: skip


def noun_in(text: str) -> str | None:
    """The thing that is asked for, if it is one of the nouns that do not say which."""
    lowered = text.lower()
    return next((noun for noun in NOUNS if re.search(rf"\b{noun}\b", lowered)), None)


def says_which(text: str, content: frozenset[str]) -> bool:
    """Whether a content word is left when general nouns, verbs and agencies are taken out."""
    rest = text.lower()
    for phrase in (*NOUNS, *_AGENCIES):
        rest = re.sub(rf"\b{phrase}\b", " ", rest)
    words = set(re.findall(r"\w+", rest)) & content
    return any(unmark(word) not in VERBS and not word.isdigit() for word in words)
