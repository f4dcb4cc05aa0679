"""What a dossier is about: the question without its days and without the words of its handling.

"Trừ các ngày nghỉ lễ thì thời hạn kết thúc ngày nào?" says nothing of the procedure, and every
record has a time limit, an acceptance and a day of return.
"""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from assistant.understanding.day_phrases import DayPhrase, What
from assistant.understanding.features import unmark

_LONG = 30  # words from which sentences that do not speak of filing are left out
_ENOUGH = 5  # words that must be left
_SENTENCE = re.compile(r"[^.!?;\n]+[.!?;]*(?:\d+[^.!?;\n]*[.!?;]*)*")
_FILING = re.compile(
    r"\b(?:nop|gui|dang ky|xin|cap|khai|tiep nhan|nhan du|nhan ho so|lam (?:ho so|thu tuc|lai|moi)"
    r"|ho so|don|to khai|yeu cau)\b"
)
_HANDLING = Path(__file__).parent / "data" / "handling.txt"
# Short words that are others without their marks: "thì" and "thị thực", "trả" and "kiểm tra".
_SHORT = re.compile(
    r"\b(?:thì|mà|rồi|này|nay|(?<!\d\s)giờ|vậy|trả|hạn(?! ngạch| chế| mức)|xong|rốt|tối đa)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(r"\bgia hạn\b|\bcó thời hạn\b", re.IGNORECASE)
_BEGUN = frozenset({What.SUBMITTED, What.ACCEPTED})


def matter_of(text: str, days: Sequence[DayPhrase]) -> str:
    """The words that may name the procedure; "" when there are none ("gửi hồ sơ 10 ngày rồi")."""
    blanked = list(text)
    for phrase in days:
        blanked[phrase.start : phrase.end] = " " * (phrase.end - phrase.start)
    left = "".join(blanked)
    chosen = _sentences(text, left, days) if len(text.split()) >= _LONG else left
    handled = _without_handling(chosen)
    if len(handled.split()) < _ENOUGH and chosen is not left:
        return _without_handling(left)
    return handled


# Records call these by their initials.
_INITIALS = {
    "bảo hiểm xã hội": "BHXH",
    "bảo hiểm y tế": "BHYT",
    "bảo hiểm thất nghiệp": "BHTN",
    "tai nạn lao động": "TNLĐ",
}


def initials_in(text: str) -> str:
    """The initials of the names in the text, as records write them: "BHXH"."""
    lowered = text.lower()
    return " ".join(short for name, short in _INITIALS.items() if name in lowered)


def _sentences(text: str, left: str, days: Sequence[DayPhrase]) -> str:
    """The sentences that tell of filing or of the day on which it was done."""
    told = [phrase for phrase in days if phrase.what in _BEGUN]
    kept = []
    for found in _SENTENCE.finditer(text):
        start, end = found.span()
        dated = any(start <= phrase.start < end for phrase in told)
        if dated or _FILING.search(unmark(found.group())):
            kept.append(left[start:end])
    return " ".join(kept) or left


@cache
def _handling() -> re.Pattern[str]:
    rows = _HANDLING.read_text(encoding="utf-8").splitlines()
    return re.compile(rf"\b(?:{'|'.join(row for row in rows if not row.startswith('#'))})\b")


def _without_handling(text: str) -> str:
    bare = unmark(text)
    if len(bare) != len(text):  # letters that do not map one to one: nothing is cut
        return " ".join(text.split())
    kept, at = [], 0
    for found in _handling().finditer(bare):
        kept.append(text[at : found.start()])
        at = found.end()
    left = "".join([*kept, text[at:]])
    whole = {found.end() for found in _KEPT.finditer(left)}
    left = _SHORT.sub(lambda found: found.group() if found.end() in whole else " ", left)
    return " ".join(left.split())
