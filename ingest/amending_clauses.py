"""The clauses of a text that speak about validity, one sentence at a time, without quoted law."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.citation import Place
from ingest.document import Content
from ingest.provision import Level, Provision
from ingest.sources.letters import CAPITALS

ACT = (
    r"(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết(?: liên tịch)?|Thông tư(?: liên tịch)?|"
    r"Quyết định|Chỉ thị|Lệnh|Quy chế|Quy định|Văn bản)"
)
THIS_ACT = rf"{ACT} này(?:\s*\[\d+\]|\d{{1,2}})?"

_QUOTES = re.compile(r"[“\"][^“”\"]*(?:“[^“”]*”[^“”\"]*)*(?:[”\"]|$)")
_SENTENCES = re.compile(
    rf"(?<=[^A-ZĐ\d\s]\.)\s+(?=[{CAPITALS}“\d])|(?<=\d{{4}}\.)\s+(?=[{CAPITALS}])"
)
_LABEL = re.compile(
    r"^\W*(?:Điều\s+\w+\s*[.:]|\d{1,3}[a-zđ]{0,2}\s*[.)]|[a-zđ]\d{0,2}\s*\)|[-–+•])"
    r"\s*(?:\[\d+\]|(?<=[.)])\d{1,2}(?=\s))?\s*"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """The own words of one provision; `lead` are those of the provisions around it."""

    place: Place
    words: str
    lead: str

    def sentences(self) -> Iterator[str]:
        yield from (sentence.strip() for sentence in _SENTENCES.split(self.words))


def main_articles(content: Content) -> list[int]:
    """Positions of the articles of the text itself; those of annexes are left out."""
    return [
        at
        for at, provision in enumerate(content.provisions)
        if provision.level is Level.ARTICLE and provision.place.annex is None
    ]


def clauses_of(content: Content, article: int) -> Iterator[Clause]:
    """An article's own words, then those of its clauses and points."""
    leads: dict[int, str] = {}
    provisions = content.provisions
    for at in range(article, len(provisions)):
        provision = provisions[at]
        if at > article and provision.start >= provisions[article].end:
            return
        words = own_words(content, provision)
        lead = leads.get(provision.parent, "") if provision.parent is not None else ""
        leads[at] = f"{lead} {words}".strip()
        yield Clause(provision.place, words, lead)


def own_words(content: Content, provision: Provision) -> str:
    """One line without label and without the law that it quotes."""
    text = " ".join(content.text[provision.start : provision.lead_end].split())
    return _LABEL.sub("", without_quotes(text))


def without_quotes(text: str) -> str:
    """The text with each “…” as “”: what is quoted there is another act's wording."""
    return _QUOTES.sub("“”", text)
