"""News as it was extracted into Markdown: the layout goes, the words stay."""

import re
from collections.abc import Iterator

from ingest.spelling import fold, tidy

_MARKS = re.compile(r"\*+|(?<!\w)_{2,}|_{2,}(?!\w)|`+")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\]]*)\]\((?:https?:|/|#)[^)]*\)")
_HEADING = re.compile(r"#{1,6}\s+(?P<words>.+)")
_TABLE_RULE = re.compile(r"[|:\-\s]+")
_BOLD_LINE = re.compile(r"\s*(?:[-*]\s+)?\*\*(?P<words>[^*].*?)\*\*\s*-?\s*")
_FURNITURE = re.compile(
    r"(?:download on the|app store|google play|get it on|tải ứng dụng:?|báo điện tử chính phủ"
    r"|nội dung chính|tải về|xem thêm:?.*"
    r"|xem (?:toàn văn|chi tiết).{0,80}tại đây\.?|>+\s*xem.*"
    r"|\(?hình từ internet\)?\.?|\[\.\.\.\]|-)",
    re.IGNORECASE,
)
_FROM_THE_NET = re.compile(
    r"\s*\(\s*(?:hình|ảnh)(?: ảnh)?(?: minh họa)? từ internet\s*\)", re.IGNORECASE
)
_EDITORS = re.compile(
    r"(?:chuyên viên pháp lý|tham vấn bởi luật sư|biên tập|nguồn tin)\s*:?.*", re.IGNORECASE
)


def paragraphs(text: str, title: str) -> Iterator[tuple[str, bool]]:
    """The paragraphs without layout; True for a heading. The repeated title is left out."""
    said = fold(tidy(title)).strip(" .?")
    for written in text.splitlines():
        heading = _HEADING.match(written) or _BOLD_LINE.fullmatch(written)
        words = clean(heading["words"] if heading else written)
        if words and fold(words).strip(" .?-–") != said:
            yield words, bool(heading)


def clean(line: str) -> str:
    """One paragraph without marks, images and links; "" for page furniture and editors' lines."""
    if _TABLE_RULE.fullmatch(line):
        return ""
    line = _LINK.sub(lambda link: link["words"], _IMAGE.sub("", line))
    words = tidy(_FROM_THE_NET.sub("", _MARKS.sub("", line)))
    words = re.sub(r"^\|\s*|\s*\|$", "", words)
    if _FURNITURE.fullmatch(words) or _EDITORS.fullmatch(words):
        return ""
    return words
