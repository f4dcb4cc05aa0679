"""Texts that may not be answered from, told by their own content."""

import re
from collections.abc import Sequence

from ingest.document import Content, Standing
from ingest.head import Head
from ingest.provision import Level
from ingest.spelling import fold

END = 1500  # characters at the end in which the gazette announces the next part
SHORT_PAGE = 2500  # characters; error pages seen have under 1,300
EMPTY = 200  # characters of a text of which nothing but a page header was got
MANY = 10  # articles
THIN = 200  # characters an article; the thinnest official text of ten articles has 233
BULLETS = 0.38  # of the lines; official texts so thin have none
SHORT_TITLE = 200  # characters at the start in which an error page says what it is
_NEXT_PART = re.compile(
    r"\(\s*Xem tiếp Công báo số|\(Còn tiếp|\(Tiếp theo (?:kỳ|Công báo) sau\)", re.I
)
_LATER_PART = re.compile(r"\(\s*Tiếp theo Công báo số", re.IGNORECASE)
_ERROR = re.compile(
    r"\b(?:404|403|500|502|503)\b|not found|forbidden|access denied|bad gateway|"
    r"không tìm thấy (?:trang|đường dẫn)|trang (?:này )?không tồn tại|service unavailable",
    re.IGNORECASE,
)
_DRAFT = re.compile(
    r"\(?\s*dự thảo(?:\s+(?:lần\s+)?(?:thứ\s+)?\d+|\s+\d+)?(?:\s*[:;,(].*)?\)?", re.IGNORECASE
)
_ENGLISH = re.compile(r"\b(?:the|of|and|shall|article|law|to|in|or|for|by)\b", re.IGNORECASE)
_MARKED = re.compile(r"[À-ỹĐđ]")
_SUMMARY = re.compile(
    r"^(?:tóm tắt|điểm nổi bật|nội dung (?:chính|chi tiết)|điểm mới|những điểm mới|"
    r"thong tin van ban|nội dung cơ bản|tổng quan|các nội dung chính)\b",
    re.IGNORECASE,
)


def judge(content: Content, head: Head, number: str | None) -> tuple[Standing, str]:
    """(standing, why); what depends on other copies is settled later."""
    text = content.text
    if len(text) < SHORT_PAGE and _ERROR.search(text[:SHORT_TITLE]) and not has_articles(content):
        return Standing.ERROR_PAGE, "trang báo lỗi được lưu thay cho văn bản"
    if is_foreign(text):
        return Standing.TRANSLATION, "bản dịch tiếng Anh"
    lines = text.split("\n")
    if is_draft(lines, head, number):
        return Standing.DRAFT, "dự thảo"
    if _NEXT_PART.search(text[-END:]):
        return Standing.TRUNCATED, "chỉ có phần đầu, còn tiếp ở số Công báo sau"
    if _LATER_PART.search(text[:END]):
        return Standing.TRUNCATED, "thiếu phần đầu, nằm ở số Công báo trước"
    if is_summary(lines, head) or is_outline_only(content):
        return Standing.ABRIDGED, "bản tóm lược, không phải nguyên văn"
    if len(text) < EMPTY and not has_articles(content):
        return Standing.TRUNCATED, f"chỉ có {len(text)} ký tự"
    return Standing.ANSWERABLE, ""


def has_articles(content: Content) -> bool:
    return any(provision.level is Level.ARTICLE for provision in content.provisions)


def is_foreign(text: str) -> bool:
    """English: many of its commonest words, hardly a Vietnamese letter."""
    sample = text[:20_000]
    letters = sum(map(str.isalpha, sample)) or 1
    english = len(_ENGLISH.findall(sample))
    return len(_MARKED.findall(sample)) / letters < 0.06 and english > 0.1 * len(sample.split())


def is_draft(lines: Sequence[str], head: Head, number: str | None) -> bool:
    """ "DỰ THẢO" on a line of its own at the head, or a number that nobody gave."""
    if number is None and head.blank_number:
        return True
    return any(_DRAFT.fullmatch(line.strip(" *#_|")) for line in lines[:25] if len(line) < 90)


def is_outline_only(content: Content) -> bool:
    """Many articles of a line or two, or of bullets: official texts are never so thin."""
    articles = [
        content.text[provision.start : provision.end]
        for provision in content.provisions
        if provision.level is Level.ARTICLE and provision.place.annex is None
    ]
    if len(articles) < MANY:
        return False
    length = sum(map(len, articles)) / len(articles)
    lines = "\n".join(articles).split("\n")
    bullets = sum(line.startswith(("- ", "• ", "+ ")) for line in lines) / len(lines)
    return length < THIN or (length < 2 * THIN and bullets > BULLETS)


def is_summary(lines: Sequence[str], head: Head) -> bool:
    """Headings of a summary, and nothing that an official text begins with."""
    formal = bool(head.kind) and any(
        line.lstrip("*_# ").startswith("Căn c") for line in lines[:400]
    )
    return not formal and any(
        len(line) < 60 and _SUMMARY.match(fold(line).strip(" #*")) for line in lines[:60]
    )
