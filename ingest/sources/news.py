"""Official news and explanatory articles: one JSON a line, and one article as plain text."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import orjson

from ingest.citation import Place
from ingest.document import Content, Document, Family, Reading, Trust
from ingest.formats.unreadable import Unreadable
from ingest.provision import Level, Provision
from ingest.sources.news_markdown import paragraphs
from ingest.spelling import tidy

KIND = "Tin tức"
_ARTICLE_ID = re.compile(r"^(?:\d+_)?(?P<id>[0-9a-f]{16})$")
_URL_DAY = re.compile(r"-1\d{2}(?P<year>\d{2})(?P<month>\d{2})(?P<day>\d{2})\d{6,}\.htm")
_DAY_OF_YEAR = re.compile(r"\bnăm\s+(20\d{2})\b")
LONGEST_SECTION = 1500  # characters; a longer section without headings is cut at a paragraph


def read(key: str, data: bytes) -> list[Reading]:
    """The articles of a .jsonl, or the one article of a text."""
    if data.lstrip()[:1] != b"{":
        return [_plain(key, data)]
    readings = []
    for line in data.splitlines():
        if line.strip():
            readings.append(_article(key, line))
    return readings


def _article(key: str, line: bytes) -> Reading:
    try:
        row: dict[str, Any] = orjson.loads(line)
        name, title = str(row["id"]), tidy(str(row["title"]))
        body, url = str(row["text"]), row.get("url")
    except (KeyError, ValueError) as problem:
        raise Unreadable(f"Not an article: {problem!r}") from problem
    written = row.get("date")
    day = date.fromisoformat(written) if written else day_of(url or "")
    origins = {"title": "record", "issued": str(row.get("date_from") or "record")} if day else {}
    document = Document(
        f"{key}#{name}",
        name,
        Family.NEWS,
        KIND,
        title,
        year=day.year if day else None,
        issuer=row.get("source"),
        issued=day,
        url=url,
        trust=Trust.NEWS,
        origins=origins,
    )
    return Reading(document, content_of(title, body))


def day_of(url: str) -> date | None:
    """The day in "…-119241231112233….htm"."""
    found = _URL_DAY.search(url)
    if found is None:
        return None
    return date(2000 + int(found["year"]), int(found["month"]), int(found["day"]))


def _plain(key: str, data: bytes) -> Reading:
    """An article that begins with its title and has no further metadata."""
    title, _, body = data.decode("utf-8-sig", "replace").strip().partition("\n")
    stem = PurePosixPath(key).stem
    named = _ARTICLE_ID.match(stem)
    found = _DAY_OF_YEAR.search(body)
    document = Document(
        key,
        named["id"] if named else stem,
        Family.NEWS,
        KIND,
        tidy(title),
        year=int(found[1]) if found else None,
        trust=Trust.NEWS,
        origins={"title": "first line"},
    )
    return Reading(document, content_of(tidy(title), body))


def content_of(title: str, body: str) -> Content:
    """The title and the sections, each a paragraph provision with its heading."""
    text = title
    provisions: list[Provision] = []
    for number, (heading, lines) in enumerate(sections(title, body), 1):
        start = len(text) + 2
        text += "\n\n" + "\n".join(lines)
        end = len(text)
        provisions.append(
            Provision(Level.PARAGRAPH, str(number), heading, Place(), start, end, end)
        )
    if not provisions:
        provisions = [Provision(Level.PARAGRAPH, "1", "", Place(), 0, len(text), len(text))]
    return Content(text, tuple(provisions))


def sections(title: str, body: str) -> Iterator[tuple[str, list[str]]]:
    """The heading and the lines of each section, its heading among them.

    A long section is cut between paragraphs; its later parts keep the heading, not its line.
    """
    heading, lines, size = "", list[str](), 0
    for words, is_heading in _without_contents(list(paragraphs(body, title))):
        starts = is_heading and size > 0
        if lines and (starts or size + len(words) > LONGEST_SECTION):
            yield heading, lines
            lines, size = [], 0
        lines.append(words)
        if is_heading:
            heading = words
        else:
            size += len(words)
    if lines:
        yield heading, lines


def _without_contents(found: list[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    """Without headings that come again (a table of contents) and lines printed twice."""
    last_place = {words: place for place, (words, _) in enumerate(found)}
    previous = ""
    for place, (words, is_heading) in enumerate(found):
        if words != previous and not (is_heading and last_place[words] > place):
            yield words, is_heading
        previous = words
