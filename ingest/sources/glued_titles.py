"""Legal bases and results whose cells were glued together.

"Tên văn bản pháp lýMã văn bản… của Bộ Xây dựng140/2025/NĐ-CPquy định chi tiết…105/2025/NĐ-CP".
"""

import re
from itertools import zip_longest

from ingest.procedure import LegalBasis
from ingest.sources.cell import line_of
from ingest.sources.letters import CAPITALS, SMALL

_HEADER = re.compile(r"^\s*Tên văn bản pháp lý\s*Mã văn bản")
_BODY = (
    r"(?:UBTVQH\d{2}|QH\d{2}|UBND|HĐND|CP|TTg|BCA|BQP|BTC|BTP|BXD|BGTVT|BNNMT|BTNMT|BNNPTNT|BKHĐT"
    r"|BKH|NHNN|BCT|BLĐTBXH|BNV|BYT|BGDĐT|BVHTTDL|BTTTT|BKHCN|BNG|VPCP|TANDTC|VKSNDTC|VKSTC|TTCP"
    r"|KTNN|UBDT|BTDTTG|BHXH|BTNMT|BTM|TCHQ|VPQH|CTN|TW)"
)
# What follows the number of a cell is the next title, without a blank; "NĐ-CQuy định" is a slip.
_NUMBER = re.compile(
    r"(?:(?:Nghị quyết|Nghị định|Thông tư|Luật|Bộ luật|Quyết định|Pháp lệnh)(?: số)? )?"
    r"(?P<year>(?:19|20)\d{2}(?=\d{2}))?\d{1,4}(?:\.\w{1,3})?/(?:\d{4}/)?"
    rf"(?:(?:NĐ|TT|TTLT|QĐ|NQ|L|CT|VBHN|PL|SL)\s?[-/]\s?)?"
    rf"(?:{_BODY}(?:-{_BODY})*|[A-ZĐ]{{1,8}}(?=[{CAPITALS}][{SMALL}])|[A-ZĐ]{{2,8}}(?=$))"
    r"(?=$|[^\W_]|[“\"(*-])(?!\w?\s?ngày)"
)
_RESIDUE = re.compile(
    r"(?:\s*Từ khóa.*)|(?:\s*Mô tả\s*Không có thông tin.*)|(?:\s*Chọn cơ quan thực hiện.*)",
    re.DOTALL,
)
_CODE = re.compile(r"\s*Mã:\s*\S*?\d(?=[^\W\d_]|\s|$)")


def legal_bases(glued: str) -> tuple[LegalBasis, ...]:
    """Each document with its number; one without a recognisable number keeps its words as title."""
    text = line_of(_HEADER.sub("", glued))
    found = []
    start = 0
    numbers = list(_NUMBER.finditer(text))
    for number, following in zip_longest(numbers, numbers[1:]):
        if following and number.end() == following.start() and _same(number, following):
            continue  # "Thông tư 80/2021/TT-BTC80/2021/TT-BTC": still the title
        begin = number.end("year") if number["year"] else number.start()
        title = text[start:begin].strip()
        written = text[begin : number.end()]
        found.append(LegalBasis(written, title if title != written else ""))
        start = number.end()
    rest = text[start:].strip()
    return (*found, LegalBasis("", rest)) if rest else tuple(found)


def _same(number: re.Match[str], following: re.Match[str]) -> bool:
    return number.group().rpartition(" ")[2] == following.group().rpartition(" ")[2]


def without_residue(glued: str) -> str:
    """The field without the buttons of the page behind it."""
    return _RESIDUE.sub("", glued, count=1)


def results_of(glued: str) -> tuple[str, ...]:
    """The results, without their codes and without the buttons of the page."""
    names = (line_of(name) for name in _CODE.split(without_residue(glued)))
    return tuple(dict.fromkeys(name for name in names if name))
