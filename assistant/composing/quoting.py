"""Citations cut from the stored text, and what is said of them in plain words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.answer import Citation
from assistant.composing.labels import label, status
from assistant.composing.matching import spans
from indexes.library import Library
from ingest.citation import Place
from ingest.document import Content, Document
from ingest.provision import Level, Provision
from ingest.store_codec import StoredProvisions
from ingest.validity import Validity

_FOOTNOTE = re.compile(r"[ \t\u00a0]?\[\d{1,3}\]")
_BLANKS = re.compile(r"[ \t\u00a0]{2,}|[\t\u00a0]")  # what is not one blank already
_GLUED = re.compile(r"(\d)(?=(?:đồng|ngày|tháng|năm|giờ|tuổi)\b)")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A span of a document that answers (part of) a question; `score` ranks it."""

    document: Document
    place: Place
    start: int
    end: int
    text: str
    score: float = 0.0

    def cited(self, on: date, validity: Validity | None = None) -> Citation:
        """The citation with its status on the day, by the validity of its own place if given."""
        return Citation(
            self.document,
            self.place,
            label(self.document, self.place),
            self.text,
            self.start,
            self.end,
            status(self.document, validity or self.document.validity, on),
        )


def excerpt(document: Document, content: Content, provision: Provision, score: float) -> Excerpt:
    """The whole provision, trailing blanks left out."""
    raw = content.text[provision.start : provision.end]
    end = provision.start + len(raw.rstrip())
    return Excerpt(
        document, provision.place, provision.start, end, content.text[provision.start : end], score
    )


def sentences_of(
    document: Document, content: Content, provision: Provision | None
) -> list[Excerpt]:
    """The sentences and list items of a provision, each as a quote of its own."""
    if provision is None:
        return []
    body = content.text[provision.start : provision.end]
    return [
        Excerpt(
            document,
            provision.place,
            provision.start + start,
            provision.start + end,
            body[start:end],
            1.0,
        )
        for start, end in spans(body)
    ]


def plain(text: str) -> str:
    """Text as it is read aloud: footnote marks out, blanks folded or put in, lines kept."""
    if "[" in text:
        text = _FOOTNOTE.sub("", text)
    folded = _GLUED.sub(r"\1 ", _BLANKS.sub(" ", text))
    lines = map(str.strip, folded.splitlines())
    return "\n".join(line for line in lines if line)


def provision_around(content: Content, start: int, levels: frozenset[Level]) -> int | None:
    """Position of the innermost provision of one of the levels that holds the offset."""
    provisions = content.provisions
    last = bisect_right(_starts(provisions), start) - 1
    at = last if last >= 0 else None
    while at is not None and not (provisions[at].level in levels and start < provisions[at].end):
        at = provisions[at].parent
    return at


def inside(content: Content, start: int, end: int) -> list[Provision]:
    """The provisions that begin and end between two offsets."""
    provisions = content.provisions
    starts = _starts(provisions)
    first, last = bisect_left(starts, start), bisect_right(starts, end)
    return [provisions[at] for at in range(first, last) if provisions[at].end <= end]


def children(content: Content, parent: int) -> tuple[Provision, ...]:
    above = content.provisions[parent]
    within = inside(content, above.start, above.end)
    return tuple(provision for provision in within if provision.parent == parent)


def _starts(provisions: Sequence[Provision]) -> Sequence[int]:
    if isinstance(provisions, StoredProvisions):
        return provisions.starts  # without making the provisions
    return [provision.start for provision in provisions]


_CLAUSES = frozenset({Level.ARTICLE, Level.CLAUSE, Level.PARAGRAPH})


def evidence_in(document: Document, content: Content, sentence: str) -> Excerpt | None:
    """The clause that holds a sentence whose blanks may have been folded."""
    words = sentence.split()
    found = re.search(r"\s+".join(map(re.escape, words[:40])), content.text) if words else None
    if found is None:
        return None
    at = provision_around(content, found.start(), _CLAUSES)
    if at is None:
        return Excerpt(document, Place(), found.start(), found.end(), found.group(), 1.0)
    return excerpt(document, content, content.provisions[at], 1.0)


def verified(citation: Citation, library: Library) -> bool:
    """Whether the quote is, byte for byte, what the stored text holds at its place."""
    text = library.content(citation.document.key).text
    return text[citation.start : citation.end] == citation.quote and bool(citation.quote)
