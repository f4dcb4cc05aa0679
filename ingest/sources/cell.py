"""The text of one cell of a procedure record."""

import re
import unicodedata
from collections.abc import Iterable

from ingest.spelling import tidy

_NOTHING = re.compile(r"(?:không có thông tin|null|none|--|n/a)\W*", re.IGNORECASE)
_LIST_MARK = re.compile(r"\w{1,4}\s*[).]")
_STEP = re.compile(r"(?<=[.;:])\s+(?=(?:[-+*]\s*)?Bước\s+\d+\s*[.:])")


def line_of(written: object) -> str:
    """A cell of one line; "" when the record says "Không có thông tin"."""
    said = tidy(str(written or ""))
    return "" if _NOTHING.fullmatch(said) else said


def lines_of(written: object) -> str:
    """A cell of several lines, each tidied, empty ones dropped, "Bước n" on its own line."""
    composed = unicodedata.normalize("NFC", str(written or ""))
    lines = (tidy(line) for line in _STEP.sub("\n", composed).splitlines())
    text = "\n".join(_unwrapped(line for line in lines if line))
    return "" if _NOTHING.fullmatch(text) else text


def _unwrapped(lines: Iterable[str]) -> list[str]:
    """The lines, those joined again that were broken inside a sentence."""
    whole: list[str] = []
    for line in lines:
        if whole and (whole[-1][-1].isalnum() or whole[-1][-1] == ",") and _goes_on(line):
            whole[-1] += f" {line}"
        else:
            whole.append(line)
    return whole


def _goes_on(line: str) -> bool:
    """Whether a line begins in small letters and with no mark of a list ("a)", "đ.", "iv)")."""
    return line[0].islower() and not _LIST_MARK.match(line)


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends with a mark of its own."""
    return text if not text or text[-1] in ".;:!?…" else f"{text}."
