"""Text that a reader does not see, or that speaks to a machine, is flagged for staff."""

import re

_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\U000e0000-\U000e007f]{3,}")
_MAY_INSTRUCT = re.compile(
    r"[Ii]gnore|[Dd]isregard|[Ss]ystem prompt|[Yy]ou are|[Bb]ỏ qua|[Tt]rợ lý|[Cc]hatbot|ngôn ngữ"
)  # a fast look for any word that an instruction contains
_TO_A_MACHINE = re.compile(
    r"ignore (?:all |the )?(?:previous|above|prior) (?:instructions|prompts)|"
    r"disregard (?:all |the )?(?:previous|above) |system prompt|"
    r"you are (?:now )?(?:an? )?(?:ai|chatgpt)|"
    r"bỏ qua (?:mọi|tất cả|các) (?:hướng dẫn|chỉ dẫn|yêu cầu) (?:ở )?(?:trên|trước)|"
    r"(?:trợ lý|chatbot|mô hình ngôn ngữ)(?: ai)? (?:hãy|phải|cần) (?:trả lời|nói|bỏ qua|tiết lộ)",
    re.IGNORECASE,
)


def suspicions(text: str) -> tuple[str, ...]:
    """Warnings about hidden and instructing text; official texts have neither."""
    found = []
    if _INVISIBLE.search(text):
        found.append("văn bản có ký tự ẩn")
    told = _TO_A_MACHINE.finditer(text) if _MAY_INSTRUCT.search(text) else ()
    for instruction in told:
        start = max(0, instruction.start() - 30)
        found.append(f"đoạn văn ra lệnh cho máy: “{text[start : instruction.end() + 30]}”")
    return tuple(found[:5])
