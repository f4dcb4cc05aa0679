"""Personal data taken out of what citizens write, before it is kept.

Masked are papers of identity (CCCD, CMND), telephone numbers, e-mail addresses, bank cards and
accounts, tax codes, dossier codes, names and house addresses: "Tôi tên là Trần Văn An, số điện
thoại 0912 345 678" becomes "Tôi tên là [tên], số điện thoại [số điện thoại]". Numbers of laws,
days, amounts of money and codes of procedures stay: no question is understood without them.
"""

import re
import unicodedata

from assistant.feedback.masking_words import mask_addresses, mask_names

_UNIT = r"(?:đồng(?! chí)|dong|đ|vnđ|vnd|nghìn|ngàn|nghin|ngan|triệu|trieu|tỷ|tỉ|ty|usd|euro|m2)\b"
_APART = r"(?:[ .\-]| - )"  # what people write between groups of digits
_SIGNS = r"[ .\-()]{0,3}"  # the same, within a telephone number
# First what stays: a later pattern never looks into what an earlier one has taken.
_STAYS = (
    r"(?<!\d)\d{4}-\d{1,2}-\d{1,2}(?!\d)",
    r"(?<!\d)\d{1,2}(?:[/.\-]| [/.\-] )\d{1,2}(?:[/.\-]| [/.\-] )\d{4}(?!\d)",
    r"(?<!\d)\d+(?:/\d{4})?/[^\W\d_]\w*(?:-\w+)*",  # 118/2025/NĐ-CP, 154/VBHN-VPQH
    r"(?<!\d)[1-9]\.\d{6}(?!\d)",  # 1.013225, the code of a procedure
    rf"(?<![\d.])[1-9][\d.,]*\s?{_UNIT}",
    r"(?<![\d.])[1-9]\d{0,2}(?:\.\d{3})+(?!\.?\d)",
    rf"(?<!\d)(?:19|20)\d\d(?:{_APART}(?:19|20)\d\d)+(?!\d)",  # a row of years
)
_MASKED = {
    "email": r"[\w.+\-]{1,64}\s?(?:@|[(\[]at[)\]]|\ba (?:còng|cong)\b)\s?[\w\-]+(?:\.[\w\-]+)+",
    "mã hồ sơ": (
        r"(?<!\w)(?:\d{3}(?:\.\d{2}){1,3}\.)?[A-Z]\d{2}(?:\.\d{1,4})*(?: ?- ?\d{1,8}){2,}"
        r"|(?<!\w)[A-Z]\d{2}(?:\.\d{1,4})+-\d{1,8}"
    ),
    "mã số thuế": r"(?<!\d)\d{10}-\d{3}(?!\d)",
    "số điện thoại": (
        r"(?<!\d)0(?:[35789]\d{8}|2\d{9})(?!\d)"
        rf"|(?<!\d)\(?(?:\+\s?|00)?84\)?(?:{_SIGNS}\d){{9,10}}(?!\d)"
        rf"|(?<![\d.])\(?0[235789](?:{_SIGNS}\d){{8,9}}(?!{_APART}?\d)"
    ),
    "số thẻ": rf"(?<!\d)(?:\d{{4}}{_APART}?){{3}}\d{{4}}(?:{_APART}?\d{{1,3}})?(?!\d)",
    "số giấy tờ": (
        rf"\d{{9,}}|(?<!\d)\d{{3,}}(?:[ .\-]\d{{3,}}){{2,}}(?!\d)"
        rf"|(?<!\d)0\d{{2,}}(?:{_APART}\d{{1,}}){{2,}}(?!\d)"
        rf"|(?<!\d)\d{{3,}}(?:{_APART}\d{{3,}}){{3,}}(?!\d)"
        r"|(?<!\w)[A-Z]\d{7}(?!\w)"  # a passport
    ),
}
_NAMES = list(_MASKED)
_NUMBERS = re.compile(
    "|".join([*_STAYS, *(f"(?P<m{at}>{_MASKED[name]})" for at, name in enumerate(_NAMES))]),
    re.IGNORECASE,
)
_PAPER = re.compile(
    r"(?P<word>\b(?:cccd|cmnd|cmt|id|passport|căn cước(?: công dân)?|can cuoc(?: cong dan)?|"
    r"chứng minh(?: nhân dân| thư)?|chung minh(?: nhan dan| thu)?|hộ chiếu|ho chieu|"
    r"mã số thuế|ma so thue|mst|(?:mã|ma|số|so) (?:định danh|dinh danh)|stk|"
    r"tài khoản(?: ngân hàng)?(?: [A-Z]\w+)?|tai khoan(?: ngan hang)?(?: [A-Z]\w+)?|"
    r"bhxh|bhyt|bảo hiểm (?:xã hội|y tế)|bao hiem (?:xa hoi|y te)|"
    r"(?:mã|ma|số|so) (?:hồ sơ|ho so|biên nhận|bien nhan))"
    r"(?:\s*(?:của|cua|tôi|toi|em|mình|minh|con|cá nhân|ca nhan|cũ|cu|mới|moi|là|la|số|so|:|=)"
    r"(?!\w)){0,4}\s*)"
    r"(?P<value>[A-Za-z]{0,4} ?\d(?:[ .\-]{0,3}\d)*(?:[\w.\-]*\w)?)(?!\w*/)",
    re.IGNORECASE,
)
_STAYS_THERE = re.compile("|".join(_STAYS), re.IGNORECASE)
_DAY = re.compile("|".join(_STAYS[:2]))
_FEWEST_DIGITS = 5  # of the number of a paper
_FEWEST_APART = 8  # of one that is written in groups: "căn cước 14 15 16 tuổi" is none
_SURELY = 9  # digits from which "147.619.517" after such a word is no amount
_OF_MONEY = re.compile(rf"[\d.,]+\s?{_UNIT}", re.IGNORECASE)
_DIGIT = r"(?:không|khong|một|mot|hai|ba|bốn|bon|tư|tu|năm|nam|sáu|sau|bảy|bay|tám|tam|chín|chin)"
_SPOKEN = re.compile(rf"\b{_DIGIT}(?:[ ,]+{_DIGIT}){{7,}}\b", re.IGNORECASE)


def mask(text: str) -> str:
    """The text with "[…]" in place of personal data; masking twice changes nothing more."""
    text = _PAPER.sub(_paper, unicodedata.normalize("NFC", text))
    text = _SPOKEN.sub("[số đọc]", _NUMBERS.sub(_number, text))
    return mask_names(mask_addresses(text))


def _paper(found: re.Match[str]) -> str:
    """What follows the word for a paper is masked, unless it is a day, an amount or a law."""
    value = found["value"].rstrip(".-")
    count = sum(map(str.isdigit, value))
    if count < (_FEWEST_APART if re.search(r"\d[ .\-]", value) else _FEWEST_DIGITS):
        return found[0]
    if _DAY.match(value):
        return found[0]
    at = found.start("value")
    amount = value[0] != "0" and _STAYS_THERE.match(found.string, at)
    if amount and (count < _SURELY or _OF_MONEY.match(found.string, at)):
        return found[0]
    return f"{found['word']}[số giấy tờ]{found['value'][len(value) :]}"


def _number(found: re.Match[str]) -> str:
    return found[0] if found.lastgroup is None else f"[{_NAMES[int(found.lastgroup[1:])]}]"
