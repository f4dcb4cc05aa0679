"""Words as a recogniser hears them become writing: numbers, dates, codes and places in digits.

"khoản hai điều một trăm linh hai" -> "khoản 2 điều 102". What only looks like a number stays:
"năm ngoái", "hai vợ chồng", "tư pháp", "ba mẹ".
"""

from collections.abc import Mapping

from speech.written import amounts, codes, dates, documents, labels, letters, places, runs, times
from speech.written.idioms import idiom
from speech.written.issuers import KINDS
from speech.written.numbers import DIGITS, SCALES
from speech.written.words import Reader, Words, split

_NUMBER_READERS: tuple[Reader, ...] = (
    idiom,
    dates.day_without_its_word,
    codes.code,
    documents.bare,
    dates.spelled_year,
    codes.slashed,
    runs.run,
    times.clock,
    amounts.amount,
)


def _readers() -> Mapping[str, tuple[Reader, ...]]:
    """For each word with which something may begin, who reads it, the surest first."""
    by_word: dict[str, list[Reader]] = {}
    for name in (*DIGITS, "mười", "hăm", "mươi"):
        by_word[name] = list(_NUMBER_READERS)
    by_word["năm"][1:1] = [dates.named_year]
    by_word["không"] = [times.midnight, codes.code, runs.run, amounts.amount]
    for scale in (*SCALES, "trăm"):
        by_word[scale] = [amounts.scaled]
    for unit in ("ngày", "tuần", "tháng", "tiếng", "năm"):
        by_word.setdefault(unit, []).insert(0, amounts.half_more)
    by_word["giờ"] = [times.half_past_one]
    for kind in KINDS:
        by_word.setdefault(kind.split()[0], []).append(documents.after_kind)
    for name, reader in _BY_LEAD:
        by_word.setdefault(name, []).append(reader)
    for name in letters.NAMES:
        by_word.setdefault(name, []).extend((codes.code, codes.form, letters.abbreviation))
    for name in labels.LABELS:
        by_word.setdefault(name, []).append(labels.label)
    return {word: tuple(readers) for word, readers in by_word.items()}


_BY_LEAD: tuple[tuple[str, Reader], ...] = (
    *((word, places.place) for word in ("điều", "khoản", "mục", "tiết")),
    ("điểm", places.point),
    ("chương", places.roman),
    ("phụ", places.roman),
    *((word, dates.day) for word in ("ngày", "mùng", "mồng", "hôm")),
    ("ngày", idiom),
    ("thứ", dates.weekday),
    ("tháng", dates.month),
    ("quý", dates.quarter),
    *((word, codes.licence_class) for word in ("hạng", "bằng", "lái", "xe", "giấy", "khổ")),
    ("số", documents.after_so),
    ("e", letters.abbreviation),
)
_READERS = _readers()


def write(spoken: str) -> str:
    """The text as it is written; what is no number, date or code comes back unchanged."""
    originals, spaces, words = split(spoken)
    written: list[str] = []
    at = 0
    while at < len(originals):
        text, length = _read(words, at) or (originals[at], 1)
        if originals[at][0].isupper():
            text = text[0].upper() + text[1:]
        written += (spaces[at], text)
        at += length
    return "".join(written).strip()


def _read(words: Words, at: int) -> tuple[str, int] | None:
    for reader in _READERS.get(words[at], ()):
        found = reader(words, at)
        if found:
            return found
    return None
