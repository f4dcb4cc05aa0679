"""What a text says about validity: its own days, and what it does to other acts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.amending_changes import changes_in, is_amending
from ingest.amending_clauses import (
    THIS_ACT,
    Clause,
    clauses_of,
    main_articles,
    without_quotes,
)
from ingest.amending_closing import Closing, own_since, read_closing
from ingest.amending_ends import ends_in
from ingest.amending_footnotes import changes_noted, effects_of, ends_of
from ingest.citation import Place
from ingest.document import Content, Relation, RelationKind
from ingest.document_number import first_number
from ingest.effect import Effect
from ingest.head import Consolidation
from ingest.spelling import fold
from ingest.validity import Validity

CLOSING = 14  # articles at the end among which the closing ones are looked for
CLOSING_TITLE = "Hiệu lực thi hành"
CLOSING_LENGTH = 2000  # characters of a closing article
_OWN_LINE = re.compile(
    rf"(?:^|[.;:]\s|\d\.\s){THIS_ACT}\s+có\s+hiệu\s+lực(?:\s+thi\s+hành)?,?(?:\s+kể)?\s+từ"
)


@dataclass(frozen=True, slots=True)
class Amending:
    """Everything a text says about validity."""

    validity: Validity = Validity()
    effects: tuple[Effect, ...] = ()
    relations: tuple[Relation, ...] = ()
    evidence: str = ""


def read_amending(
    content: Content, number: str | None, title: str, issued: date | None
) -> Amending:
    """Validity and relations of an act; for a VBHN see `read_consolidation`."""
    articles = [list(clauses_of(content, at)) for at in main_articles(content)]
    closing = [clause for article in closing_articles(articles) for clause in article]
    own = read_closing(closing, issued)
    if own.validity.since is None:
        closing = closing + clauses_in_text(content.text)
        own = read_closing(closing, issued)
    if own.validity.since is None:
        own = replace(
            own, validity=replace(own.validity, since=since_in_text(content.text, issued))
        )
    since = own.validity.since
    relations = ends_in(closing, number, since)
    if is_amending(title):
        relations += changes(articles, title, since, own)
    else:
        relations += changes_at_end(articles, since)
    relations = [relation for relation in relations if relation.target != number]
    return Amending(own.validity, own.effects, merged(relations), own.evidence)


def clauses_in_text(text: str) -> list[Clause]:
    """The clauses of the last "Hiệu lực thi hành" where it was not found as an article (OCR)."""
    at = text.rfind(CLOSING_TITLE)
    if at < 0:
        return []
    after = " ".join(text[at + len(CLOSING_TITLE) : at + CLOSING_LENGTH].split())
    return [Clause(Place(), words, "") for words in re.split(r"\s?\b\d{1,2}\.\s+(?=[A-ZĐ])", after)]


def since_in_text(text: str, issued: date | None) -> date | None:
    """The first day where the closing article was not found as an article (OCR)."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if "hiệu lực" in line:
            window = without_quotes(" ".join(lines[max(0, at - 1) : at + 2]))
            found = _OWN_LINE.search(window)
            day = (
                own_since(window[found.start() :].lstrip(" .;:0123456789"), issued)
                if found
                else None
            )
            if day:
                return day
    return None


def read_consolidation(content: Content, listed: Consolidation) -> Amending:
    """What a VBHN contains, which acts its base act ended, and what its footnotes date."""
    articles = [list(clauses_of(content, at)) for at in main_articles(content)]
    closing = [clause for article in closing_articles(articles) for clause in article]
    ended = [
        relation
        for relation in ends_in(closing, listed.base, listed.since)
        if not relation.places and relation.since
    ]
    changes = changes_noted(content)
    noted = ends_of(changes, listed.base) if listed.base else []
    return Amending(
        effects=effects_of(changes), relations=merged([*consolidating(listed), *ended, *noted])
    )


def closing_articles(articles: Sequence[Sequence[Clause]]) -> list[Sequence[Clause]]:
    """The articles that speak about validity: by their words near the end, or of the act itself.

    A circular that promulgates a regulation closes with its own Điều 2, before the regulation.
    """
    last = len(articles) - CLOSING
    return [
        article
        for at, article in enumerate(articles)
        if article
        and any(speaks_of_validity(c.words) for c in article)
        and (at >= last or any(_OWN_LINE.search(c.words) for c in article[:1]))
    ]


def speaks_of_validity(words: str) -> bool:
    folded = fold(words)
    return any(
        sign in folded
        for sign in ("có hiệu lực", "hết hiệu lực", "thay thế", "bãi bỏ", "đến hết ngày")
    )


def changes(
    articles: Sequence[Sequence[Clause]], title: str, since: date | None, own: Closing
) -> list[Relation]:
    """What the articles of an amending act change, each from its own first day."""
    late = {
        effect.place.article: effect.validity.since
        for effect in own.effects
        if effect.place.clause is None
    }
    found: list[Relation] = []
    for article in articles:
        day = late.get(article[0].place.article, since) if article else since
        found += changes_in(article, first_number(title), day)
    return found


def changes_at_end(articles: Sequence[Sequence[Clause]], since: date | None) -> list[Relation]:
    """What a new act changes in other acts: an article "Sửa đổi, bổ sung một số điều của …"."""
    return [
        relation for article in articles[-CLOSING:] for relation in changes_in(article, None, since)
    ]


def merged(relations: Sequence[Relation]) -> tuple[Relation, ...]:
    """Without repetitions; the first sentence that says a thing is kept."""
    seen: dict[tuple[object, ...], Relation] = {}
    for relation in relations:
        seen.setdefault((relation.kind, relation.target, relation.places, relation.since), relation)
    return tuple(seen.values())


def consolidating(listed: Consolidation) -> tuple[Relation, ...]:
    """What a VBHN consolidates: the base act and those that amended it."""
    numbers = [number for number in (listed.base, *listed.amenders) if number]
    return tuple(
        Relation(
            RelationKind.CONSOLIDATES, number, since=listed.since if number == listed.base else None
        )
        for number in dict.fromkeys(numbers)
    )
