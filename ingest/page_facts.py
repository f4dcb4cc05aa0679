"""What a page says about the document it shows: its title, its front matter."""

import html
import re
from dataclasses import dataclass
from datetime import date

from ingest.days import first_day
from ingest.document_number import first_number, number_in_name
from ingest.spelling import fold, tidy

LOOKED_AT = 60_000  # bytes at the start of a page that may hold its title
_TITLE = re.compile(rb"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_FACT = re.compile(
    r"^[\s|*\-]*(?P<name>[A-Za-zÀ-ỹ_ ]{4,30}?)[\s*]*[:|][\s*|]*(?P<value>[^|\n]+)", re.MULTILINE
)
_CITED = re.compile(r"\(Điều \S+ [^()]{3,60}/[^()]*có hiệu lực[^()]*\)")
_NAMES = {
    "title": "title",
    "số hiệu": "number",
    "so_hieu": "number",
    "so hieu": "number",
    "số ký hiệu": "number",
    "trích yếu": "subject",
    "trich_yeu": "subject",
    "ngày ban hành": "issued",
    "ngay_ban_hanh": "issued",
    "ngày hiệu lực": "effective",
    "ngày có hiệu lực": "effective",
    "ngay_hieu_luc": "effective",
    "ngay_co_hieu_luc": "effective",
}


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The page's own words about its document; "" and None where it has none."""

    title: str = ""
    number: str | None = None
    issued: date | None = None
    effective: date | None = None


def page_facts(name: str, data: bytes) -> PageFacts:
    """Facts of an HTML page or of a Markdown file with front matter; none of other formats."""
    start = data[:LOOKED_AT]
    if name.lower().endswith((".md", ".markdown")):
        return markdown_facts(start.decode("utf-8", "replace"))
    found = _TITLE.search(start)
    title = tidy(html.unescape(found[1].decode("utf-8", "replace"))) if found else ""
    return PageFacts(title=title, number=first_number(title))


def excerpt_facts(text: str) -> PageFacts:
    """Facts of single articles that somebody took out of a text and noted where from.

    The codification cites "(Điều 2 Luật số 02/2011/QH13, có hiệu lực thi hành kể từ ngày …)".
    """
    note = text.partition("\n")[0]
    cited = _CITED.search(text[:3000])
    if cited:
        return PageFacts(number=first_number(cited[0]), effective=first_day(cited[0]))
    return PageFacts(number=number_in_name(note) or first_number(note))


def is_excerpt(text: str) -> bool:
    """Whether a note at the head says that these are parts of another file."""
    return re.match(r"\W*(?:NGUỒN\s*/\s*)?SOURCE\s*:", text) is not None


def markdown_facts(text: str) -> PageFacts:
    """Front matter and the table "Thông tin văn bản" that stand above the text."""
    facts: dict[str, str] = {}
    for found in _FACT.finditer(text[:6000]):
        name = _NAMES.get(fold(found["name"].strip()))
        if name:
            facts.setdefault(name, found["value"].strip(" *\"'"))
    title = facts.get("title", "")
    return PageFacts(
        title=tidy(f"{title} {facts.get('subject', '')}"),
        number=first_number(facts.get("number", "")) or first_number(title),
        issued=first_day(facts.get("issued", "")),
        effective=first_day(facts.get("effective", "")),
    )
