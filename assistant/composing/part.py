"""Something to say and the spans that prove it."""

from dataclasses import dataclass

from assistant.composing.quoting import Excerpt


@dataclass(frozen=True, slots=True)
class Part:
    text: str
    excerpts: tuple[Excerpt, ...] = ()
