"""Text whose lines were broken at a page's width: joined to paragraphs again."""

import re
from collections.abc import Sequence

_STRUCTURE = re.compile(
    r"[ĐÐ](?:iều|IỀU) \d+\w?(?:\s*\[\d+\])? ?[.:]|[ĐÐ](?:iều|IỀU) \d+\w?$|"
    r"(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC|Tiểu mục|TIỂU MỤC|Phụ lục|PHỤ LỤC)\s+"
    r"(?:[IVXLC]+|\d+|thứ|THỨ)\b|(?:Phụ lục|PHỤ LỤC)$|"
    r"\d{1,3}[a-zđ]{0,2} ?(?:\[\d+\])?\.(?!\d)|[a-zđ]\d{0,2} ?\)|[IVX]+\.\s|\d+(?:\.\d+)+\.?\s|"
    r"[-–+•*]\s?\S|[“\"](?:\d|[a-zđ]\)|[ĐÐ]iều|Chương|Mục)|\[\d+\]|"
    r"Căn cứ |Theo đề nghị |Nơi nhận|(?:TM|KT|TL|TUQ)\. ?[^\W\d_]"
)
_UNFINISHED = re.compile(
    r"(?:[,(–-]|\b(?:điểm|khoản|[Đđ]iều|[Mm]ục|[Cc]hương|Phụ lục|và|hoặc|của|số|tại|theo|các|ngày|"
    r"tháng|năm))$"
)
_FINISHED = re.compile(r"(?:[.;:!?…]|[.;:!?…]?[”\"»)]|\./)[.;,]?$")
_STANDS_ALONE = re.compile(
    r"[ĐÐ](?:iều|IỀU) \d+\w?\.?$|"
    r"(?:Chương|CHƯƠNG|Phần|PHẦN|Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+(?:[IVXLC]+|\d+|thứ \w+|THỨ \w+)\.?$"
)
_ENOUGH_LINES = 12
_WRAPPED_SHARE = 0.12
_FULL, _NEARLY_FULL = 0.9, 0.8  # of the width; letters differ in breadth
_HEADING = re.compile(r"[ĐÐ]iều \d|Chương|Mục|Phụ lục|[-–+]|[^.;,]{,60}$")


def are_broken(texts: Sequence[str]) -> bool:
    """Whether many lines go on in small letters on the next line."""
    written = [text for text in texts if text]
    if len(written) < _ENOUGH_LINES:
        return False
    going_on = sum(
        following[0].islower() and not _STRUCTURE.match(following) and not _FINISHED.search(text)
        for text, following in zip(written, written[1:], strict=False)
    )
    return going_on > _WRAPPED_SHARE * len(written)


def rejoin(texts: Sequence[str]) -> list[str]:
    """Paragraphs from broken lines; an empty line ends one unless a sentence goes on after it."""
    lengths = sorted(len(text) for text in texts if len(text) > 20) or [80]
    width = lengths[int(0.9 * (len(lengths) - 1))]
    paragraphs: list[str] = []
    last, gap = "", False  # the last written line, and whether an empty one followed it
    for text in texts:
        if not text:
            gap = True
            continue
        if last and (_clearly_goes_on(last, text) if gap else _goes_on(last, text, width)):
            paragraphs[-1] = f"{paragraphs[-1]} {text}"
        else:
            paragraphs.append(text)
        last, gap = text, False
    return paragraphs


def _clearly_goes_on(line: str, following: str) -> bool:
    """Whether a sentence that does not end with `line` goes on in small letters."""
    if not following[0].islower() or _STRUCTURE.match(following):
        return False
    return not (_FINISHED.search(line) or _STANDS_ALONE.match(line) or line.isupper())


def _begins_item(text: str) -> bool:
    """Whether capitals follow the number, as in "1. Thay thế" but not in "a) khoản 2"."""
    words = text.removeprefix("Điều ").split(" ", 2)
    return len(words) > 1 and words[1][:1].isupper()


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether `following` continues the paragraph that `line` ends with."""
    if _STANDS_ALONE.match(line) or line.isupper() != following.isupper():
        return False
    unfinished = _UNFINISHED.search(line) is not None and not line.isupper()
    if _STRUCTURE.match(following):
        return unfinished and not _begins_item(following)
    if unfinished or _clearly_goes_on(line, following):
        return True
    word = following.split(" ", 1)[0]
    # A line that ends a sentence, or a heading without a stop, is full only close to the width.
    may_end = _FINISHED.search(line) or _HEADING.match(line)
    would_have_fitted = len(line) + 1 + len(word) <= (_FULL if may_end else _NEARLY_FULL) * width
    return not (line.isupper() or line.endswith((";", ":")) or would_have_fitted)
