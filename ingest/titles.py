"""Titles (trích yếu) in normal case, and whether two titles name one subject."""

import re

from rapidfuzz import fuzz

from ingest.document_number import mentions
from ingest.head import LAWS, Head, without_footnotes
from ingest.sources.letters import CAPITALS
from ingest.spelling import fold

ALIKE = 75  # token_set_ratio; typing errors stay above 85, other subjects below 60
_NUMBERED = re.compile(
    r"^(?:Bộ luật|Luật|Nghị định|Nghị quyết|Thông tư(?: liên tịch)?|Quyết định|Pháp lệnh|"
    r"Văn bản hợp nhất)?\s*(?:số\s*)?[\w.]+/[\w/-]+\s*(?:ngày [\d/]+)?[\s:–-]*",
    re.IGNORECASE,
)
_PROVINCE = re.compile(
    rf"\b(TỈNH|THÀNH PHỐ|TP\.?)\s+([{CAPITALS}][{CAPITALS}\s-]{{2,22}}?)"
    r"(?=\s*(?:[-_|*]|SỐ\b|CỘNG|CỦA|$))"
)


def clean_title(head: Head, filed: str, number: str | None) -> str:
    """The title in normal case; laws and codes with their kind ("Luật Khiếu nại")."""
    title = without_footnotes(head.title).strip(" .;:-–|*")
    filed = _NUMBERED.sub("", filed).strip(" .;:-–|*")
    if not title:
        filed = filed.capitalize() if filed.isupper() else filed
        return filed[:1].upper() + filed[1:]
    if title.isupper():
        title = normal_case(title, head, filed)
    named = head.kind in LAWS
    if named and not fold(title).startswith(fold(head.kind)):
        return f"{head.kind} {title}"
    title = re.sub(rf"^{head.kind}\s+(?=\w)", "", title, flags=re.IGNORECASE)
    return title[:1].upper() + title[1:]


def normal_case(title: str, head: Head, filed: str) -> str:
    """A title in capitals as the promulgation or the manifest writes it, else in lower case."""
    for written in (head.promulgation, filed):
        at = fold(written).find(fold(title))
        if at >= 0 and len(fold(written)) == len(written):
            found = written[at : at + len(title)]
            if not found.isupper():
                return found
    lowered = title.capitalize()
    for mention in mentions(title):
        lowered = lowered[: mention.start] + mention.number + lowered[mention.end :]
    return lowered


def same_subject(title: str, filed: str, number: str | None) -> bool:
    """Whether the title in the text and the one that it was filed under mean one subject."""
    bare = _NUMBERED.sub("", filed)
    if not title or not bare:
        return False
    return float(fuzz.token_set_ratio(fold(title), fold(bare))) >= ALIKE


def province_of(head: Head, number: str | None) -> str | None:
    """ "Phú Thọ" of a local act (UBND, HĐND); None for acts of the centre."""
    if number is None or not any(sign in number for sign in ("UBND", "HĐND")):
        return None
    found = _PROVINCE.search(head.organs)
    return " ".join(found[2].split()).title() if found else None
