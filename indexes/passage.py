"""The piece of an official text that is searched and quoted (đoạn để tìm)."""

from dataclasses import dataclass

from ingest.citation import Place
from ingest.validity import Validity


@dataclass(frozen=True, slots=True)
class Passage:
    """Text cut along the document's own joints; never crosses a clause.

    `text == document_text[start:end]`. `context` are the inherited headings that are searched
    with it but not quoted. `unit` numbers the article (or procedure, or news item) that the
    passage belongs to: passages of one unit are ranked together by their best.
    """

    number: int  # position in the generation
    document: str  # Document.key
    unit: int
    place: Place
    context: str
    text: str
    start: int
    end: int
    validity: Validity
