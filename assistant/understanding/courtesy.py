"""Greetings, leave to ask and thanks around a question: they say nothing of the matter."""

import re

_WHOM = (
    r"(?:các |quý |mấy )?(?:anh chị|anh|chị|cô chú|cô|chú|bác|ông bà|ông|bà|cán bộ|cơ quan|ban|"
    r"bạn|mọi người|ad|admin|tổng đài|luật sư|đồng chí|nhà nước|shop|em)"
)
_WHO = r"(?:em|tôi|tui|cháu|con|mình|chúng tôi|bà con)"
_GREETING = re.compile(
    rf"^(?:(?:dạ|vâng|a lô|alo)\b[, ]*)?(?:{_WHO} )?(?:(?:xin|kính) )*(?:chào|thưa|gửi)"
    rf"(?: {_WHOM}\b)+(?: ạ)?\s*[,.:;!-]*\s*",
    re.IGNORECASE,
)
_LEAVE = re.compile(
    rf"^(?:dạ[, ]+)?(?:{_WHOM} )*(?:làm ơn |vui lòng |xin |nhờ )*(?:giúp |cho phép |cho )"
    rf"(?:{_WHO} )?(?:được )?(?:xin )?hỏi(?: (?:thăm|một chút|chút|xíu|tí|với|nhờ|ạ|là|rằng))*"
    r"\s*[,.:;!-]*\s*",
    re.IGNORECASE,
)
_NEED = re.compile(
    rf"^(?:{_WHO} )?(?:đang |có )?(?:muốn|cần|xin|nhờ)(?: (?:muốn|xin|nhờ|được|{_WHOM}))*"
    r" (?:hỏi|tư vấn|giải đáp|hướng dẫn|giúp đỡ)(?: (?:giúp|giùm|dùm|với|ạ|một chút|chút))*"
    r"\s*[,.:;!-]+\s*",
    re.IGNORECASE,
)
_HOPE = re.compile(
    rf"(?<=[.?!,])\s*(?:{_WHO} )?(?:rất )?mong (?:sớm )?(?:được |nhận được )?(?:{_WHOM} )*(?:sớm )?"
    r"(?:phản hồi|trả lời|giải đáp|hồi âm|tư vấn|hướng dẫn|giúp đỡ)[^.?!\d]*[.!]*\s*$",
    re.IGNORECASE,
)
_THANKS = re.compile(
    rf"(?<=\S)[\s,.;-]*(?:(?:dạ|{_WHO}|xin) )*(?:chân thành |rất )*(?:cảm ơn|cám ơn)"
    rf"(?: (?:{_WHOM}|nhiều|rất|lắm|trước|ạ|nhé|nha|ơn))*\s*[.!]*\s*$",
    re.IGNORECASE,
)
_LEAST = 3  # words that must be left


def without_courtesy(text: str) -> str:
    """The question alone; the text as it is where nothing else would be left."""
    left = text
    for said in (_GREETING, _LEAVE, _NEED, _THANKS, _HOPE):
        left = said.sub("", left)
    return left if len(left.split()) >= _LEAST else text
