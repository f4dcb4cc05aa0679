"""Text that a reader does not see, or that speaks to a machine, is flagged for staff.

Nothing here changes what is answered: documents are data, no step of the product takes orders from
them. Staff should look at such a file before citizens are led to it.
"""

import re

from ingest.formats.concealed import Concealed, concealed_in
from ingest.spelling import unaccent

MARK = "nghi vấn: "  # with which every such warning begins
_MOST = 5  # warnings of a file
_SHOWN = 60  # characters of what is hidden
_LEAST = 12  # letters that are hidden; less is a leftover of an editor
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064]{3,}|[\U000e0000-\U000e007f]"
    "|[^\\W\\d_](?:[\u200b\u2060][^\\W\\d_]){4,}"  # a sign within each word
)
_MAY_INSTRUCT = re.compile(
    r"ignore|disregard|forget|override|system prompt|prompt|you are|you must|respond only|new instr"
    r"|bo qua|quen (?:het|moi|di)|tro ly|chatbot|mo hinh|ngon ngu|dong vai|tiet lo|im_start|\[inst"
    r"|lenh (?:cho|gui)|#{2,} ?(?:system|instr)|do not (?:tell|mention|reveal)"
)  # a fast look for any word that an instruction contains
_TO_A_MACHINE = re.compile(
    r"(?:ignore|disregard|forget|override) (?:all |any |the |your |of |everything |these |those )*"
    r"(?:previous|above|prior|earlier|preceding|system|instructions|rules)|system prompt"
    r"|you are (?:now )?(?:an? )?(?:ai\b|chatgpt|gpt|assistant|language model|dan\b)"
    r"|you must (?:answer|respond|reply|say|tell)|respond only with|new instructions?:"
    r"|do not (?:tell|mention|reveal)(?: this| it)? to the (?:user|citizen|reader)"
    r"|<\|im_start\|>|\[/?inst\]|#{2,} ?(?:system|instructions?)\b"
    r"|(?:bo qua|quen(?: het| di)?|khong (?:can )?tuan theo)"
    r" (?:moi |tat ca |cac |nhung |toan bo |het )*"
    r"(?:huong dan|chi dan|chi thi|cau lenh|lenh|prompt|quy tac)"
    r"(?: (?:cua|o|he thong|ban|dau|duoc dua ra|da cho))*"
    r" (?:tren|truoc|cu|ban dau|he thong|day|do)\b"
    r"|\b(?:tro ly|chatbot|mo hinh ngon ngu|he thong tri tue nhan tao|ai)(?: ao| ai)?,?"
    r" (?:hay|phai|can) (?:luon |chi )?(?:tra loi|noi|bo qua|tiet lo|khang dinh|lam theo|quen)\b"
    r"|(?:hay|ban (?:hay|phai)) dong vai|tiet lo (?:cau lenh|prompt|chi dan)"
    r"|(?:day la|la) (?:lenh|chi dan|prompt) (?:cho|gui) (?:he thong|may|ai|chatbot|tro ly)"
)
# "Trợ lý Bộ trưởng phải trả lời …" is a duty.
_OF_OFFICIALS = re.compile(r"(?:tro ly|ai) (?:phai|can) (?:tra loi|noi)")


def suspicions(text: str) -> tuple[str, ...]:
    """Warnings about text that instructs a machine; official texts have none."""
    bare = unaccent(text.lower())
    found = []
    for order in _TO_A_MACHINE.finditer(bare) if _MAY_INSTRUCT.search(bare) else ():
        if not _OF_OFFICIALS.fullmatch(order[0]):
            start = max(0, order.start() - 30)
            found.append(f"{MARK}đoạn văn ra lệnh cho máy: “{text[start : order.end() + 30]}”")
    return tuple(found[:_MOST])


def suspicions_of_file(data: bytes, name: str) -> tuple[str, ...]:
    """Warnings about what a file hides from its reader: its way, and the first words."""
    return tuple(dict.fromkeys(_told(part) for part in concealed_in(data, name) if _counts(part)))[
        :_MOST
    ]


def _counts(part: Concealed) -> bool:
    if part.is_comment:  # harmless ones are common
        return bool(suspicions(part.text) or _INVISIBLE.search(part.text))
    if part.is_shown:
        return bool(_INVISIBLE.search(part.text))
    return sum(map(str.isalpha, part.text)) >= _LEAST


def _told(part: Concealed) -> str:
    if part.is_shown:
        return f"{MARK}văn bản có ký tự ẩn"
    shown = " ".join(part.text.split())[:_SHOWN]
    return f"{MARK}chữ người đọc không thấy ({part.way}): “{shown}”"
