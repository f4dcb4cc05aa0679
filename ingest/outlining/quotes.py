"""Which lines are words quoted from another text (the new wording in an amending law)."""

import re
from collections.abc import Sequence

from ingest.outlining.mark import Mark, mark
from ingest.outlining.succession import number_rank
from ingest.provision import Level

_OPENERS = "“‟„«"
_CLOSERS = "”»"
_MARKS = re.compile('[“‟„«”»"]')
_STARTS = tuple(_OPENERS + "\"'‘”")
_CLOSED = re.compile(r"[”“\"»'’]\s*[.;,]{0,2}\s*(?:\[\d+\]|\(\d+\)|\])?\s*\Z")
_ANNOUNCED = re.compile(r":\s*[“\"„«]")  # "… như sau: “2. Cơ quan …"
_CHANGE = re.compile(r"sửa đổi|bổ sung|thay thế|như sau|sau đây", re.IGNORECASE)
_BASES = re.compile(r"[“\"]\s*Căn cứ\b")
_AMENDING = re.compile(
    r"(?:Sửa đổi|Bãi bỏ|Hủy bỏ|Huỷ bỏ|(?:Thay thế|Bổ sung|Bỏ),|"
    r"(?:Bổ sung|Thay thế|Thay|Bỏ|Đổi)\s+(?:một số|các|thêm|cụm|từ|tên|khoản|điểm|[Đđ]iều|Chương|"
    r"Mục|đoạn|Phụ lục)\b)"
)
_CHANGE_NOTE = re.compile(
    r"\[?\d{1,3}\]? ?(?:Khoản|Điểm|Điều|Cụm từ|Đoạn|Mục|Chương|Tên|Phụ lục)\b.{0,60}"
    r"\b(?:được|bị) (?:sửa đổi|bổ sung|bãi bỏ|thay thế|thay|bỏ|đổi)"
)
_SIGNED = re.compile(r"XÁC THỰC VĂN BẢN HỢP NHẤT|Nơi nhận\b")
_ENOUGH_NOTES = 2
_LONGEST = 5000  # lines of one quotation


def quoted(texts: Sequence[str]) -> list[bool]:
    """For each line whether it begins inside of a quotation or with its opening mark."""
    flags = [False] * len(texts)
    walk = _Walk(texts)
    position = 0
    while position < len(texts):
        flags[position] = texts[position].startswith(_STARTS)
        if not flags[position]:
            walk.note_article(position)
        end = position + 1
        if walk.opens(position, above_quoted=position > 0 and flags[position - 1]):
            end = walk.end(position)
            flags[position + 1 : end] = [True] * (end - position - 1)
        position = end
    return flags


class _Walk:
    """Goes from quotation to quotation and remembers the last article of the text itself."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.last_article = 0
        # In a consolidated text only footnotes quote, and never the article that comes next.
        notes = sum(_CHANGE_NOTE.match(text) is not None for text in texts)
        self.consolidated = notes >= _ENOUGH_NOTES

    def note_article(self, position: int) -> None:
        """Remembers the article that begins at a line outside of quotations."""
        found = mark(self.texts[position])
        if found is not None and found.level is Level.ARTICLE:
            self.last_article = max(self.last_article, number_rank(found.number)[0])

    def opens(self, position: int, above_quoted: bool) -> bool:
        """Whether a quotation that goes on below begins at this line, and not by a slip."""
        text = self.texts[position]
        if not _left_open(text):
            return False
        if _ANNOUNCED.search(text):
            return True
        above = self.texts[position - 1] if position else ""
        led = above_quoted or above.endswith(":") or _CHANGE.search(above) is not None
        return led and text.startswith(_STARTS)

    def end(self, start: int) -> int:
        """The line after the quotation: after its closing mark, or where the text resumes."""
        bases = _BASES.search(self.texts[start]) is not None
        for position in range(start + 1, min(len(self.texts), start + _LONGEST)):
            found = mark(self.texts[position])
            if found is not None and (bases or self._resumes(found, position == start + 1)):
                return position
            if _SIGNED.match(self.texts[position]):
                return position
            if _closes(self.texts[position]):
                return position + 1
        return start + 1

    def _resumes(self, found: Mark, at_once: bool) -> bool:
        if found.level is Level.ARTICLE and (self.consolidated or not self.last_article):
            if number_rank(found.number)[0] == self.last_article + 1:
                return True
        elif found.level not in (Level.ARTICLE, Level.CLAUSE, Level.POINT):
            # What the head of a text quotes ends before its first chapter.
            return not self.last_article
        return not at_once and _AMENDING.match(found.rest) is not None


def _left_open(text: str) -> bool:
    """Whether a quotation that this line opens goes on in the next line."""
    depth = 0
    for letter in _MARKS.findall(text):
        if letter in _OPENERS:
            depth += 1
        elif letter in _CLOSERS:
            depth = max(0, depth - 1)
        else:
            depth = depth - 1 if depth else 1
    return depth > 0


def _closes(text: str) -> bool:
    if not _CLOSED.search(text):
        return False
    depth = lowest = 0
    for letter in _MARKS.findall(text):
        depth += (letter in _OPENERS) - (letter in _CLOSERS)
        lowest = min(lowest, depth)
    return lowest < 0 or text.count('"') % 2 == 1 or depth > 0
