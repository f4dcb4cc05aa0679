"""What a printed page repeats around its text: running heads, page numbers, signature stamps."""

import re
from collections.abc import Sequence

Page = list[str]

_PAGE_MARK = re.compile(r"\[\[(?:SOURCE \S+ )?PAGE \d+\]\]|\f")
_RUNNING_HEAD = re.compile(
    r"(?:\d{1,4}\s+)?CÔNG BÁO/Số [\d+ ,\-–và]+/Ngày [\d\-–/ ]+(?:\s+\d{1,4})?$", re.IGNORECASE
)
_PAGE_NUMBER = re.compile(r"(?:Trang\s+)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*/\s*\d{1,4})?$")
_STAMP = re.compile(r"(?:Ký bởi|Người ký|Ký số bởi|Digitally signed by)\s*:?\s")
_STAMP_MORE = re.compile(
    r"(?:Cơ quan|Ngày ký|Thời gian ký|Giờ ký|Email|Tổ chức|Chức vụ|Reason|Location|Date|Lý do)"
    r"\s*:|\d{2}[.:/]\d{2}[.:/]\d{2,4}"
)


def pages(texts: Sequence[str]) -> list[Page]:
    """The lines of each page without its furniture; one page where nothing marks pages."""
    found: list[Page] = [[]]
    stamped = False
    for text in texts:
        if _PAGE_MARK.match(text) or _RUNNING_HEAD.match(text):
            found.append([])
            continue
        stamped = bool(_STAMP.match(text) or (stamped and _STAMP_MORE.match(text)))
        if not stamped:
            found[-1].append(text)
    if len(found) == 1:
        return found
    return [trimmed for page in found if (trimmed := _trimmed(page))]


def _trimmed(page: Page) -> Page:
    """The page without the bare number and the empty lines at its top and bottom."""
    start, end = 0, len(page)
    while start < end and (not page[start] or (start < 3 and _PAGE_NUMBER.match(page[start]))):
        start += 1
    while end > start and not page[end - 1]:
        end -= 1
    # Two bare numbers one below the other are cells of a table.
    numbers = [bool(_PAGE_NUMBER.match(text)) for text in page[start:end][-2:]]
    if numbers == [False, True]:
        end -= 1
    while end > start and not page[end - 1]:
        end -= 1
    return page[start:end]
