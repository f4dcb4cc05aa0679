"""One logical line (a paragraph or a table row) of a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `row` when it is a row of a table, its cells joined with " | ".

    `recognised` when a machine read it from a picture: letters may be wrong.
    """

    text: str
    row: bool = False
    recognised: bool = False
