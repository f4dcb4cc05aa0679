"""Markup built from values: whatever is no `Html` is escaped, so text can never become a tag."""

from collections.abc import Iterable
from html import escape
from typing import TypeAlias


class Html(str):
    """Markup that may be sent as it is."""

    __slots__ = ()


Child: TypeAlias = "str | int | None | Iterable[Child]"
_VOID = frozenset({"input", "meta", "link", "br", "hr", "rect"})


def h(tag: str, *children: Child, **attributes: str | int | bool | None) -> Html:
    """`h("a", "Mở", href="/x")`; a name that Python keeps for itself ends with "_".

    True writes an attribute without a value, False and None leave it out.
    """
    written = "".join(
        f" {_name(name)}" if value is True else f' {_name(name)}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    if tag in _VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{join(children)}</{tag}>")


def join(children: Iterable[Child]) -> Html:
    return Html("".join(map(_written, children)))


def _written(child: Child) -> str:
    if child is None:
        return ""
    if isinstance(child, Html):
        return child
    if isinstance(child, str | int):
        return escape(str(child))
    return join(child)


def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
