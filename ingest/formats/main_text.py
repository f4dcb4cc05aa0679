"""Which element of a web page holds the text itself, without menus, side outline and forms."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_FULL_PAGE = "script, form, nav, header, footer, aside, button"
_UNSEEN = ["script", "style", "noscript", "template", "svg"]
_BREAK = "\x1f"
_LONG = re.compile(r"[^\x1f]{120,}")  # menus, titles and cells of tables are shorter
_VIETNAMESE = re.compile("[ăđơư\u1ea0-\u1ef9]")
_SEALS = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|Nơi nhận")
_MOST = 0.85  # of the letters in long pieces; titles of a side outline may be long too
_PARTS_OF_A_TABLE = ("table", "thead", "tbody", "tr")
_MOST_CELLS = 60  # of tables in a frame; more are an annex


def main_element(body: "LexborNode") -> "LexborNode":
    """The innermost element with the whole text; the body itself of a page without a frame."""
    if body.css_first(_FULL_PAGE) is None:
        return body
    body.strip_tags(_UNSEEN)
    chosen = body
    inner = _inner(body, _text(body))
    while inner is not None:
        if inner[0].tag not in _PARTS_OF_A_TABLE:
            chosen = inner[0]
        inner = _inner(*inner)
    return chosen


def _inner(element: "LexborNode", text: str) -> tuple["LexborNode", str] | None:
    """The child that holds what matters of `element`, with its text, or None."""
    children = [(child, _text(child)) for child in element.iter()]
    if not children:
        return None
    child, inside = max(children, key=lambda pair: _long(pair[1]))
    seals = set(_SEALS.findall(text)) - set(_SEALS.findall(inside))
    if child.tag == "p" or seals or _long(inside) < _MOST * _long(text):
        return None
    outside = len(element.css("td")) - len(child.css("td"))
    return None if outside > _MOST_CELLS else (child, inside)


def _long(text: str) -> int:
    """The letters in long Vietnamese pieces; a page may hold a translation beside the text."""
    return sum(len(piece) for piece in _LONG.findall(text) if _VIETNAMESE.search(piece))


def _text(element: "LexborNode") -> str:
    return element.text(separator=_BREAK, strip=True)
