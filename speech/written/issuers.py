"""Who issues documents, and how that stands in their numbers: bộ xây dựng is "TT-BXD"."""

from collections.abc import Mapping
from dataclasses import dataclass

from speech.written.letters import spelled, without_spelled_alike
from speech.written.words import Words

MINISTRIES: Mapping[str, str] = {
    "bộ xây dựng": "BXD", "bộ tư pháp": "BTP", "bộ công an": "BCA", "bộ quốc phòng": "BQP",
    "bộ nội vụ": "BNV", "bộ tài chính": "BTC", "bộ y tế": "BYT", "bộ công thương": "BCT",
    "bộ ngoại giao": "BNG", "bộ khoa học và công nghệ": "BKHCN", "bộ giáo dục và đào tạo": "BGDĐT",
    "bộ giáo dục": "BGDĐT", "bộ nông nghiệp và môi trường": "BNNMT",
    "bộ văn hóa thể thao và du lịch": "BVHTTDL", "bộ văn hóa": "BVHTTDL",
    "bộ dân tộc và tôn giáo": "BDTTG", "bộ giao thông vận tải": "BGTVT",
    "bộ giao thông": "BGTVT", "bộ tài nguyên và môi trường": "BTNMT",
    "bộ tài nguyên môi trường": "BTNMT", "bộ lao động thương binh và xã hội": "BLĐTBXH",
    "bộ lao động": "BLĐTBXH", "bộ thông tin và truyền thông": "BTTTT",
    "bộ thông tin truyền thông": "BTTTT", "bộ kế hoạch và đầu tư": "BKHĐT",
    "bộ nông nghiệp và phát triển nông thôn": "BNNPTNT", "ngân hàng nhà nước": "NHNN",
    "thanh tra chính phủ": "TTCP", "văn phòng chính phủ": "VPCP", "bảo hiểm xã hội": "BHXH",
}  # fmt: skip
OTHERS: Mapping[str, str] = {
    "thủ tướng chính phủ": "TTg", "thủ tướng": "TTg", "chính phủ": "CP",
    "ủy ban nhân dân": "UBND", "uỷ ban nhân dân": "UBND", "hội đồng nhân dân": "HĐND",
    "văn phòng quốc hội": "VPQH", "ủy ban thường vụ quốc hội": "UBTVQH", "chủ tịch nước": "CTN",
    "hội đồng thẩm phán": "HĐTP", "chủ tịch ủy ban nhân dân": "CT",
}  # fmt: skip
ISSUERS = {**MINISTRIES, **OTHERS}
_BY_FIRST: dict[str, list[tuple[list[str], str]]] = {}
for _name, _short in sorted(ISSUERS.items(), key=lambda item: -len(item[0])):
    _BY_FIRST.setdefault(_name.split()[0], []).append((_name.split(), _short))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: its letters, and who may issue it (none: anybody)."""

    letters: str
    issuers: tuple[str, ...] = ()


_ALL = tuple(ISSUERS.values())
KINDS: Mapping[str, Kind] = {
    "nghị định": Kind("NĐ", ("CP",)),
    "thông tư": Kind("TT", tuple(short for short in _ALL if short not in ("CP", "UBND", "HĐND"))),
    "quyết định": Kind("QĐ", _ALL),
    "nghị quyết": Kind("NQ", ("CP", "HĐND", "UBTVQH", "HĐTP")),
    "chỉ thị": Kind("CT", _ALL),
    "văn bản hợp nhất": Kind("VBHN", _ALL),
    "pháp lệnh": Kind("PL"),
    "thông tư liên tịch": Kind("TTLT"),
    "bộ luật": Kind(""),
    "luật": Kind(""),
    "công văn": Kind("", _ALL),
    "kế hoạch": Kind("KH", _ALL),
}
_SUFFIXES = {
    without_spelled_alike(kind.letters + issuer): f"{kind.letters}-{issuer}"
    for kind in KINDS.values()
    if kind.letters
    for issuer in (*kind.issuers, "CP" if kind.letters == "NĐ" else "UBND")
}
_PARTS = {part.lower() for name in _SUFFIXES.values() for part in name.split("-")}
_LONGEST = max(map(len, _SUFFIXES))
_JOINTS = frozenset({"gạch", "ngang", "nối", "trừ"})


def issuer(words: Words, at: int) -> tuple[str, int] | None:
    """(its letters, position after its name)."""
    for name, short in _BY_FIRST.get(words[at], ()):
        end = at + len(name)
        if list(words[at:end]) == name:
            return short, end
    return None


def suffix(words: Words, at: int) -> tuple[str, int] | None:
    """ "nờ đê (gạch ngang) xê pê" is NĐ-CP; the longest that is in use."""
    letters: list[tuple[str, int]] = []
    while len(letters) < _LONGEST:
        while letters and words[at] in _JOINTS:
            at += 1
        one = [(char, at + 1) for char in words[at]] if words[at] in _PARTS else []
        one = one or spelled(words, at, 1)
        if not one:
            break
        letters += one
        at = one[-1][1]
    for count in range(len(letters), 2, -1):
        found = _SUFFIXES.get(without_spelled_alike("".join(name for name, _ in letters[:count])))
        if found:
            return found, letters[count - 1][1]
    return None
