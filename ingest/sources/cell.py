"""The text of one cell of a procedure record."""

import re
import unicodedata

from ingest.spelling import tidy

_NOTHING = re.compile(r"(?:không có thông tin|null|none|--|n/a)\W*", re.IGNORECASE)
_STEP = re.compile(r"(?<=[.;:])\s+(?=(?:[-+*]\s*)?Bước\s+\d+\s*[.:])")


def line_of(written: object) -> str:
    """A cell of one line; "" when the record says "Không có thông tin"."""
    said = tidy(str(written or ""))
    return "" if _NOTHING.fullmatch(said) else said


def lines_of(written: object) -> str:
    """A cell of several lines, each tidied, empty ones dropped, "Bước n" on its own line."""
    composed = unicodedata.normalize("NFC", str(written or ""))
    lines = (tidy(line) for line in _STEP.sub("\n", composed).splitlines())
    text = "\n".join(line for line in lines if line)
    return "" if _NOTHING.fullmatch(text) else text


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends with a mark of its own."""
    return text if not text or text[-1] in ".;:!?…" else f"{text}."
