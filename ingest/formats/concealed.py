"""What a file holds that its reader does not see, whatever its format."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Concealed:
    """A piece of text and how it is hidden ("display:none"); `is_shown` is the text as a whole."""

    way: str
    text: str
    is_comment: bool = False
    is_shown: bool = False


class Look(Protocol):
    def __call__(self, data: bytes, /) -> Iterator[Concealed]: ...


def concealed_in(data: bytes, name: str) -> Iterator[Concealed]:
    """What the readers of the formats find; to be asked of a file that could be read."""
    from ingest.formats.docx import concealed_in_docx
    from ingest.formats.html import concealed_in_html
    from ingest.formats.pdf import concealed_in_pdf

    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf-"):
        yield from concealed_in_pdf(data)
    elif start.startswith(b"pk\x03\x04"):
        yield from concealed_in_docx(data)
    elif start.startswith(b"<") or name.lower().endswith((".html", ".htm")):
        yield from concealed_in_html(data)
    else:
        yield Concealed("", data.decode("utf-8", errors="ignore"), is_shown=True)
