"""Something to say and the spans that prove it."""

from dataclasses import dataclass

from assistant.composing.quoting import Excerpt


@dataclass(frozen=True, slots=True)
class Part:
    """`dated` tells that the text itself says from when to when its quotes are in force."""

    text: str
    excerpts: tuple[Excerpt, ...] = ()
    dated: bool = False
