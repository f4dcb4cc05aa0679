"""What a printed page repeats around its text: running heads, page numbers, signature stamps."""

import re
from collections.abc import Sequence

_PAGE_MARK = re.compile(r"\[\[(?:SOURCE \S+ )?PAGE \d+\]\]|\f")
_RUNNING_HEAD = re.compile(
    r"(?:\d{1,4}\s+)?CÔNG BÁO/Số [\d+ ,\-–và]+/Ngày [\d\-–/ ]+(?:\s+\d{1,4})?$", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(r"(?:Trang\s+)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*/\s*\d{1,4})?$")
_STAMP = re.compile(r"(?:Ký bởi|Người ký|Ký số bởi|Digitally signed by)\s*:?\s")
_STAMP_MORE = re.compile(
    r"(?:Cơ quan|Ngày ký|Thời gian ký|Giờ ký|Email|Tổ chức|Chức vụ|Reason|Location|Date|Nguyên nhân)"
    r"\s*:|\d{2}[.:/]\d{2}[.:/]\d{2,4}"
)
_NEAR_A_MARK = 3  # written lines around a page mark where a bare number is the page's number


def without_furniture(texts: Sequence[str]) -> list[str]:
    """The lines without furniture and without the empty lines around it."""
    kept: list[str] = []
    since_mark = _NEAR_A_MARK  # no mark seen yet
    stamp = False
    for text in texts:
        if _is_mark(text):
            _drop_end_of_page(kept)
            since_mark, stamp = 0, False
            continue
        stamp = bool(_STAMP.match(text)) or (stamp and bool(_STAMP_MORE.match(text)))
        if stamp or (since_mark < _NEAR_A_MARK and (not text or _PAGE_NUMBER.match(text))):
            continue
        since_mark += bool(text) * _NEAR_A_MARK
        kept.append(text)
    return kept


def _is_mark(text: str) -> bool:
    return bool(_PAGE_MARK.match(text) or _RUNNING_HEAD.match(text))


def _drop_end_of_page(kept: list[str]) -> None:
    """Takes away empty lines and a page number below the text of a page."""
    while kept and not kept[-1]:
        kept.pop()
    if (
        kept
        and _PAGE_NUMBER.match(kept[-1])
        and (len(kept) < 2 or not _PAGE_NUMBER.match(kept[-2]))
    ):
        kept.pop()
    while kept and not kept[-1]:
        kept.pop()
