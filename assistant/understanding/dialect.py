"""Central and southern words in the words of official texts: "mần ở mô" -> "làm ở đâu".

Only where the words around leave no other meaning: "mô" is also in "quy mô", "chi" in "chi phí".
"""

import re
from functools import partial

from assistant.understanding.features import unmark

_END = r"(?=\s*(?:[,.;:?!)]|$)|\s+(?:thì|là|mà|để|rứa|vậy|hè|hỉ|ạ|nữa|không|cho|với|và|hay)\b)"
_WORDS = tuple(
    (re.compile(rf"\b(?:{words})", re.IGNORECASE), plain)
    for words, plain in (
        (r"mần răng\b|làm răng\b", "làm sao"),
        (r"(?<=ra )răng\b|(?<=thì )răng\b|(?<=như )răng\b|răng(?= (?:rứa|vậy|mà|lại)\b)", "sao"),
        (r"mần\b", "làm"),
        (r"(?:khi|lúc) mô\b", "khi nào"),
        (
            r"(?<=ở )mô\b|(?<=tới )mô\b|(?<=đến )mô\b|(?<=đi )mô\b|(?<=ra )mô\b|(?<=về )mô\b"
            r"|(?<=chỗ )mô\b|(?<=nộp )mô\b|(?<=gửi )mô\b|(?<=từ )mô\b",
            "đâu",
        ),
        (
            r"(?<!quy )(?<!xe )(?<!tiểu )(?<!vĩ )(?<!vi )mô\b"
            r"(?! (?:hình|tả|tô|phỏng|đun|đen|bào|men|tơ|ghép|típ))",
            "nào",
        ),
        (rf"(?<!thu )(?<!mức )(?<!khoản )(?<!dự toán )chi{_END}", "gì"),
        (r"(?<=năm )ni\b|(?<=bữa )ni\b|(?<=hôm )ni\b|(?<=ngày )ni\b", "nay"),
        (r"ni\b(?= (?:thì|là|có|phải|được))|(?<=\w )ni(?=\s*[,.;:?!]|$)", "này"),
        (r"rứa\b|dzậy\b|zậy\b|vầy\b", "vậy"),
        (r"nớ\b", "đó"),
    )
)


_TYPED = re.compile(r"\b(?:man|mo|rang|chi|ni|rua|dzay|zay|vay|no)\b")


def is_regional(typed: str) -> bool:
    """Whether one of the words was typed, with marks or without: typing errors mend to none."""
    return _TYPED.search(unmark(typed)) is not None


def in_plain_words(text: str) -> str:
    """The text with regional words replaced; a capital at the beginning stays one."""
    for words, plain in _WORDS:
        text = words.sub(partial(_as_written, plain), text)
    return text


def _as_written(plain: str, found: re.Match[str]) -> str:
    return plain[0].upper() + plain[1:] if found.group()[:1].isupper() else plain
