"""The official text around a provision: its article or field, a page of it, what is cited there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.composing.quoting import provision_around
from assistant.service.places import DIGEST_LENGTH, provision_id
from indexes.library import Library
from ingest.document import Content, Document, Family, Standing
from ingest.provision import Level, Provision

LONGEST_PAGE = 12_000  # characters; 99 % of the articles are shorter
_WHOLE = frozenset({Level.ARTICLE, Level.FIELD})
_ANNEX = frozenset({Level.ANNEX})


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where in a stored text, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """A provision that was named; None stands for the whole document."""

    document: Document
    content: Content
    provision: Provision | None

    @property
    def span(self) -> Span:
        """The provision without the blanks that follow it."""
        text = self.content.text
        start, end = 0, len(text)
        if self.provision is not None:
            start, end = self.provision.start, self.provision.end
        return Span(start, start + len(text[start:end].rstrip()))


@dataclass(frozen=True, slots=True)
class View:
    """A page of the text around a place; `cited` lies in it and is None on its other pages."""

    outline: tuple[Provision, ...]  # what the place lies in, the largest first, with itself
    page: Span
    cited: Span | None
    number: int  # of the page, from 1
    pages: int


def find(name: str, library: Library) -> Found | None:
    """The provision that `provision_id` named; None when no text that is held has it."""
    document = _by_digest(library).get(name[:DIGEST_LENGTH])
    if document is None:
        return None
    content = library.content(document.key)
    if len(name) == DIGEST_LENGTH:
        return Found(document, content, None)
    for provision in content.provisions:
        if provision_id(document, provision.place) == name:
            return Found(document, content, provision)
    return None


def around(found: Found, cited: Span, number: int | None) -> View:
    """The page that holds `cited`, or the page with that number, the last where there are less."""
    whole = _whole(found, cited)
    pages = list(_pages(found.content.text, whole))
    at = next(n for n in range(len(pages) - 1, -1, -1) if pages[n].start <= cited.start or not n)
    if number is not None and number != at + 1:
        at = min(number, len(pages)) - 1
        return View(_outline(found.content, cited), pages[at], None, at + 1, len(pages))
    end = max(pages[at].end, min(cited.end, pages[at].start + 2 * LONGEST_PAGE))
    page = Span(pages[at].start, end)
    shown = Span(cited.start, min(cited.end, end))
    return View(_outline(found.content, cited), page, shown, at + 1, len(pages))


def _whole(found: Found, cited: Span) -> Span:
    """The article or field in which the place stands, else its annex, else the whole text."""
    content = found.content
    for levels in (_WHOLE, _ANNEX) if found.document.family is not Family.NEWS else ():
        at = provision_around(content, cited.start, levels)
        if at is not None:
            unit = content.provisions[at]
            end = unit.start + len(content.text[unit.start : unit.end].rstrip())
            return Span(unit.start, max(end, cited.end))
    return Span(0, len(content.text))


def _pages(text: str, whole: Span) -> Iterator[Span]:
    """Pages that end with a line where there is one in their second half."""
    start = whole.start
    while whole.end - start > LONGEST_PAGE:
        line = text.rfind("\n", start + LONGEST_PAGE // 2, start + LONGEST_PAGE)
        end = start + LONGEST_PAGE if line < 0 else line + 1
        yield Span(start, end)
        start = end
    yield Span(start, whole.end)


def _outline(content: Content, cited: Span) -> tuple[Provision, ...]:
    at = provision_around(content, cited.start, frozenset(Level) - {Level.PARAGRAPH})
    found: list[Provision] = []
    while at is not None:
        found.append(content.provisions[at])
        at = content.provisions[at].parent
    return tuple(reversed(found))


@lru_cache(maxsize=2)
def _by_digest(library: Library) -> dict[str, Document]:
    """Documents by the beginning of their text's digest; copies stand behind what answers."""
    documents = sorted(library.documents(), key=lambda d: d.standing is Standing.ANSWERABLE)
    return {document.digest[:DIGEST_LENGTH]: document for document in documents}
