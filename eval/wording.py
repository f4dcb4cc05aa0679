"""Whether a wording stands in an answer, and really means what it says."""

import re
import unicodedata

# A limit of "5 ngày" is not one of "5 ngày làm việc".
_LONGER_UNIT = r"(?!\slàm\sviệc)"
_PART_OF_A_NUMBER = r"(?!\w|[/.,]\d)"
_DENIED = re.compile(r"(?<!\w)(?:chưa|không)(?:\sbị)?\s\Z")
_MARKDOWN = str.maketrans("", "", "*_`#>")


def folded(text: str) -> str:
    """`text` as wordings are compared: NFC, lower case, one space for any white space."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text).lower())


def spoken_text(answer: str) -> str:
    """The folded answer without its Markdown marks."""
    return folded(answer.translate(_MARKDOWN))


def occurs(wording: str, text: str) -> bool:
    """Whether `wording` stands in the folded `text` whole and not denied.

    "5 ngày" does not occur in "15 ngày" or "5 ngày làm việc", "2%" not in "1,2%", "23/11" not in
    "23/11/2025", "bị trễ" not in "chưa bị trễ".
    """
    sought = folded(wording).strip()
    tail = _PART_OF_A_NUMBER + (_LONGER_UNIT if sought.endswith("ngày") else "")
    whole = re.compile(rf"(?<![\w.,]){re.escape(sought)}{tail}")
    return any(not _DENIED.search(text[: found.start()]) for found in whole.finditer(text))
