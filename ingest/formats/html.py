"""HTML pages: the paragraphs and table rows of the legal text, without the page around it."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ingest.formats.concealed import Concealed
from ingest.formats.line import Line
from ingest.formats.main_text import main_element
from ingest.formats.unreadable import Unreadable
from ingest.spelling import tidy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# fmt: off
_BLOCKS = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "div", "dl", "dt", "fieldset", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "ul",
])
_SKIPPED = frozenset([
    "script", "style", "noscript", "template", "head", "nav", "button", "select", "input",
    "textarea", "svg", "iframe", "-comment",
])
# fmt: on
_UNSEEN = re.compile(
    r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)"
    r"|font-size\s*:\s*[01](?:\.\d+)?(?:px|pt|em|rem|%)?\s*(?:!important\s*)?(?:;|$)"
    r"|(?:left|top|text-indent)\s*:\s*-\d{3,}"
    r"|(?<![\w-])color\s*:\s*(?:white|#fff(?:fff)?|rgba?\(\s*255\s*,\s*255\s*,\s*255[^)]*\)"
    r"|transparent)\s*(?:!important\s*)?(?:;|$))",
    re.IGNORECASE,
)
_BACKED = re.compile(r"background", re.IGNORECASE)  # white on a dark ground is seen
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"\s*[\w.#-]+\s*")
_CELLS = ("td", "th")
_WORDS = ("-text", "br")
_SENTENCE_END = re.compile(r"[.;:!?”\"]\s*\Z")
_SHORTEST = 500  # letters; error pages say little
_ERROR = re.compile(
    r"\b(?:40[0-9]|50[0-9])\b|not found|forbidden|denied|error|just a moment|không tìm thấy|lỗi",
    re.IGNORECASE,
)
_POINT = re.compile(r"\w\d?\s?\)")
_ARTICLE = re.compile(r"^\s*Điều\s+\d+", re.MULTILINE)


def read_html(data: bytes) -> list[Line]:
    """The lines of the page's main text; raises Unreadable when there is none."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(data)
    if page.body is None:
        raise Unreadable("The HTML page has no body: fetch it again.")
    lines = [line for line in _block_lines(main_element(page.body)) if line.text]
    if not lines:
        raise Unreadable("The HTML page shows no text without scripts: save it from a browser.")
    if sum(len(line.text) for line in lines) < _SHORTEST and _ERROR.search(lines[0].text):
        raise Unreadable("The page is an error page of a website: fetch it again from its source.")
    return lines


def _block_lines(root: "LexborNode") -> Iterator[Line]:
    """Walks the tree without recursion: Word pages nest spans without limit."""
    pieces: list[str] = []
    pending: list[LexborNode | None] = [*reversed(list(root.iter(include_text=True)))]
    while pending:
        node = pending.pop()  # None: a block ends here
        tag = "" if node is None else node.tag or ""
        if not tag or tag == "table" or tag in _BLOCKS:
            yield from _paragraphs(pieces)
            pieces.clear()
        if node is None or tag in _SKIPPED:
            continue
        if tag == "table":
            yield from _table_lines(node)
        elif tag in _WORDS:
            pieces.append("\v" if tag == "br" else node.text_content or "")
        else:
            pending += [None] if tag in _BLOCKS else []
            pending += reversed(list(node.iter(include_text=True)))
    yield from _paragraphs(pieces)


def _paragraphs(pieces: list[str]) -> Iterator[Line]:
    """Splits at <br>, unless the break falls inside a sentence."""
    if not pieces:
        return
    current = ""
    for piece in "".join(pieces).split("\v"):
        text = tidy(piece)
        if not text:
            continue
        if current and text[0].islower() and not _goes_no_further(current, text):
            current = f"{current} {text}"
            continue
        if current:
            yield Line(current)
        current = text
    if current:
        yield Line(current)


def _goes_no_further(current: str, following: str) -> bool:
    return _SENTENCE_END.search(current) is not None or _POINT.match(following) is not None


def _table_lines(table: "LexborNode") -> Iterator[Line]:
    rows = list(_rows(table))
    if not rows or max(len(cells) for cells in rows) == 1 or _holds_articles(table):
        for cells in rows:
            for cell in cells:
                yield from _block_lines(cell)
        return
    for cells in rows:
        texts = [" ".join(line.text for line in _block_lines(cell)) for cell in cells]
        text = " | ".join(texts)
        if text.strip(" |"):
            yield Line(text, row=True)


def _holds_articles(table: "LexborNode") -> bool:
    """Whether the table only lays out a page: articles stand in it."""
    return len(_ARTICLE.findall(table.text(separator="\n"))) > 2


def _rows(table: "LexborNode") -> Iterator[list["LexborNode"]]:
    """The rows of this table, not those of tables in its cells."""
    pending = [table]
    while pending:
        node = pending.pop()
        children = list(node.iter())
        cells = [child for child in children if child.tag in _CELLS]
        if node.tag == "tr":
            yield cells
            continue
        pending += [child for child in reversed(children) if child.tag != "table"]


def concealed_in_html(data: bytes) -> Iterator[Concealed]:
    """Comments, and text of the main part that styles or attributes take out of sight."""
    from selectolax.lexbor import LexborHTMLParser

    page = LexborHTMLParser(data)
    if page.body is None:
        return
    main = main_element(page.body)
    yield Concealed("", main.text(), is_shown=True)
    for node in main.css("[hidden]"):
        yield Concealed("hidden", node.text())
    for node in main.css("[style]"):
        if way := _unseen(node.attributes.get("style") or ""):
            yield Concealed(way, node.text())
    for node in main.css("font[color]"):
        if _unseen(f"color:{node.attributes.get('color')}"):
            yield Concealed("color:white", node.text())
    yield from _by_rules(page, main)
    yield from (Concealed("comment", text, is_comment=True) for text in _comments(data))


def _unseen(style: str) -> str:
    """The declaration that hides, or ""."""
    found = _UNSEEN.search(style)
    if found is None or ("color" in found[0].lower() and _BACKED.search(style)):
        return ""
    return found[0].rstrip("; ")


def _by_rules(page: Any, main: "LexborNode") -> Iterator[Concealed]:
    """Text that a rule of the page's own style sheet hides by a simple selector."""
    for sheet in page.css("style"):
        for selectors, style in _RULE.findall(sheet.text()):
            if way := _unseen(style):
                for selector in filter(_SIMPLE.fullmatch, selectors.split(",")):
                    yield from (Concealed(way, node.text()) for node in main.css(selector.strip()))


def _comments(data: bytes) -> Iterator[str]:
    for piece in data.split(b"<!--")[1:]:
        yield piece.split(b"-->")[0].decode("utf-8", errors="ignore")
